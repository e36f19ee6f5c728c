import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { SHA1 } from '../../src/sha1.js';
import { SHA256 } from '../../src/sha256.js';

test.each([
	{ algorithm: 'sha1', Hash: SHA1 },
	{ algorithm: 'sha256', Hash: SHA256 },
])('$algorithm is right beyond 32 bits of length in bits', ({ algorithm, Hash }) => {
	// 2^29 bytes and one, as a piece of 2^20 so often.
	const piece = new Uint8Array(2 ** 20).fill(0x5a);
	const [hash, other] = [new Hash(), createHash(algorithm)];
	for (let i = 0; i < 2 ** 9; i++) {
		hash.update(piece);
		other.update(piece);
	}
	hash.update(piece.subarray(0, 1));
	other.update(piece.subarray(0, 1));
	expect(hash.digest()).toEqual(new Uint8Array(other.digest()));
});
