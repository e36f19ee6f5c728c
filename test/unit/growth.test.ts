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

	test.each([1, 256, 4 * KIB])('makes no copy of a message of %i KiB', (size) => {
		collect();
		const before = process.memoryUsage().arrayBuffers;
		new Hash().update(data.subarray(0, size * KIB)).digest();
		expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(16 * KIB);
	});

	test('leaves nothing of a message that came in pieces', () => {
		const hash = new Hash();
		const stream = () => {
			for (let at = 0; at < data.length; at += KIB) hash.update(data.subarray(at, at + KIB));
			hash.digest();
			collect();
			return process.memoryUsage().heapUsed;
		};
		stream();
		const before = stream();
		expect(stream() - before).toBeLessThan(256 * KIB);
	});
});
