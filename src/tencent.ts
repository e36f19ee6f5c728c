import { ALPHABET, decodeBase64, VALUES } from './base64.js';
import { refuse, requireInteger, requireType } from './check.js';
import type { HashConstructor } from './hash.js';
import { hmac } from './hmac.js';
import { SHA1 } from './sha1.js';
import { SHA256 } from './sha256.js';
import { charCodeAt, hex, utf8 } from './text.js';

/** What the platform knows a device by. */
export interface Device {
	/** 10 letters and digits. */
	readonly productId: string;
	/** 1 to 48 letters, digits, colons, underscores and hyphens. */
	readonly deviceName: string;
	/** Canonical Base64 of at least one byte, as the platform's console shows it. */
	readonly deviceSecret: string;
}

/** A way to sign; `Hash` may be a native digest. */
export interface Method {
	readonly name: 'hmacsha1' | 'hmacsha256';
	readonly Hash: HashConstructor;
}

export const hmacsha1: Method = /* @__PURE__ */ Object.freeze({ name: 'hmacsha1', Hash: SHA1 });
export const hmacsha256: Method = /* @__PURE__ */ Object.freeze({
	name: 'hmacsha256',
	Hash: SHA256,
});

/** The expiry of a device without a clock, in Unix seconds (2038): whoever overhears it may use it as long. */
export const NEVER_EXPIRES = 2147483647;

const LATEST_EXPIRY = 999999999999;
const ALPHANUMERIC = /* @__PURE__ */ ALPHABET.slice(0, 62);

export interface SignOptions {
	/** When the signature ends: Unix seconds, an integer 1 to 999999999999. */
	readonly expiry: number;
	/** Letters and digits, new at each connection, for tracing. */
	readonly connectionId: string;
	/** Default `hmacsha256`. */
	readonly method?: Method | undefined;
	/** Digits; default '12010126'. */
	readonly sdkAppId?: string | undefined;
}

/** What a CONNECT carries. */
export interface Credentials {
	readonly clientId: string;
	readonly username: string;
	readonly password: string;
}

/**
 * Signs a device in to Tencent Cloud IoT (IoT Hub) with its key. SyntaxError for a character, RangeError for a number
 * or a length, TypeError for a kind of value that the platform does not allow.
 */
export function signCredentials(device: Device, options: SignOptions): Credentials {
	requireType('device', device, 'object');
	requireType('options', options, 'object');
	const productId = device.productId;
	const deviceName = device.deviceName;
	const { expiry, connectionId, method = hmacsha256, sdkAppId = '12010126' } = options;
	requireName('productId', productId, 10, 10);
	requireName('deviceName', deviceName, 1, 48, ':_-');
	requireName('sdkAppId', sdkAppId, 1, 16, '', 52);
	requireName('connectionId', connectionId, 1, 16);
	requireInteger('expiry', expiry, 1, LATEST_EXPIRY, ' Unix seconds');
	requireType('method', method, 'object');
	const name = method.name;
	if (name !== 'hmacsha1' && name !== 'hmacsha256')
		refuse(TypeError, 'method.name', 'is unknown', 'hmacsha1, hmacsha256');
	const clientId = productId + deviceName;
	const username = clientId + ';' + sdkAppId + ';' + connectionId + ';' + expiry;
	const key = decodeBase64(device.deviceSecret, 'deviceSecret');
	try {
		requireInteger('deviceSecret', key.length, 1, 65535, ' bytes');
		const token = hmac(method.Hash, key, utf8(username));
		const password = hex(token) + ';' + name;
		token.fill(0);
		return { clientId, username, password };
	} finally {
		key.fill(0);
	}
}

/** `min` to `max` letters and digits, or digits alone if `least` is the value of 0 in Base64, and `others`. */
function requireName(
	field: string,
	text: string,
	min: number,
	max: number,
	others = '',
	least = 0,
): void {
	requireType(field, text, 'string');
	const length = text.length;
	requireInteger(field, length, min, max, ' characters');
	for (let i = 0; i < length; i++) {
		const value = VALUES[charCodeAt.call(text, i)];
		if (!(value >= least && value < 62) && !others.includes(text[i]))
			refuse(
				SyntaxError,
				field,
				`is wrong at position ${i}`,
				(least > 0 ? '0-9' : 'A-Z a-z 0-9') + others,
			);
	}
}

/**
 * The expiry of a signature that is made at `now`, in Unix seconds (their fraction does not count), and lives
 * `lifetime` seconds; RangeError for a clock that is not set, which says a time before 2020, or in milliseconds.
 */
export function expiryAfter(now: number, lifetime: number): number {
	requireType('now', now, 'number');
	const seconds = Math.floor(now);
	requireInteger('now', seconds, 1577836800, LATEST_EXPIRY, ' Unix seconds');
	requireInteger('lifetime', lifetime, 1, LATEST_EXPIRY - seconds, ' seconds');
	return seconds + lifetime;
}

/** Five letters and digits by chance; `random` gives numbers from 0 up to but not 1, as Math.random does. */
export function connectionId(random: () => number): string {
	requireType('random', random, 'function');
	let id = '';
	for (let i = 0; i < 5; i++) {
		const index = Math.floor(random() * 62);
		requireInteger('random() * 62', index, 0, 61);
		id += ALPHANUMERIC[index];
	}
	return id;
}
