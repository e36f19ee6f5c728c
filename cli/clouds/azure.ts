import { azureCredentials, azureDeviceKey, azure as factory } from '../../src/clouds/azure.js';
import {
	type CloudEntry,
	EXPIRY,
	type Given,
	GROUP_KEY,
	identity,
	LIFETIME,
} from '../cloud-entry.js';

export const azure = {
	title: 'cloud.azure',
	device: {
		'host-name': identity('HUB', 'identity.host-name', 'NAME.azure-devices.net'),
		'device-id': identity('ID', 'identity.device-id', '1-128'),
	},
	secret: 'sharedAccessKey',
	options: {
		'shared-access-key-name': { type: 'text', value: 'POLICY', help: 'option.policy' },
		'group-key': GROUP_KEY,
		lifetime: LIFETIME,
		expiry: EXPIRY,
	},
	create: (given) => factory(azureDevice(given), { lifetime: given.lifetime, host: given.host }),
	fixed: (given, { expiry }) => azureCredentials(azureDevice(given), { expiry }),
} as const satisfies CloudEntry;

function azureDevice({ device: { hostName, deviceId }, secret, text, groupKey }: Given) {
	return {
		hostName,
		deviceId,
		sharedAccessKey: groupKey ? azureDeviceKey(secret, deviceId) : secret,
		sharedAccessKeyName: text.sharedAccessKeyName,
	};
}
