import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Backoff, type BackoffOptions, type Outcome } from '../../src/backoff.js';
import { kindsBut, refusal } from '../support/refusal.js';
import { runs } from '../support/runs.js';

/** The greatest number that Math.random returns. */
const LAST = 1 - 2 ** -53;
const unanswered: Outcome = { kind: 'unanswered' };
const refused = (returnCode: number): Outcome => ({ kind: 'refused', returnCode });
const lost = (lived: number, linkLost?: boolean): Outcome => ({ kind: 'lost', lived, linkLost });
const renewed: Outcome = { kind: 'renewed' };
const RANDOM = 'random(): expected a number from 0 to less than 1';

/** The least and the most seconds after each of these outcomes. */
function bounds(outcomes: Outcome[], minInterval?: number): string[] {
	const [least, most] = [0, LAST].map((draw) => {
		const backoff = new Backoff({ random: () => draw, minInterval });
		return outcomes.map((outcome) => backoff.wait(outcome));
	});
	return outcomes.map((_, i) => `${least[i]}-${Math.round(most[i])}`);
}

test.each([
	{
		what: 'no answer, at first and from then on',
		outcomes: Array<Outcome>(6).fill(unanswered),
		waits: ['5-10', '5-20', '5-40', '5-60', '5-60', '5-60'],
	},
	{
		what: 'a lost link, which a whole fleet may share',
		outcomes: [lost(9, true), unanswered],
		waits: ['5-60', '5-60'],
	},
	{
		what: 'a loss after a day',
		outcomes: [lost(86400), unanswered],
		waits: ['5-60', '5-60'],
	},
	{
		what: 'a server that is unavailable',
		outcomes: [refused(3), unanswered, refused(3)],
		waits: ['5-10', '5-20', '5-40'],
	},
	{
		what: 'refusals',
		outcomes: Array<Outcome>(7).fill(refused(4)),
		waits: ['60-120', '120-240', '240-480', '480-960', '960-1920', '1800-3600', '1800-3600'],
	},
	{
		what: 'refusals of every kind',
		outcomes: [1, 2, 4, 5].map(refused),
		waits: ['60-120', '120-240', '240-480', '480-960'],
	},
	{
		what: 'other failures between refusals, which they do not end',
		outcomes: [refused(4), unanswered, refused(3), refused(4)],
		waits: ['60-120', '5-10', '5-20', '120-240'],
	},
	{
		what: 'a short connection, which does not end them either',
		outcomes: [refused(5), lost(59.9, true), refused(5)],
		waits: ['60-120', '5-60', '120-240'],
	},
	{
		what: 'a connection that was long enough',
		outcomes: [refused(5), lost(60), refused(5)],
		waits: ['60-120', '5-60', '60-120'],
	},
	{
		what: 'two devices that disconnect each other',
		outcomes: Array<Outcome>(7).fill(lost(0)),
		waits: ['30-60', '60-120', '120-240', '240-480', '450-900', '450-900', '450-900'],
	},
	{
		what: 'a takeover that a long connection ends',
		outcomes: [lost(59.9), lost(59.9), lost(60), lost(59.9)],
		waits: ['30-60', '60-120', '5-60', '30-60'],
	},
	{
		what: 'a link lost early, which is no takeover',
		outcomes: [lost(3), lost(3, true), lost(3)],
		waits: ['30-60', '5-60', '60-120'],
	},
	{
		what: 'a takeover, after which no answer may mean anything',
		outcomes: [lost(3), unanswered],
		waits: ['30-60', '5-60'],
	},
	{
		what: 'a renewal, after which nothing is forgotten',
		outcomes: [unanswered, renewed, unanswered, refused(5), renewed, refused(5)],
		waits: ['5-10', '5-10', '5-20', '60-120', '5-10', '120-240'],
	},
	{
		what: 'a cloud with an interval of its own',
		minInterval: 10,
		outcomes: [unanswered, unanswered, unanswered, unanswered, unanswered, lost(60), renewed],
		waits: ['10-20', '10-40', '10-80', '10-120', '10-120', '10-120', '10-20'],
	},
	{
		what: 'a cloud with an interval longer than other waits',
		minInterval: 300,
		outcomes: [lost(0), lost(0), refused(4), refused(4)],
		waits: ['300-300', '300-300', '300-300', '300-300'],
	},
])('bounds the waits after $what', ({ outcomes, waits, minInterval }) => {
	expect(bounds(outcomes, minInterval)).toEqual(waits);
});

test('reset forgets all failures at once', () => {
	const backoff = new Backoff({ random: () => 0.5 });
	const wait = (outcome: Outcome) => backoff.wait(outcome);
	const before = [refused(4), refused(4), lost(0), lost(0), unanswered].map(wait);
	expect(before).toEqual([90, 180, 45, 90, 32.5]);
	expect(backoff.reset()).toBe(7.5);
	expect([unanswered, refused(4), lost(0)].map(wait)).toEqual([7.5, 90, 45]);
});

const draws = fc.double({ min: 0, max: LAST, noNaN: true });
const outcomes = fc.oneof(
	fc.constant(unanswered),
	fc.constant(renewed),
	fc.integer({ min: 1, max: 5 }).map(refused),
	fc
		.tuple(fc.oneof(fc.nat(120), fc.nat(1e6), fc.constantFrom(59.9, 60)), fc.boolean())
		.map(([lived, linkLost]) => lost(lived, linkLost)),
	fc.constant('reset' as const),
);

test('never waits less than the cloud allows, nor more than an hour, whatever happens', () => {
	const sequences = fc.array(outcomes, { maxLength: 60, size: 'max' });
	fc.assert(
		fc.property(sequences, fc.integer({ min: 1, max: 300 }), draws, (sequence, m, draw) => {
			const backoff = new Backoff({ random: () => draw, minInterval: m });
			for (const step of sequence) {
				const wait = step === 'reset' ? backoff.reset() : backoff.wait(step);
				expect(wait).toBeGreaterThanOrEqual(m);
				expect(wait).toBeLessThanOrEqual(3600);
			}
		}),
		runs(200),
	);
});

test.each([
	{ what: 'no answer of a board that has just started', outcome: unanswered, least: 5, most: 10 },
	{ what: 'a refusal', outcome: refused(4), least: 60, most: 120 },
	{ what: 'a takeover', outcome: lost(0), least: 30, most: 60 },
])('spreads the first wait after $what evenly', ({ outcome, least, most }) => {
	const counts = new Array<number>(most - least).fill(0);
	const steps = 100 * counts.length;
	for (let i = 0; i < steps; i++) {
		const backoff = new Backoff({ random: () => (i + 0.5) / steps });
		counts[Math.floor(backoff.wait(outcome) - least)]++;
	}
	expect(counts).toEqual(counts.map(() => 100));
});

test('spreads the first wait after a loss as a fleet is spread that has waited for long', () => {
	// Waits of 5 to 60 s, 32.5 s on average: what is left of one in which a moment falls, 5 s later, 60 s at most.
	const share = (from: number, to: number) => {
		const left = (t: number) => (t < 5 ? t : 5 + (55 ** 2 - (60 - t) ** 2) / 110) / 32.5;
		return (to === 55 ? 1 : left(to)) - left(from);
	};
	const [steps, counts] = [300, new Array<number>(55).fill(0)];
	for (let i = 0; i < steps; i++)
		for (let j = 0; j < steps; j++) {
			const left = [(i + 0.5) / steps, (j + 0.5) / steps];
			const wait = new Backoff({ random: () => left.shift()! }).wait(lost(3600));
			counts[Math.min(54, Math.floor(wait - 5))]++;
		}
	const wrong = counts.map((count, t) => Math.abs(count / steps ** 2 - share(t, t + 1)));
	expect(Math.max(...wrong)).toBeLessThan(0.001);
});

describe('arguments', () => {
	const make = (options: object) => new Backoff(options as BackoffOptions);
	const random = () => 0;

	test.each([
		...kindsBut('object').map(({ kind, value }) => ({
			what: `${kind} for options`,
			run: () => make(value as object),
			message: `TypeError: options: expected object, got ${kind}`,
		})),
		...kindsBut('function').map(({ kind, value }) => ({
			what: `${kind} for random`,
			run: () => make({ random: value }),
			message: `TypeError: random: expected function, got ${kind}`,
		})),
		...kindsBut('number', 'undefined').map(({ kind, value }) => ({
			what: `${kind} for minInterval`,
			run: () => make({ random, minInterval: value }),
			message: `TypeError: minInterval: expected number, got ${kind}`,
		})),
		...[0, -5, 0.5, NaN, 3601].map((minInterval) => ({
			what: `a minInterval of ${minInterval}`,
			run: () => make({ random, minInterval }),
			message: `RangeError: minInterval: expected an integer from 1 to 3600 seconds, got ${minInterval}`,
		})),
		...kindsBut('object').map(({ kind, value }) => ({
			what: `${kind} for an outcome`,
			run: () => make({ random }).wait(value as Outcome),
			message: `TypeError: outcome: expected object, got ${kind}`,
		})),
		...['none', 7, undefined].map((kind) => ({
			what: `the outcome ${kind}`,
			run: () => make({ random }).wait({ kind } as unknown as Outcome),
			message:
				'TypeError: outcome.kind: expected unanswered, refused, lost or renewed, got another',
		})),
		...[0, 6, 4.5, NaN].map((returnCode) => ({
			what: `the return code ${returnCode}`,
			run: () => make({ random }).wait(refused(returnCode)),
			message: `RangeError: returnCode: expected an integer from 1 to 5, got ${returnCode}`,
		})),
		...kindsBut('number').map(({ kind, value }) => ({
			what: `${kind} for lived`,
			run: () => make({ random }).wait(lost(value as number)),
			message: `TypeError: lived: expected number, got ${kind}`,
		})),
		...[-1, NaN].map((lived) => ({
			what: `${lived} for lived`,
			run: () => make({ random }).wait(lost(lived)),
			message: `RangeError: lived: expected seconds, 0 or more, got ${lived}`,
		})),
		...kindsBut('boolean', 'undefined', 'null').map(({ kind, value }) => ({
			what: `${kind} for linkLost`,
			run: () => make({ random }).wait(lost(0, value as boolean)),
			message: `TypeError: linkLost: expected boolean, got ${kind}`,
		})),
	])('refuses $what', ({ run, message }) => {
		expect(refusal(run)).toBe(message);
	});

	const EVERY = [unanswered, refused(4), refused(3), lost(0), lost(0, true), lost(60), renewed];

	test.each([
		{ draw: 1, got: `RangeError: ${RANDOM}, got 1` },
		{ draw: -0.1, got: `RangeError: ${RANDOM}, got -0.1` },
		{ draw: NaN, got: `RangeError: ${RANDOM}, got NaN` },
		{ draw: 1n, got: 'TypeError: random(): expected number, got bigint' },
		{ draw: Symbol('s'), got: 'TypeError: random(): expected number, got symbol' },
		{ draw: null, got: 'TypeError: random(): expected number, got null' },
	])('refuses a random that returns $draw', ({ draw, got }) => {
		for (const outcome of EVERY) {
			const backoff = make({ random: () => draw });
			expect(refusal(() => backoff.wait(outcome))).toBe(got);
			expect(refusal(() => backoff.reset())).toBe(got);
		}
	});

	test('loses no state when random throws, and passes its error on', () => {
		const sequence = fc.array(
			outcomes.filter((outcome) => outcome !== 'reset'),
			{ maxLength: 8 },
		);
		fc.assert(
			fc.property(sequence, fc.constantFrom(...EVERY), fc.boolean(), (before, failing, resets) => {
				let isBroken = false;
				const random = () => {
					if (isBroken) throw new Error('no entropy');
					return 0.5;
				};
				const [one, other] = [new Backoff({ random }), new Backoff({ random: () => 0.5 })];
				for (const outcome of before) expect(one.wait(outcome)).toBe(other.wait(outcome));
				isBroken = true;
				expect(refusal(() => (resets ? one.reset() : one.wait(failing)))).toBe('Error: no entropy');
				isBroken = false;
				for (const outcome of EVERY) expect(one.wait(outcome)).toBe(other.wait(outcome));
			}),
			runs(100),
		);
	});
});
