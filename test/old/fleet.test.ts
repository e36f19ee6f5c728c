import { expect, test } from 'vitest';
import {
	bounds,
	doubling,
	type Fleet,
	fixed5s,
	fixed500ms,
	ours,
	simulate,
} from '../bench/fleet-model.js';

const fleet: Fleet = {
	devices: 10_000,
	rate: 167,
	seed: 2,
	outage: 600,
	noticed: 5,
};

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

test.each([
	['its hardest', fleet],
	['a quick', { ...fleet, rate: 1000 }],
	['a slow', { ...fleet, rate: 50 }],
	['after a loss that all notice at once, its hardest', { ...fleet, noticed: 0 }],
] as const)('ten thousand devices come back to %s broker within every bound', (_, fleet) => {
	expect(broken(fleet)).toEqual([]);
});

test('a fleet that retries every 5 seconds with old signatures is told from one that comes back', () => {
	// More than one in a hundred signatures expire in half an hour.
	expect(broken({ ...fleet, outage: 1800 }, fixed5s)).toEqual([
		'peak after the loss',
		'peak after the recovery',
		'CONNECTs wasted',
		'seconds until 99 % are back',
		'signatures expired',
	]);
});

test('a fleet that retries every half second breaks the rule of 5 seconds', () => {
	const { tooSoon, wasted } = simulate(fixed500ms, fleet);
	expect(tooSoon).toBeGreaterThan(0.99 * wasted);
});

test('a fleet that doubles its wait to 60 seconds has given up when an outage of ten minutes ends', () => {
	const { connects: _, ...figures } = simulate(doubling, { ...fleet, noticed: 0 });
	expect(figures).toEqual({
		// All of them at once.
		peakAfterLoss: 10_000,
		peakAfterRecovery: 0,
		back99: Number.POSITIVE_INFINITY,
		// 1, 2, 4, 8, 16 and 32 seconds apart.
		wasted: 60_000,
		tooSoon: 20_000,
		expired: 0,
		givenUp: 10_000,
	});
});

test('the same seed gives the same fleet, another one another', () => {
	const small = { ...fleet, devices: 1000, rate: 20 };
	expect(simulate(ours, small)).toEqual(simulate(ours, small));
	expect(simulate(ours, small)).not.toEqual(simulate(ours, { ...small, seed: 3 }));
});
