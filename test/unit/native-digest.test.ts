import { expect, test } from 'vitest';
import { SHA256, sha256 } from '../../src/xs/sha256.js';
import { pattern } from '../support/arrays.js';
import { Digest } from '../support/digest.js';

test.each([0, 1, 31, 32, 55, 56, 63, 64, 100])(
	'leaves nothing of %i bytes in the block',
	(length) => {
		const bytes = pattern(length);
		sha256(bytes);
		expect(String.fromCharCode(...Digest.block)).toBe(' '.repeat(64));
		const hash = new SHA256().update(bytes);
		expect([...Digest.block.subarray(0, length % 64)]).toEqual([
			...bytes.subarray(length - (length % 64)),
		]);
		hash.wipe();
		expect(String.fromCharCode(...Digest.block)).toBe(' '.repeat(64));
	},
);
