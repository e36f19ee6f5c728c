import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { SHA1 } from '../../src/sha1.js';

test('the length in bits is right beyond 32 bits of it', () => {
	// 2^29 bytes and one, as a piece of 2^20 so often. Both hashes count in hash.ts.
	const piece = new Uint8Array(2 ** 20).fill(0x5a);
	const [hash, other] = [new SHA1(), createHash('sha1')];
	for (let i = 0; i < 2 ** 9; i++) {
		hash.update(piece);
		other.update(piece);
	}
	hash.update(piece.subarray(0, 1));
	other.update(piece.subarray(0, 1));
	expect(hash.digest()).toEqual(new Uint8Array(other.digest()));
});
