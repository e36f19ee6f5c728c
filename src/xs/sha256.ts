import { requireBytes } from '../check.js';
import type { Hash } from '../hash.js';
import { Digest } from './digest.js';

/** SHA-256, FIPS 180-4, in C: the port of ../sha256.ts to the Moddable SDK. It has no `clone`. */
export class SHA256 implements Hash {
	declare readonly blockSize: number;
	declare readonly outputSize: number;
	readonly #digest: Digest;

	constructor() {
		this.#digest = new Digest('SHA256');
	}

	update(data: Uint8Array): this {
		requireBytes('data', data);
		this.#digest.write(data);
		return this;
	}

	digest(): Uint8Array {
		const digest = new Uint8Array(this.#digest.close());
		this.wipe();
		return digest;
	}

	wipe(): void {
		const digest = this.#digest;
		// A reset leaves the last block where it is; one in two halves replaces it.
		digest.reset();
		const half = ' '.repeat(32);
		digest.write(half);
		digest.write(half);
		digest.reset();
	}
}

Object.assign(SHA256.prototype, { blockSize: 64, outputSize: 32 });

/** The 32-byte SHA-256 of `data`. */
export function sha256(data: Uint8Array): Uint8Array {
	return new SHA256().update(data).digest();
}
