import { describe, expect, test } from 'vitest';
import { baidu, baiduCredentials } from '../../../src/clouds/baidu.js';
import {
	character,
	characters,
	describeLaws,
	integer,
	NOT_HOST,
	NOT_SECRET,
} from '../../support/cloud-laws.js';

const DEVICE = { iotCoreId: 'abcd123', deviceKey: 'mydevice', deviceSecret: 'ImSeCrEt0I1M2jkl' };

describe('baidu', () => {
	describeLaws({
		credentials: baiduCredentials,
		cloud: baidu,
		device: DEVICE,
		signing: { timestamp: 1700000000, clientId: 'mine' },
		options: {},
		secret: 'deviceSecret',
		key: Buffer.from(DEVICE.deviceSecret),
		types: { timestamp: 'number' },
		optional: ['clientId'],
		hasPlainHash: true,
		refused: {
			device: [
				{ wrong: { iotCoreId: '' }, message: characters('iotCoreId', '1 to 64', 0) },
				{ wrong: { iotCoreId: 'a|b' }, message: character('iotCoreId', 'A-Z a-z 0-9', 1) },
				{ wrong: { deviceKey: '' }, message: characters('deviceKey', '1 to 128', 0) },
				...['my|key', 'my&key', 'my@key', 'my key'].map((deviceKey) => ({
					wrong: { deviceKey },
					message: character('deviceKey', 'printable ASCII without spaces and | & @', 2),
				})),
				{ wrong: { deviceSecret: '' }, message: characters('deviceSecret', '1 to 128', 0) },
				{
					wrong: { deviceSecret: 'secret\r\n' },
					message: character('deviceSecret', NOT_SECRET, 6),
				},
			],
			signing: [
				...[-1, 0.5, 1e12, NaN].map((timestamp) => ({
					wrong: { timestamp },
					message: integer('timestamp', '0 to 999999999999 Unix seconds', timestamp),
				})),
				{ wrong: { clientId: '' }, message: characters('clientId', '1 to 128', 0) },
			],
			options: [
				{
					wrong: { clientId: 'a b' },
					message: character('clientId', 'printable ASCII without spaces', 1),
				},
				{ wrong: { tls: '' }, message: 'TypeError: tls: expected boolean, got string' },
				{ wrong: { host: 'a:b' }, message: character('host', NOT_HOST, 1) },
			],
		},
	});

	test.each([
		{ tls: undefined, port: 1883 },
		{ tls: true, port: 8883 },
	])('is a host of the instance, port $port', ({ tls, port }) => {
		const { sign, ...rest } = baidu(DEVICE, { tls });
		expect(rest).toEqual({
			host: 'abcd123.iot.gz.baidubce.com',
			port,
			tls: tls ?? false,
			keepAlive: { min: 0, max: 65535 },
			minInterval: 5,
			closesAtExpiry: false,
		});
		expect(sign(1700000000.9)).toEqual(baiduCredentials(DEVICE, { timestamp: 1700000000 }));
	});

	test('takes another host and client id', () => {
		const { host, sign } = baidu(DEVICE, { host: 'localhost', clientId: 'mine' });
		expect(host).toBe('localhost');
		expect(sign(1700000000)).toEqual(
			baiduCredentials(DEVICE, { timestamp: 1700000000, clientId: 'mine' }),
		);
	});

	test('sends 0 for a stamp without a clock, and never ends', () => {
		expect(baidu(DEVICE).sign()).toEqual(baiduCredentials(DEVICE, { timestamp: 0 }));
		expect(baidu(DEVICE).sign().expiry).toBe(undefined);
	});
});
