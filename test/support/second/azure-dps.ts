import fc from 'fast-check';
import type { AzureDpsDevice, AzureDpsSigning } from '../../../src/clouds/azure-dps.js';
import { sasToken } from './azure.js';
import { base64, LETTERS, mac, word } from './random.js';

export function credentials(device: AzureDpsDevice, { expiry }: AzureDpsSigning) {
	const uri = [device.idScope, 'registrations', device.registrationId].join('/');
	return {
		clientId: device.registrationId,
		username: `${uri}/api-version=2019-03-31`,
		password: sasToken(uri, device.symmetricKey, expiry, 'registration'),
		expiry,
	};
}

export const inputs = fc.tuple(
	fc.record({
		idScope: word(LETTERS, 1, 20),
		registrationId: word(`${LETTERS}:._-`, 1, 128),
		symmetricKey: base64(64),
	}),
	fc.record({ expiry: fc.integer({ min: 1, max: 999999999999 }) }),
);

export function deviceKey(groupKey: string, registrationId: string): string {
	return mac('sha256', Buffer.from(groupKey, 'base64'), registrationId).digest('base64');
}
