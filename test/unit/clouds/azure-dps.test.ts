import { describe, expect, test } from 'vitest';
import { azureDeviceKey, azureDps, azureDpsCredentials } from '../../../src/clouds/azure-dps.js';
import {
	character,
	characters,
	describeLaws,
	integer,
	NOT_HOST,
} from '../../support/cloud-laws.js';
import { refusal } from '../../support/refusal.js';

const KEY = 'Jsm0lyGpjaVYVP2g3FnmnmG9dI/9qU24wNoykUmermc=';
const DEVICE = { idScope: '0ne00000A1B', registrationId: 'sn-007', symmetricKey: KEY };

describe('azure-dps', () => {
	describeLaws({
		credentials: azureDpsCredentials,
		cloud: azureDps,
		device: DEVICE,
		signing: { expiry: 1471940363 },
		options: {},
		secret: 'symmetricKey',
		key: Buffer.from(KEY, 'base64'),
		types: { expiry: 'number' },
		refused: {
			device: [
				{ wrong: { idScope: '' }, message: characters('idScope', '1 to 64', 0) },
				{ wrong: { idScope: '0ne/1' }, message: character('idScope', 'A-Z a-z 0-9', 3) },
				{ wrong: { registrationId: '' }, message: characters('registrationId', '1 to 128', 0) },
				{
					wrong: { registrationId: 'r'.repeat(129) },
					message: characters('registrationId', '1 to 128', 129),
				},
				...['a/b', 'a b', 'a@b', 'a%b'].map((registrationId) => ({
					wrong: { registrationId },
					message: character('registrationId', 'A-Z a-z 0-9 : . _ -', 1),
				})),
				{
					wrong: { symmetricKey: '' },
					message: 'RangeError: symmetricKey: expected 1 to 65535 bytes, got 0',
				},
				{
					wrong: { symmetricKey: 'CHANGE_ME' },
					message:
						'SyntaxError: symmetricKey: expected canonical Base64, got a mistake at position 6 of 9',
				},
			],
			signing: [0, 1.5, 1e12].map((expiry) => ({
				wrong: { expiry },
				message: integer('expiry', '1 to 999999999999 Unix seconds', expiry),
			})),
			options: [
				{ wrong: { lifetime: -1 }, message: integer('lifetime', '1 to 999999999999 seconds', -1) },
				{ wrong: { host: 'a/b' }, message: character('host', NOT_HOST, 1) },
			],
		},
	});

	test('is the global endpoint over TLS', () => {
		const { sign, ...rest } = azureDps(DEVICE);
		expect(rest).toEqual({
			host: 'global.azure-devices-provisioning.net',
			port: 8883,
			tls: true,
			keepAlive: { min: 0, max: 1767 },
			minInterval: 5,
			closesAtExpiry: false,
		});
		expect(sign(1700000000)).toEqual(azureDpsCredentials(DEVICE, { expiry: 1700003600 }));
	});

	test('signs in a device of a group with the key that the group gives it', () => {
		const symmetricKey = azureDeviceKey(Buffer.alloc(64, 7).toString('base64'), 'sn-007');
		const { sign, host } = azureDps({ ...DEVICE, symmetricKey }, { lifetime: 60, host: 'dps.cn' });
		expect(host).toBe('dps.cn');
		expect(sign(1700000000)).toEqual(
			azureDpsCredentials({ ...DEVICE, symmetricKey }, { expiry: 1700000060 }),
		);
	});

	test('says that it needs a clock', () => {
		expect(refusal(() => azureDps(DEVICE).sign())).toBe(
			'TypeError: now: expected Unix seconds, without which this cloud accepts nothing, got undefined',
		);
	});
});
