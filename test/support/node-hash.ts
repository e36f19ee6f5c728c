import { createHash } from 'node:crypto';
import type { Hash } from '../../src/index.js';

class NodeHash implements Hash {
	readonly blockSize: number;
	readonly outputSize: number;
	readonly algorithm: string;
	hash;

	constructor(algorithm: string, blockSize: number) {
		this.algorithm = algorithm;
		this.blockSize = blockSize;
		this.hash = createHash(algorithm);
		this.outputSize = this.hash.copy().digest().length;
	}

	update(data: Uint8Array): this {
		this.hash.update(data);
		return this;
	}

	digest(): Uint8Array {
		const digest = new Uint8Array(this.hash.digest());
		this.hash = createHash(this.algorithm);
		return digest;
	}
}

/** A hash of node:crypto in the library's form, as somebody would wrap a native digest. */
export function nodeHash(algorithm: string, blockSize = 64): new () => Hash {
	return class extends NodeHash {
		constructor() {
			super(algorithm, blockSize);
		}
	};
}

/** The same, and it can be cloned. */
export function cloneableNodeHash(algorithm: string, blockSize = 64): new () => Hash {
	return class Cloneable extends NodeHash {
		constructor() {
			super(algorithm, blockSize);
		}

		clone(): Hash {
			const clone = new Cloneable();
			clone.hash = this.hash.copy();
			return clone;
		}
	};
}
