import { refuse, requireBytes, requireInteger, typeName } from './check.js';
import type { Hash, HashConstructor } from './hash.js';

/*
 * RFC 2104. H is the hash and K the key, or its hash if it is longer than a block of H, with zeros up to a whole block:
 *
 *     HMAC(key, message) = H(K ^ opad ‖ H(K ^ ipad ‖ message))        ipad = 36 36 …   opad = 5c 5c …
 */
const IPAD = 0x36;
const OPAD = 0x5c;

/** The largest block that a foreign hash may claim, in bytes; SHA-3 has the largest that are in use, 168. */
const LONGEST_BLOCK = 1024;

/**
 * Authenticates messages under one key, each in pieces of any size. From the second message on, a hash that can be cloned
 * saves two blocks of work. Whoever makes an HMAC ends its life with `wipe()`.
 */
export class HMAC {
	/** Has taken K ^ ipad and what there is of the message; undefined between two messages. */
	#hash: Hash | undefined;
	/** K ^ ipad. */
	readonly #pad: Uint8Array;
	/** Has taken K ^ ipad, for each message to begin with a clone; undefined if the hash cannot be cloned. */
	#inner: Hash | undefined;
	/** Has taken K ^ opad, for clones, once there was a message; or the hash itself, empty, if it cannot be cloned. */
	#outer: Hash | undefined;

	/**
	 * Accepts a key of any length and only reads it. Throws a TypeError for arguments of the wrong type, and a TypeError or
	 * RangeError that names Hash if its objects are no hashes; what the hash itself throws is passed on.
	 */
	constructor(Hash: HashConstructor, key: Uint8Array) {
		requireBytes('key', key);
		const hash = construct(Hash);
		const size = hash.blockSize;
		const K = key.length > size ? finish(take(hash, key)) : key;
		// A buffer of its own: where a hash reads `buffer` of a small array, V8 moves the array and leaves a copy behind.
		const pad = new Uint8Array(new ArrayBuffer(size)).fill(IPAD);
		let i = K.length;
		while (i) pad[--i] ^= K[i];
		if (K !== key) K.fill(0);
		this.#pad = pad;
		this.#hash = take(hash, pad);
		this.#inner = copy(hash);
	}

	/** Appends bytes to the message, and only reads them. Throws a TypeError if `message` is not a Uint8Array. */
	update(message: Uint8Array): this {
		requireBytes('message', message);
		if (this.#hash === undefined) {
			if (this.#outer === undefined) refuse(TypeError, 'HMAC', 'no use after wipe()', 'a message');
			this.#hash = this.#inner ? copy(this.#inner) : take(this.#outer, this.#pad);
		}
		take(this.#hash as Hash, message);
		return this;
	}

	/** Returns the MAC of the message in a new array, and begins a new message under the same key. */
	digest(): Uint8Array {
		if (this.#hash === undefined) this.update(new Uint8Array());
		let hash = this.#hash as Hash;
		const inner = finish(hash);
		try {
			if (this.#inner && this.#outer) {
				hash = copy(this.#outer) as Hash;
			} else {
				turn(this.#pad);
				this.#outer = copy(take(hash, this.#pad)) ?? hash;
				if (this.#outer === hash) turn(this.#pad);
			}
			return finish(take(hash, inner));
		} finally {
			this.#hash = undefined;
			inner.fill(0);
		}
	}

	/** Wipes all that depends on the key; from then on `update` and `digest` throw a TypeError. */
	wipe(): void {
		forget(this.#hash);
		forget(this.#inner);
		forget(this.#outer);
		this.#pad.fill(0);
		this.#hash = this.#inner = this.#outer = undefined;
	}
}

/** Returns the HMAC of `message` under `key`. Accepts a key of any length. Throws what the class HMAC throws. */
export function hmac(Hash: HashConstructor, key: Uint8Array, message: Uint8Array): Uint8Array {
	const mac = new HMAC(Hash, key);
	try {
		return mac.update(message).digest();
	} finally {
		mac.wipe();
	}
}

/** Makes K ^ opad of K ^ ipad, and K ^ ipad of K ^ opad. */
function turn(pad: Uint8Array): void {
	let i = pad.length;
	while (i) pad[--i] ^= IPAD ^ OPAD;
}

/** Makes a hash of anybody's class, checked: a wrong block size would make a MAC that the key does not protect. */
function construct(Hash: HashConstructor): Hash {
	// Arrow functions, methods and generators have no constructor there, and cannot be called with `new`.
	if (
		typeof Hash !== 'function' ||
		!Hash.prototype ||
		!Object.hasOwn(Hash.prototype, 'constructor')
	)
		refuse(TypeError, 'Hash', 'a class', typeName(Hash));
	const hash = new Hash();
	requireHash(hash);
	const { blockSize, outputSize } = hash;
	requireInteger('Hash.blockSize', blockSize, 1, LONGEST_BLOCK);
	requireInteger('Hash.outputSize', outputSize, 1, blockSize);
	return hash;
}

function requireHash(hash: Hash): void {
	if (typeof hash?.update !== 'function' || typeof hash.digest !== 'function')
		refuse(TypeError, 'Hash', 'objects with update() and digest()', 'one without');
}

function take(hash: Hash, data: Uint8Array): Hash {
	if (hash.update(data) !== hash)
		refuse(TypeError, 'Hash', 'update() to return the hash itself', 'another value');
	return hash;
}

function finish(hash: Hash): Uint8Array {
	const digest: unknown = hash.digest();
	if (!(digest instanceof Uint8Array))
		refuse(TypeError, 'Hash', 'digest() to return a Uint8Array', typeName(digest));
	if (digest.length !== hash.outputSize)
		refuse(RangeError, 'Hash', 'digest() to return outputSize bytes', digest.length);
	return digest;
}

function copy(hash: Hash): Hash | undefined {
	if (hash.clone === undefined) return undefined;
	const clone = hash.clone();
	if (clone === hash) refuse(TypeError, 'Hash', 'clone() to return another hash', 'the same');
	requireHash(clone);
	return clone;
}

function forget(hash: Hash | undefined): void {
	if (hash?.wipe) hash.wipe();
	else hash?.digest();
}
