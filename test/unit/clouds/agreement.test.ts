import { describe, test } from 'vitest';
import { agree, agreeOnRegistration, PAIRS } from '../../support/second/index.js';

// test/fuzz has 10,000.
const RUNS = 50;

describe('a second implementation agrees', () => {
	test.each(PAIRS)('$cloud', (pair) => agree(pair, RUNS));

	test('tencent-register', () => agreeOnRegistration(RUNS));
});
