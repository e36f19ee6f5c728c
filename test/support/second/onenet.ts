import fc from 'fast-check';
import type { OneNETDevice, OneNETSigning } from '../../../src/clouds/onenet.js';
import { algorithmOf, base64, hashes, LETTERS, mac, word } from './random.js';

export function credentials(device: OneNETDevice, signing: OneNETSigning) {
	const { productId, deviceName, key, keyLevel } = device;
	const { expiry, Hash, version = '2018-10-31' } = signing;
	const resource = ['products', productId];
	if (keyLevel !== 'product') resource.push('devices', deviceName);
	const et = `${expiry}`;
	const method = algorithmOf(Hash);
	const res = resource.join('/');
	const toSign = `${et}\n${method}\n${res}\n${version}`;
	const sign = mac(method, Buffer.from(key, 'base64'), toSign).digest('base64');
	return {
		clientId: deviceName,
		username: productId,
		// A form's encoding differs from percent-encoding for the space alone, which is not in here.
		password: `${new URLSearchParams({ version, res, et, method, sign })}`,
		expiry,
	};
}

export const inputs = fc.tuple(
	fc.record({
		productId: word(LETTERS, 1, 64),
		deviceName: word(`${LETTERS}_-`, 1, 64),
		key: base64(64),
		keyLevel: fc.constantFrom(undefined, 'device' as const, 'product' as const),
	}),
	fc.record({
		expiry: fc.integer({ min: 1, max: 999999999999 }),
		Hash: hashes,
		version: fc.constantFrom(undefined, '2018-10-31', '2022-05-01'),
	}),
);
