import { describe, expect, test } from 'vitest';
import { azure, azureCredentials, azureDeviceKey } from '../../../src/clouds/azure.js';
import {
	character,
	characters,
	describeLaws,
	integer,
	NOT_HOST,
} from '../../support/cloud-laws.js';
import { vectorsOf } from '../../support/load.js';
import { refusal } from '../../support/refusal.js';
import { deviceKey } from '../../support/second/azure-dps.js';

const KEY = '+XLy+MVZ+aTeOnVzN2kLeB16O+kSxmz6g3rS6fAf6rw=';
const DEVICE = {
	hostName: 'iot-hub-for-test.azure-devices.net',
	deviceId: 'iot-device-for-test',
	sharedAccessKey: KEY,
};
const ID = "A-Z a-z 0-9 - . % _ * ? ! ( ) , : = @ $ '";

describe('azure', () => {
	describeLaws({
		credentials: azureCredentials,
		cloud: azure,
		device: { ...DEVICE, sharedAccessKeyName: 'policy' },
		signing: { expiry: 1471940363 },
		options: {},
		secret: 'sharedAccessKey',
		key: Buffer.from(KEY, 'base64'),
		types: { expiry: 'number' },
		optional: ['sharedAccessKeyName'],
		refused: {
			device: [
				{ wrong: { hostName: '' }, message: characters('hostName', '1 to 253', 0) },
				{
					wrong: { hostName: 'https://h.net' },
					message: character('hostName', NOT_HOST, 5),
				},
				{ wrong: { hostName: 'h.net:8883' }, message: character('hostName', NOT_HOST, 5) },
				{ wrong: { deviceId: '' }, message: characters('deviceId', '1 to 128', 0) },
				{
					wrong: { deviceId: 'd'.repeat(129) },
					message: characters('deviceId', '1 to 128', 129),
				},
				...['a/b', 'a b', 'a+b', 'a#b', 'a;b', 'aéb', 'a\nb', 'a~b'].map((deviceId) => ({
					wrong: { deviceId },
					message: character('deviceId', ID, 1),
				})),
				{
					wrong: { sharedAccessKey: '' },
					message: 'RangeError: sharedAccessKey: expected 1 to 65535 bytes, got 0',
				},
				{
					wrong: { sharedAccessKey: KEY.slice(0, -1) },
					message:
						'SyntaxError: sharedAccessKey: expected canonical Base64, got a mistake at position 43 of 43',
				},
				{
					wrong: { sharedAccessKeyName: '' },
					message: characters('sharedAccessKeyName', '1 to 64', 0),
				},
				{
					wrong: { sharedAccessKeyName: 'my policy' },
					message: character('sharedAccessKeyName', 'printable ASCII', 2),
				},
			],
			signing: [0, -1, 1.5, 1e12, NaN].map((expiry) => ({
				wrong: { expiry },
				message: integer('expiry', '1 to 999999999999 Unix seconds', expiry),
			})),
			options: [
				{ wrong: { lifetime: 0 }, message: integer('lifetime', '1 to 999999999999 seconds', 0) },
				{ wrong: { host: 'h:8883' }, message: character('host', NOT_HOST, 1) },
			],
		},
	});

	test('is the hub over TLS, which ends a connection with its token', () => {
		const { sign, ...rest } = azure(DEVICE);
		expect(rest).toEqual({
			host: 'iot-hub-for-test.azure-devices.net',
			port: 8883,
			tls: true,
			keepAlive: { min: 0, max: 1767 },
			minInterval: 5,
			closesAtExpiry: true,
		});
		expect(sign(1700000000.9)).toEqual(azureCredentials(DEVICE, { expiry: 1700003600 }));
	});

	test('signs for the hub also behind a gateway', () => {
		const { host, sign } = azure(DEVICE, { host: 'edge.local', lifetime: 60 });
		expect(host).toBe('edge.local');
		expect(sign(1700000000)).toEqual(azureCredentials(DEVICE, { expiry: 1700000060 }));
	});

	test('says that it needs a clock', () => {
		expect(refusal(() => azure(DEVICE).sign())).toBe(
			'TypeError: now: expected Unix seconds, without which this cloud accepts nothing, got undefined',
		);
	});

	test('does not sign to what is known to be wrong', () => {
		const { password } = azureCredentials(DEVICE, { expiry: 1471940363 });
		for (const { expected } of vectorsOf('azure-mistakes.json')) {
			const signature = Buffer.from(`${expected}`, 'hex').toString('base64');
			expect(decodeURIComponent(password)).not.toContain(signature);
		}
	});
});

describe('azureDeviceKey', () => {
	const GROUP = Buffer.alloc(64, 7).toString('base64');

	test('gives each device a key of its own, which signs it in', () => {
		const sharedAccessKey = azureDeviceKey(GROUP, 'sn-1');
		expect(sharedAccessKey).toBe(deviceKey(GROUP, 'sn-1'));
		expect(sharedAccessKey).not.toBe(azureDeviceKey(GROUP, 'sn-2'));
		expect(azure({ ...DEVICE, deviceId: 'sn-1', sharedAccessKey }).sign(1700000000).clientId).toBe(
			'sn-1',
		);
	});

	test.each([
		{
			inputs: ['', 'sn'],
			message: 'RangeError: groupKey: expected 1 to 65535 bytes, got 0',
		},
		{
			inputs: ['=', 'sn'],
			message: 'SyntaxError: groupKey: expected canonical Base64, got a mistake at position 1 of 1',
		},
		{ inputs: [GROUP, ''], message: characters('registrationId', '1 to 128', 0) },
		{
			inputs: [GROUP, 'a b'],
			message: character('registrationId', 'A-Z a-z 0-9 : . _ -', 1),
		},
		{
			inputs: [7, 'sn'],
			message: 'TypeError: groupKey: expected string, got number',
		},
		{
			inputs: [GROUP, undefined],
			message: 'TypeError: registrationId: expected string, got undefined',
		},
	])('refuses: $message', ({ inputs: [groupKey, registrationId], message }) => {
		expect(refusal(() => azureDeviceKey(groupKey as string, registrationId as string))).toBe(
			message,
		);
	});
});
