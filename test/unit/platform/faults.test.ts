import { describe, expect, test } from 'vitest';
import {
	describeFaults,
	type Faults,
	GOOD_DAY,
	onBadDay,
	period,
	SWITCHES,
} from '../../../platform/faults.js';
import { duration, printable, utc } from '../../../platform/words.js';

test.each([
	['30s', 30],
	['30', 30],
	['1.5 s', 1.5],
	['5min', 300],
	['5m', 300],
	['2h', 7200],
	['1d', 86400],
	['1h30m', 5400],
	['1 min 30 s', 90],
	['250ms', 0.25],
])('%s is %d seconds', (text, seconds) => {
	expect(period(text)).toBe(seconds);
});

test.each(['', '0', '0s', '-1', '31d', '5 weeks', '1e3', 'NaN', '5ss', 'constructor'])(
	'%j is no time',
	(text) => {
		expect(() => period(text)).toThrow('expected a time such as 30s, 5min or 2h');
	},
);

test.each<[name: string, text: string, faults: Partial<Faults>, shown: string]>([
	['clock', '+2h', { clock: 7200 }, 'clock +2 h'],
	['clock', '-90s', { clock: -90 }, 'clock -1 min 30 s'],
	['drop-every', '30s', { dropEvery: 30 }, 'drop-every 30 s'],
	['refuse-every', '5', { refuseEvery: 5 }, 'refuse-every 5'],
	['return-code', '3', { returnCode: 3 }, 'return-code 3'],
	['delay', '300ms', { delay: 0.3 }, 'delay 300 ms'],
	['silent', 'on', { silent: true }, 'silent on'],
	['split', 'on', { split: true }, 'split on'],
	['garbage', 'on', { garbage: true }, 'garbage on'],
	['restart-every', '1min', { restartEvery: 60 }, 'restart-every 1 min'],
	['rate-limit', 'on', { rateLimit: true }, 'rate-limit on'],
])('%s %s is read, shown and switched off', (name, text, faults, shown) => {
	const { read } = SWITCHES[name];
	expect(read(text)).toEqual(faults);
	expect(describeFaults({ ...GOOD_DAY, ...faults })).toEqual([shown]);
	expect({ ...GOOD_DAY, ...faults, ...read('off') }).toEqual(GOOD_DAY);
});

test.each([
	['clock', 'tomorrow', 'expected a time such as 30s, 5min or 2h'],
	['refuse-every', '0', 'expected 1 to 1000000, or off'],
	['return-code', '256', 'expected 1 to 255, or off'],
	['silent', 'yes', 'expected on or off'],
])('%s %s is refused', (name, text, message) => {
	expect(() => SWITCHES[name].read(text)).toThrow(message);
});

describe('on a bad day', () => {
	const accepted = { returnCode: 0, reason: '' };
	const wrong = { returnCode: 4, reason: 'a wrong token' };
	const occasion = { number: 5, tooSoon: false, minInterval: 5 };
	const outcome = (faults: Partial<Faults>, verdict = accepted, more: object = {}) =>
		onBadDay({ ...GOOD_DAY, ...faults }, verdict, { ...occasion, ...more });

	test('nothing is set, and the verdict stands', () => {
		expect(outcome({}, wrong)).toEqual({ ...wrong, notes: [] });
	});

	test.each([
		[{ returnCode: 3 }, accepted, 3, 'as ordered; it would have been accepted'],
		[{ returnCode: 5 }, wrong, 5, 'as ordered; it would have been refused, a wrong token'],
		[{ refuseEvery: 5 }, accepted, 3, 'as ordered; it would have been accepted'],
		[{ refuseEvery: 5, returnCode: 2 }, accepted, 2, 'as ordered; it would have been accepted'],
		[{ refuseEvery: 2, returnCode: 2 }, accepted, 0, ''],
	])('%o answers the fifth CONNECT as ordered', (faults, verdict, returnCode, reason) => {
		expect(outcome(faults, verdict)).toEqual({ returnCode, reason, notes: [] });
	});

	test('a CONNECT too soon is noted, or refused where that is switched on', () => {
		const soon = 'less than 5 s after the last CONNECT of this device';
		const hasty = { tooSoon: true };
		expect(outcome({}, accepted, hasty)).toEqual({ ...accepted, notes: [soon] });
		expect(outcome({ rateLimit: true }, accepted, hasty)).toEqual({
			returnCode: 3,
			reason: soon,
			notes: [],
		});
	});
});

test('durations and times are written in words', () => {
	expect([0, 0.4, 59, 60, 3600 * 25 + 61, 86400].map(duration)).toEqual([
		'0 s',
		'0 s',
		'59 s',
		'1 min',
		'1 d 1 h',
		'1 d',
	]);
	expect([0, 1.9, 2 ** 31, Infinity].map(utc)).toEqual([
		'1970-01-01T00:00:00Z',
		'1970-01-01T00:00:01Z',
		'2038-01-19T03:14:08Z',
		'after the year 9999',
	]);
});

test('a text from the wire is printed without secrets, control characters and its end', () => {
	expect(printable('a/s3cret/b\x1b[2J\u202e', ['s3cret'])).toBe('a/(secret)/b\u{fffd}[2J\u{fffd}');
	expect(printable('x'.repeat(300), [])).toBe(`${'x'.repeat(256)}…`);
});
