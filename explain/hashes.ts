import { md5 } from '@noble/hashes/legacy.js';
import { sha512 } from '@noble/hashes/sha2.js';
import type { CHash } from '@noble/hashes/utils.js';
import type { Hash, HashConstructor } from '../src/hash.js';
import { SHA1 } from '../src/sha1.js';
import { SHA256 } from '../src/sha256.js';
import type { HashName } from './findings.js';

/** MD5 and SHA-512 are here to be recognized, not to be used. */
export const HASHES: Readonly<Record<HashName, HashConstructor>> = {
	'SHA-256': SHA256,
	'SHA-1': SHA1,
	MD5: adapt(md5),
	'SHA-512': adapt(sha512),
};

/** Bytes in a digest. */
export const OUTPUT_SIZE: Readonly<Record<HashName, number>> = {
	'SHA-256': 32,
	'SHA-1': 20,
	MD5: 16,
	'SHA-512': 64,
};

function adapt(noble: CHash): HashConstructor {
	return class implements Hash {
		readonly blockSize = noble.blockLen;
		readonly outputSize = noble.outputLen;
		#hash = noble.create();

		update(data: Uint8Array): this {
			this.#hash.update(data);
			return this;
		}

		digest(): Uint8Array {
			const digest = this.#hash.digest();
			this.#hash = noble.create();
			return digest;
		}
	};
}
