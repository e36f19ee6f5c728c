import { expect, test } from 'vitest';
import { fault, pathsOf, replaced, VALUES } from '../support/hostile-calls.js';
import * as library from '../support/library.js';
import { runs } from '../support/runs.js';
import { usesOf } from '../support/uses/index.js';

const USES = usesOf(library).filter(({ inputs }) => pathsOf(inputs).length > 0);

/** The same numbers in each run, xorshift32, so that what was found is found again. */
function* numbers(state = 1): Generator<number, never> {
	for (;;) {
		state ^= state << 13;
		state ^= state >>> 17;
		state ^= state << 5;
		yield state >>> 0;
	}
}

test('two hostile values at once are refused as documented, or taken', () => {
	const random = numbers();
	const pick = <T>(items: readonly T[]): T => items[random.next().value % items.length];
	const faults = new Set<string>();
	for (let i = 0; i < 2000 * runs(1).numRuns; i++) {
		const use = pick(USES);
		const paths = [pick(pathsOf(use.inputs)), pick(pathsOf(use.inputs))];
		const inputs = paths
			// What is further inside first, so that it is still there to be replaced.
			.toSorted((a, b) => b.length - a.length)
			.reduce((all, path) => replaced(all, path, pick(VALUES)()), use.inputs as object);
		const found = fault(use, inputs, paths);
		if (found) faults.add(`${use.exports[0]} ${paths.join(' ')}: ${found}`);
	}
	expect([...faults]).toEqual([]);
});
