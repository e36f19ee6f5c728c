import { describe, expect, test } from 'vitest';
import * as library from '../src/index.js';
import { loadVectors } from './support/load.js';
import { actual, expected } from './support/vectors.js';

for (const [file, { source, vectors }] of loadVectors())
	describe(`${file}: ${source}`, () => {
		test.each(vectors)('$call: $name', (vector) => {
			expect(actual(library, vector)).toEqual(expected(vector));
		});
	});
