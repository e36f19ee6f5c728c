import { refuse, requireBytes } from './check.js';
import type { Hash, HashConstructor } from './hash.js';

/*
 * RFC 2104. H is the hash and K the key, or its hash if it is longer than a block of H, with zeros up to a whole block:
 *
 *     HMAC(key, message) = H(K ^ opad ‖ H(K ^ ipad ‖ message))        ipad = 36 36 …   opad = 5c 5c …
 */
const IPAD = 0x36;
const OPAD = 0x5c;

/** The largest block that a foreign hash may claim, in bytes; the largest in use is SHAKE128's, 168. */
const LONGEST_BLOCK = 1024;

/**
 * Authenticates messages under one key, each in pieces of any size. From the second message on, a hash that can be cloned
 * saves two blocks of work. Whoever makes an HMAC ends its life with `wipe()`.
 */
export class HMAC {
	/** K ^ ipad. */
	readonly #pad: Uint8Array;
	/** What depends on the key in it, in words. */
	readonly #words: Int32Array;
	/** Has taken K ^ ipad and what there is of the message; undefined between two messages. */
	#hash: Hash | undefined;
	/** Has taken K ^ ipad, for each message to begin with a clone; undefined if the hash cannot be cloned. */
	#inner: Hash | undefined;
	/** Has taken K ^ opad, for clones, once there was a message; or the hash itself, empty, if it cannot be cloned. */
	#outer: Hash | undefined;

	/**
	 * Accepts a key of any length and only reads it. Throws a TypeError for arguments of the wrong type, and one that names
	 * Hash if its objects do not keep to the interface; what the hash itself throws is passed on.
	 */
	constructor(Hash: HashConstructor, key: Uint8Array) {
		requireBytes('key', key);
		const hash = newHash(Hash);
		const size = hash.blockSize;
		const used = key.length > size ? hash.outputSize : key.length;
		const { buffer } = new Int32Array((size + 3) >> 2);
		this.#pad = new Uint8Array(buffer, 0, size);
		this.#words = new Int32Array(buffer, 0, (used + 3) >> 2);
		let digest: Uint8Array | undefined;
		try {
			if (key.length > size) digest = finish(take(hash, key));
			this.#pad.set(digest ?? key);
			turn(this.#pad, this.#words, 0, IPAD);
			this.#hash = take(hash, this.#pad);
			this.#inner = hash.clone?.();
			// It would take the message, and leave the next one without a key.
			if (this.#inner === hash) refuseHash();
		} catch (error) {
			this.wipe();
			throw error;
		} finally {
			digest?.fill(0);
		}
	}

	/** Appends bytes to the message, and only reads them. Throws a TypeError if `message` is not a Uint8Array. */
	update(message: Uint8Array): this {
		requireBytes('message', message);
		if (!this.#hash) {
			if (!this.#outer) throw new TypeError('HMAC was wiped');
			this.#hash = this.#inner?.clone?.() ?? take(this.#outer, this.#pad);
		}
		take(this.#hash, message);
		return this;
	}

	/** Returns the MAC of the message in a new array, and begins a new message under the same key. */
	digest(): Uint8Array {
		if (!this.#hash) this.update(new Uint8Array());
		let hash = this.#hash as Hash;
		const inner = finish(hash);
		if (this.#inner && this.#outer) {
			hash = this.#outer.clone?.() as Hash;
		} else {
			turn(this.#pad, this.#words, IPAD, OPAD);
			this.#outer = take(hash, this.#pad).clone?.() ?? hash;
			if (this.#outer === hash) turn(this.#pad, this.#words, OPAD, IPAD);
		}
		this.#hash = undefined;
		const mac = finish(take(hash, inner));
		inner.fill(0);
		return mac;
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

/** Makes a hash of anybody's class, and throws a TypeError if its sizes cannot be: the key would not protect the MAC. */
export function newHash(Hash: HashConstructor): Hash {
	// Arrow functions, methods and generators cannot be called with `new`, and have no constructor there.
	if (typeof Hash?.prototype?.constructor !== 'function') return refuseHash();
	const hash = new Hash();
	const blockSize = hash?.blockSize;
	const outputSize = hash?.outputSize;
	if (
		!Number.isInteger(blockSize) ||
		!Number.isInteger(outputSize) ||
		outputSize < 1 ||
		outputSize > blockSize ||
		blockSize > LONGEST_BLOCK
	)
		refuseHash();
	return hash;
}

function refuseHash(): never {
	return refuse(TypeError, 'Hash', 'a class of the interface Hash', 'another');
}

/** Makes K ^ `to` of K ^ `from` in `pad`, where only `words` depend on the key. */
function turn(pad: Uint8Array, words: Int32Array, from: number, to: number): void {
	const mask = (from ^ to) * 0x01010101;
	let i = words.length;
	pad.fill(to, 4 * i);
	while (i) words[--i] ^= mask;
}

function take(hash: Hash, data: Uint8Array): Hash {
	return hash.update?.(data) === hash ? hash : refuseHash();
}

function finish(hash: Hash): Uint8Array {
	const digest = hash.digest?.();
	if (!(digest instanceof Uint8Array) || digest.length !== hash.outputSize) refuseHash();
	return digest;
}

function forget(hash: Hash | undefined): void {
	if (hash?.wipe) hash.wipe();
	else hash?.digest();
}
