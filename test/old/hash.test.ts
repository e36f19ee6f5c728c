import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hex, SHA1, SHA256, sha1, sha256 } from '../src/index.js';
import { arraysMade, isWiped } from './support/arrays.js';
import { NOT_BYTES, refusal } from './support/refusal.js';

const HASHES = [
	{ name: 'sha1', Hash: SHA1, oneShot: sha1, outputSize: 20 },
	{ name: 'sha256', Hash: SHA256, oneShot: sha256, outputSize: 32 },
];

const bytesOf = (length: number) => Uint8Array.from({ length }, (_, i) => i * 89 + length);

describe.each(HASHES)('$name', ({ name, Hash, oneShot, outputSize }) => {
	const oracle = (...parts: Uint8Array[]) => {
		const hash = createHash(name);
		for (const part of parts) hash.update(part);
		return new Uint8Array(hash.digest());
	};

	test('says the size of its blocks and of its output', () => {
		const { blockSize, outputSize: size } = new Hash();
		expect({ blockSize, size }).toEqual({ blockSize: 64, size: outputSize });
	});

	test('is what node:crypto gives, for every length to 192', () => {
		for (let length = 0; length <= 192; length++)
			expect(oneShot(bytesOf(length))).toEqual(oracle(bytesOf(length)));
	});

	test.each([55, 56, 63, 64, 119, 120])('pads %i bytes, whole and in two pieces', (length) => {
		const bytes = bytesOf(length);
		for (let cut = 0; cut <= length; cut++)
			expect(
				new Hash().update(bytes.subarray(0, cut)).update(bytes.subarray(cut)).digest(),
			).toEqual(oracle(bytes));
	});

	test('is the same for a whole message and for pieces of every size from 1 to 70', () => {
		const bytes = bytesOf(300);
		const whole = oracle(bytes);
		for (let size = 1; size <= 70; size++) {
			const hash = new Hash();
			for (let from = 0; from < bytes.length; from += size)
				hash.update(bytes.subarray(from, from + size));
			expect(hash.digest()).toEqual(whole);
		}
	});

	test('is what node:crypto gives, for any pieces of any message', () => {
		const pieces = fc.array(fc.uint8Array({ maxLength: 300, size: 'max' }), { maxLength: 12 });
		fc.assert(
			fc.property(pieces, (parts) => {
				const hash = new Hash();
				for (const part of parts) hash.update(part);
				expect(hash.digest()).toEqual(oracle(...parts));
			}),
			{ numRuns: 300 },
		);
	});

	test('reads the part of a buffer that the array covers, from any byte', () => {
		const whole = bytesOf(300);
		for (let from = 0; from < 70; from++) {
			const part = whole.subarray(from, from + 200);
			expect(oneShot(part)).toEqual(oracle(part));
		}
	});

	test('counts the bits of a message beyond 32 of them', () => {
		// 2^29 bytes and one, as a piece of 2^20 so often.
		const piece = new Uint8Array(2 ** 20).fill(0x5a);
		const [hash, other] = [new Hash(), createHash(name)];
		for (let i = 0; i < 2 ** 9; i++) {
			hash.update(piece);
			other.update(piece);
		}
		hash.update(piece.subarray(0, 1));
		other.update(piece.subarray(0, 1));
		expect(hex(hash.digest())).toBe(other.digest('hex'));
	});

	test('only reads what it is given', () => {
		const bytes = bytesOf(300);
		new Hash().update(bytes.subarray(0, 7)).update(bytes.subarray(7)).digest();
		oneShot(bytes);
		expect(bytes).toEqual(bytesOf(300));
	});

	test('has read what it was given when update returns', () => {
		const bytes = bytesOf(100);
		const hash = new Hash().update(bytes);
		bytes.fill(0);
		expect(hash.digest()).toEqual(oracle(bytesOf(100)));
	});

	test('update returns the hash itself', () => {
		const hash = new Hash();
		expect(hash.update(bytesOf(7))).toBe(hash);
	});

	test('after digest it is as new, whatever the message before', () => {
		const hash = new Hash();
		const like = (message: Uint8Array) =>
			expect(hash.update(message).digest()).toEqual(oracle(message));
		for (const length of [200, 0, 119, 1, 64, 55, 56, 3]) like(bytesOf(length));
		expect(hash.digest()).toEqual(oracle());
	});

	test('a result is its owner’s: neither the next one nor a write to it changes anything', () => {
		const hash = new Hash();
		const first = hash.update(bytesOf(70)).digest();
		const second = hash.update(bytesOf(70)).digest();
		expect(second).not.toBe(first);
		expect(second.buffer.byteLength).toBe(outputSize);
		first.fill(0);
		expect(second).toEqual(oracle(bytesOf(70)));
		expect(hash.update(bytesOf(70)).digest()).toEqual(second);
	});

	test('two at work do not disturb each other', () => {
		const [one, two] = [new Hash(), new Hash()];
		one.update(bytesOf(70));
		two.update(bytesOf(80));
		one.update(bytesOf(90));
		expect(two.digest()).toEqual(oracle(bytesOf(80)));
		expect(one.digest()).toEqual(oracle(bytesOf(70), bytesOf(90)));
	});

	test.each([0, 1, 55, 56, 64, 100, 127])('digest wipes what was kept of %i bytes', (length) => {
		const bytes = bytesOf(length);
		const made = arraysMade(() => new Hash().update(bytes).digest());
		expect(made.length).toBeGreaterThan(0);
		expect(made.every(isWiped)).toBe(true);
	});

	test.each(NOT_BYTES.map((value) => [value]))(
		'refuses %o, and goes on as if nothing had been',
		(value) => {
			const hash = new Hash().update(bytesOf(7));
			const message = `TypeError: data is ${typeof value}; allowed: Uint8Array`;
			expect(refusal(() => hash.update(value as Uint8Array))).toBe(message);
			expect(refusal(() => oneShot(value as Uint8Array))).toBe(message);
			expect(hash.digest()).toEqual(oracle(bytesOf(7)));
		},
	);

	test('takes what is a Uint8Array by descent: a Buffer', () => {
		expect(oneShot(Buffer.from('abc'))).toEqual(oracle(Buffer.from('abc')));
	});
});
