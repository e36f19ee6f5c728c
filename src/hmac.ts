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
	/** K, each byte XORed with `#mask`; past the first `#used`, K has zeros. */
	readonly #block: Uint8Array;
	#used: number;
	#mask: number;
	/** Undefined after `wipe`. */
	#hash: Hash | undefined;
	/** Whether `#hash` has taken K ^ ipad and what there is of a message. */
	#isOpen: boolean;
	/** Has taken K ^ ipad, for each message to begin with a clone; undefined if nothing is kept. */
	#inner: Hash | undefined;
	/** Has taken K ^ opad, for each message to end with a clone, from the first one's end on. */
	#outer: Hash | undefined;

	/**
	 * Accepts a key of any length and only reads it. `once` says that no second message is expected: the states to begin it
	 * with are not kept then, which saves time and memory, and it would take as long as the first.
	 * Throws a TypeError for arguments of the wrong type, and one that names Hash if its objects do not keep to the
	 * interface; what the hash itself throws is passed on.
	 */
	constructor(Hash: HashConstructor, key: Uint8Array, once?: boolean) {
		requireBytes('key', key);
		const hash = newHash(Hash);
		const size = hash.blockSize;
		// A buffer is off V8's heap, where bytes stay behind if a hash that cannot start keyed asks an array for its own.
		this.#block = hash.startKeyed ? new Uint8Array(size) : new Uint8Array(new ArrayBuffer(size));
		this.#mask = 0;
		this.#hash = hash;
		this.#isOpen = true;
		let block = key;
		try {
			if (key.length > size) block = finish(take(hash, key));
			this.#used = block.length;
			this.#block.set(block);
			this.#start(hash, IPAD);
			if (!once) this.#inner = copy(hash);
		} catch (error) {
			this.wipe();
			throw error;
		} finally {
			if (block !== key) block.fill(0);
		}
	}

	/** Appends bytes to the message, and only reads them. Throws a TypeError if `message` is not a Uint8Array. */
	update(message: Uint8Array): this {
		requireBytes('message', message);
		let hash = this.#hash;
		if (!hash) throw new TypeError('HMAC was wiped');
		if (!this.#isOpen) {
			hash = this.#hash = copy(this.#inner) ?? this.#start(hash, IPAD);
			this.#isOpen = true;
		}
		take(hash, message);
		return this;
	}

	/** Returns the MAC of the message in a new array, and begins a new message under the same key. */
	digest(): Uint8Array {
		if (!this.#isOpen) this.update(new Uint8Array());
		let hash = this.#hash as Hash;
		this.#isOpen = false;
		const inner = finish(hash);
		try {
			if (this.#outer) {
				hash = copy(this.#outer) as Hash;
			} else {
				this.#start(hash, OPAD);
				if (this.#inner) this.#outer = copy(hash);
			}
			this.#hash = hash;
			return finish(take(hash, inner));
		} finally {
			inner.fill(0);
		}
	}

	/** Wipes all that depends on the key; from then on `update` and `digest` throw a TypeError. */
	wipe(): void {
		forget(this.#hash);
		forget(this.#inner);
		forget(this.#outer);
		this.#block.fill(0);
		this.#hash = this.#inner = this.#outer = undefined;
		this.#isOpen = false;
	}

	/** Begins a message of `hash` with K ^ `pad`. */
	#start(hash: Hash, pad: number): Hash {
		const block = this.#block;
		const mask = this.#mask ^ pad;
		if (typeof hash.startKeyed === 'function' && hash.startKeyed(block, mask)) return hash;
		let used = this.#used;
		block.fill(pad, used);
		while (used > 0) block[--used] ^= mask;
		this.#mask = pad;
		return take(hash, block);
	}
}

/** Returns the HMAC of `message` under `key`. Accepts a key of any length. Throws what the class HMAC throws. */
export function hmac(Hash: HashConstructor, key: Uint8Array, message: Uint8Array): Uint8Array {
	const mac = new HMAC(Hash, key, true);
	try {
		return mac.update(message).digest();
	} finally {
		mac.wipe();
	}
}

/** Makes a hash of anybody's class, and throws a TypeError if its sizes cannot be: the key would not protect the MAC. */
export function newHash(Hash: HashConstructor): Hash {
	// Arrow functions, methods and generators cannot be called with `new`, and have no constructor there.
	if (typeof Hash?.prototype?.constructor !== 'function') refuseHash();
	const hash = new Hash();
	const blockSize = hash.blockSize;
	const outputSize = hash.outputSize;
	if (
		typeof hash.update !== 'function' ||
		typeof hash.digest !== 'function' ||
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
	return refuse(TypeError, 'Hash', 'a class of Hash', 'another');
}

function take(hash: Hash, data: Uint8Array): Hash {
	return hash.update?.(data) === hash ? hash : refuseHash();
}

function finish(hash: Hash): Uint8Array {
	const digest = hash.digest();
	if (!(digest instanceof Uint8Array) || digest.length !== hash.outputSize) refuseHash();
	return digest;
}

/** Copies a hash that can be copied. */
function copy(hash: Hash | undefined): Hash | undefined {
	if (typeof hash?.clone !== 'function') return undefined;
	const clone = hash.clone();
	if (typeof clone?.clone !== 'function' || clone.outputSize !== hash.outputSize) refuseHash();
	// It would take this message, and leave the next one without a key.
	return clone === hash ? refuseHash() : clone;
}

function forget(hash: Hash | undefined): void {
	if (!hash) return;
	try {
		if (hash.wipe) hash.wipe();
		else hash.digest().fill(0);
	} catch {
		// Of a hash that is out of order, the first error is the one to see.
	}
}
