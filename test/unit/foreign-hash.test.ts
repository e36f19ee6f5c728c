import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { tencentCredentials } from '../../src/clouds/tencent.js';
import type { Hash, HashConstructor } from '../../src/hash.js';
import { HMAC, hmac } from '../../src/hmac.js';
import { SHA256 } from '../../src/sha256.js';
import { isWiped, pattern } from '../support/arrays.js';
import { HOSTILE_CLONES, HOSTILE_HASHES } from '../support/hostile.js';
import { cloneableNodeHash, nodeHash } from '../support/node-hash.js';
import { DEVICE, SIGNING } from '../support/published.js';
import { refusal } from '../support/refusal.js';

const KEYS = [
	{ size: 'a short key', key: pattern(32) },
	{ size: 'a key longer than a block', key: pattern(2000) },
];
const NAMED = /^(TypeError|RangeError): Hash(\.blockSize|\.outputSize)?: expected .+, got .+$/;

describe.each(HOSTILE_HASHES)('a hash with $what', ({ Hash }) => {
	test.each(KEYS)('yields no MAC under $size, and an error that names Hash', ({ key }) => {
		expect(refusal(() => hmac(Hash as HashConstructor, key, pattern(60)))).toMatch(NAMED);
		const stream = () => new HMAC(Hash as HashConstructor, key).update(pattern(60)).digest();
		expect(refusal(stream)).toMatch(NAMED);
	});

	test('signs for no cloud', () => {
		const signing = { ...SIGNING, Hash: Hash as HashConstructor };
		expect(refusal(() => tencentCredentials(DEVICE, signing))).toMatch(NAMED);
	});
});

describe.each(HOSTILE_CLONES)('a hash with $what', ({ Hash }) => {
	test('is refused where it is cloned, and not where one message is all', () => {
		const [key, message] = [pattern(32), pattern(60)];
		const stream = () => {
			const mac = new HMAC(Hash as HashConstructor, key);
			mac.update(message).digest();
			return mac.update(message).digest();
		};
		expect(refusal(stream)).toMatch(NAMED);
		expect(hmac(Hash as HashConstructor, key, message)).toEqual(hmac(SHA256, key, message));
	});
});

describe('what is no class', () => {
	test.each([
		{ what: 'undefined', Hash: undefined },
		{ what: 'null', Hash: null },
		{ what: 'a name', Hash: 'SHA256' },
		{ what: 'an object', Hash: new SHA256() },
		{ what: 'an arrow function', Hash: () => new SHA256() },
		{ what: 'an async function', Hash: async () => new SHA256() },
		{ what: 'a generator', Hash: function* () {} },
		{ what: 'a method', Hash: { Hash() {} }.Hash },
		{ what: 'a built-in function', Hash: Math.max },
		{ what: 'another class', Hash: Date },
		{ what: 'a class of arrays', Hash: Uint8Array },
	])('$what is refused', ({ Hash }) => {
		expect(refusal(() => hmac(Hash as never, pattern(32), pattern(60)))).toMatch(NAMED);
	});
});

/** A SHA-256 that keeps every array that it is given or gives, and throws at one of its calls. */
function spying(Base: new () => Hash, failAt = Infinity, fails: () => never = outOfOrder) {
	const given: Uint8Array[] = [];
	let calls = 0;
	const call = () => {
		if (++calls === failAt) fails();
	};
	class Spy extends Base {
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

function outOfOrder(): never {
	throw new Error('out of order');
}

const BASES = [
	{ kind: 'that cannot be cloned', Base: nodeHash('sha256') },
	{ kind: 'that can be cloned', Base: cloneableNodeHash('sha256') },
	{ kind: 'that has ours as its base', Base: SHA256 },
];

describe.each(BASES)('a hash $kind', ({ Base }) => {
	test.each(KEYS)('is given nothing of $size that is not wiped afterwards', ({ key }) => {
		const { Spy, given } = spying(Base);
		const message = pattern(60);
		const mac = hmac(Spy, key, message);
		const own = given.filter((array) => array !== key && array !== message && array !== mac);
		expect(own.length).toBeGreaterThanOrEqual(4);
		expect(own.filter((array) => !isWiped(array))).toEqual([]);
		expect(mac).toEqual(new Uint8Array(createHmac('sha256', key).update(message).digest()));
	});

	// An HMAC under a long key calls update and digest seven times, and wipes a hash by an eighth.
	test.each([1, 2, 3, 4, 5, 6, 7])(
		'throws at call %i: its own error, and all is wiped',
		(failAt) => {
			const { Spy, given } = spying(Base, failAt);
			const [key, message] = [pattern(100), pattern(60)];
			expect(refusal(() => hmac(Spy, key, message))).toBe('Error: out of order');
			const own = given.filter((array) => array !== key && array !== message);
			expect(own.filter((array) => !isWiped(array))).toEqual([]);
			expect([key, message]).toEqual([pattern(100), pattern(60)]);
		},
	);

	test('that threw at the second pad signs the next message under the key', () => {
		const { Spy } = spying(Base, 4);
		const [key, message] = [pattern(32), pattern(60)];
		const mac = new HMAC(Spy, key, true).update(message);
		expect(refusal(() => mac.digest())).toBe('Error: out of order');
		const expected = createHmac('sha256', key).update(message).digest();
		expect(mac.update(message).digest()).toEqual(new Uint8Array(expected));
	});

	test('that keeps throwing is reported with its first error', () => {
		let errors = 0;
		const { Spy } = spying(Base, 3, () => {
			throw new Error(`error ${++errors}`);
		});
		class Broken extends Spy {
			override digest(): Uint8Array {
				throw new Error(`error ${++errors}`);
			}
		}
		expect(refusal(() => hmac(Broken, pattern(32), pattern(60)))).toBe('Error: error 1');
	});
});

test.each([{ value: false }, { value: undefined }])(
	'a hash that does not start keyed is given padded blocks: it answers $value',
	({ value }) => {
		const asked: unknown[][] = [];
		class Unable extends nodeHash('sha256') {
			override startKeyed(...args: [Uint8Array, number]): boolean {
				asked.push(args.map((arg) => (arg instanceof Uint8Array ? arg.slice() : arg)));
				return value as boolean;
			}
		}
		const key = pattern(32);
		const block = new Uint8Array(64);
		block.set(key);
		expect(hmac(Unable, key, pattern(60))).toEqual(hmac(SHA256, key, pattern(60)));
		expect(asked).toEqual([
			[block, 0x36],
			[block.map((byte) => byte ^ 0x36), 0x36 ^ 0x5c],
		]);
	},
);

test('only what a Hash has is called of it, whatever else is there', () => {
	class Foreign extends nodeHash('sha256') {
		begin(): never {
			return outOfOrder();
		}
		reset(): never {
			return outOfOrder();
		}
	}
	expect(hmac(Foreign, pattern(32), pattern(60))).toEqual(hmac(SHA256, pattern(32), pattern(60)));
});

/** A hash whose digest repeats the sum of all bytes, modulo 256, to the length of its output. */
function adding(blockSize: number, outputSize: number): new () => Hash {
	return class {
		readonly blockSize = blockSize;
		readonly outputSize = outputSize;
		sum = 0;
		update(data: Uint8Array): this {
			for (const byte of data) this.sum += byte;
			return this;
		}
		digest(): Uint8Array {
			const digest = new Uint8Array(outputSize).fill(this.sum);
			this.sum = 0;
			return digest;
		}
	};
}

test.each([
	{ blockSize: 1, outputSize: 1 },
	{ blockSize: 64, outputSize: 1 },
	{ blockSize: 64, outputSize: 64 },
	{ blockSize: 1024, outputSize: 32 },
])('a hash of blocks of $blockSize bytes and digests of $outputSize is one', (sizes) => {
	const { blockSize, outputSize } = sizes;
	const pads = [0x36, 0x5c].map((pad) => (7 ^ pad) + (blockSize - 1) * pad);
	const inner = (pads[0] + 5) & 255;
	const mac = hmac(adding(blockSize, outputSize), Uint8Array.of(7), Uint8Array.of(5));
	expect(mac).toEqual(new Uint8Array(outputSize).fill(pads[1] + outputSize * inner));
});

test.each([
	{ blockSize: 64, outputSize: 0 },
	{ blockSize: 64, outputSize: 65 },
	{ blockSize: 1025, outputSize: 32 },
])('a hash of blocks of $blockSize bytes and digests of $outputSize is none', (sizes) => {
	const Hash = adding(sizes.blockSize, sizes.outputSize);
	expect(refusal(() => hmac(Hash, pattern(1), pattern(1)))).toMatch(NAMED);
});

test.each([
	{ by: 'wipe', Base: SHA256 },
	{ by: 'digest', Base: nodeHash('sha256') },
])('a hash is wiped by $by', ({ by, Base }) => {
	const calls: string[] = [];
	class Watched extends (Base as new () => Hash) {
		constructor() {
			super();
			for (const name of ['wipe', 'digest'] as const) {
				const inherited: (() => unknown) | undefined = this[name];
				if (!inherited) continue;
				Object.assign(this, {
					[name]: () => {
						calls.push(name);
						return inherited.call(this);
					},
				});
			}
		}
	}
	new HMAC(Watched, pattern(32), true).update(pattern(60)).wipe();
	expect(calls).toEqual([by]);
});
