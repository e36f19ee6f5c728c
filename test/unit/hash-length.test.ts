import { expect, test } from 'vitest';
import { blockHash } from '../../src/hash.js';

const PIECE = new Uint8Array(2 ** 30);

/** The last block that a hash pads a message of so many bytes with, and how many bytes it was given. */
function padded(length: number): { readonly hashed: number; readonly last: string } {
	let hashed = 0;
	let last = '';
	const Recorder = blockHash(Int32Array.of(0), (_, data, from, end) => {
		hashed += end - from;
		last = Buffer.from(data.buffer, data.byteOffset + end - 64, 64).toString('hex');
	});
	const hash = new Recorder();
	for (let left = length; left > 0; left -= PIECE.length)
		hash.update(PIECE.subarray(0, Math.min(left, PIECE.length)));
	hash.digest();
	return { hashed, last };
}

// Beyond 32 bits of bits, of bytes, and of both, and beyond 32 bits of blocks.
const LENGTHS = [
	2 ** 29 - 1,
	2 ** 29,
	2 ** 29 + 1,
	2 ** 29 + 60,
	2 ** 31 + 5,
	2 ** 32 + 3,
	2 ** 33,
	2 ** 40 + 9,
];

test.each(LENGTHS)('a message of %i zeros ends with its length in 64 bits', (length) => {
	// FIPS 180-4 section 5.1.1: a bit of one, and zeros up to the length in bits.
	const blocks = Math.ceil((length + 9) / 64);
	const used = length - 64 * (blocks - 1);
	const rest = used < 0 ? '' : `${'00'.repeat(used)}80`;
	const bits = (BigInt(length) * 8n).toString(16).padStart(16, '0');
	expect(padded(length)).toEqual({ hashed: 64 * blocks, last: rest.padEnd(112, '0') + bits });
});
