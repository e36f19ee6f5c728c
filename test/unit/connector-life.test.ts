import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import type { Cloud } from '../../src/cloud.js';
import { tencent } from '../../src/clouds/tencent.js';
import { Connector, type ConnectorOptions } from '../../src/connector.js';
import { DEVICE } from '../support/published.js';
import { kindsBut, refusal } from '../support/refusal.js';

const NOW = 1700000000;
const ACCEPTED = Uint8Array.of(0x20, 2, 0, 0);

/** A cloud that signs for 3600 s, and closes the connection when that is over. */
const cloudOf = (changes: object = {}): Cloud => ({
	host: 'h',
	port: 8883,
	tls: true,
	keepAlive: { min: 30, max: 1200 },
	minInterval: 5,
	closesAtExpiry: true,
	sign: (now) => ({
		clientId: 'id',
		username: 'name',
		password: 'word',
		expiry: now === undefined ? undefined : now + 3600,
	}),
	...changes,
});
const make = (options: object = {}, cloud: unknown = cloudOf()) =>
	new Connector(cloud as Cloud, { random: () => 0.5, ...options } as ConnectorOptions);

describe('renewAfter', () => {
	const signs = (lifetime: number | undefined) => (now?: number) => ({
		clientId: 'id',
		username: 'name',
		password: 'word',
		expiry: lifetime === undefined ? undefined : (now ?? NOW) + lifetime,
	});

	test.each([
		{ what: 'a minute before the cloud would close', cloud: {}, now: NOW, seconds: 3540 },
		{ what: 'half way in a short life', cloud: { sign: signs(40) }, now: NOW, seconds: 20 },
		{ what: 'a minute before', cloud: { sign: signs(120) }, now: NOW, seconds: 60 },
		{ what: 'never without a clock', cloud: { sign: signs(60) }, now: undefined },
		{ what: 'never without an expiry', cloud: { sign: signs(undefined) }, now: NOW },
		{ what: 'never where the cloud lets it live', cloud: { closesAtExpiry: false }, now: NOW },
	])('says when to sign in again: $what', ({ cloud, now, seconds }) => {
		const connector = make({}, cloudOf(cloud));
		expect(connector.renewAfter).toBeUndefined();
		connector.connect(now);
		expect(connector.renewAfter).toBe(seconds);
	});

	test('counts from the time that connect() was given', () => {
		const connector = make();
		connector.connect(NOW + 0.5);
		expect(connector.renewAfter).toBe(3540);
	});

	test.each([
		{ ended: { lived: 3540 }, wait: 7.5, what: 'a renewal' },
		{ ended: { lived: 3539 }, wait: 26.29, what: 'a loss before it was due' },
		{ ended: { lived: 3540, linkLost: true }, wait: 26.29, what: 'a loss of the link' },
	])('makes $ended $what', ({ ended, wait }) => {
		const connector = make();
		connector.connect(NOW);
		connector.receive(ACCEPTED);
		expect(connector.disconnected(ended)).toBeCloseTo(wait, 2);
	});
});

describe('firstDelay', () => {
	test('spreads a fleet evenly over the seconds it is given', () => {
		const delays = [0, 0.25, 1 - 2 ** -53].map((draw) =>
			make({ random: () => draw }).firstDelay(120),
		);
		expect(delays).toEqual([0, 30, 120 * (1 - 2 ** -53)]);
		expect(make().firstDelay(0)).toBe(0);
		expect(make().firstDelay(3600)).toBe(1800);
	});

	test.each([-1, 0.5, NaN, 3601])('refuses %d', (longest) => {
		expect(refusal(() => make().firstDelay(longest))).toBe(
			`RangeError: longest: expected an integer from 0 to 3600 seconds, got ${longest}`,
		);
	});

	test.each(kindsBut('number'))('refuses $kind', ({ kind, value }) => {
		expect(refusal(() => make().firstDelay(value as number))).toBe(
			`TypeError: longest: expected number, got ${kind}`,
		);
	});
});

describe('the constructor', () => {
	const FIELDS = [
		{ field: 'sign', type: 'function', of: (sign: unknown) => ({ sign }) },
		{ field: 'keepAlive', type: 'object', of: (keepAlive: unknown) => ({ keepAlive }) },
		{
			field: 'keepAlive.min',
			type: 'number',
			of: (min: unknown) => ({ keepAlive: { min, max: 900 } }),
		},
		{
			field: 'keepAlive.max',
			type: 'number',
			of: (max: unknown) => ({ keepAlive: { min: 0, max } }),
		},
		{ field: 'minInterval', type: 'number', of: (minInterval: unknown) => ({ minInterval }) },
		{
			field: 'closesAtExpiry',
			type: 'boolean',
			of: (closes: unknown) => ({ closesAtExpiry: closes }),
		},
	];
	test.each(FIELDS)('refuses a cloud whose $field is no $type', ({ field, type, of }) => {
		for (const { kind, value } of kindsBut(type))
			expect(refusal(() => make({}, cloudOf(of(value))))).toBe(
				`TypeError: cloud.${field}: expected ${type}, got ${kind}`,
			);
	});

	test.each([
		{
			cloud: { keepAlive: { min: -1, max: 9 } },
			says: 'keepAlive.min: expected an integer from 0 to 65535, got -1',
		},
		{
			cloud: { keepAlive: { min: 9, max: 8 } },
			says: 'keepAlive.max: expected an integer from 9 to 65535, got 8',
		},
		{
			cloud: { minInterval: 0 },
			says: 'minInterval: expected an integer from 1 to 3600 seconds, got 0',
		},
		{
			cloud: { minInterval: NaN },
			says: 'minInterval: expected an integer from 1 to 3600 seconds, got NaN',
		},
	])('refuses a cloud with $cloud', ({ cloud, says }) => {
		expect(refusal(() => make({}, cloudOf(cloud)))).toBe(`RangeError: cloud.${says}`);
	});

	test.each(kindsBut('object'))('refuses $kind as cloud and as options', ({ kind, value }) => {
		expect(refusal(() => new Connector(value as Cloud, { random: () => 0 }))).toBe(
			`TypeError: cloud: expected object, got ${kind}`,
		);
		expect(refusal(() => new Connector(cloudOf(), value as ConnectorOptions))).toBe(
			`TypeError: options: expected object, got ${kind}`,
		);
	});

	test.each(kindsBut('function'))('refuses $kind as random', ({ kind, value }) => {
		expect(refusal(() => make({ random: value }))).toBe(
			`TypeError: random: expected function, got ${kind}`,
		);
	});

	test.each([29, 1201, 60.5, NaN])(
		'refuses a keep-alive of %d where the cloud does',
		(keepAlive) => {
			expect(refusal(() => make({ keepAlive }))).toBe(
				`RangeError: keepAlive: expected an integer from 30 to 1200 seconds, got ${keepAlive}`,
			);
		},
	);

	test.each([
		{
			options: { cleanSession: 1 },
			message: 'TypeError: cleanSession: expected boolean, got number',
		},
		{ options: { will: 'w' }, message: 'TypeError: will: expected object, got string' },
		{
			options: { will: { topic: '#', payload: '' } },
			message: 'SyntaxError: will.topic: expected no wildcard, got # or +',
		},
	])('refuses $options at once', ({ options, message }) => {
		expect(refusal(() => make(options))).toBe(message);
	});
});

test.each([
	{
		method: 'disconnected',
		argument: 'disconnection',
		type: 'object',
		of: (value: unknown) => value,
	},
	{
		method: 'disconnected',
		argument: 'lived',
		type: 'number',
		of: (lived: unknown) => ({ lived }),
	},
	{
		method: 'disconnected',
		argument: 'linkLost',
		type: 'boolean',
		of: (linkLost: unknown) => ({ linkLost }),
	},
])('$method() refuses a wrong $argument, and the attempt goes on', ({ argument, type, of }) => {
	const connector = make();
	connector.connect(NOW);
	for (const { kind, value } of kindsBut(type, 'undefined'))
		expect(refusal(() => connector.disconnected(of(value) as object))).toBe(
			`TypeError: ${argument}: expected ${type}, got ${kind}`,
		);
	expect(connector.receive(ACCEPTED).kind).toBe('accepted');
	for (const lived of [-1, NaN])
		expect(refusal(() => connector.disconnected({ lived }))).toBe(
			`RangeError: lived: expected seconds, 0 or more, got ${lived}`,
		);
});

test('a random that throws ends no attempt and loses no state', () => {
	let isBroken = false;
	const random = () => {
		if (isBroken) throw new Error('no entropy');
		return 0.5;
	};
	const connector = make({ random });
	connector.connect(NOW);
	connector.receive(Uint8Array.of(0x20, 2, 0, 5));
	isBroken = true;
	expect(refusal(() => connector.disconnected())).toBe('Error: no entropy');
	expect(refusal(() => connector.reset())).toBe('Error: no entropy');
	isBroken = false;
	expect(connector.disconnected()).toBe(90);
});

test('a device that stays signed in for years takes no more memory than in its first hour', () => {
	setFlagsFromString('--expose-gc');
	const collect = runInNewContext('gc') as () => void;
	const connector = make({}, tencent(DEVICE, { random: () => 0.5 }));
	const used = () => {
		collect();
		return getHeapStatistics().used_heap_size;
	};
	const live = (attempts: number) => {
		for (let i = 0; i < attempts; i++) {
			connector.connect(NOW + i);
			connector.receive(Uint8Array.of(0x20, 2, 0, i % 6));
			connector.disconnected({ lived: i });
		}
	};
	live(5000);
	const before = used();
	live(20000);
	// Less than one reference an attempt.
	expect(used() - before).toBeLessThan(20000 * 4);
	expect(Reflect.ownKeys(connector)).toEqual([]);
});
