import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startXS, type XS, xsMissing } from '../../tools/xs/xs.js';
import { board } from '../support/built.js';

const KIB = 1024;

describe.skipIf(xsMissing && !process.env.CI)('a board’s bundle in XS', () => {
	let xs: XS;
	beforeAll(async () => {
		xs = startXS() as XS;
		await xs.evaluate(await board());
		await xs.evaluate(`var data = new Uint8Array(${256 * KIB}).fill(7);`);
	});
	afterAll(() => xs?.stop());

	test.each(['sha1', 'sha256'])(
		'%s costs the same for a byte, and the same slots, from 16 to 256 KiB',
		async (name) => {
			const costs = [];
			for (const size of [16 * KIB, 64 * KIB, 256 * KIB]) {
				const { compute, slots } = await xs.measure(`library.${name}(data.subarray(0, ${size}))`);
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
