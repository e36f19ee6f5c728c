import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import mqttPacket from 'mqtt-packet';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as library from '../src/index.js';
import * as stay from '../src/stay.js';
import { loadVectors } from './support/load.js';
import { WITHOUT_HOST } from './support/realm.js';
import { asScript, BUNDLE } from './support/script.js';
import { use } from './support/use.js';
import { expected } from './support/vectors.js';
import { startXS, type XS, xsMissing } from './support/xs.js';

const RUNS = { numRuns: 300 };

describe.skipIf(xsMissing && !process.env.CI)('the built bundle inside XS', () => {
	let xs: XS;
	beforeAll(async () => {
		xs = await startLibrary();
	});
	afterAll(() => xs?.stop());

	/** Calls a function in XS, where the library is `library`. */
	async function call(inXS: string, ...values: unknown[]): Promise<unknown> {
		const { result } = await xs.evaluate(`(${inXS})(${values.map(literal)})`);
		return result;
	}

	test.each([...loadVectors()])('gives the published answers of %s', async (_, { vectors }) => {
		const answers = await call(
			'(vectors) => vectors.map((vector) => $vectors.actual(library, vector))',
			vectors,
		);
		expect(answers).toEqual(vectors.map(expected));
	});

	test('does all that src/ does in Node', async () => {
		expect(await call('() => $use.use(library, stay)')).toEqual(use(library, stay));
	});

	test('does so too when all that it is made of is frozen', async () => {
		const frozen = await startLibrary();
		try {
			await frozen.evaluate(`
				for (const name of Object.getOwnPropertyNames(globalThis))
					if (globalThis[name] !== globalThis) $harden(globalThis[name]);
				if (!Object.isFrozen(library.SHA256.prototype) || !Object.isFrozen(Error.prototype))
					throw new Error('not frozen');`);
			const { result } = await frozen.evaluate('$use.use(library, stay)');
			expect(result).toEqual(use(library, stay));
		} finally {
			frozen.stop();
		}
	});

	const bytes = fc.uint8Array({ minLength: 0, maxLength: 192 });
	const sizes = fc.array(fc.integer({ min: 0, max: 70 }), { minLength: 1, maxLength: 9 });
	const offset = fc.integer({ min: 0, max: 7 });

	test('hashes every length to 192 bytes as node:crypto does', async () => {
		const data = Uint8Array.from({ length: 192 }, (_, i) => 151 * i);
		const lengths = Array.from({ length: 193 }, (_, length) => data.subarray(0, length));
		const answers = await call(
			'(parts) => parts.map((part) => [library.sha1(part), library.sha256(part)].map(library.hex))',
			lengths,
		);
		expect(answers).toEqual(lengths.map((part) => [sha('sha1', part), sha('sha256', part)]));
	});

	test.each([
		['SHA1', 'sha1'],
		['SHA256', 'sha256'],
	])(
		'%s of any chunks at any byteOffset is what node:crypto says of the whole',
		async (name, algorithm) => {
			await fc.assert(
				fc.asyncProperty(bytes, sizes, offset, async (data, chunks, byteOffset) => {
					const answer = await call(
						`(data, sizes, byteOffset) => {
						const hash = new library.${name}();
						const digests = [];
						for (let turn = 0; turn < 2; turn++) {
							for (let at = 0, i = 0; at < data.length; i++) {
								const size = Math.min(sizes[i % sizes.length] || 1, data.length - at);
								const chunk = new Uint8Array(byteOffset + size + 3).fill(255);
								chunk.set(data.subarray(at, at + size), byteOffset);
								hash.update(chunk.subarray(byteOffset, byteOffset + size));
								at += size;
							}
							digests.push(library.hex(hash.digest()));
						}
						return digests;
					}`,
						data,
						chunks,
						byteOffset,
					);
					expect(answer).toEqual([sha(algorithm, data), sha(algorithm, data)]);
				}),
				RUNS,
			);
		},
	);

	test.each([
		['SHA1', 'sha1'],
		['SHA256', 'sha256'],
	])('HMAC with %s is what node:crypto says', async (name, algorithm) => {
		await fc.assert(
			fc.asyncProperty(bytes, bytes, async (key, message) => {
				const answer = await call(
					`(key, message) => library.hmac(library.${name}, key, message)`,
					key,
					message,
				);
				const hmac = createHmac(algorithm, key).update(message).digest();
				expect(answer).toEqual(Uint8Array.from(hmac));
			}),
			RUNS,
		);
	});

	test('Base64 both ways is what Buffer says', async () => {
		await fc.assert(
			fc.asyncProperty(bytes, async (data) => {
				const answer = await call(
					'(data, text) => [library.encodeBase64(data), library.decodeBase64(text)]',
					data,
					Buffer.from(data).toString('base64'),
				);
				expect(answer).toEqual([Buffer.from(data).toString('base64'), data]);
			}),
			RUNS,
		);
	});

	test('of all texts only canonical Base64 decodes', async () => {
		const letter = fc.constantFrom(...'ABwxyz0189+/=-_ \n\u0141é');
		const text = fc.string({ unit: letter, maxLength: 12 });
		await fc.assert(
			fc.asyncProperty(text, async (candidate) => {
				const buffer = Buffer.from(candidate, 'base64');
				const answer = await call(
					`(text) => {
						try { return library.decodeBase64(text); } catch (error) { return error.constructor.name; }
					}`,
					candidate,
				);
				const canonical = buffer.toString('base64') === candidate;
				expect(answer).toEqual(canonical ? Uint8Array.from(buffer) : 'SyntaxError');
			}),
			{ numRuns: 1000 },
		);
	});

	test('any text becomes the bytes that TextEncoder makes, but for a lone surrogate', async () => {
		const unit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));
		const texts = fc.oneof(
			fc.string({ unit: 'binary', maxLength: 150 }),
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
						? 'SyntaxError: text has a lone surrogate; allowed: well-formed Unicode'
						: new TextEncoder().encode(text),
				);
			}),
			RUNS,
		);
	});

	test('any CONNECT is what mqtt-packet makes', async () => {
		const text = fc
			.string({ unit: 'binary', maxLength: 80 })
			.map((any) => any.replaceAll('\0', ''));
		const topic = text.map((any) => `t${any.replaceAll(/[#+]/g, '')}`);
		const options = fc.record(
			{
				clientId: text.map((any) => `c${any}`),
				cleanSession: fc.boolean(),
				keepAlive: fc.integer({ min: 0, max: 65535 }),
				username: text,
				password: fc.oneof(text, bytes),
				will: fc.record(
					{
						topic,
						payload: fc.oneof(text, bytes),
						qos: fc.constantFrom(0 as const, 1 as const, 2 as const),
						retain: fc.boolean(),
					},
					{ requiredKeys: ['topic', 'payload'] },
				),
			},
			{ requiredKeys: ['clientId'] },
		);
		await fc.assert(
			fc.asyncProperty(options, async ({ username = '', ...others }) => {
				const connect = { username, ...others };
				expect(await call('library.encodeConnect', connect)).toEqual(generated(connect));
			}),
			RUNS,
		);
	});

	test.each([
		['hmacsha256', 149],
		['hmacsha1', 122],
	] as const)('the published device signs in by %s: a CONNECT of %i bytes', async (name, size) => {
		const [{ device, options, expected: credentials }] = loadVectors()
			.get('tencent.json')!
			.vectors.filter((vector) => vector.call === 'signCredentials')
			.filter((vector) => vector.options.method === name);
		const packet = await call(
			`(device, { method, ...options }) => library.encodeConnect({
				...library.signCredentials(device, { ...options, method: library[method] }),
				keepAlive: 240,
			})`,
			device,
			options,
		);
		expect(packet).toEqual(generated(credentials));
		expect(packet).toHaveLength(size);
	});
});

/** XS with the bundle, what else the tests run in it, and no globals of a host. */
async function startLibrary(): Promise<XS> {
	const xs = startXS();
	if (!xs) throw new Error(xsMissing);
	const support = (name: string) =>
		asScript(new URL(`./support/${name}.ts`, import.meta.url), `$${name}`);
	const scripts = [
		'globalThis.$harden = harden',
		WITHOUT_HOST,
		await asScript(BUNDLE, 'library'),
		await asScript(new URL('stay.js', BUNDLE), 'stay'),
		await support('use'),
		await support('vectors'),
	];
	for (const script of scripts) await xs.evaluate(script);
	return xs;
}

function sha(algorithm: string, data: Uint8Array): string {
	return createHash(algorithm).update(data).digest('hex');
}

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

/** The same CONNECT by mqtt-packet. */
function generated(connect: library.ConnectOptions): Uint8Array {
	const { clientId, username, password, cleanSession = true, keepAlive = 240, will } = connect;
	return Uint8Array.from(
		mqttPacket.generate({
			cmd: 'connect',
			clientId,
			clean: cleanSession,
			keepalive: keepAlive,
			...(username !== undefined && { username }),
			...(password !== undefined && { password: Buffer.from(password) }),
			...(will && {
				will: {
					topic: will.topic,
					payload: Buffer.from(will.payload),
					qos: will.qos ?? 0,
					retain: will.retain ?? false,
				},
			}),
		}),
	);
}
