import { describe, expect, test } from 'vitest';
import { CLOUDS } from '../unit/explain/make.js';
import { expectedOf, faultsOf, hidden, pairsOf } from '../unit/explain/pairs.js';

describe.each(CLOUDS)('every two mistakes at once with $name', (cloud) => {
	test('are both found and nothing else is, unless one hides the other', () => {
		const wrong: string[] = [];
		for (const pair of pairsOf(cloud)) {
			if (hidden(pair)) continue;
			const found = faultsOf(pair).join(', ');
			const expected = expectedOf(pair).join(', ');
			const names = pair.mistakes.map(({ name }) => name).join(' and ');
			if (found !== expected) wrong.push(`${names}: ${found} instead of ${expected}`);
		}
		expect(wrong).toEqual([]);
	});
});
