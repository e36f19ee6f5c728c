import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeBase64, encodeBase64 } from '../../src/base64.js';
import * as port from '../../src/xs/base64.js';
import { arraysMade, isWiped, pattern } from '../support/arrays.js';
import '../support/engine.js';
import { anyText } from '../support/any-text.js';
import { kindsBut, NOT_BYTES, refusal } from '../support/refusal.js';
import { runs } from '../support/runs.js';
import { withoutTraces } from '../support/traces.js';

const IMPLEMENTATIONS = [
	{ name: 'src/base64.ts', encodeBase64, decodeBase64 },
	{ name: 'src/xs/base64.ts', ...port },
];

/**
 * Code units: all below 384, and beyond them each low byte under some high bytes, surrogates' among them, and each high
 * byte over some low ones, so that one that is cut to 8 bits or fewer shows. All of them are tried by `npm run test:fuzz`.
 */
const UNITS = Array.from(
	{ length: Number(process.env.UNITS ?? 0x10000) },
	(_, unit) => unit,
).filter(
	(unit) =>
		process.env.FUZZ ||
		unit < 0x180 ||
		[0x20, 0xd8, 0xdc, 0xff].includes(unit >> 8) ||
		[0x00, 0x3d, 0x41, 0xff].includes(unit & 0xff),
);

describe.each(IMPLEMENTATIONS)('$name', ({ encodeBase64, decodeBase64 }) => {
	/** The bytes if Buffer writes them as this very text: that is what canonical means. */
	function oracle(text: string): Uint8Array | undefined {
		const bytes = Buffer.from(text, 'base64');
		return bytes.toString('base64') === text ? new Uint8Array(bytes) : undefined;
	}

	const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

	const REFUSAL =
		/^SyntaxError: text: expected (canonical Base64, got a mistake at position \d+ of \d+|well-formed Unicode, got a lone surrogate)$/;

	/** Decodes as Buffer does, or refuses with nothing of the text in the message. */
	function expectDecoded(text: string): void {
		const bytes = oracle(text);
		if (bytes) expect(hexOf(decodeBase64(text))).toBe(hexOf(bytes));
		else expect(refusal(() => decodeBase64(text))).toMatch(REFUSAL);
	}

	describe('encodeBase64', () => {
		test('writes what Buffer writes, for every length to 300', () => {
			for (let length = 0; length <= 300; length++)
				expect(encodeBase64(pattern(length))).toBe(Buffer.from(pattern(length)).toString('base64'));
		});

		test('writes what Buffer writes for any bytes, and decodeBase64 undoes it', () => {
			fc.assert(
				fc.property(fc.uint8Array({ maxLength: 5000, size: 'max' }), (bytes) => {
					const before = bytes.slice();
					const text = encodeBase64(bytes);
					expect(text).toBe(Buffer.from(bytes).toString('base64'));
					expect(hexOf(bytes)).toBe(hexOf(before));
					expect(hexOf(decodeBase64(text))).toBe(hexOf(bytes));
				}),
				runs(100),
			);
		});

		test('encodes the part of a buffer that the array covers', () => {
			const whole = pattern(256);
			for (let from = 0; from < 4; from++)
				for (let to = from; to < 60; to++)
					expect(encodeBase64(whole.subarray(from, to))).toBe(
						Buffer.from(whole).toString('base64', from, to),
					);
		});

		test.each(NOT_BYTES)('refuses $name', ({ kind, value }) => {
			expect(refusal(() => encodeBase64(value))).toBe(
				`TypeError: bytes: expected Uint8Array, got ${kind}`,
			);
		});
	});

	describe('decodeBase64', () => {
		// Canonical groups with and without padding, and one so far from the start that the text is split.
		const GROUPS = [
			{ group: 'ZmkA', after: '', units: UNITS },
			{ group: 'AAA=', after: '', units: UNITS },
			{ group: 'AA==', after: '', units: UNITS },
			{ group: 'AA==', after: 'Zm9v'.repeat(40), units: UNITS.filter((unit) => unit < 0x180) },
		];
		const PLACES = GROUPS.flatMap((row) =>
			[0, 1, 2, 3].map((at) => ({
				...row,
				at,
				place: `${row.group} after ${row.after.length} characters, at ${at}`,
			})),
		);

		test.each(PLACES)('accepts only what is canonical in $place', ({ after, group, at, units }) => {
			const wrong: number[] = [];
			withoutTraces(() => {
				for (const unit of units) {
					const text = after + group.slice(0, at) + String.fromCharCode(unit) + group.slice(at + 1);
					const bytes = unit < 0x180 ? oracle(text) : undefined;
					let decoded: Uint8Array | undefined;
					try {
						decoded = decodeBase64(text);
					} catch (error) {
						if (!(error instanceof SyntaxError)) throw error;
					}
					const isRight =
						decoded && bytes ? Buffer.compare(decoded, bytes) === 0 : decoded === bytes;
					if (!isRight) wrong.push(unit);
				}
			});
			expect(wrong).toEqual([]);
		});

		test('refuses one more code unit, wherever it is inserted', () => {
			for (const text of ['', 'AAAA', 'AA==', 'AAA='])
				for (let at = 0; at <= text.length; at++)
					for (let unit = 0; unit < 0x180; unit++)
						expectDecoded(text.slice(0, at) + String.fromCharCode(unit) + text.slice(at));
		});

		test('accepts of all short texts of letters and padding only the canonical ones', () => {
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
				.tuple(letters, fc.nat(), fc.nat(2), anyText({ maxLength: 2 }))
				.map(([text, at, cut, more]) => {
					const from = at % (text.length + 1);
					return text.slice(0, from) + more + text.slice(from + cut);
				});
			const units = fc
				.array(fc.nat(0xffff), { maxLength: 12 })
				.map((codes) => String.fromCharCode(...codes));
			fc.assert(fc.property(fc.oneof(letters, nearly, units), expectDecoded), runs(500));
		});

		test.each([
			{ what: 'a character of no alphabet', text: 'AA!A', at: 2 },
			{ what: 'one at the start of a group', text: 'Zm9v!m9v', at: 4 },
			{ what: 'one in the second half of a long text', text: `${'Zm9v'.repeat(100)}Zm9.`, at: 403 },
			{ what: 'one beyond ASCII', text: 'Zm9\u0141', at: 3 },
			{ what: 'one beyond the basic plane', text: 'Z😀v', at: 1 },
			{ what: 'padding first', text: '=AAA', at: 0 },
			{ what: 'nothing but padding', text: '====', at: 0 },
			{ what: 'padding inside', text: 'Zg=v', at: 3 },
			{ what: 'a space behind the padding', text: 'Zm9vZg== ', at: 8 },
			{ what: 'three padding characters', text: 'Z===', at: 1 },
			{ what: 'no padding', text: 'Zm9vYg', at: 6 },
			{ what: 'one padding character of two', text: 'Zm9vYg=', at: 7 },
			{ what: 'bits after one byte', text: 'Zk==', at: 1 },
			{ what: 'bits after two bytes', text: 'Zm9vZm9=', at: 6 },
		])('says where the mistake is: $what', ({ text, at }) => {
			const position = `${at} of ${text.length}`;
			expect(refusal(() => decodeBase64(text, 'secret'))).toBe(
				`SyntaxError: secret: expected canonical Base64, got a mistake at position ${position}`,
			);
		});

		test('shows no character of the text in an error', () => {
			const unit = fc.constantFrom('Ж', 'Я', '☂', '\n');
			fc.assert(
				fc.property(fc.string({ unit, minLength: 1 }), (text) => {
					const message = refusal(() => decodeBase64(text));
					for (const character of text) expect(message).not.toContain(character);
				}),
				runs(100),
			);
		});

		test.each(kindsBut('string'))('refuses $kind', ({ kind, value }) => {
			expect(refusal(() => decodeBase64(value as string))).toBe(
				`TypeError: text: expected string, got ${kind}`,
			);
		});
	});
});

test.each(['Zm9vZm9vZm9=', 'Zm9vZm9vZm9v!A==', `${'Zm9v'.repeat(50)}!m9v`])(
	'wipes what it had decoded of %s before it refuses',
	(text) => {
		const made = arraysMade(() => expect(() => decodeBase64(text)).toThrow(SyntaxError));
		// The letters as bytes, and the bytes.
		expect(made).toHaveLength(2);
		expect(made[1].length).toBeGreaterThanOrEqual(8);
		expect(made.every(isWiped)).toBe(true);
	},
);
