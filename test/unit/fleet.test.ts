import { describe, expect, test } from 'vitest';
import { awayWithDroppingLink, connectsOfTwins, seeded } from '../../bench/fleet/devices.js';
import {
	bounds,
	doubling,
	type Fleet,
	fixed5s,
	fixed500ms,
	ours,
	simulate,
} from '../../bench/fleet/model.js';

const fleet: Fleet = { devices: 5000, rate: 83, seed: 2, outage: 600, noticed: 5 };

/** The names of the bounds that a habit breaks. */
function broken(fleet: Fleet, habit = ours): string[] {
	const figures = {
		ours: simulate(habit, fleet),
		fixed5s: simulate(fixed5s, fleet),
		fixed500ms: simulate(fixed500ms, fleet),
	};
	return bounds(fleet, figures)
		.filter(({ figure, most }) => !(figure <= most))
		.map(({ name }) => name);
}

describe('a fleet after an outage', () => {
	test.each([
		{ name: 'a broker that needs a minute for all', changes: {} },
		{ name: 'a fast broker', changes: { rate: 500 } },
		{ name: 'a slow broker', changes: { rate: 25 } },
		{ name: 'the same broker if all notice the loss at once', changes: { noticed: 0 } },
	])('comes back to $name within every bound', ({ changes }) => {
		expect(broken({ ...fleet, ...changes })).toEqual([]);
	});

	test('breaks the bounds if it retries every 5 seconds with old signatures', () => {
		// In half an hour more than one signature in a hundred expires.
		expect(broken({ ...fleet, outage: 1800 }, fixed5s)).toEqual([
			'peak after the loss',
			'peak after the recovery',
			'CONNECTs wasted',
			'seconds until 99 % are back',
			'signatures expired',
		]);
	});

	test('breaks the rule of 5 seconds if it retries every half second', () => {
		const { tooSoon, wasted } = simulate(fixed500ms, { ...fleet, devices: 100 });
		expect(tooSoon).toBeGreaterThan(0.99 * wasted);
	});

	test('has given up when ten minutes end if it doubles its wait up to 60 seconds', () => {
		const { connects: _, ...figures } = simulate(doubling, { ...fleet, noticed: 0 });
		expect(figures).toEqual({
			// All of them at once.
			peakAfterLoss: 5000,
			peakAfterRecovery: 0,
			back99: Number.POSITIVE_INFINITY,
			// 1, 2, 4, 8, 16 and 32 seconds apart.
			wasted: 30_000,
			tooSoon: 10_000,
			expired: 0,
			givenUp: 5000,
		});
	});

	test('behaves alike for the same seed, and differently for another', () => {
		const small = { ...fleet, devices: 1000, rate: 20 };
		expect(simulate(ours, small)).toEqual(simulate(ours, small));
		expect(simulate(ours, small)).not.toEqual(simulate(ours, { ...small, seed: 3 }));
	});
});

describe('in a day', () => {
	const seeds = Array.from({ length: 10 }, (_, seed) => seed);

	test('two devices with one identity make fewer than 500 CONNECTs together', () => {
		for (const seed of seeds) expect(connectsOfTwins(seeded(seed))).toBeLessThan(500);
	});

	test('a device whose link drops every 30 seconds is away at most half of the time', () => {
		for (const seed of seeds)
			expect(awayWithDroppingLink(seeded(seed), 30)).toBeLessThanOrEqual(0.5);
	});
});
