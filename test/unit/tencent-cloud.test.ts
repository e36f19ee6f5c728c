import { describe, expect, test } from 'vitest';
import {
	NO_CLOCK_EXPIRY,
	type TencentDevice,
	type TencentOptions,
	tencent,
	tencentCredentials,
} from '../../src/clouds/tencent.js';
import { SHA1 } from '../../src/sha1.js';
import { DEVICE } from '../support/published.js';
import { kindsBut, refusal } from '../support/refusal.js';

const NOW = 1700000000;
const random = () => 0;
const RANDOM = 'random(): expected a number from 0 to less than 1';
const make = (options: object = {}, device: object = DEVICE) =>
	tencent(device as TencentDevice, { random, ...options } as TencentOptions);

test('describes Tencent Cloud in China over TCP by default', () => {
	const { sign, ...cloud } = make();
	expect(cloud).toEqual({
		host: 'LD8S5J1L07.iotcloud.tencentdevices.com',
		port: 1883,
		tls: false,
		keepAlive: { min: 0, max: 900 },
		minInterval: 5,
		closesAtExpiry: false,
	});
});

test.each([
	{ region: 'china', host: 'LD8S5J1L07.iotcloud.tencentdevices.com' },
	{ region: 'us-east', host: 'LD8S5J1L07.us-east.iotcloud.tencentdevices.com' },
	{ region: 'europe', host: 'LD8S5J1L07.europe.iothub.tencentdevices.com' },
	{ region: 'bangkok', host: 'LD8S5J1L07.ap-bangkok.iothub.tencentdevices.com' },
] as const)('connects to $host in $region', ({ region, host }) => {
	expect(make({ region }).host).toBe(host);
});

test('connects with TLS to port 8883, and to a host that is given', () => {
	expect(make({ tls: true, host: '127.0.0.1' })).toMatchObject({
		host: '127.0.0.1',
		port: 8883,
		tls: true,
	});
});

describe('sign', () => {
	test.each([
		{ when: 'at a time', now: NOW, options: {}, expiry: NOW + 3600 },
		{ when: 'with a fraction of a second', now: NOW + 0.999, options: {}, expiry: NOW + 3600 },
		{ when: 'for a lifetime', now: NOW, options: { lifetime: 60 }, expiry: NOW + 60 },
		{ when: 'in the first second of 2020', now: 1577836800, options: {}, expiry: 1577840400 },
		{ when: 'without a clock', now: undefined, options: {}, expiry: NO_CLOCK_EXPIRY },
		{
			when: 'for the longest lifetime',
			now: NOW,
			options: { lifetime: 999999999999 - NOW },
			expiry: 999999999999,
		},
	])('gives the credentials of the formula, $when', ({ now, options, expiry }) => {
		const formula = tencentCredentials(DEVICE, { expiry, connectionId: '00000' });
		expect(make(options).sign(now)).toEqual(formula);
	});

	test('passes the hash and the SDK id on', () => {
		const signing = { expiry: NOW + 3600, connectionId: '00000', Hash: SHA1, sdkAppId: '21010406' };
		expect(make({ Hash: SHA1, sdkAppId: '21010406' }).sign(NOW)).toEqual(
			tencentCredentials(DEVICE, signing),
		);
	});

	test('draws a new connection id each time', () => {
		let draws = 0;
		const cloud = make({ random: () => draws++ / 36 });
		const ids = [1, 2, 3].map(() => cloud.sign(NOW).username.split(';')[2]);
		expect(ids).toEqual(['00000', '10000', '20000']);
	});

	test('signs what the device was when it was checked', () => {
		const device = { ...DEVICE };
		const cloud = make({}, device);
		Object.assign(device, { productId: 'changed', deviceSecret: '' });
		expect(cloud.sign(NOW)).toEqual(make().sign(NOW));
	});

	test.each([
		{ what: 'a clock that was not set', now: 12 },
		{ what: 'the second before 2020', now: 1577836799 },
		{ what: 'a moment before 2020', now: 1577836799.999 },
		{ what: 'a time before 1970', now: -1 },
		{ what: 'milliseconds', now: 1700000000000 },
		{ what: 'NaN', now: NaN },
		{ what: 'infinity', now: Infinity },
	])('refuses $what', ({ now }) => {
		const range = 'an integer from 1577836800 to 999999999999 Unix seconds';
		expect(refusal(() => make().sign(now))).toBe(
			`RangeError: now: expected ${range}, got ${Math.floor(now)}`,
		);
	});

	test.each(kindsBut('number', 'undefined'))('refuses $kind for a time', ({ kind, value }) => {
		expect(refusal(() => make().sign(value as number))).toBe(
			`TypeError: now: expected number, got ${kind}`,
		);
	});

	test('refuses a lifetime that ends after twelve digits of seconds', () => {
		const cloud = make({ lifetime: 999999999999 - NOW + 1 });
		expect(refusal(() => cloud.sign(NOW))).toBe(
			'RangeError: lifetime: expected an integer from 1 to 998299999999 seconds, got 998300000000',
		);
	});

	test.each([
		{ draw: 1, got: `RangeError: ${RANDOM}, got 1` },
		{ draw: -0.01, got: `RangeError: ${RANDOM}, got -0.01` },
		{ draw: NaN, got: `RangeError: ${RANDOM}, got NaN` },
		{ draw: 1n, got: 'TypeError: random(): expected number, got bigint' },
		{ draw: Symbol('s'), got: 'TypeError: random(): expected number, got symbol' },
		{ draw: '0', got: 'TypeError: random(): expected number, got string' },
		{ draw: undefined, got: 'TypeError: random(): expected number, got undefined' },
	])('refuses a random that returns $draw', ({ draw, got }) => {
		expect(refusal(() => make({ random: () => draw }).sign(NOW))).toBe(got);
	});
});

describe('the factory refuses at once', () => {
	const REFUSED = [
		{
			wrong: { region: 'mars' },
			message: 'TypeError: region: expected china, us-east, europe, bangkok, got another value',
		},
		{
			wrong: { region: 'toString' },
			message: 'TypeError: region: expected china, us-east, europe, bangkok, got another value',
		},
		...[0, -1, 0.5, NaN, Infinity, 1e12].map((lifetime) => ({
			wrong: { lifetime },
			message: `RangeError: lifetime: expected an integer from 1 to 999999999999 seconds, got ${lifetime}`,
		})),
		{
			wrong: { sdkAppId: 'x' },
			message: 'SyntaxError: sdkAppId: expected 0-9, got another character at position 0',
		},
		...[
			{ host: 'tcp://h', at: 3 },
			{ host: 'h:1883', at: 1 },
			{ host: 'h/path', at: 1 },
			{ host: 'h h', at: 1 },
		].map(({ host, at }) => ({
			wrong: { host },
			message: `SyntaxError: host: expected a host name without scheme, port or path, got another character at position ${at}`,
		})),
		{
			wrong: { host: '' },
			message: 'RangeError: host: expected 1 to 253 characters, got 0',
		},
		{
			wrong: { host: 'h'.repeat(254) },
			message: 'RangeError: host: expected 1 to 253 characters, got 254',
		},
	];
	test.each(REFUSED)('$wrong', ({ wrong, message }) => {
		expect(refusal(() => make(wrong))).toBe(message);
	});

	test.each([
		{ option: 'random', type: 'function', optional: false },
		{ option: 'lifetime', type: 'number', optional: true },
		{ option: 'Hash', type: 'function', optional: true },
		{ option: 'tls', type: 'boolean', optional: true },
		{ option: 'sdkAppId', type: 'string', optional: true },
		{ option: 'host', type: 'string', optional: true },
	])('a $option of any other type', ({ option, type, optional }) => {
		for (const { kind, value } of kindsBut(type, optional ? 'undefined' : ''))
			expect(refusal(() => make({ [option]: value }))).toBe(
				`TypeError: ${option}: expected ${type}, got ${kind}`,
			);
	});

	test.each(kindsBut('object'))('$kind for the device or the options', ({ kind, value }) => {
		expect(refusal(() => tencent(value as TencentDevice, { random }))).toBe(
			`TypeError: device: expected object, got ${kind}`,
		);
		expect(refusal(() => tencent(DEVICE, value as TencentOptions))).toBe(
			`TypeError: options: expected object, got ${kind}`,
		);
	});

	test.each([
		{
			wrong: { productId: 'short' },
			message: 'RangeError: productId: expected 10 characters, got 5',
		},
		{
			wrong: { deviceName: '' },
			message: 'RangeError: deviceName: expected 1 to 48 characters, got 0',
		},
		{
			wrong: { deviceSecret: '' },
			message: 'RangeError: deviceSecret: expected 1 to 65535 bytes, got 0',
		},
		{
			wrong: { deviceSecret: 'A' },
			message:
				'SyntaxError: deviceSecret: expected canonical Base64, got a mistake at position 1 of 1',
		},
	])('a device with $wrong', ({ wrong, message }) => {
		expect(refusal(() => make({}, { ...DEVICE, ...wrong }))).toBe(message);
	});
});
