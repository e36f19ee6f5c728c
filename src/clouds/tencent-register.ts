import { encodeBase64 } from '../base64.js';
import { requireInteger, requireType } from '../check.js';
import { requireChoice, requireHost, requireName, requireText } from '../cloud.js';
import { hex } from '../hex.js';
import type { RegistrationFields, RegistrationForm, RegistrationRequest } from '../registration.js';
import { SHA256, sha256 } from '../sha256.js';
import { requireTextSecret, signWithText } from '../signature.js';
import { utf8 } from '../utf8.js';

export type {
	RegisteredCertificateDevice,
	RegisteredDevice,
	RegistrationDetails,
	RegistrationFields,
	RegistrationForm,
	RegistrationPayload,
	RegistrationRequest,
} from '../registration.js';
export { readRegistration, registrationPayload } from '../registration.js';

/** What Tencent's console shows of a product whose dynamic registration (动态注册) is switched on. */
export interface TencentProduct {
	/** 10 letters and digits. */
	readonly productId: string;
	/** 16 to 64 characters of printable ASCII, which are the key's bytes: they are not decoded. */
	readonly productSecret: string;
}

export interface RegistrationOptions {
	/** The device that registers itself: 1 to 48 letters, digits, colons, underscores and hyphens. */
	readonly deviceName: string;
	/** Unix seconds, of 10 digits. The platform compares them with its clock, so a board asks for the time first. */
	readonly now: number;
	/** An integer from 1 to 2147483647, random, a new one for each request. */
	readonly nonce: number;
	/** Where the product was made; default 'china'. */
	readonly region?: 'china' | 'us-east' | 'europe' | 'bangkok' | undefined;
	/** DEVICE_REGISTER (the default), or REGISTER_DEV of `mqtt-signin/tencent-register-dev`. */
	readonly form?: RegistrationForm | undefined;
	/** Instead of the region's host. */
	readonly host?: string | undefined;
}

/**
 * The form of the documentation:
 *
 *     text      = POST LF host LF /device/register LF LF hmacsha256 LF timestamp LF nonce LF hex(SHA-256(body))
 *     signature = HMAC-SHA256(productSecret, text), in Base64
 *
 * The page's sample shows the signature in hexadecimal; its code and both of Tencent's SDKs that have it send Base64.
 */
export const DEVICE_REGISTER: RegistrationForm = /* @__PURE__ */ Object.freeze({
	path: '/device/register',
	china: 'ap-guangzhou.',
	sign(fields: RegistrationFields) {
		const { productId, productSecret, host, path, deviceName, timestamp, nonce } = fields;
		const body = `{"ProductId":"${productId}","DeviceName":"${deviceName}"}`;
		const bodyHash = hex(sha256(utf8(body)));
		const text = ['POST', host, path, '', 'hmacsha256', timestamp, nonce, bodyHash].join('\n');
		const headers = {
			'Content-Type': 'application/json',
			'X-TC-Algorithm': 'hmacsha256',
			'X-TC-Timestamp': `${timestamp}`,
			'X-TC-Nonce': `${nonce}`,
			'X-TC-Signature': signWithText(SHA256, productSecret, text, encodeBase64),
		};
		return { headers, body };
	},
});

// Of the module, since XS makes an object of a regular expression whenever it meets one.
const NOT_ALPHANUMERIC = /[^A-Za-z0-9]/;
const NOT_NAME = /[^A-Za-z0-9:_-]/;

/**
 * Returns the request by which a device of `product` registers itself and gets a secret of its own; registrationPayload
 * reads the answer. Throws a SyntaxError for a character, a RangeError for a number, a length or a clock that is not set and
 * a TypeError for a type or a name that is not allowed.
 */
export function registrationRequest(
	product: TencentProduct,
	options: RegistrationOptions,
): RegistrationRequest {
	requireType('product', product, 'object');
	const { productId, productSecret } = product;
	requireText('productId', productId, 10, 10, NOT_ALPHANUMERIC, 'A-Z a-z 0-9');
	requireTextSecret('productSecret', productSecret, 16, 64);
	requireType('options', options, 'object');
	const { deviceName, now, nonce, region = 'china', form = DEVICE_REGISTER } = options;
	requireText('deviceName', deviceName, 1, 48, NOT_NAME, 'A-Z a-z 0-9 : _ -');
	requireType('now', now, 'number');
	const timestamp = Math.floor(now);
	requireInteger('now', timestamp, 1000000000, 9999999999, ' Unix seconds');
	requireInteger('nonce', nonce, 1, 2147483647);
	requireType('form', form, 'object');
	const { path, china } = form;
	requireName('form.path', path, 1, 64, 'A-Z a-z 0-9 / . _ -');
	requireType('form.china', china, 'string');
	requireType('form.sign', form.sign, 'function');
	const prefixes = { china, 'us-east': 'us-east.', europe: 'europe.', bangkok: 'ap-bangkok.' };
	requireChoice('region', region, Object.keys(prefixes));
	const { host = prefixes[region] + 'gateway.tencentdevices.com' } = options;
	requireHost(host);
	const fields = { productId, productSecret, host, path, deviceName, timestamp, nonce };
	return { method: 'POST', host, path, ...form.sign(fields) };
}
