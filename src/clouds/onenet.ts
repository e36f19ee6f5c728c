import { encodeBase64 } from '../base64.js';
import { requireInteger, requireType } from '../check.js';
import {
	type Cloud,
	type Credentials,
	endpoint,
	expiryAfter,
	LAST_PLAUSIBLE_TIME,
	NO_CLOCK_EXPIRY,
	requireChoice,
	requireLifetime,
	requireText,
} from '../cloud.js';
import type { HashConstructor } from '../hash.js';
import { percentEncode } from '../percent.js';
import { SHA256 } from '../sha256.js';
import { decodeSecret, hashName, signWithBytes } from '../signature.js';

export type { Cloud, Credentials } from '../cloud.js';
export { expiryAfter, NO_CLOCK_EXPIRY } from '../cloud.js';

/** What OneNET's console shows of a device (设备) and its product (产品). */
export interface OneNETDevice {
	/** 产品 ID, 1 to 64 letters and digits. */
	readonly productId: string;
	/** 设备名称, 1 to 64 letters, digits, underscores and hyphens. */
	readonly deviceName: string;
	/** Canonical Base64 of at least one byte: the device's key (设备密钥) or the product's access_key. */
	readonly key: string;
	/** Whose key it is; default 'device'. */
	readonly keyLevel?: 'device' | 'product' | undefined;
}

export interface OneNETOptions {
	/** Seconds that a token is accepted, 1 to 999999999999; default 3600. */
	readonly lifetime?: number | undefined;
	/** SHA256 (the default) or SHA1, or a native digest of the same output size. */
	readonly Hash?: HashConstructor | undefined;
	/** Whether to connect to port 8883 with TLS instead of to 1883; the token is the same. Default false. */
	readonly tls?: boolean | undefined;
	/** Instead of `mqtts.heclouds.com`, or `mqttstls.heclouds.com` for TLS. */
	readonly host?: string | undefined;
}

export interface OneNETSigning {
	/** When the token ends (et): Unix seconds, an integer from 1 to 999999999999. */
	readonly expiry: number;
	/** SHA256 (the default) or SHA1, or a native digest of the same output size. */
	readonly Hash?: HashConstructor | undefined;
	/** Version of the token's rules, a date; default '2018-10-31', which devices use. */
	readonly version?: string | undefined;
}

// Of the module, since XS makes an object of a regular expression whenever it meets one.
const NOT_ALPHANUMERIC = /[^A-Za-z0-9]/;
const NOT_NAME = /[^A-Za-z0-9_-]/;
const NOT_DATE = /[^0-9-]/;

/**
 * Returns what China Mobile's OneNET accepts from `device`, by the page on its token (安全鉴权):
 *
 *     clientId = deviceName          alone, without the product
 *     username = productId
 *     password = version=V&res=R&et=expiry&method=sha256&sign=S      or method=sha1; R and S percent-encoded
 *            R = products/productId/devices/deviceName      or products/productId, with the product's key
 *            S = HMAC(Base64-decoded key, expiry + LF + method + LF + R + LF + V), in Base64
 *
 * The clock has no part in it. Throws a SyntaxError for a character, a RangeError for a number or a length and a TypeError
 * for a type that OneNET does not allow.
 */
export function onenetCredentials(device: OneNETDevice, signing: OneNETSigning): Credentials {
	const { productId, deviceName, key, keyLevel } = readDevice(device);
	requireType('signing', signing, 'object');
	const { expiry, Hash = SHA256, version = '2018-10-31' } = signing;
	requireInteger('expiry', expiry, 1, LAST_PLAUSIBLE_TIME, ' Unix seconds');
	requireText('version', version, 10, 10, NOT_DATE, '0-9 -');
	const method = hashName(Hash);
	const product = 'products/' + productId;
	const res = keyLevel === 'product' ? product : product + '/devices/' + deviceName;
	const message = [expiry, method, res, version].join('\n');
	const sign = signWithBytes(Hash, key, 'key', message, encodeBase64);
	return {
		clientId: deviceName,
		username: productId,
		password:
			`version=${version}&res=${percentEncode(res)}&et=${expiry}` +
			`&method=${method}&sign=${percentEncode(sign)}`,
		expiry,
	};
}

/** Returns a checked copy of a device, whose key is not decoded yet. */
function readDevice(device: OneNETDevice): OneNETDevice {
	requireType('device', device, 'object');
	const { productId, deviceName, key, keyLevel = 'device' } = device;
	requireText('productId', productId, 1, 64, NOT_ALPHANUMERIC, 'A-Z a-z 0-9');
	requireText('deviceName', deviceName, 1, 64, NOT_NAME, 'A-Z a-z 0-9 _ -');
	requireChoice('keyLevel', keyLevel, ['device', 'product']);
	return { productId, deviceName, key, keyLevel };
}

/**
 * Returns OneNET as `device` sees it. Without a clock it signs until NO_CLOCK_EXPIRY: OneNET asks only that the expiry lies
 * in the future, and boards in the field send one that is far away. Checks the device and the options at once, and throws
 * what onenetCredentials throws.
 */
export function onenet(device: OneNETDevice, options: OneNETOptions = {}): Cloud {
	requireType('options', options, 'object');
	const { lifetime = 3600, Hash = SHA256, tls = false } = options;
	const { host = tls ? 'mqttstls.heclouds.com' : 'mqtts.heclouds.com' } = options;
	requireLifetime(lifetime);
	hashName(Hash);
	const own = readDevice(device);
	decodeSecret(own.key, 'key').fill(0);
	return {
		...endpoint(host, tls ? 8883 : 1883, tls),
		keepAlive: { min: 10, max: 1800 },
		minInterval: 5,
		closesAtExpiry: false,
		sign(now) {
			const expiry = now === undefined ? NO_CLOCK_EXPIRY : expiryAfter(now, lifetime);
			return onenetCredentials(own, { expiry, Hash });
		},
	};
}
