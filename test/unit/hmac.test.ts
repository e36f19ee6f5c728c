import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { HashConstructor } from '../../src/hash.js';
import { HMAC, hmac } from '../../src/hmac.js';
import { SHA1 } from '../../src/sha1.js';
import { SHA256 } from '../../src/sha256.js';
import { arraysMade, isWiped, pattern } from '../support/arrays.js';
import { cloneableNodeHash, nodeHash } from '../support/node-hash.js';
import { NOT_BYTES, refusal } from '../support/refusal.js';
import { runs } from '../support/runs.js';

const HASHES: { name: string; algorithm: string; Hash: HashConstructor }[] = [
	{ name: 'SHA1', algorithm: 'sha1', Hash: SHA1 },
	{ name: 'SHA256', algorithm: 'sha256', Hash: SHA256 },
	{ name: 'a foreign SHA-256', algorithm: 'sha256', Hash: nodeHash('sha256') },
	{ name: 'one that can be cloned', algorithm: 'sha256', Hash: cloneableNodeHash('sha256') },
	{ name: 'SHA-512, of larger blocks', algorithm: 'sha512', Hash: nodeHash('sha512', 128) },
	{ name: 'SHA-384, cloneable', algorithm: 'sha384', Hash: cloneableNodeHash('sha384', 128) },
];

const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

describe.each(HASHES)('HMAC with $name', ({ algorithm, Hash }) => {
	const oracle = (key: Uint8Array, ...message: Uint8Array[]) => {
		const mac = createHmac(algorithm, key);
		for (const part of message) mac.update(part);
		return new Uint8Array(mac.digest());
	};

	test('gives what node:crypto gives, for every length of key to 200', () => {
		for (let length = 0; length <= 200; length++)
			expect(hexOf(hmac(Hash, pattern(length), pattern(60)))).toBe(
				hexOf(oracle(pattern(length), pattern(60))),
			);
	});

	test('gives what node:crypto gives, for every length of message to 200', () => {
		for (let length = 0; length <= 200; length++)
			expect(hexOf(hmac(Hash, pattern(32), pattern(length)))).toBe(
				hexOf(oracle(pattern(32), pattern(length))),
			);
	});

	const bytes = fc.uint8Array({ maxLength: 300, size: 'max' });
	const parts = fc.array(bytes, { maxLength: 6 });

	test('gives what node:crypto gives for any split of any messages, from one object', () => {
		fc.assert(
			fc.property(bytes, fc.array(parts, { minLength: 2, maxLength: 4 }), (key, messages) => {
				const given = [key, ...messages.flat()];
				const before = given.map(hexOf);
				const mac = new HMAC(Hash, key);
				for (const parts of messages) {
					const returned = parts.map((part) => mac.update(part));
					expect(returned.every((value) => value === mac)).toBe(true);
					expect(hexOf(mac.digest())).toBe(hexOf(oracle(key, ...parts)));
				}
				expect(given.map(hexOf)).toEqual(before);
			}),
			runs(100),
		);
	});

	test('reads the part of a buffer that the key and the message cover', () => {
		const whole = pattern(400);
		for (const size of [16, 150])
			for (let from = 0; from < 10; from++) {
				const [key, message] = [whole.subarray(from, from + size), whole.subarray(200 + from)];
				expect(hmac(Hash, key, message)).toEqual(oracle(key, message));
			}
	});

	test('starts from memory of its own, so that the key may be wiped', () => {
		const key = pattern(32);
		const mac = new HMAC(Hash, key);
		key.fill(0);
		for (const length of [60, 0, 70])
			expect(mac.update(pattern(length)).digest()).toEqual(oracle(pattern(32), pattern(length)));
	});

	test.each([0, 16, 64, 65, 200])('leaves nothing of a key of %i bytes', (length) => {
		const [key, message] = [pattern(length), pattern(60)];
		let mac = new Uint8Array();
		const made = arraysMade(() => {
			mac = hmac(Hash, key, message).slice();
		});
		expect(made.length).toBeGreaterThan(0);
		const left = made.filter((array) => !isWiped(array));
		// The result itself, where the hash makes it with new.
		expect(left.every((array) => Buffer.compare(array, mac) === 0)).toBe(true);
		expect(left.length).toBeLessThanOrEqual(1);
	});

	const [key, message, last] = [pattern(100), pattern(70), pattern(1)];
	test.each([
		{ when: 'before a message', use: () => {} },
		{ when: 'in a message', use: (mac: HMAC) => mac.update(message) },
		{ when: 'after one', use: (mac: HMAC) => mac.update(message).digest().fill(0) },
		{
			when: 'in the third',
			use: (mac: HMAC) => {
				mac.digest().fill(0);
				mac.digest().fill(0);
				mac.update(message);
			},
		},
	])('refuses everything after wipe() $when, and its memory is zero', ({ use }) => {
		const made = arraysMade(() => {
			const mac = new HMAC(Hash, key);
			use(mac);
			mac.wipe();
			mac.wipe();
			expect(refusal(() => mac.update(last))).toBe('TypeError: HMAC was wiped');
			expect(refusal(() => mac.digest())).toBe('TypeError: HMAC was wiped');
		});
		expect(made.length).toBeGreaterThan(0);
		expect(made.filter((array) => !isWiped(array))).toEqual([]);
	});
});

describe('HMAC', () => {
	test('makes one hash for a MAC, and clones for the rest', () => {
		let made = 0;
		class Counted extends SHA256 {
			constructor() {
				super();
				made++;
			}
		}
		hmac(Counted, pattern(100), pattern(60));
		expect(made).toBe(1);
	});

	test('hashes each pad once, whatever messages come', () => {
		const starts = vi.spyOn(SHA256.prototype, 'startKeyed');
		const mac = new HMAC(SHA256, pattern(32));
		for (const length of [60, 0, 70]) mac.update(pattern(length)).digest();
		const pads = starts.mock.calls.map(([, pad]) => pad);
		starts.mockRestore();
		expect(pads).toEqual([0x36, 0x5c]);
	});

	test.each(NOT_BYTES)('refuses $name as key and as message', ({ kind, value }) => {
		const fault = `expected Uint8Array, got ${kind}`;
		expect(refusal(() => hmac(SHA256, value, pattern(1)))).toBe(`TypeError: key: ${fault}`);
		expect(refusal(() => hmac(SHA256, pattern(1), value))).toBe(`TypeError: message: ${fault}`);
		const mac = new HMAC(SHA256, pattern(1));
		expect(refusal(() => mac.update(value))).toBe(`TypeError: message: ${fault}`);
		expect(mac.update(pattern(2)).digest()).toEqual(hmac(SHA256, pattern(1), pattern(2)));
	});
});
