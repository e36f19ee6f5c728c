import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { decodeBase64, encodeBase64 } from '../src/index.js';
import { arraysMade, isWiped } from './support/arrays.js';
import { KINDS, NOT_BYTES, refusal } from './support/refusal.js';

/** The bytes if Buffer writes them as this very text: that is what canonical means. */
function oracle(text: string): Uint8Array | undefined {
	const bytes = Buffer.from(text, 'base64');
	return bytes.toString('base64') === text ? new Uint8Array(bytes) : undefined;
}

const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

const REFUSAL = /^SyntaxError: text is wrong at position \d+ of \d+; allowed: canonical Base64$/;

/** Decodes as Buffer does, or refuses with nothing of the text in the message. */
function expectDecoded(text: string): void {
	const bytes = oracle(text);
	if (bytes) expect(hexOf(decodeBase64(text))).toBe(hexOf(bytes));
	else expect(refusal(() => decodeBase64(text))).toMatch(REFUSAL);
}

describe('encodeBase64', () => {
	test('is what Buffer gives, for every length to 300', () => {
		for (let length = 0; length <= 300; length++) {
			const bytes = Uint8Array.from({ length }, (_, i) => i * 89 + length);
			expect(encodeBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
		}
	});

	test('is what Buffer gives for any bytes, and decodeBase64 undoes it', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 5000, size: 'max' }), (bytes) => {
				const before = bytes.slice();
				const text = encodeBase64(bytes);
				expect(text).toBe(Buffer.from(bytes).toString('base64'));
				expect(hexOf(bytes)).toBe(hexOf(before));
				expect(hexOf(decodeBase64(text))).toBe(hexOf(bytes));
			}),
		);
	});

	test('encodes the part of a buffer that the array covers', () => {
		const whole = Uint8Array.from({ length: 256 }, (_, i) => i);
		for (let from = 0; from < 20; from++)
			for (let to = from; to < 90; to++)
				expect(encodeBase64(whole.subarray(from, to))).toBe(
					Buffer.from(whole).toString('base64', from, to),
				);
	});

	test.each(NOT_BYTES.map((value) => [value]))('refuses %o', (value) => {
		expect(refusal(() => encodeBase64(value as Uint8Array))).toBe(
			`TypeError: bytes is ${typeof value}; allowed: Uint8Array`,
		);
	});
});

describe('decodeBase64', () => {
	// Canonical groups with and without padding, and one so far behind that the text is split.
	const places = ['ZmkA', 'AAA=', 'AA==', `${'Zm9v'.repeat(40)}AA==`].flatMap((text) =>
		[0, 1, 2, 3].map((at) => ({
			before: text.slice(0, -4),
			group: text.slice(-4),
			at,
			behind: text.length - 4,
		})),
	);

	const { stackTraceLimit } = Error;
	afterEach(() => {
		Error.stackTraceLimit = stackTraceLimit;
	});

	test.each(places)(
		'takes at $at in $group behind $behind others only what is canonical',
		({ before, group, at }) => {
			// Traces would take most of the time of a million errors.
			Error.stackTraceLimit = 0;
			const wrong: number[] = [];
			for (let unit = 0; unit < 0x10000; unit++) {
				const text = before + group.slice(0, at) + String.fromCharCode(unit) + group.slice(at + 1);
				const bytes = oracle(text);
				let decoded: Uint8Array | undefined;
				try {
					decoded = decodeBase64(text);
				} catch (error) {
					if (!(error instanceof SyntaxError)) throw error;
				}
				const right = decoded && bytes ? Buffer.compare(decoded, bytes) === 0 : decoded === bytes;
				if (!right) wrong.push(unit);
			}
			expect(wrong).toEqual([]);
		},
	);

	test('takes no code unit more, wherever it is put in', () => {
		for (const text of ['', 'AAAA', 'AA==', 'AAA='])
			for (let at = 0; at <= text.length; at++)
				for (let unit = 0; unit < 0x180; unit++)
					expectDecoded(text.slice(0, at) + String.fromCharCode(unit) + text.slice(at));
	});

	test('takes of all short texts of letters and padding only the canonical ones', () => {
		const units = ['A', 'B', 'Q', 'g', '/', '=', '\n'];
		let texts = [''];
		for (let length = 1; length <= 4; length++) {
			texts = texts.flatMap((text) => units.map((unit) => text + unit));
			texts.forEach(expectDecoded);
		}
	});

	test('decodes as Buffer does or refuses, for any text', () => {
		const letters = fc.base64String({ size: 'medium' });
		const nearly = fc
			.tuple(letters, fc.nat(), fc.nat(2), fc.string({ unit: 'binary', maxLength: 2 }))
			.map(([text, at, cut, more]) => {
				const from = at % (text.length + 1);
				return text.slice(0, from) + more + text.slice(from + cut);
			});
		const units = fc
			.array(fc.nat(0xffff), { maxLength: 12 })
			.map((codes) => String.fromCharCode(...codes));
		fc.assert(fc.property(fc.oneof(letters, nearly, units), expectDecoded), { numRuns: 3000 });
	});

	test.each([
		['a letter that is none', 'Zm9v!m9v', 4],
		['a letter that is none, far behind', `${'Zm9v'.repeat(100)}Zm9.`, 403],
		['a letter beyond ASCII', 'Zm9\u0141', 3],
		['a letter beyond UTF-16', 'Z😀v', 1],
		['padding first', '=AAA', 0],
		['padding only', '====', 0],
		['padding between', 'Zg=v', 3],
		['three of padding', 'Z===', 1],
		['bits behind one byte', 'Zk==', 1],
		['bits behind two bytes', 'Zm9vZm9=', 6],
	])('says where it is wrong: %s', (_name, text, at) => {
		expect(refusal(() => decodeBase64(text, 'secret'))).toBe(
			`SyntaxError: secret is wrong at position ${at} of ${text.length}; allowed: canonical Base64`,
		);
	});

	test('never shows a character of the text', () => {
		fc.assert(
			fc.property(
				fc.string({ unit: fc.constantFrom('Ж', 'Я', '☂', '\n'), minLength: 1 }),
				(text) => {
					const message = refusal(() => decodeBase64(text));
					for (const character of text) expect(message).not.toContain(character);
				},
			),
		);
	});

	test.each(['Zm9vZm9vZm9=', 'Zm9vZm9vZm9v!A==', `${'Zm9v'.repeat(50)}!m9v`])(
		'wipes what it had decoded of %s before it refuses',
		(text) => {
			const made = arraysMade(() => expect(() => decodeBase64(text)).toThrow(SyntaxError));
			expect(made).toHaveLength(1);
			expect(made[0].length).toBeGreaterThanOrEqual(8);
			expect(made.every(isWiped)).toBe(true);
		},
	);

	test.each(KINDS.filter(([kind]) => kind !== 'string'))('refuses a %s', (kind, value) => {
		expect(refusal(() => decodeBase64(value as string))).toBe(
			`TypeError: text is ${kind}; allowed: string`,
		);
	});
});
