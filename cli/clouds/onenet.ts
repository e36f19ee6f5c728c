import {
	onenet as factory,
	type OneNETDevice,
	onenetCredentials,
} from '../../src/clouds/onenet.js';
import {
	type CloudEntry,
	EXPIRY,
	type Given,
	HASH,
	identity,
	LIFETIME,
	NO_CLOCK,
	TLS,
} from '../cloud-entry.js';

export const onenet = {
	title: 'cloud.onenet',
	device: {
		'product-id': identity('ID', 'identity.product-id', '1-64: A-Z a-z 0-9'),
		'device-name': identity('NAME', 'identity.device-name', '1-64: A-Z a-z 0-9 _ -'),
	},
	secret: 'key',
	options: {
		'key-level': {
			type: 'choice',
			value: 'LEVEL',
			choices: ['device', 'product'],
			fallback: 'device',
			help: 'option.key-level',
		},
		lifetime: LIFETIME,
		expiry: EXPIRY,
		'no-clock': NO_CLOCK,
		hash: HASH,
		tls: TLS,
	},
	create: (given) => factory(onenetDevice(given), given),
	fixed: (given, { expiry }) =>
		onenetCredentials(onenetDevice(given), { expiry, Hash: given.Hash }),
} as const satisfies CloudEntry;

function onenetDevice({ device: { productId, deviceName }, secret, text }: Given) {
	return {
		productId,
		deviceName,
		key: secret,
		keyLevel: text.keyLevel as OneNETDevice['keyLevel'],
	};
}
