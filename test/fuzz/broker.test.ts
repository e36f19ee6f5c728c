import { expect, test } from 'vitest';
import { fuzzBroker } from '../support/broker-fuzz.js';

test('50,000 fuzzed connections neither crash the broker nor get in nor leave a secret in its log', async () => {
	const { right, accepted, intruders, leaks, alive } = await fuzzBroker(50_000, 2);
	expect({ accepted, intruders, leaks, alive }).toEqual({
		accepted: right,
		intruders: [],
		leaks: [],
		alive: true,
	});
});
