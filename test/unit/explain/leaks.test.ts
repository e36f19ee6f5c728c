import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '../../support/runs.js';
import { asked, leakIn } from './leaks.js';

test('nothing that is said holds 8 characters of a secret, token or key', () => {
	fc.assert(
		fc.property(asked, (one) => {
			expect(leakIn(one)).toBeUndefined();
		}),
		runs(60),
	);
});
