import { runInNewContext } from 'node:vm';
import { SHA1 } from '../../src/sha1.js';
import { SHA256 } from '../../src/sha256.js';

/** What a hostile value throws by itself: whoever is handed it may pass it on. */
export class Trap extends Error {}

function trap(): never {
	throw new Trap('a trap');
}

interface Named {
	readonly what: string;
}

/** Something that is no array of bytes, or is one in an odd way; `bytes` is what a right answer is about. */
export interface OddArray extends Named {
	readonly make: () => Uint8Array;
	readonly bytes?: readonly number[];
}

const CONTENT = [1, 2, 3, 250, 251, 252];
/** The class of another realm. */
const OtherArray: typeof Uint8Array = runInNewContext('Uint8Array');
const plain = () => Uint8Array.from(CONTENT);
/** The same with own properties that hide the inherited ones. */
const altered = (properties: PropertyDescriptorMap) => Object.defineProperties(plain(), properties);

class Sliced extends Uint8Array {
	static get [Symbol.species](): Uint8ArrayConstructor {
		return Array as unknown as Uint8ArrayConstructor;
	}
	override subarray(): never {
		return trap();
	}
	override slice(): never {
		return trap();
	}
}

class Lying extends Uint8Array {
	override get length(): never {
		return 1e9 as never;
	}
}

class Trapping extends Uint8Array {
	override get length(): never {
		return trap();
	}
}

export const ODD_ARRAYS: readonly OddArray[] = [
	{ what: 'a Buffer', make: () => Buffer.from(CONTENT), bytes: CONTENT },
	{
		what: 'a part of a buffer',
		make: () => Uint8Array.of(9, ...CONTENT, 9).subarray(1, 7),
		bytes: CONTENT,
	},
	{
		what: 'an array of another realm',
		make: () => OtherArray.from(CONTENT),
		bytes: CONTENT,
	},
	{ what: 'an array with another species', make: () => Sliced.from(CONTENT), bytes: CONTENT },
	{
		what: 'a species of its own constructor',
		make: () => altered({ constructor: { value: { [Symbol.species]: trap } } }),
		bytes: CONTENT,
	},
	{ what: 'another subarray', make: () => altered({ subarray: { value: trap } }), bytes: CONTENT },
	{ what: 'another set', make: () => altered({ set: { value: trap } }), bytes: CONTENT },
	{ what: 'another slice', make: () => altered({ slice: { value: trap } }), bytes: CONTENT },
	{ what: 'another fill', make: () => altered({ fill: { value: trap } }), bytes: CONTENT },
	{
		what: 'another buffer',
		make: () => altered({ buffer: { value: new ArrayBuffer(8) } }),
		bytes: CONTENT,
	},
	{ what: 'a buffer that throws', make: () => altered({ buffer: { get: trap } }), bytes: CONTENT },
	{ what: 'another byteOffset', make: () => altered({ byteOffset: { value: 5 } }), bytes: CONTENT },
	{
		what: 'another byteLength',
		make: () => altered({ byteLength: { value: 1e9 } }),
		bytes: CONTENT,
	},
	{ what: 'a shorter length', make: () => altered({ length: { value: 2 } }), bytes: CONTENT },
	{
		what: 'a longer length of an empty array',
		make: () => Object.defineProperty(new Uint8Array(), 'length', { value: 1 }),
		bytes: [],
	},
	{ what: 'a longer length', make: () => altered({ length: { value: 7 } }), bytes: CONTENT },
	{
		what: 'an endless length',
		make: () => altered({ length: { value: 2 ** 53 } }),
		bytes: CONTENT,
	},
	{
		what: 'both lengths shorter',
		make: () => altered({ length: { value: 2 }, byteLength: { value: 2 } }),
		bytes: CONTENT,
	},
	{
		what: 'a length that is text',
		make: () => altered({ length: { value: '6' } }),
		bytes: CONTENT,
	},
	{
		what: 'a length that is a BigInt',
		make: () => altered({ length: { value: 6n } }),
		bytes: CONTENT,
	},
	{
		what: 'a length that is a Symbol',
		make: () => altered({ length: { value: Symbol('six') } }),
		bytes: CONTENT,
	},
	{ what: 'a subclass that lies', make: () => Lying.from(CONTENT), bytes: CONTENT },
	{
		what: 'a subclass that throws',
		make: () => Object.setPrototypeOf(plain(), Trapping.prototype),
	},
	{ what: 'no prototype', make: () => Object.setPrototypeOf(plain(), null), bytes: CONTENT },
	{
		what: 'the prototype of an Int8Array',
		make: () => Object.setPrototypeOf(plain(), Int8Array.prototype),
		bytes: CONTENT,
	},
	{
		what: 'an object that claims to be one',
		make: () => Object.create(Uint8Array.prototype, { length: { value: 4 } }),
	},
	{ what: 'a Proxy of one', make: () => new Proxy(plain(), {}) },
	{
		what: 'a detached array',
		make: () => {
			const array = plain();
			structuredClone(array.buffer, { transfer: [array.buffer] });
			return array;
		},
	},
	{
		what: 'an empty array, detached',
		make: () => {
			const array = new Uint8Array();
			structuredClone(array.buffer, { transfer: [array.buffer] });
			return array;
		},
	},
	{
		what: 'an array out of bounds',
		make: () => {
			const buffer = resizable(8);
			const array = new Uint8Array(buffer, 2, 6);
			buffer.resize(4);
			return array;
		},
	},
	{
		what: 'an array that a resized buffer has shortened',
		make: () => {
			const buffer = resizable(8);
			const array = new Uint8Array(buffer);
			array.set(CONTENT);
			buffer.resize(6);
			return array;
		},
		bytes: CONTENT,
	},
	{
		what: 'shared memory',
		make: () => {
			const array = new Uint8Array(new SharedArrayBuffer(6));
			array.set(CONTENT);
			return array;
		},
		bytes: CONTENT,
	},
];

type Resizable = ArrayBuffer & { resize(length: number): void };

function resizable(length: number): Resizable {
	const Buffer = ArrayBuffer as unknown as new (length: number, options: object) => Resizable;
	return new Buffer(length, { maxByteLength: 16 });
}

const PROXY_TRAPS = [
	...['get', 'has', 'getPrototypeOf', 'ownKeys', 'getOwnPropertyDescriptor'],
	...['apply', 'construct', 'set', 'defineProperty', 'deleteProperty'],
];
const trapped = (target: object) =>
	new Proxy(target, Object.fromEntries(PROXY_TRAPS.map((name) => [name, trap])));

/** Values of every kind that no function of the library wants, or that it wants in another form. */
export const HOSTILE: readonly unknown[] = [
	...[undefined, null, true, false, 0n, 7n, Symbol('s'), Symbol.iterator],
	...[
		NaN,
		Infinity,
		-Infinity,
		0,
		-0,
		-1,
		0.5,
		1,
		16,
		65535,
		65536,
		2 ** 31,
		2 ** 32,
		2 ** 53,
		1e300,
	],
	...['', ' ', 'a', '0', '1', '\0', '\ud800', 'é', '😀', '=', ';', '{}', '[]', 'null', '__proto__'],
	...['constructor', 'toString', 'a'.repeat(70000), '日'.repeat(30000), '\n', 'A'.repeat(17)],
	...[() => 7, () => undefined, () => NaN, () => 1, () => 1n, () => Symbol('s'), () => null, trap],
	...[async () => ({}), function* () {}, class {}, Uint8Array, Date, Proxy, Math.max],
	...[{}, [], [1, 2], [[]], new Date(0), new Map(), /a/, new Error('e'), Promise.resolve({})],
	...[Object.create(null), Object.freeze({}), Object(1), Object('text'), Object(Symbol('s'))],
	...[{ length: 4 }, { length: 2 ** 53 }, { valueOf: trap, toString: trap }, { toString: null }],
	...[
		{
			get sign() {
				return trap();
			},
		},
		{ random: trap },
	],
	...[new Proxy({}, {}), new Proxy(() => 7, {}), trapped({}), trapped(() => 7), trapped([])],
	...[
		new ArrayBuffer(4),
		new DataView(new ArrayBuffer(4)),
		new Int8Array(4),
		new Uint8ClampedArray(4),
	],
	...[new Uint16Array(4), new Float64Array(4), new BigInt64Array(4), new Uint8Array(70000)],
	globalThis,
];

/** Classes that are no hashes, though some look like one. */
export const HOSTILE_HASHES: readonly (Named & { readonly Hash: unknown })[] = [
	...[undefined, 0, NaN, null, 8, 63.5, -1, Infinity, 2 ** 32, '64', 64n].map((blockSize) => ({
		what: `a block size of ${String(blockSize)}`,
		Hash: hash({ blockSize }),
	})),
	...[undefined, 0, NaN, null, 65, 0.5, -1, '32', 32n].map((outputSize) => ({
		what: `an output size of ${String(outputSize)}`,
		Hash: hash({ outputSize }),
	})),
	...[undefined, null, 7, {}, () => undefined, () => null, () => ({}), async () => {}].map(
		(update, i) => ({
			what: `update ${i}, which does not return the hash`,
			Hash: hash({ update }),
		}),
	),
	...[
		...[undefined, null, 7, () => undefined, () => null, () => 'digest', () => [...new Array(32)]],
		...[() => new Uint8Array(31), () => new Uint8Array(33), () => new Uint8Array()],
		...[() => new Int8Array(32), () => new ArrayBuffer(32), () => new Uint16Array(16)],
		async () => new Uint8Array(32),
	].map((digest, i) => ({ what: `digest ${i} of a wrong type or length`, Hash: hash({ digest }) })),
];

/** Classes of hashes that give right digests and wrong clones. */
export const HOSTILE_CLONES: readonly (Named & { readonly Hash: unknown })[] = [
	...[() => undefined, () => null, () => 7, () => ({}), () => ({ outputSize: 32 })],
	() => ({ outputSize: 32, clone: 7 }),
	() => new SHA1(),
	function empty() {
		return { outputSize: 32, clone: empty };
	},
	function (this: object) {
		return this;
	},
].map((clone, i) => ({
	what: `clone ${i}, which is none`,
	Hash: class extends SHA256 {
		override clone = clone as never;
	},
}));

/** A class whose objects have the parts of a hash, of which some are replaced. */
export function hash(parts: object): new () => object {
	return class {
		blockSize = 64;
		outputSize = 32;
		update(_data: Uint8Array): this {
			return this;
		}
		digest(): Uint8Array {
			return new Uint8Array(32);
		}
		constructor() {
			Object.assign(this, parts);
		}
	};
}
