import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startXS, type XS, xsMissing } from '../../tools/xs/xs.js';
import { anyText } from '../support/any-text.js';
import { pattern } from '../support/arrays.js';
import { board } from '../support/built.js';
import { generate, validOptions } from '../support/connect-options.js';
import { WITHOUT_HOST } from '../support/realm.js';
import { runs } from '../support/runs.js';

// What XS computes, against independent implementations in Node.

describe.skipIf(xsMissing && !process.env.CI)('a board’s bundle in XS', () => {
	let xs: XS;
	beforeAll(async () => {
		xs = startXS() as XS;
		for (const script of [WITHOUT_HOST, await board()]) await xs.evaluate(script);
	});
	afterAll(() => xs?.stop());

	/** Calls a function in XS, where the library is `library`. */
	async function call(inXS: string, ...values: unknown[]): Promise<unknown> {
		const { result } = await xs.evaluate(`(${inXS})(${values.map(literal)})`);
		return result;
	}

	const HASHES = [
		{ name: 'SHA1', algorithm: 'sha1' },
		{ name: 'SHA256', algorithm: 'sha256' },
	];
	const bytes = fc.uint8Array({ minLength: 0, maxLength: 192 });

	test.each(HASHES)('$name of every length to 192 is what node:crypto says', async (row) => {
		const data = pattern(192);
		const answer = await call(
			`(data) => {
				const digests = [];
				for (let length = 0; length <= data.length; length++)
					digests.push(library.hex(library.${row.algorithm}(data.subarray(0, length))));
				return digests;
			}`,
			data,
		);
		const digests = Array.from({ length: 193 }, (_, length) =>
			createHash(row.algorithm).update(data.subarray(0, length)).digest('hex'),
		);
		expect(answer).toEqual(digests);
	});

	test.each(HASHES)('$name of any pieces at any offset is what node:crypto says', async (row) => {
		const sizes = fc.array(fc.integer({ min: 0, max: 70 }), { minLength: 1, maxLength: 9 });
		await fc.assert(
			fc.asyncProperty(bytes, sizes, fc.nat(7), async (data, pieces, byteOffset) => {
				const answer = await call(
					`(data, sizes, byteOffset) => {
						const hash = new library.${row.name}();
						const digests = [];
						for (let turn = 0; turn < 2; turn++) {
							for (let at = 0, i = 0; at < data.length; i++) {
								const size = Math.min(sizes[i % sizes.length] || 1, data.length - at);
								const piece = new Uint8Array(byteOffset + size + 3).fill(255);
								piece.set(data.subarray(at, at + size), byteOffset);
								hash.update(piece.subarray(byteOffset, byteOffset + size));
								at += size;
							}
							digests.push(library.hex(hash.digest()));
						}
						return digests;
					}`,
					data,
					pieces,
					byteOffset,
				);
				const digest = createHash(row.algorithm).update(data).digest('hex');
				expect(answer).toEqual([digest, digest]);
			}),
			runs(100),
		);
	});

	test.each(HASHES)('HMAC with $name is what node:crypto says, twice in a row', async (row) => {
		await fc.assert(
			fc.asyncProperty(bytes, bytes, async (key, message) => {
				const answer = await call(
					`(key, message) => {
						const mac = new library.HMAC(library.${row.name}, key);
						return [0, 1].map(() => library.hex(mac.update(message).digest()));
					}`,
					key,
					message,
				);
				const mac = createHmac(row.algorithm, key).update(message).digest('hex');
				expect(answer).toEqual([mac, mac]);
			}),
			runs(100),
		);
	});

	test('Base64 both ways is what Buffer says', async () => {
		await fc.assert(
			fc.asyncProperty(bytes, async (data) => {
				const text = Buffer.from(data).toString('base64');
				const answer = await call(
					'(data, text) => [library.encodeBase64(data), library.decodeBase64(text)]',
					data,
					text,
				);
				expect(answer).toEqual([text, data]);
			}),
			runs(100),
		);
	});

	test('only canonical Base64 decodes', async () => {
		const letter = fc.constantFrom(...'ABwxyz0189+/=-_ \n\u0141é');
		await fc.assert(
			fc.asyncProperty(fc.string({ unit: letter, maxLength: 12 }), async (text) => {
				const answer = await call(
					`(text) => {
						try { return library.decodeBase64(text); } catch (error) { return error.constructor.name; }
					}`,
					text,
				);
				const buffer = Buffer.from(text, 'base64');
				const isCanonical = buffer.toString('base64') === text;
				expect(answer).toEqual(isCanonical ? Uint8Array.from(buffer) : 'SyntaxError');
			}),
			runs(300),
		);
	});

	test('any text becomes the bytes that TextEncoder makes, but for a lone surrogate', async () => {
		const unit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));
		const texts = fc.oneof(
			anyText({ maxLength: 150 }),
			fc.string({ unit, maxLength: 150 }),
			fc.constantFrom('é日😀', 'a\ud83d', '\ude00a', '\ude00\ud83d', '\ud83d\ud83d\ude00'),
		);
		await fc.assert(
			fc.asyncProperty(texts, async (text) => {
				const answer = await call(
					'(text) => { try { return library.utf8(text); } catch (error) { return String(error); } }',
					text,
				);
				expect(answer).toEqual(
					/\p{Surrogate}/u.test(text)
						? 'SyntaxError: text: expected well-formed Unicode, got a lone surrogate'
						: new TextEncoder().encode(text),
				);
			}),
			runs(100),
		);
	});

	test('any CONNECT is what mqtt-packet makes', async () => {
		await fc.assert(
			fc.asyncProperty(validOptions(), async (options) => {
				expect(await call('library.encodeConnect', options)).toEqual(generate(options));
			}),
			runs(100),
		);
	});
});

/** Source text of a value. */
function literal(value: unknown): string {
	if (value instanceof Uint8Array) return `Uint8Array.of(${value})`;
	if (Array.isArray(value)) return `[${value.map(literal)}]`;
	if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined';
	const properties = Object.entries(value).map(
		([name, part]) => `${JSON.stringify(name)}: ${literal(part)}`,
	);
	return `{ ${properties} }`;
}
