import { describe, expect, test } from 'vitest';
import { CLOUDS } from './make.js';
import { expectedOf, faultsOf, hidden, pairsOf } from './pairs.js';

/** All of them are tried by `npm run test:fuzz`. */
const EVERY = 211;

describe.each(CLOUDS)('two mistakes at once with $name', (cloud) => {
	test('are both found, and nothing else is', () => {
		let count = 0;
		for (const pair of pairsOf(cloud)) {
			if (count++ % EVERY > 0 || hidden(pair)) continue;
			const names = pair.mistakes.map(({ name }) => name);
			expect([names, faultsOf(pair)]).toEqual([names, expectedOf(pair)]);
		}
		expect(count).toBeGreaterThan(EVERY);
	});
});
