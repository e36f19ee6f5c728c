import { expect, test } from 'vitest';
import { fault, pathsOf, replaced, VALUES } from '../support/hostile-calls.js';
import * as library from '../support/library.js';
import { withoutTraces } from '../support/traces.js';
import { usesOf } from '../support/uses/index.js';

const PLACES = usesOf(library).flatMap((use) =>
	pathsOf(use.inputs).map((path) => ({ use, path, name: `${use.exports[0]} ${path.join('.')}` })),
);

test.each(PLACES)(
	'$name refuses each hostile value as documented, or takes it',
	({ use, path }) => {
		const faults: (string | undefined)[] = [];
		withoutTraces(() => {
			for (const make of VALUES)
				faults.push(fault(use, replaced(use.inputs, path, make()), [path]));
		});
		expect(faults.filter((fault) => fault !== undefined)).toEqual([]);
	},
);
