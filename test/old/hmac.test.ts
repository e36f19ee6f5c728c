import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Hash, type HashConstructor, hmac, SHA1, SHA256 } from '../src/index.js';
import { arraysMade, isWiped } from './support/arrays.js';
import { nodeHash } from './support/node-hash.js';
import { NOT_BYTES, refusal } from './support/refusal.js';

const HASHES: { name: string; algorithm: string; Hash: HashConstructor }[] = [
	{ name: 'SHA1', algorithm: 'sha1', Hash: SHA1 },
	{ name: 'SHA256', algorithm: 'sha256', Hash: SHA256 },
	{ name: 'somebody else’s SHA-256', algorithm: 'sha256', Hash: nodeHash('sha256', 64) },
	{ name: 'a SHA-512, of larger blocks', algorithm: 'sha512', Hash: nodeHash('sha512', 128) },
];

const bytesOf = (length: number) => Uint8Array.from({ length }, (_, i) => i * 89 + length + 1);

describe.each(HASHES)('hmac with $name', ({ algorithm, Hash }) => {
	const oracle = (key: Uint8Array, message: Uint8Array) =>
		new Uint8Array(createHmac(algorithm, key).update(message).digest());

	test('is what node:crypto gives, for every length of key to 200', () => {
		for (let length = 0; length <= 200; length++)
			expect(hmac(Hash, bytesOf(length), bytesOf(60))).toEqual(
				oracle(bytesOf(length), bytesOf(60)),
			);
	});

	test('is what node:crypto gives, for every length of message to 200', () => {
		for (let length = 0; length <= 200; length++)
			expect(hmac(Hash, bytesOf(32), bytesOf(length))).toEqual(
				oracle(bytesOf(32), bytesOf(length)),
			);
	});

	test('is what node:crypto gives for any key and message, and only reads them', () => {
		const bytes = fc.uint8Array({ maxLength: 300, size: 'max' });
		fc.assert(
			fc.property(bytes, bytes, (key, message) => {
				const before = [key.slice(), message.slice()];
				expect(hmac(Hash, key, message)).toEqual(oracle(key, message));
				expect([key, message]).toEqual(before);
			}),
			{ numRuns: 300 },
		);
	});

	test('reads the part of a buffer that the key and the message cover', () => {
		const whole = bytesOf(400);
		for (const size of [16, 150])
			for (let from = 0; from < 10; from++) {
				const [key, message] = [whole.subarray(from, from + size), whole.subarray(200 + from)];
				expect(hmac(Hash, key, message)).toEqual(oracle(key, message));
			}
	});

	test.each([0, 16, 64, 65, 200])('leaves nothing of a key of %i bytes behind', (length) => {
		const [key, message] = [bytesOf(length), bytesOf(60)];
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
});

describe('hmac', () => {
	/** A SHA-256 that keeps every array that it is given or gives, and throws at one of its calls. */
	function spying(failAt = Infinity) {
		const given: Uint8Array[] = [];
		const Base = nodeHash('sha256', 64);
		let calls = 0;
		const call = () => {
			if (++calls === failAt) throw new Error('out of order');
		};
		class Spy extends (Base as new () => Hash) {
			override update(data: Uint8Array): this {
				given.push(data);
				call();
				return super.update(data);
			}
			override digest(): Uint8Array {
				call();
				const digest = super.digest();
				given.push(digest);
				return digest;
			}
		}
		return { Spy, given };
	}

	test.each([32, 100])(
		'wipes all that it makes of a key of %i bytes, and no argument',
		(length) => {
			const { Spy, given } = spying();
			const [key, message] = [bytesOf(length), bytesOf(60)];
			const mac = hmac(Spy, key, message);
			const own = given.filter((array) => array !== key && array !== message && array !== mac);
			expect(own.map((array) => array.length)).toEqual(
				length > 64 ? [32, 64, 32, 64, 32] : [64, 32, 64, 32],
			);
			expect(own.every(isWiped)).toBe(true);
			expect([key, message]).toEqual([bytesOf(length), bytesOf(60)]);
			expect(mac).toEqual(new Uint8Array(createHmac('sha256', key).update(message).digest()));
		},
	);

	// An HMAC of a long key calls update and digest eight times.
	test.each([1, 2, 3, 4, 5, 6, 7, 8])('wipes it too when the hash throws at call %i', (failAt) => {
		const { Spy, given } = spying(failAt);
		const [key, message] = [bytesOf(100), bytesOf(60)];
		expect(refusal(() => hmac(Spy, key, message))).toBe('Error: out of order');
		const own = given.filter((array) => array !== key && array !== message);
		expect(own.every(isWiped)).toBe(true);
		expect([key, message]).toEqual([bytesOf(100), bytesOf(60)]);
	});

	test('calls nothing of a hash but update and digest, whatever else it has', () => {
		class Foreign extends (nodeHash('sha256', 64) as new () => Hash) {
			begin(): void {
				throw new Error('not of a Hash');
			}
		}
		expect(hmac(Foreign, bytesOf(32), bytesOf(60))).toEqual(hmac(SHA256, bytesOf(32), bytesOf(60)));
	});

	test('makes one hash a MAC', () => {
		let made = 0;
		class Counted extends SHA256 {
			constructor() {
				super();
				made++;
			}
		}
		hmac(Counted, bytesOf(100), bytesOf(60));
		expect(made).toBe(1);
	});

	test.each(NOT_BYTES.map((value) => [value]))('refuses %o as key and as message', (value) => {
		const wrong = value as Uint8Array;
		const fault = `is ${typeof value}; allowed: Uint8Array`;
		expect(refusal(() => hmac(SHA256, wrong, bytesOf(1)))).toBe(`TypeError: key ${fault}`);
		expect(refusal(() => hmac(SHA256, bytesOf(1), wrong))).toBe(`TypeError: message ${fault}`);
	});
});
