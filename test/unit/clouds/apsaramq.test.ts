import { describe, expect, test } from 'vitest';
import { apsaramq, apsaramqCredentials } from '../../../src/clouds/apsaramq.js';
import {
	character,
	characters,
	describeLaws,
	integer,
	NOT_HOST,
	NOT_SECRET,
} from '../../support/cloud-laws.js';

const DEVICE = {
	instanceId: 'mqtt-xxxxx',
	groupId: 'GID_Test',
	deviceId: '0001',
	accessKeyId: 'YYYYY',
	accessKeySecret: 'ABCDEFGHIJ',
};
const HOST = 'mqtt-xxxxx.mqtt.aliyuncs.com';
const NAME = 'A-Z a-z 0-9 _ -';

describe('apsaramq', () => {
	describeLaws({
		credentials: apsaramqCredentials,
		cloud: apsaramq,
		device: { ...DEVICE, authentication: 'Signature' },
		signing: {},
		options: { host: HOST },
		secret: 'accessKeySecret',
		key: Buffer.from(DEVICE.accessKeySecret),
		optional: ['authentication'],
		refused: {
			device: [
				...['instanceId', 'groupId', 'deviceId'].flatMap((field) => [
					{ wrong: { [field]: '' }, message: characters(field, '1 to 64', 0) },
					{ wrong: { [field]: 'a:b' }, message: character(field, NAME, 1) },
					{ wrong: { [field]: 'a@b' }, message: character(field, NAME, 1) },
				]),
				{
					wrong: { deviceId: '0'.repeat(54) },
					message: 'RangeError: clientId: expected 1 to 64 characters, got 65',
				},
				{
					wrong: { accessKeyId: 'Y|Y' },
					message: character('accessKeyId', 'A-Z a-z 0-9 . _ -', 1),
				},
				{
					wrong: { accessKeySecret: 'X X' },
					message: character('accessKeySecret', NOT_SECRET, 1),
				},
				{
					wrong: { authentication: 'Token' },
					message:
						'TypeError: authentication: expected Signature, DeviceCredential, got another value',
				},
			],
			signing: [],
			options: [
				{
					wrong: { host: undefined },
					message: 'TypeError: host: expected string, got undefined',
				},
				{ wrong: { host: 'tcp://h' }, message: character('host', NOT_HOST, 3) },
				{ wrong: { port: 65536 }, message: integer('port', '1 to 65535', 65536) },
				{ wrong: { tls: 0 }, message: 'TypeError: tls: expected boolean, got number' },
			],
		},
	});

	test.each([
		{ options: {}, port: 1883, tls: false },
		{ options: { tls: true }, port: 8883, tls: true },
		{ options: { tls: true, port: 443 }, port: 443, tls: true },
	])('is at port $port', ({ options, port, tls }) => {
		const { sign, ...rest } = apsaramq(DEVICE, { host: HOST, ...options });
		expect(rest).toEqual({
			host: HOST,
			port,
			tls,
			keepAlive: { min: 0, max: 65535 },
			minInterval: 5,
			closesAtExpiry: false,
		});
	});

	test('signs the same with and without a clock', () => {
		const { sign } = apsaramq(DEVICE, { host: HOST });
		expect([sign(), sign(1700000000), sign(12)]).toEqual(
			Array(3).fill(apsaramqCredentials(DEVICE)),
		);
	});
});
