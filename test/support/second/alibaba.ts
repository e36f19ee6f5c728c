import fc from 'fast-check';
import type { AlibabaDevice, AlibabaSigning } from '../../../src/clouds/alibaba.js';
import { algorithmOf, hashes, LETTERS, mac, SECRET, word } from './random.js';

export function credentials(device: AlibabaDevice, signing: AlibabaSigning) {
	const { productKey, deviceName, deviceSecret } = device;
	const { timestamp, tls, Hash, clientId = `${productKey}.${deviceName}` } = signing;
	// The names in alphabetical order, each with its value behind it, nothing between.
	const content = Object.entries({ timestamp, productKey, deviceName, clientId })
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.flat()
		.join('');
	const algorithm = algorithmOf(Hash);
	return {
		clientId: `${clientId}|securemode=${tls ? '2' : '3'},signmethod=hmac${algorithm},timestamp=${timestamp}|`,
		username: [deviceName, productKey].join('&'),
		password: mac(algorithm, deviceSecret, content).digest('hex'),
	};
}

export const inputs = fc.tuple(
	fc.record({
		productKey: word(LETTERS, 1, 20),
		deviceName: word(`${LETTERS}-_@.:`, 4, 32),
		deviceSecret: word(SECRET, 1, 64),
	}),
	fc.record({
		timestamp: fc.maxSafeNat(),
		tls: fc.boolean(),
		Hash: hashes,
		clientId: fc.option(word(SECRET.replace('|', '<>'), 1, 64), { nil: undefined }),
	}),
);
