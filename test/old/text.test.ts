import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hex, utf8 } from '../src/index.js';
import { KINDS, NOT_BYTES, refusal } from './support/refusal.js';

const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const encode = (text: string) => hexOf(new TextEncoder().encode(text));

describe('utf8', () => {
	test('is what TextEncoder gives, for any text', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', size: 'medium' }), (text) => {
				expect(hexOf(utf8(text))).toBe(encode(text));
			}),
			{ numRuns: 300 },
		);
	});

	test('is what TextEncoder gives for long texts, whatever looks like an escape in them', () => {
		const piece = fc.constantFrom(
			'%',
			'%25',
			'%41',
			'%F0%9F',
			'a',
			'\0',
			'\ufeff',
			'é',
			'日',
			'😀',
		);
		const pieces = fc.array(piece, { minLength: 50, maxLength: 6000, size: 'max' });
		fc.assert(
			fc.property(pieces, (parts) => {
				expect(hexOf(utf8(parts.join('')))).toBe(encode(parts.join('')));
			}),
			{ numRuns: 50 },
		);
	});

	test.each([
		['ASCII', Array.from({ length: 128 }, (_, code) => String.fromCharCode(code))],
		[
			'letters and digits, of which nothing is escaped',
			[...'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'],
		],
	])('is what TextEncoder gives for %s of every length to 600', (_name, letters) => {
		for (let length = 0; length <= 600; length++) {
			const text = Array.from({ length }, (_, i) => letters[(i * 7) % letters.length]).join('');
			expect(hexOf(utf8(text))).toBe(encode(text));
		}
	});

	test('knows every code point there is', () => {
		for (let first = 0; first < 0x110000; first += 256) {
			if (first >= 0xd800 && first < 0xe000) continue;
			const text = String.fromCodePoint(...Array.from({ length: 256 }, (_, i) => first + i));
			expect(hexOf(utf8(text))).toBe(encode(text));
		}
	});

	test.each([
		['alone', (lone: string) => lone],
		['first', (lone: string) => `${lone}a`],
		['last', (lone: string) => `😀${lone}`],
		['far behind', (lone: string) => `${'a'.repeat(5000)}${lone}é`],
	])('refuses each lone surrogate, %s', (_where, place) => {
		for (let unit = 0xd800; unit < 0xe000; unit++)
			expect(refusal(() => utf8(place(String.fromCharCode(unit))))).toBe(
				'SyntaxError: text has a lone surrogate; allowed: well-formed Unicode',
			);
	});

	test('names the field that the caller named', () => {
		expect(refusal(() => utf8('\udc00', 'topic'))).toBe(
			'SyntaxError: topic has a lone surrogate; allowed: well-formed Unicode',
		);
	});

	test.each(KINDS.filter(([kind]) => kind !== 'string'))('refuses a %s', (kind, value) => {
		expect(refusal(() => utf8(value as string))).toBe(
			`TypeError: text is ${kind}; allowed: string`,
		);
	});
});

describe('hex', () => {
	test('is what Buffer gives, for every length to 300 and every byte in every place', () => {
		for (let length = 0; length <= 300; length++) {
			const bytes = Uint8Array.from({ length }, (_, i) => i * 89 + length);
			expect(hex(bytes)).toBe(Buffer.from(bytes).toString('hex'));
		}
	});

	test('is what Buffer gives, for any bytes', () => {
		fc.assert(
			fc.property(fc.uint8Array({ size: 'large' }), (bytes) => {
				const before = bytes.slice();
				expect(hex(bytes)).toBe(Buffer.from(bytes).toString('hex'));
				expect(hexOf(bytes)).toBe(hexOf(before));
			}),
		);
	});

	test('shows the part of a buffer that the array covers', () => {
		const whole = Uint8Array.from({ length: 256 }, (_, i) => i);
		for (let from = 0; from < 20; from++)
			for (let to = from; to < 90; to++)
				expect(hex(whole.subarray(from, to))).toBe(Buffer.from(whole).toString('hex', from, to));
	});

	test.each(NOT_BYTES.map((value) => [value]))('refuses %o', (value) => {
		expect(refusal(() => hex(value as Uint8Array))).toBe(
			`TypeError: bytes is ${typeof value}; allowed: Uint8Array`,
		);
	});
});
