import { describe, test } from 'vitest';
import { agree, agreeOnRegistration, PAIRS } from '../support/second/index.js';

const RUNS = 10_000;

describe(`a second implementation agrees on ${RUNS} random identities`, () => {
	test.each(PAIRS)('$cloud', (pair) => agree(pair, RUNS));

	test('tencent-register', () => agreeOnRegistration(RUNS));
});
