import { describe, expect, test } from 'vitest';
import { alibaba, alibabaCredentials } from '../../../src/clouds/alibaba.js';
import { SHA1 } from '../../../src/index.js';
import {
	character,
	characters,
	describeLaws,
	integer,
	NOT_HOST,
	NOT_SECRET,
} from '../../support/cloud-laws.js';
import { nodeHash } from '../../support/node-hash.js';

const DEVICE = {
	productKey: 'a14Xib5kdYd',
	deviceName: 'light1983432',
	deviceSecret: 'oLyaKqVxtRvjH284LdhqVgVUx1UPy6zq',
};
const ID = 'printable ASCII without spaces and |';
const HASH = 'RangeError: Hash: expected an outputSize of 20 (SHA-1) or 32 (SHA-256), got 16';
const WHERE = 'TypeError: options: expected one of region, instanceId and host, got';

describe('alibaba', () => {
	describeLaws({
		credentials: alibabaCredentials,
		cloud: alibaba,
		device: DEVICE,
		signing: { timestamp: 1539421321846, tls: false, clientId: 'SN1928339' },
		options: { region: 'cn-shanghai' },
		secret: 'deviceSecret',
		key: Buffer.from(DEVICE.deviceSecret),
		types: { timestamp: 'number', tls: 'boolean' },
		optional: ['clientId'],
		refused: {
			device: [
				{ wrong: { productKey: '' }, message: characters('productKey', '1 to 64', 0) },
				{
					wrong: { productKey: 'a1&4' },
					message: character('productKey', 'A-Z a-z 0-9', 2),
				},
				{ wrong: { deviceName: 'abc' }, message: characters('deviceName', '4 to 32', 3) },
				{
					wrong: { deviceName: 'n'.repeat(33) },
					message: characters('deviceName', '4 to 32', 33),
				},
				{
					wrong: { deviceName: 'ab&cd' },
					message: character('deviceName', 'A-Z a-z 0-9 - _ @ . :', 2),
				},
				{ wrong: { deviceSecret: '' }, message: characters('deviceSecret', '1 to 64', 0) },
				{
					wrong: { deviceSecret: ' secret' },
					message: character('deviceSecret', NOT_SECRET, 0),
				},
			],
			signing: [
				...[-1, 0.5, 2 ** 53, NaN].map((timestamp) => ({
					wrong: { timestamp },
					message: integer('timestamp', '0 to 9007199254740991 ms', timestamp),
				})),
				{ wrong: { clientId: '' }, message: characters('clientId', '1 to 64', 0) },
				{
					wrong: { clientId: 'c'.repeat(65) },
					message: characters('clientId', '1 to 64', 65),
				},
				...['a|b', 'a b', 'a\tb', 'aéb'].map((clientId) => ({
					wrong: { clientId },
					message: character('clientId', ID, 1),
				})),
				{ wrong: { Hash: nodeHash('md5') }, message: HASH },
			],
			options: [
				{ wrong: { region: undefined }, message: `${WHERE} 0` },
				{ wrong: { host: 'h', instanceId: 'iot-1' }, message: `${WHERE} 3` },
				{
					wrong: { region: 'cn.shanghai' },
					message: character('region', 'A-Z a-z 0-9 _ -', 2),
				},
				{
					wrong: { region: undefined, instanceId: '' },
					message: characters('instanceId', '1 to 63', 0),
				},
				{
					wrong: { region: undefined, host: 'h:1883' },
					message: character('host', NOT_HOST, 1),
				},
				{ wrong: { port: 0 }, message: integer('port', '1 to 65535', 0) },
				{ wrong: { tls: null }, message: 'TypeError: tls: expected boolean, got null' },
				{ wrong: { clientId: 'a|b' }, message: character('clientId', ID, 1) },
				{ wrong: { Hash: nodeHash('md5') }, message: HASH },
			],
		},
	});

	test.each([
		{
			options: { region: 'cn-shanghai' },
			address: 'a14Xib5kdYd.iot-as-mqtt.cn-shanghai.aliyuncs.com:1883',
		},
		{
			options: { region: 'ap-southeast-1', tls: true },
			address: 'a14Xib5kdYd.iot-as-mqtt.ap-southeast-1.aliyuncs.com:443',
		},
		{
			options: { instanceId: 'iot-060a0', tls: true },
			address: 'iot-060a0.mqtt.iothub.aliyuncs.com:443',
		},
		{ options: { host: 'localhost', port: 1884 }, address: 'localhost:1884' },
	])('is $address', ({ options, address }) => {
		const { sign, host, port, ...rest } = alibaba(DEVICE, options);
		expect(`${host}:${port}`).toBe(address);
		expect(rest).toEqual({
			tls: options.tls ?? false,
			keepAlive: { min: 30, max: 1200 },
			minInterval: 5,
			closesAtExpiry: false,
		});
	});

	test('stamps the present second in milliseconds', () => {
		expect(alibaba(DEVICE, { region: 'cn-shanghai' }).sign(1700000000.9)).toEqual(
			alibabaCredentials(DEVICE, { timestamp: 1700000000000, tls: false }),
		);
	});

	test('says in the client id that it uses TLS, another hash and another id', () => {
		const options = { region: 'cn-shanghai', tls: true, Hash: SHA1, clientId: 'SN1928339' };
		expect(alibaba(DEVICE, options).sign(1700000000)).toEqual(
			alibabaCredentials(DEVICE, {
				timestamp: 1700000000000,
				tls: true,
				Hash: nodeHash('sha1'),
				clientId: 'SN1928339',
			}),
		);
	});

	test('stamps as Alibaba’s own C SDK does without a clock', () => {
		expect(alibaba(DEVICE, { region: 'cn-shanghai' }).sign()).toEqual(
			alibabaCredentials(DEVICE, { timestamp: 2524608000000, tls: false }),
		);
	});
});
