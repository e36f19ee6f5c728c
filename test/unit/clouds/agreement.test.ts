import { describe, test } from 'vitest';
import { runs } from '../../support/runs.js';
import { agree, agreeOnRegistration, PAIRS } from '../../support/second/index.js';

// 10,000 by `npm run test:fuzz`.
const RUNS = runs(200);

describe('a second implementation agrees on random identities', () => {
	test.each(PAIRS)('$cloud', (pair) => agree(pair, RUNS));

	test('tencent-register', () => agreeOnRegistration(RUNS));
});
