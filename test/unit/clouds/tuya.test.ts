import { describe, expect, test } from 'vitest';
import { type TuyaRegion, tuya, tuyaCredentials } from '../../../src/clouds/tuya.js';
import {
	character,
	characters,
	describeLaws,
	integer,
	NOT_HOST,
	NOT_SECRET,
} from '../../support/cloud-laws.js';
import { refusal } from '../../support/refusal.js';

const DEVICE = { deviceId: '6c95875d0f5ba69607nzfl', deviceSecret: 'fb803786602df760' };
const RANGE = '1000000000 to 9999999999 Unix seconds';

describe('tuya', () => {
	describeLaws({
		credentials: tuyaCredentials,
		cloud: tuya,
		device: DEVICE,
		signing: { timestamp: 1700000000 },
		options: {},
		secret: 'deviceSecret',
		key: Buffer.from(DEVICE.deviceSecret),
		types: { timestamp: 'number' },
		refused: {
			device: [
				{ wrong: { deviceId: '' }, message: characters('deviceId', '1 to 64', 0) },
				{ wrong: { deviceId: 'a,b' }, message: character('deviceId', 'A-Z a-z 0-9', 1) },
				{ wrong: { deviceId: 'a|b' }, message: character('deviceId', 'A-Z a-z 0-9', 1) },
				{ wrong: { deviceSecret: '' }, message: characters('deviceSecret', '1 to 64', 0) },
				{
					wrong: { deviceSecret: '<secret>' },
					message: character('deviceSecret', NOT_SECRET, 0),
				},
			],
			signing: [999999999, 10000000000, 1700000000000, 1700000000.5, NaN].map((timestamp) => ({
				wrong: { timestamp },
				message: integer('timestamp', RANGE, timestamp),
			})),
			options: [
				{
					wrong: { region: 'china' },
					message: 'TypeError: region: expected cn, eu, weaz, us, ueaz, in, got another value',
				},
				{
					wrong: { region: null },
					message: 'TypeError: region: expected cn, eu, weaz, us, ueaz, in, got another value',
				},
				{ wrong: { host: 'a:1' }, message: character('host', NOT_HOST, 1) },
			],
		},
	});

	test.each<{ region: TuyaRegion | undefined; host: string }>([
		{ region: undefined, host: 'm1.tuyacn.com' },
		{ region: 'cn', host: 'm1.tuyacn.com' },
		{ region: 'eu', host: 'm1.tuyaeu.com' },
		{ region: 'weaz', host: 'm1-weaz.tuyaeu.com' },
		{ region: 'us', host: 'm1.tuyaus.com' },
		{ region: 'ueaz', host: 'm1-ueaz.tuyaus.com' },
		{ region: 'in', host: 'm1.tuyain.com' },
	])('is $host over TLS for the region $region', ({ region, host }) => {
		const { sign, ...rest } = tuya(DEVICE, { region });
		expect(rest).toEqual({
			host,
			port: 8883,
			tls: true,
			keepAlive: { min: 30, max: 1200 },
			minInterval: 5,
			closesAtExpiry: false,
		});
	});

	test('stamps the present second', () => {
		const { host, sign } = tuya(DEVICE, { host: 'localhost' });
		expect(host).toBe('localhost');
		expect(sign(1700000000.9)).toEqual(tuyaCredentials(DEVICE, { timestamp: 1700000000 }));
	});

	test('says that it needs a clock', () => {
		expect(refusal(() => tuya(DEVICE).sign())).toBe(
			'TypeError: now: expected Unix seconds, without which this cloud accepts nothing, got undefined',
		);
	});

	test('refuses a clock of eleven digits', () => {
		expect(refusal(() => tuya(DEVICE).sign(99999999999))).toBe(
			integer('timestamp', RANGE, 99999999999),
		);
	});
});
