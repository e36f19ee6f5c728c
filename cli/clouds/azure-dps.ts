import {
	azureDeviceKey,
	azureDpsCredentials,
	azureDps as factory,
} from '../../src/clouds/azure-dps.js';
import {
	type CloudEntry,
	EXPIRY,
	type Given,
	GROUP_KEY,
	identity,
	LIFETIME,
} from '../cloud-entry.js';

export const azureDps = {
	title: 'cloud.azure-dps',
	device: {
		'id-scope': identity('ID', 'identity.id-scope', '1-64: A-Z a-z 0-9'),
		'registration-id': identity('ID', 'identity.registration-id', '1-128: A-Z a-z 0-9 : . _ -'),
	},
	secret: 'symmetricKey',
	options: { 'group-key': GROUP_KEY, lifetime: LIFETIME, expiry: EXPIRY },
	create: (given) => factory(dpsDevice(given), { lifetime: given.lifetime, host: given.host }),
	fixed: (given, { expiry }) => azureDpsCredentials(dpsDevice(given), { expiry }),
} as const satisfies CloudEntry;

function dpsDevice({ device: { idScope, registrationId }, secret, groupKey }: Given) {
	const symmetricKey = groupKey ? azureDeviceKey(secret, registrationId) : secret;
	return { idScope, registrationId, symmetricKey };
}
