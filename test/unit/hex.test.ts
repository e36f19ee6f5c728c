import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hex } from '../../src/hex.js';
import * as port from '../../src/xs/hex.js';
import { pattern } from '../support/arrays.js';
import '../support/engine.js';
import { NOT_BYTES, refusal } from '../support/refusal.js';
import { runs } from '../support/runs.js';

const IMPLEMENTATIONS = [
	{ name: 'src/hex.ts', hex },
	{ name: 'src/xs/hex.ts', ...port },
];

const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

describe.each(IMPLEMENTATIONS)('$name', ({ hex }) => {
	test('writes every byte, at each place of four', () => {
		const bytes = Uint8Array.from({ length: 1024 }, (_, i) => i + Math.floor(i / 256));
		expect(hex(bytes)).toBe(hexOf(bytes));
	});

	test('writes what Buffer writes, for every length to 300', () => {
		for (let length = 0; length <= 300; length++)
			expect(hex(pattern(length))).toBe(hexOf(pattern(length)));
	});

	test('writes what Buffer writes for any bytes, and only reads them', () => {
		fc.assert(
			fc.property(fc.uint8Array({ size: 'large' }), (bytes) => {
				const before = hexOf(bytes);
				expect(hex(bytes)).toBe(before);
				expect(hexOf(bytes)).toBe(before);
			}),
			runs(100),
		);
	});

	test('writes the part of a buffer that the array covers', () => {
		const whole = pattern(256);
		for (let from = 0; from < 5; from++)
			for (let to = from; to < 40; to++)
				expect(hex(whole.subarray(from, to))).toBe(Buffer.from(whole).toString('hex', from, to));
	});

	test.each(NOT_BYTES)('refuses $name', ({ kind, value }) => {
		expect(refusal(() => hex(value))).toBe(`TypeError: bytes: expected Uint8Array, got ${kind}`);
	});
});
