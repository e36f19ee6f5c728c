import { createHash, type Hash } from 'node:crypto';

/** A stand-in for the Moddable SDK's class, which keeps the bytes of the block that is being filled as that does. */
export class Digest {
	/** The block of the last one that was made. */
	static block = new Uint8Array();
	#hash: Hash | undefined = createHash('sha256');
	readonly #block = new Uint8Array(64);
	#length = 0;

	constructor(type: string) {
		if (type !== 'SHA256') throw new Error('crypt: unsupported digest');
		Digest.block = this.#block;
	}

	write(message: string | Uint8Array): void {
		if (!this.#hash) throw new Error('The SDK writes on to a message that was ended.');
		this.#hash.update(message);
		const bytes = Buffer.from(message as Uint8Array);
		const used = this.#length % 64;
		// A block that comes whole is read in place.
		const copied = used > 0 && used + bytes.length >= 64 ? bytes.subarray(0, 64 - used) : bytes;
		if (used + bytes.length < 64 || used > 0) this.#block.set(copied, used);
		const rest = (used + bytes.length) % 64;
		if (used + bytes.length >= 64) this.#block.set(bytes.subarray(bytes.length - rest), 0);
		this.#length += bytes.length;
	}

	close(): ArrayBuffer {
		const digest = (this.#hash as Hash).digest();
		this.#hash = undefined;
		return new Uint8Array(digest).buffer;
	}

	reset(): void {
		this.#hash = createHash('sha256');
		this.#length = 0;
	}
}
