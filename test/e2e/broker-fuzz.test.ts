import { expect, test } from 'vitest';
import { fuzzBroker } from '../support/broker-fuzz.js';

test('a thousand fuzzed connections neither crash the broker nor get in nor leave a secret in its log', async () => {
	const { right, accepted, ...result } = await fuzzBroker(1000, 1);
	expect(result).toEqual({
		intruders: [],
		leaks: [],
		refused: expect.any(Number),
		malformed: expect.any(Number),
		alive: true,
	});
	expect(accepted).toBe(right);
	for (const count of [right, result.refused, result.malformed]) expect(count).toBeGreaterThan(50);
});
