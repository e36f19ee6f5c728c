import { HMAC } from '../src/hmac.js';
import { concatBytes } from './bytes.js';
import type { HashName } from './findings.js';
import { HASHES } from './hashes.js';
import { type Compress, FAST, SCHEDULE, type Words } from './rounds.js';
import { BLOCK, packed, type Texts } from './texts.js';

/** One hash, and HMAC with it. */
export interface Macs {
	/** Takes the key of the MACs that follow. */
	key(key: Uint8Array): void;
	/** Makes the HMAC of one of the texts; `first` and `last` are then its first and last four bytes. */
	sign(texts: Texts, index: number): void;
	/** The same with any bytes. */
	signBytes(bytes: Uint8Array): void;
	/** The same with the hash of the parts one after the other. */
	hash(...parts: readonly Uint8Array[]): void;
	readonly first: number;
	readonly last: number;
	/** The whole result. */
	bytes(): Uint8Array;
	/** Overwrites all that depends on a key. */
	wipe(): void;
}

export function macsOf(name: HashName): Macs {
	const words = FAST[name];
	return words ? new FastMacs(words) : new SlowMacs(name);
}

class FastMacs implements Macs {
	readonly #initial: Int32Array;
	readonly #compress: Compress;
	readonly #inner: Int32Array;
	readonly #outer: Int32Array;
	readonly #state: Int32Array;
	/** A key's; zeros before and after. */
	readonly #block = new Int32Array(BLOCK / 4);
	/** The inner hash with its padding. */
	readonly #end = new Int32Array(BLOCK / 4);

	constructor({ initial, compress }: Words) {
		this.#initial = Int32Array.from(initial);
		this.#compress = compress;
		this.#inner = this.#initial.slice();
		this.#outer = this.#initial.slice();
		this.#state = this.#initial.slice();
		this.#end[initial.length] = 0x80000000;
		this.#end[BLOCK / 4 - 1] = 8 * (BLOCK + 4 * initial.length);
	}

	key(key: Uint8Array): void {
		const block = this.#block;
		let bytes = key;
		if (key.length > BLOCK) {
			this.hash(key);
			bytes = this.bytes();
		}
		for (let i = 0; i < bytes.length; i++) block[i >> 2] |= bytes[i] << (24 - 8 * (i & 3));
		for (let i = 0; i < block.length; i++) block[i] ^= 0x36363636;
		this.#inner.set(this.#initial);
		this.#compress(this.#inner, block, 0);
		for (let i = 0; i < block.length; i++) block[i] ^= 0x36363636 ^ 0x5c5c5c5c;
		this.#outer.set(this.#initial);
		this.#compress(this.#outer, block, 0);
		block.fill(0);
		if (bytes !== key) bytes.fill(0);
	}

	sign(texts: Texts, index: number): void {
		this.#sign(texts.words, texts.start(index), texts.start(index + 1));
	}

	signBytes(bytes: Uint8Array): void {
		const words = packed(bytes, BLOCK);
		this.#sign(words, 0, words.length);
		words.fill(0);
	}

	#sign(words: Int32Array, start: number, stop: number): void {
		const state = this.#state;
		const end = this.#end;
		for (let i = 0; i < state.length; i++) state[i] = this.#inner[i];
		for (let at = start; at < stop; at += 16) this.#compress(state, words, at);
		for (let i = 0; i < state.length; i++) end[i] = state[i];
		for (let i = 0; i < state.length; i++) state[i] = this.#outer[i];
		this.#compress(state, end, 0);
	}

	hash(...parts: readonly Uint8Array[]): void {
		const words = packed(concatBytes(...parts));
		this.#state.set(this.#initial);
		for (let at = 0; at < words.length; at += 16) this.#compress(this.#state, words, at);
		words.fill(0);
	}

	get first(): number {
		return this.#state[0];
	}

	get last(): number {
		return this.#state[this.#state.length - 1];
	}

	bytes(): Uint8Array {
		const bytes = new Uint8Array(4 * this.#state.length);
		const view = new DataView(bytes.buffer);
		this.#state.forEach((word, i) => {
			view.setInt32(4 * i, word);
		});
		return bytes;
	}

	wipe(): void {
		for (const words of [this.#inner, this.#outer, this.#state, SCHEDULE]) words.fill(0);
		this.#end.fill(0, 0, this.#initial.length);
	}
}

/** The same by objects, for hashes that are seldom asked for. */
class SlowMacs implements Macs {
	readonly #name: HashName;
	#mac: HMAC | undefined;
	#result: Uint8Array = new Uint8Array(8);

	constructor(name: HashName) {
		this.#name = name;
	}

	key(key: Uint8Array): void {
		this.#mac?.wipe();
		this.#mac = new HMAC(HASHES[this.#name], key);
	}

	sign(texts: Texts, index: number): void {
		this.signBytes(texts.bytes(index));
	}

	signBytes(bytes: Uint8Array): void {
		this.#result = this.#mac?.update(bytes).digest() ?? this.#result;
	}

	hash(...parts: readonly Uint8Array[]): void {
		const hash = new HASHES[this.#name]();
		for (const part of parts) hash.update(part);
		this.#result = hash.digest();
	}

	get first(): number {
		return wordAt(this.#result, 0);
	}

	get last(): number {
		return wordAt(this.#result, this.#result.length - 4);
	}

	bytes(): Uint8Array {
		return this.#result.slice();
	}

	wipe(): void {
		this.#mac?.wipe();
		this.#result.fill(0);
	}
}

/** Four bytes as a signed word. */
export function wordAt(bytes: Uint8Array, at: number): number {
	return (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
}
