import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { huawei, huaweiCredentials } from '../../../src/clouds/huawei.js';
import {
	character,
	characters,
	describeLaws,
	integer,
	NOT_HOST,
	NOT_SECRET,
} from '../../support/cloud-laws.js';
import { vectorsOf } from '../../support/load.js';
import { refusal } from '../../support/refusal.js';
import { stamp } from '../../support/second/huawei.js';

const DEVICE = { deviceId: '6203cc94c7fb24029b110408_88888888', deviceSecret: '123456789' };
const HOST = 'abc.st1.iotda-device.cn-north-4.myhuaweicloud.com';

describe('huawei', () => {
	describeLaws({
		credentials: huaweiCredentials,
		cloud: huawei,
		device: DEVICE,
		signing: { timestamp: '2025041401', checkTimestamp: true },
		options: { host: HOST },
		secret: 'deviceSecret',
		key: Buffer.from(DEVICE.deviceSecret),
		types: { checkTimestamp: 'boolean' },
		refused: {
			device: [
				{ wrong: { deviceId: '' }, message: characters('deviceId', '1 to 128', 0) },
				{
					wrong: { deviceId: 'd'.repeat(129) },
					message: characters('deviceId', '1 to 128', 129),
				},
				{
					wrong: { deviceId: 'a.b' },
					message: character('deviceId', 'A-Z a-z 0-9 _ -', 1),
				},
				{ wrong: { deviceSecret: '' }, message: characters('deviceSecret', '1 to 256', 0) },
				{
					wrong: { deviceSecret: 's'.repeat(257) },
					message: characters('deviceSecret', '1 to 256', 257),
				},
				...['123 ', '123\n', '123<', '123é'].map((deviceSecret) => ({
					wrong: { deviceSecret },
					message: character('deviceSecret', NOT_SECRET, 3),
				})),
			],
			signing: [
				{ wrong: { timestamp: '202504140' }, message: characters('timestamp', '10', 9) },
				{ wrong: { timestamp: '2025-04-14' }, message: character('timestamp', '0-9', 4) },
				...['2025041424', '2025023001', '2025130101', '2025000101', '0000000000'].map(
					(timestamp) => ({
						wrong: { timestamp },
						message: 'SyntaxError: timestamp: expected YYYYMMDDHH, got a date that does not exist',
					}),
				),
			],
			options: [
				{
					wrong: { host: undefined },
					message: 'TypeError: host: expected string, got undefined',
				},
				{ wrong: { host: 'a b' }, message: character('host', NOT_HOST, 1) },
				{ wrong: { tls: 'yes' }, message: 'TypeError: tls: expected boolean, got string' },
				{
					wrong: { checkTimestamp: 0 },
					message: 'TypeError: checkTimestamp: expected boolean, got number',
				},
			],
		},
	});

	test.each([
		{ tls: undefined, port: 1883 },
		{ tls: true, port: 8883 },
	])('takes a device once a minute on port $port', ({ tls, port }) => {
		const { sign, ...rest } = huawei(DEVICE, { host: HOST, tls });
		expect(rest).toEqual({
			host: HOST,
			port,
			tls: tls ?? false,
			keepAlive: { min: 30, max: 1200 },
			minInterval: 60,
			closesAtExpiry: false,
		});
	});

	test('stamps the hour in UTC, whatever the time zone of the machine', () => {
		// Where LuatOS, in China, stamps 2023111506.
		expect(huawei(DEVICE, { host: HOST }).sign(1700000000)).toEqual(
			huaweiCredentials(DEVICE, { timestamp: '2023111422', checkTimestamp: true }),
		);
		const { sign } = huawei(DEVICE, { host: HOST, checkTimestamp: false });
		fc.assert(
			fc.property(fc.integer({ min: 1577836800, max: 253402300799 }), (now) => {
				expect(sign(now).clientId).toBe(`${DEVICE.deviceId}_0_0_${stamp(now)}`);
			}),
		);
	});

	test('is accepted until its hour ends, if the stamp is checked', () => {
		const { sign } = huawei(DEVICE, { host: HOST });
		expect([1699999199, 1699999200, 1700002799.9].map((now) => sign(now).expiry)).toEqual([
			1699999200, 1700002800, 1700002800,
		]);
		expect(huawei(DEVICE, { host: HOST, checkTimestamp: false }).sign(1700000000).expiry).toBe(
			undefined,
		);
	});

	test('sends an unchecked stamp without a clock', () => {
		expect(huawei(DEVICE, { host: HOST }).sign()).toEqual(
			huaweiCredentials(DEVICE, { timestamp: '2999010100', checkTimestamp: false }),
		);
	});

	test('refuses a year of five digits', () => {
		expect(refusal(() => huawei(DEVICE, { host: HOST }).sign(253402300800))).toBe(
			integer('now', '1577836800 to 253402300799 Unix seconds', 253402300800),
		);
	});

	test('does not sign to what is known to be wrong', () => {
		const { password } = huaweiCredentials(
			{ ...DEVICE, deviceSecret: '12345678' },
			{ timestamp: '2025041401', checkTimestamp: false },
		);
		for (const { expected } of vectorsOf('huawei-mistakes.json'))
			expect(password).not.toBe(expected);
	});
});
