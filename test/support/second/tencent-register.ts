import { createCipheriv, createHash } from 'node:crypto';
import fc from 'fast-check';
import type { RegistrationOptions, TencentProduct } from '../../../src/clouds/tencent-register.js';
import { LETTERS, mac, SECRET, word } from './random.js';

const PREFIXES = {
	china: 'ap-guangzhou.',
	'us-east': 'us-east.',
	europe: 'europe.',
	bangkok: 'ap-bangkok.',
};

/** The request of the documentation's form, and the older one of `register/dev`. */
export function request(product: TencentProduct, options: RegistrationOptions, isOlder: boolean) {
	const { productId: ProductId, productSecret } = product;
	const { deviceName: DeviceName, nonce, region = 'china' } = options;
	const timestamp = Math.trunc(options.now);
	const prefix = isOlder && region === 'china' ? '' : PREFIXES[region];
	const host = `${prefix}gateway.tencentdevices.com`;
	if (isOlder) {
		const fields = { deviceName: DeviceName, nonce, productId: ProductId, timestamp };
		const text = Object.entries(fields)
			.map((pair) => pair.join('='))
			.join('&');
		const digits = mac('sha1', productSecret, text).digest('hex');
		const signature = Buffer.from(digits, 'latin1').toString('base64');
		return {
			method: 'POST',
			host,
			path: '/register/dev',
			headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
			body: JSON.stringify({ ...fields, signature }),
		};
	}
	const body = JSON.stringify({ ProductId, DeviceName });
	const hash = createHash('sha256').update(body).digest('hex');
	const text = `POST\n${host}\n/device/register\n\nhmacsha256\n${timestamp}\n${nonce}\n${hash}`;
	return {
		method: 'POST',
		host,
		path: '/device/register',
		headers: {
			'Content-Type': 'application/json',
			'X-TC-Algorithm': 'hmacsha256',
			'X-TC-Nonce': String(nonce),
			'X-TC-Signature': mac('sha256', productSecret, text).digest('base64'),
			'X-TC-Timestamp': String(timestamp),
		},
		body,
	};
}

/** What the platform makes of a JSON text: zeros to a whole block, and AES under the first half of the secret. */
export function encrypt(text: string, productSecret: string): string {
	const plain = Buffer.concat([Buffer.from(text), Buffer.alloc((16 - (text.length % 16)) % 16)]);
	const cipher = createCipheriv('aes-128-cbc', productSecret.slice(0, 16), '0'.repeat(16));
	return Buffer.concat([cipher.setAutoPadding(false).update(plain), cipher.final()]).toString(
		'base64',
	);
}

/** An answer that gives a device its secret. */
export function answer(text: string, productSecret: string, isOlder: boolean): string {
	const payload = encrypt(text, productSecret);
	return JSON.stringify(
		isOlder
			? { code: 0, message: '', len: text.length, payload }
			: { Response: { Len: text.length, Payload: payload, RequestId: '1aa7421b' } },
	);
}

export const registrations = fc.record({
	product: fc.record({ productId: word(LETTERS, 10), productSecret: word(SECRET, 16, 64) }),
	options: fc.record({
		deviceName: word(`${LETTERS}:_-`, 1, 48),
		now: fc.double({ min: 1e9, max: 9999999999, noNaN: true }),
		nonce: fc.integer({ min: 1, max: 2147483647 }),
		region: fc.constantFrom(undefined, 'china', 'us-east', 'europe', 'bangkok' as const),
	}),
	isOlder: fc.boolean(),
	psk: fc
		.uint8Array({ minLength: 1, maxLength: 48, size: 'max' })
		.map((bytes) => Buffer.from(bytes).toString('base64')),
});
