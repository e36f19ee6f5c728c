import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Hash as HashObject } from '../../src/hash.js';
import { SHA1, sha1 } from '../../src/sha1.js';
import { SHA256, sha256 } from '../../src/sha256.js';
import * as port from '../../src/xs/sha256.js';
import { arraysMade, isWiped, pattern } from '../support/arrays.js';
import { NOT_BYTES, refusal } from '../support/refusal.js';
import { runs } from '../support/runs.js';

const HASHES = [
	{ file: 'src/sha1.ts', name: 'sha1', Hash: SHA1, oneShot: sha1, outputSize: 20 },
	{ file: 'src/sha256.ts', name: 'sha256', Hash: SHA256, oneShot: sha256, outputSize: 32 },
];
const PORTS = [
	{
		oneShot: port.sha256,
		file: 'src/xs/sha256.ts',
		name: 'sha256',
		Hash: port.SHA256,
		outputSize: 32,
	},
];

function digestOf(name: string, parts: readonly Uint8Array[]): Uint8Array {
	const hash = createHash(name);
	for (const part of parts) hash.update(part);
	return new Uint8Array(hash.digest());
}

/** What every hash does, each law by its name. */
describe.each([...HASHES, ...PORTS])('$file', ({ name, Hash, oneShot, outputSize }) => {
	const oracle = (...parts: Uint8Array[]) => digestOf(name, parts);

	test('sizes: a block has 64 bytes, a digest its own', () => {
		const { blockSize, outputSize: size } = new Hash();
		expect({ blockSize, size }).toEqual({ blockSize: 64, size: outputSize });
	});

	test('one shot: gives what node:crypto gives, for every length to 192', () => {
		for (let length = 0; length <= 192; length++)
			expect(oneShot(pattern(length))).toEqual(oracle(pattern(length)));
	});

	test('padding: is right at its boundaries, whole and cut in two anywhere', () => {
		for (const length of [55, 56, 63, 64, 119, 120])
			for (let cut = 0; cut <= length; cut++) {
				const bytes = pattern(length);
				const hash = new Hash().update(bytes.subarray(0, cut)).update(bytes.subarray(cut));
				expect(hash.digest()).toEqual(oracle(bytes));
			}
	});

	test('streaming: pieces of every size from 1 to 70 give the digest of the whole', () => {
		const bytes = pattern(300);
		const whole = oracle(bytes);
		for (let size = 1; size <= 70; size++) {
			const hash = new Hash();
			for (let from = 0; from < bytes.length; from += size)
				hash.update(bytes.subarray(from, from + size));
			expect(hash.digest()).toEqual(whole);
		}
	});

	const pieces = fc.array(fc.uint8Array({ maxLength: 300, size: 'max' }), { maxLength: 12 });

	test('streaming: any pieces give what node:crypto gives', () => {
		fc.assert(
			fc.property(pieces, (parts) => {
				const hash = new Hash();
				for (const part of parts) hash.update(part);
				expect(hash.digest()).toEqual(oracle(...parts));
			}),
			runs(200),
		);
	});

	test('offsets: reads the part of a buffer that the array covers, from any byte', () => {
		const whole = pattern(300);
		for (let from = 0; from < 70; from++) {
			const part = whole.subarray(from, from + 200);
			expect(oneShot(part)).toEqual(oracle(part));
		}
	});

	test('arguments: are only read, and not after update has returned', () => {
		const bytes = pattern(300);
		const hash = new Hash().update(bytes.subarray(0, 7)).update(bytes.subarray(7));
		oneShot(bytes);
		expect(bytes).toEqual(pattern(300));
		bytes.fill(0);
		expect(hash.digest()).toEqual(oracle(pattern(300)));
	});

	test('chaining: update returns the hash itself', () => {
		const hash = new Hash();
		expect(hash.update(pattern(7))).toBe(hash);
	});

	test('reset: after digest or wipe the hash is as new, whatever came before', () => {
		const hash = new Hash();
		for (const length of [200, 0, 119, 1, 64, 55, 56, 3]) {
			expect(hash.update(pattern(length)).digest()).toEqual(oracle(pattern(length)));
			hash.update(pattern(length));
			hash.wipe();
		}
		expect(hash.digest()).toEqual(oracle());
	});

	test('results: belong to the caller, in memory of their own', () => {
		const hash = new Hash();
		const first = hash.update(pattern(70)).digest();
		const second = hash.update(pattern(70)).digest();
		expect(second).not.toBe(first);
		expect(second.buffer.byteLength).toBe(outputSize);
		first.fill(0);
		expect(second).toEqual(oracle(pattern(70)));
		expect(hash.update(pattern(70)).digest()).toEqual(second);
	});

	test('independence: two at work do not disturb each other', () => {
		const [one, two] = [new Hash(), new Hash()];
		one.update(pattern(70));
		two.update(pattern(80));
		one.update(pattern(90));
		expect(two.digest()).toEqual(oracle(pattern(80)));
		expect(one.digest()).toEqual(oracle(pattern(70), pattern(90)));
	});

	test.each(NOT_BYTES)('types: refuses $name, and goes on unchanged', ({ kind, value }) => {
		const hash = new Hash().update(pattern(7));
		const message = `TypeError: data: expected Uint8Array, got ${kind}`;
		expect(refusal(() => hash.update(value))).toBe(message);
		expect(refusal(() => oneShot(value))).toBe(message);
		expect(hash.digest()).toEqual(oracle(pattern(7)));
	});

	test('types: accepts a Buffer, which is a Uint8Array by descent', () => {
		expect(oneShot(Buffer.from('abc'))).toEqual(oracle(Buffer.from('abc')));
	});
});

/** What ours do besides. */
describe.each(HASHES)('$file', ({ name, Hash }) => {
	const oracle = (...parts: Uint8Array[]) => digestOf(name, parts);

	test.each([0, 1, 63, 64, 65, 130])('clone: goes on apart from a hash of %i bytes', (length) => {
		const hash = new Hash();
		hash.update(pattern(length));
		const clone = hash.clone().update(pattern(40));
		hash.update(pattern(99));
		const second = hash.clone();
		expect(hash.digest()).toEqual(oracle(pattern(length), pattern(99)));
		expect(clone.digest()).toEqual(oracle(pattern(length), pattern(40)));
		expect(second.digest()).toEqual(oracle(pattern(length), pattern(99)));
		expect(clone).toBeInstanceOf(Hash);
	});

	test.each([0, 0x36, 0x5c, 255])('keys: a block is taken with each byte ^ %i', (pad) => {
		const block = pattern(64);
		const padded = block.map((byte) => byte ^ pad);
		const hash = new Hash();
		for (const length of [0, 70, 64, 55]) {
			hash.update(pattern(length));
			expect(hash.startKeyed(block, pad)).toBe(true);
			expect(hash.update(pattern(length)).digest()).toEqual(oracle(padded, pattern(length)));
		}
		expect(block).toEqual(pattern(64));
	});

	class Counting extends (Hash as new () => HashObject) {
		bytes = 0;
		override update(data: Uint8Array): this {
			this.bytes += data.length;
			return super.update(data);
		}
	}

	test.each([
		{ what: 'a block that is too short', size: 63, Class: Hash },
		{ what: 'a block that is too long', size: 65, Class: Hash },
		{ what: 'an update of its own', size: 64, Class: Counting },
	])('keys: with $what it does nothing', ({ size, Class }) => {
		const hash: HashObject = new Class().update(pattern(70));
		expect(hash.startKeyed?.(pattern(size), 0x36)).toBe(false);
		expect(hash.digest()).toEqual(oracle(pattern(70)));
	});

	test.each(NOT_BYTES)('keys: refuses $name as a block', ({ kind, value }) => {
		const message = `TypeError: block: expected Uint8Array, got ${kind}`;
		expect(refusal(() => new Hash().startKeyed(value, 0))).toBe(message);
	});

	test.each([-1, 256, 0.5, '54', undefined])('keys: refuses %j as a pad', (pad) => {
		const hash = new Hash();
		expect(refusal(() => hash.startKeyed(pattern(64), pad as number))).toMatch(
			/^(TypeError|RangeError): pad: expected (number|an integer from 0 to 255), got /,
		);
		expect(hash.digest()).toEqual(oracle());
	});

	test.each([0, 1, 55, 56, 64, 100, 127])('wiping: digest leaves nothing of %i bytes', (length) => {
		const bytes = pattern(length);
		const made = arraysMade(() => new Hash().update(bytes).digest());
		expect(made.length).toBeGreaterThan(0);
		expect(made.every(isWiped)).toBe(true);
	});

	test.each([1, 64, 100])('wiping: wipe leaves nothing of %i bytes, nor in a clone', (length) => {
		const bytes = pattern(length);
		const made = arraysMade(() => {
			const hash = new Hash();
			hash.update(bytes);
			hash.clone().wipe?.();
			hash.wipe();
		});
		expect(made.length).toBeGreaterThanOrEqual(2);
		expect(made.every(isWiped)).toBe(true);
	});
});
