import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { SHA1 } from '../../src/sha1.js';
import { SHA256 } from '../../src/sha256.js';

const KIB = 1024;
const MIB = KIB * KIB;

describe.each([
	{ name: 'SHA1', Hash: SHA1 },
	{ name: 'SHA256', Hash: SHA256 },
])('$name', ({ Hash }) => {
	setFlagsFromString('--expose-gc');
	const collect: () => void = runInNewContext('gc');
	const data = new Uint8Array(4 * MIB).fill(7);

	test('makes no copy of a message of 1 KiB, 256 KiB or 4 MiB', () => {
		// Once, since that takes long: the smaller ones come first, so that a copy of them that is freed hides none.
		collect();
		const grown = [1, 256, 4 * KIB].map((size) => {
			const before = process.memoryUsage().arrayBuffers;
			new Hash().update(data.subarray(0, size * KIB)).digest();
			return process.memoryUsage().arrayBuffers - before;
		});
		expect(grown.filter((bytes) => !(bytes < 16 * KIB))).toEqual([]);
	});

	test('leaves nothing of a message that came in pieces', () => {
		const hash = new Hash();
		const stream = () => {
			for (let at = 0; at < data.length; at += KIB) hash.update(data.subarray(at, at + KIB));
			hash.digest();
		};
		const used = () => {
			collect();
			return process.memoryUsage().heapUsed;
		};
		// V8 compiles and keeps what it likes in one round or another; what is left of a message would be there in each.
		const grown = [1, 2, 3].map(() => {
			const before = used();
			stream();
			return used() - before;
		});
		expect(Math.min(...grown)).toBeLessThan(64 * KIB);
	});
});
