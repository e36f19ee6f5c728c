import { requireBytes, requireInteger } from './check.js';

/** A hash function at work. Any class of this shape fits HMAC and every cloud, a native digest too. */
export interface Hash {
	/** Bytes in one block of input. */
	readonly blockSize: number;
	/** Bytes in a digest. */
	readonly outputSize: number;
	/** Appends bytes to the message, and only reads them. Throws a TypeError if `data` is not a Uint8Array. */
	update(data: Uint8Array): this;
	/** Returns the digest in a new array and begins a new message. Nothing of the old one is left in memory. */
	digest(): Uint8Array;
	/** Returns an independent hash that has taken the same message so far. */
	clone?(): Hash;
	/** Forgets the message and begins a new one. Nothing of the old one is left in memory. */
	wipe?(): void;
	/**
	 * Begins a new message with a whole block, of which each byte is XORed with `pad`, 0 to 255, and only reads it: HMAC
	 * needs no padded copy of its key then. Returns false, having done nothing, if it cannot. Throws a TypeError or
	 * RangeError for what is no block of bytes and no such number.
	 */
	startKeyed?(block: Uint8Array, pad: number): boolean;
}

export type HashConstructor = new () => Hash;

/**
 * Hashes the 64-byte blocks of `data` from byte `from` to `end`, each word XORed with `mask`, into the hash value, which
 * stands in `memory` after its first 128 bytes.
 */
export type Compress = (
	memory: DataView,
	data: DataView,
	from: number,
	end: number,
	mask: number,
) => void;

const BLOCK_SIZE = 64;
/** Where the hash value stands: after the block that is being filled and another one, which padding may need. */
const VALUE = 128;

/** The prototype that all typed arrays of this realm share; its getters work for any realm's. */
const TYPED_ARRAY = /* @__PURE__ */ Object.getPrototypeOf(Uint8Array.prototype);

/**
 * Returns the class of a hash of 64-byte blocks: what SHA-1 and SHA-256 share, FIPS 180-4 sections 5.1.1, 5.2.1 and 5.3.
 * `initial` holds the words of H(0), signed; `compress` is section 6.
 */
export function blockHash(initial: Int32Array, compress: Compress): new () => Required<Hash> {
	const outputSize = initial.byteLength;
	// Copied, which is faster than to fill.
	const ZEROS = new Uint8Array(VALUE + outputSize);
	const H0 = new Uint8Array(outputSize);
	initial.forEach((word, i) => {
		new DataView(H0.buffer).setInt32(4 * i, word);
	});

	class BlockHash implements Hash {
		declare readonly blockSize: number;
		declare readonly outputSize: number;
		// Per instance: XS makes a module's arrays and buffers read-only when it is preloaded.
		/** The block that is being filled, one more for padding, then the hash value as the bytes of a digest. */
		readonly #memory: Uint8Array;
		readonly #view: DataView;
		/** Bytes of message so far, exact to 2^53. */
		#length: number;

		constructor() {
			const memory = new Uint8Array(VALUE + outputSize);
			this.#memory = memory;
			// Its offset is 0; but what no code calls by name, Moddable's linker strips.
			this.#view = new DataView(memory.buffer, memory.byteOffset);
			this.#length = 0;
		}

		update(data: Uint8Array): this {
			requireBytes('data', data);
			const size = data.length;
			const memory = this.#memory;
			const length = this.#length;
			const at = length % BLOCK_SIZE;
			if (at + size >= BLOCK_SIZE) {
				const view = this.#view;
				if (length < BLOCK_SIZE) memory.set(H0, VALUE);
				let from = 0;
				// What completes a block is copied; so is a block alone, which an engine might move to give its buffer away.
				if (at > 0 || size === BLOCK_SIZE) {
					from = BLOCK_SIZE - at;
					if (size === from) memory.set(data, at);
					else for (let i = 0; i < from; i++) memory[at + i] = data[i];
					compress(view, view, 0, BLOCK_SIZE, 0);
				}
				const end = size - ((size - from) % BLOCK_SIZE);
				if (from < end) {
					// Also of an array with properties of these names.
					const buffer = Reflect.get(TYPED_ARRAY, 'buffer', data);
					const offset = Reflect.get(TYPED_ARRAY, 'byteOffset', data);
					compress(view, new DataView(buffer, offset, size), from, end, 0);
				}
				for (from = end; from < size; from++) memory[from - end] = data[from];
			} else {
				memory.set(data, at);
			}
			this.#length = length + size;
			return this;
		}

		digest(): Uint8Array {
			const memory = this.#memory;
			const length = this.#length;
			const view = this.#view;
			if (length < BLOCK_SIZE) memory.set(H0, VALUE);
			const used = length % BLOCK_SIZE;
			const end = used < 56 ? BLOCK_SIZE : 2 * BLOCK_SIZE;
			memory[used] = 0x80;
			memory.fill(0, used + 1, end);
			// The length in bits, in 64 bits: setUint32 keeps the low 32 of each half.
			view.setUint32(end - 8, length / 0x20000000);
			view.setUint32(end - 4, length * 8);
			compress(view, view, 0, end, 0);
			const digest = memory.slice(VALUE);
			memory.set(ZEROS);
			this.#length = 0;
			return digest;
		}

		startKeyed(block: Uint8Array, pad: number): boolean {
			requireBytes('block', block);
			requireInteger('pad', pad, 0, 255);
			// A subclass may have an `update` of its own, which this would pass by.
			if (block.length !== BLOCK_SIZE || this.update !== BlockHash.prototype.update) return false;
			const memory = this.#memory;
			const view = this.#view;
			memory.set(H0, VALUE);
			memory.set(block);
			compress(view, view, 0, BLOCK_SIZE, pad * 0x01010101);
			this.#length = BLOCK_SIZE;
			return true;
		}

		clone(): Hash {
			const clone = new BlockHash();
			clone.#memory.set(this.#memory);
			clone.#length = this.#length;
			return clone;
		}

		wipe(): void {
			this.#memory.set(ZEROS);
			this.#length = 0;
		}
	}
	// Once for all instances, which take less memory so.
	Object.assign(BlockHash.prototype, { blockSize: BLOCK_SIZE, outputSize });
	return BlockHash;
}
