import { createHash } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SHA1, SHA256, sha1, sha256 } from '../src/index.js';
import { asScript, BUNDLE } from './support/script.js';
import { startXS, type XS, xsMissing } from './support/xs.js';

const KIB = 1024;
const MIB = KIB * KIB;
const SIZES = [KIB, 16 * KIB, 256 * KIB, MIB, 16 * MIB];
const HASHES = [
	{ name: 'sha1', once: sha1, Hash: SHA1 },
	{ name: 'sha256', once: sha256, Hash: SHA256 },
];

describe.each(HASHES)('$name in Node', ({ name, once, Hash }) => {
	const data = new Uint8Array(16 * MIB).fill(7);

	/** Milliseconds for 16 MiB as messages of one size. */
	function time(size: number): number {
		const message = data.subarray(0, size);
		const start = performance.now();
		for (let at = 0; at < data.length; at += size) once(message);
		return performance.now() - start;
	}

	test('takes the same time for a byte, in messages of 1 KiB to 16 MiB', () => {
		const rounds = Array.from({ length: 5 }, () => SIZES.map(time));
		const best = SIZES.map((_, i) => Math.min(...rounds.map((times) => times[i])));
		// Wide, for a machine that does other things too: what grew with the message would be 16,000 times.
		expect(Math.max(...best) / Math.min(...best)).toBeLessThan(3);
	});

	test('takes no more memory for 16 MiB than for 1 KiB', () => {
		setFlagsFromString('--expose-gc');
		const collect: () => void = runInNewContext('gc');
		const used = (run: () => unknown) => {
			collect();
			const before = process.memoryUsage();
			const result = run();
			const made = process.memoryUsage().arrayBuffers - before.arrayBuffers;
			collect();
			const kept = process.memoryUsage().heapUsed - before.heapUsed;
			return { result, made, kept };
		};
		const hash = new Hash();
		const stream = () => {
			for (let at = 0; at < data.length; at += KIB) hash.update(data.subarray(at, at + KIB));
			return hash.digest();
		};
		stream();
		// No copy of the message, not even for a while (of a large one V8 may be done with it already),
		for (const size of SIZES)
			expect(used(() => once(data.subarray(0, size))).made).toBeLessThan(16 * KIB);
		// and nothing left of its pieces.
		expect(used(stream).kept).toBeLessThan(256 * KIB);
	});

	test('is right for a message whose bits are more than 32 bits can count', () => {
		const ours = new Hash();
		const theirs = createHash(name);
		for (let length = 0; length < 2 ** 29; length += data.length) {
			ours.update(data);
			theirs.update(data);
		}
		const rest = data.subarray(0, 99);
		expect(Buffer.from(ours.update(rest).digest()).toString('hex')).toBe(
			theirs.update(rest).digest('hex'),
		);
	}, 300_000);
});

describe.skipIf(xsMissing && !process.env.CI)('inside XS', () => {
	let xs: XS | undefined;
	beforeAll(async () => {
		xs = startXS();
		await xs?.evaluate(await asScript(BUNDLE, 'library'));
		await xs?.evaluate(`var data = new Uint8Array(${MIB}).fill(7);`);
	});
	afterAll(() => xs?.stop());

	test.each(HASHES.map(({ name }) => name))(
		'%s costs the same for a byte, and the same slots, from 16 KiB to 1 MiB',
		async (name) => {
			const costs = [];
			for (const size of [16 * KIB, 64 * KIB, 256 * KIB, MIB]) {
				const { compute, slots } = await xs!.measure(`library.${name}(data.subarray(0, ${size}))`);
				costs.push({ slots, perByte: compute / size });
			}
			const [first] = costs;
			for (const { slots, perByte } of costs) {
				expect(slots).toBe(first.slots);
				expect(Math.abs(perByte / first.perByte - 1)).toBeLessThan(0.02);
			}
		},
	);
});
