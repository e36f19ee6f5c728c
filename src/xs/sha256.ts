import { requireBytes } from '../check.js';
import type { Hash } from '../hash.js';
import { Digest } from './digest.js';

/** Half a block. */
const BLANK = '                                ';

/** SHA-256, FIPS 180-4, in C: the port of ../sha256.ts to the Moddable SDK. It has no `clone`. */
export class SHA256 implements Hash {
	readonly #digest = new Digest('SHA256');

	get blockSize(): number {
		return 64;
	}

	get outputSize(): number {
		return 32;
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
		digest.write(BLANK);
		digest.write(BLANK);
		digest.reset();
	}
}

/** The 32-byte SHA-256 of `data`. */
export function sha256(data: Uint8Array): Uint8Array {
	return new SHA256().update(data).digest();
}
