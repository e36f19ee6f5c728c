import { describe, expect, test } from 'vitest';
import * as library from '../support/library.js';
import { loadVectors } from '../support/load.js';
import { actual, wanted } from '../support/vectors.js';

describe.each([...loadVectors()])('%s', (_file, { vectors }) => {
	test.each(vectors)('$name', (vector) => {
		expect(actual(library, vector)).toEqual(wanted(vector));
	});
});
