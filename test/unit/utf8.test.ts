import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { utf8 } from '../../src/utf8.js';
import * as port from '../../src/xs/utf8.js';
import '../support/engine.js';
import { anyText } from '../support/any-text.js';
import { kindsBut, refusal } from '../support/refusal.js';
import { runs } from '../support/runs.js';
import { withoutTraces } from '../support/traces.js';

const IMPLEMENTATIONS = [
	{ name: 'src/utf8.ts', utf8 },
	{ name: 'src/xs/utf8.ts', ...port },
];

const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const encode = (text: string) => hexOf(new TextEncoder().encode(text));

/** Every code point there is but the surrogates, 256 in a text, and what TextEncoder gives for it. */
const PAGES = Array.from({ length: 0x1100 }, (_, page) => page)
	.filter((page) => page < 0xd8 || page >= 0xe0)
	.map((page) => {
		const codes = Array.from({ length: 256 }, (_, i) => 256 * page + i);
		const text = String.fromCodePoint(...codes);
		return { text, encoded: encode(text) };
	});

describe.each(IMPLEMENTATIONS)('$name', ({ utf8 }) => {
	test('gives what TextEncoder gives, for any text', () => {
		fc.assert(
			fc.property(anyText({ size: 'medium' }), (text) => {
				expect(hexOf(utf8(text))).toBe(encode(text));
			}),
			runs(100),
		);
	});

	test('gives what TextEncoder gives for long texts, whatever looks like an escape in them', () => {
		const PIECES = ['%', '%25', '%41', '%F0%9F', 'a', '\0', '\ufeff', 'é', '日', '😀'];
		const pieces = fc.array(fc.constantFrom(...PIECES), {
			minLength: 50,
			maxLength: 6000,
			size: 'max',
		});
		fc.assert(
			fc.property(pieces, (parts) => {
				expect(hexOf(utf8(parts.join('')))).toBe(encode(parts.join('')));
			}),
			runs(30),
		);
	});

	test.each([
		{ what: 'ASCII', letters: Array.from({ length: 128 }, (_, i) => String.fromCharCode(i)) },
		{ what: 'letters and digits', letters: [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'] },
	])('gives what TextEncoder gives for $what of every length to 600', ({ letters }) => {
		const whole = Array.from({ length: 600 }, (_, i) => letters[(i * 7) % letters.length]).join('');
		for (let length = 0; length <= 600; length++) {
			const text = whole.slice(0, length);
			expect(hexOf(utf8(text))).toBe(encode(text));
		}
	});

	test('encodes every code point there is', () => {
		const wrong = PAGES.filter(({ text, encoded }) => hexOf(utf8(text)) !== encoded);
		expect(wrong).toEqual([]);
	});

	const LONE = 'SyntaxError: text: expected well-formed Unicode, got a lone surrogate';

	test.each([
		{ where: 'alone', place: (lone: string) => lone },
		{ where: 'first', place: (lone: string) => `${lone}a` },
		{ where: 'last', place: (lone: string) => `😀${lone}` },
		{ where: 'in a long text', place: (lone: string) => `${'a'.repeat(500)}${lone}é` },
	])('refuses each lone surrogate, $where', ({ place }) => {
		const said = new Set<string>();
		withoutTraces(() => {
			for (let unit = 0xd800; unit < 0xe000; unit++)
				said.add(refusal(() => utf8(place(String.fromCharCode(unit)))));
		});
		expect([...said]).toEqual([LONE]);
	});

	test('names the field that the caller named', () => {
		expect(refusal(() => utf8('\udc00', 'topic'))).toBe(LONE.replace('text', 'topic'));
	});

	test.each(kindsBut('string'))('refuses $kind', ({ kind, value }) => {
		expect(refusal(() => utf8(value as string))).toBe(
			`TypeError: text: expected string, got ${kind}`,
		);
	});
});
