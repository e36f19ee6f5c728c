import { createHash } from 'node:crypto';
import type { Hash, HashConstructor } from '../../src/index.js';

/** A hash of node:crypto in the library's form, as somebody would wrap a native digest. */
export function nodeHash(algorithm: string, blockSize: number): HashConstructor {
	return class implements Hash {
		readonly blockSize = blockSize;
		readonly outputSize = createHash(algorithm).digest().length;
		#hash = createHash(algorithm);

		update(data: Uint8Array): this {
			this.#hash.update(data);
			return this;
		}

		digest(): Uint8Array {
			const digest = new Uint8Array(this.#hash.digest());
			this.#hash = createHash(algorithm);
			return digest;
		}
	};
}
