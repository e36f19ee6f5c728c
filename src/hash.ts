import { requireBytes } from './check.js';

/** A hash function at work. Any class of this shape, a native digest too, fits `hmac` and `Method`. */
export interface Hash {
	/** Bytes in one block of input. */
	readonly blockSize: number;
	/** Bytes in a digest. */
	readonly outputSize: number;
	/** Appends bytes to the message; `data` is only read. TypeError if it is not a Uint8Array. */
	update(data: Uint8Array): this;
	/** Ends the message: returns a fresh array; the object is wiped and ready for a new message. */
	digest(): Uint8Array;
}

export type HashConstructor = new () => Hash;

/** Hashes the 64-byte blocks of `data` from byte `from` to `end` into the hash value `H`. */
export type Compress = (
	H: Int32Array,
	data: DataView,
	from: number,
	end: number,
	mask: number,
) => void;

/** All that SHA-1 and SHA-256 share, FIPS 180-4 sections 5.1.1, 5.2.1 and 5.3: only H and the compression differ. */
export abstract class BlockHash implements Hash {
	readonly blockSize = 64;
	readonly outputSize: number;
	readonly #initial: Int32Array;
	readonly #compress: Compress;
	// Per instance: XS makes a module's arrays and buffers read-only when it is preloaded.
	readonly #H: Int32Array;
	readonly #block = new Uint8Array(64);
	readonly #view = new DataView(this.#block.buffer);
	/** Bytes of message so far, exact to 2^53. */
	#length = 0;

	/** `initial`: the words of H(0), signed. */
	constructor(initial: Int32Array, compress: Compress) {
		this.outputSize = 4 * initial.length;
		this.#initial = initial;
		this.#compress = compress;
		this.#H = initial.slice();
	}

	update(data: Uint8Array): this {
		requireBytes('data', data);
		const size = data.length;
		const used = this.#length % 64;
		this.#length += size;
		let from = 0;
		if (used > 0) {
			from = 64 - used;
			if (size < from) {
				this.#block.set(data, used);
				return this;
			}
			this.#block.set(data.subarray(0, from), used);
			this.#compress(this.#H, this.#view, 0, 64, 0);
		}
		const end = size - ((size - from) % 64);
		if (from < end)
			this.#compress(this.#H, new DataView(data.buffer, data.byteOffset, size), from, end, 0);
		if (end < size) this.#block.set(end > 0 ? data.subarray(end) : data);
		return this;
	}

	/** @internal HMAC's first block, without a pad in memory: `key` xor `mask`, of a new message. */
	begin(key: Uint8Array, mask: number): void {
		this.#block.set(key);
		this.#compress(this.#H, this.#view, 0, 64, mask);
		this.#block.fill(0);
		this.#length = 64;
	}

	digest(): Uint8Array {
		const block = this.#block;
		const view = this.#view;
		const H = this.#H;
		const length = this.#length;
		const used = length % 64;
		block[used] = 0x80;
		block.fill(0, used + 1);
		if (used >= 56) {
			this.#compress(H, view, 0, 64, 0);
			block.fill(0);
		}
		// The length in bits, in 64 bits: setUint32 keeps the low 32 of each half.
		view.setUint32(56, length / 0x20000000);
		view.setUint32(60, length * 8);
		this.#compress(H, view, 0, 64, 0);
		for (let i = 0; i < H.length; i++) view.setInt32(4 * i, H[i]);
		H.set(this.#initial);
		const digest = block.slice(0, this.outputSize);
		block.fill(0);
		this.#length = 0;
		return digest;
	}
}
