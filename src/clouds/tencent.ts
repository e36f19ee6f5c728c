import { requireChoice, requireInteger, requireText, requireType } from '../check.js';
import {
	type Cloud,
	type Credentials,
	endpoint,
	expiryAfter,
	LAST_PLAUSIBLE_TIME,
	NO_CLOCK_EXPIRY,
	randomAlphanumeric,
	requireLifetime,
} from '../cloud.js';
import type { HashConstructor } from '../hash.js';
import { hex } from '../hex.js';
import { SHA256 } from '../sha256.js';
import { hashName, requireBase64Secret, signWithBytes } from '../signature.js';

export type { Cloud, Credentials } from '../cloud.js';
export { expiryAfter, NO_CLOCK_EXPIRY } from '../cloud.js';

/** What Tencent's console shows of a device, in IoT Hub (物联网通信) and in IoT Explorer (物联网开发平台) alike. */
export interface TencentDevice {
	/** 10 letters and digits. */
	readonly productId: string;
	/** 1 to 48 letters, digits, colons, underscores and hyphens. */
	readonly deviceName: string;
	/** Canonical Base64 of at least one byte. */
	readonly deviceSecret: string;
}

/** Where a product was made; each region has hosts of its own. */
export type TencentRegion = 'china' | 'us-east' | 'europe' | 'bangkok';

export interface TencentOptions {
	/** Returns numbers from 0 up to but not including 1, as Math.random does, for the connection id. */
	readonly random: () => number;
	/** Seconds that a signature is accepted, 1 to 999999999999; default 3600. */
	readonly lifetime?: number | undefined;
	/** SHA256 (the default) or SHA1, or a native digest of the same output size. */
	readonly Hash?: HashConstructor | undefined;
	/** Default 'china'. */
	readonly region?: TencentRegion | undefined;
	/** Whether to connect to port 8883 with TLS instead of to 1883; the password is the same. Default false. */
	readonly tls?: boolean | undefined;
	/** Digits that name the SDK; default '12010126'. */
	readonly sdkAppId?: string | undefined;
	/** Instead of the region's host. */
	readonly host?: string | undefined;
}

export interface TencentSigning {
	/** When the signature ends: Unix seconds, an integer from 1 to 999999999999. */
	readonly expiry: number;
	/** 1 to 16 letters and digits, new at each connection, by which the platform traces it. */
	readonly connectionId: string;
	/** SHA256 (the default) or SHA1, or a native digest of the same output size. */
	readonly Hash?: HashConstructor | undefined;
	/** 1 to 16 digits; default '12010126'. */
	readonly sdkAppId?: string | undefined;
}

// Of the module, since XS makes an object of a regular expression whenever it meets one.
const NOT_ALPHANUMERIC = /[^A-Za-z0-9]/;
const NOT_NAME = /[^A-Za-z0-9:_-]/;
const NOT_DIGIT = /[^0-9]/;

/**
 * Returns what Tencent Cloud accepts from `device`, by the formula of its documentation:
 *
 *     clientId = productId + deviceName
 *     username = clientId;sdkAppId;connectionId;expiry
 *     password = hex(HMAC(Base64-decoded deviceSecret, username));hmacsha256      or ;hmacsha1
 *
 * The clock has no part in it. Throws a SyntaxError for a character, a RangeError for a number or a length and a TypeError
 * for a type that the platform does not allow.
 */
export function tencentCredentials(device: TencentDevice, signing: TencentSigning): Credentials {
	requireType('signing', signing, 'object');
	const { expiry, connectionId, Hash = SHA256, sdkAppId = '12010126' } = signing;
	requireInteger('expiry', expiry, 1, LAST_PLAUSIBLE_TIME, ' Unix seconds');
	requireText('connectionId', connectionId, 1, 16, NOT_ALPHANUMERIC, 'A-Z a-z 0-9');
	requireSdkAppId(sdkAppId);
	const { productId, deviceName, deviceSecret } = requireDevice(device);
	const method = 'hmac' + hashName(Hash);
	const clientId = productId + deviceName;
	const username = clientId + ';' + sdkAppId + ';' + connectionId + ';' + expiry;
	const token = signWithBytes(Hash, deviceSecret, 'deviceSecret', username, hex);
	return { clientId, username, password: token + ';' + method, expiry };
}

function requireDevice(device: TencentDevice): TencentDevice {
	requireType('device', device, 'object');
	const { productId, deviceName, deviceSecret } = device;
	requireText('productId', productId, 10, 10, NOT_ALPHANUMERIC, 'A-Z a-z 0-9');
	requireText('deviceName', deviceName, 1, 48, NOT_NAME, 'A-Z a-z 0-9 : _ -');
	return { productId, deviceName, deviceSecret };
}

function requireSdkAppId(sdkAppId: string): void {
	requireText('sdkAppId', sdkAppId, 1, 16, NOT_DIGIT, '0-9');
}

const HOSTS: Readonly<Record<TencentRegion, string>> = /* @__PURE__ */ Object.freeze({
	china: '.iotcloud',
	'us-east': '.us-east.iotcloud',
	europe: '.europe.iothub',
	bangkok: '.ap-bangkok.iothub',
});

/**
 * Returns Tencent Cloud IoT (IoT Hub, IoT Explorer) as `device` sees it. Without a clock it signs until NO_CLOCK_EXPIRY.
 * Checks the device and the options at once, and throws what tencentCredentials throws.
 */
export function tencent(device: TencentDevice, options: TencentOptions): Cloud {
	requireType('options', options, 'object');
	const {
		random,
		lifetime = 3600,
		Hash = SHA256,
		region = 'china',
		tls = false,
		sdkAppId,
	} = options;
	requireType('random', random, 'function');
	requireLifetime(lifetime);
	hashName(Hash);
	requireChoice('region', region, Object.keys(HOSTS));
	if (sdkAppId !== undefined) requireSdkAppId(sdkAppId);
	const own = requireDevice(device);
	requireBase64Secret('deviceSecret', own.deviceSecret);
	const { host = own.productId + HOSTS[region] + '.tencentdevices.com' } = options;
	return {
		...endpoint(host, tls ? 8883 : 1883, tls),
		keepAlive: { min: 0, max: 900 },
		minInterval: 5,
		closesAtExpiry: false,
		sign(now) {
			return tencentCredentials(own, {
				expiry: now === undefined ? NO_CLOCK_EXPIRY : expiryAfter(now, lifetime),
				connectionId: randomConnectionId(random),
				Hash,
				sdkAppId,
			});
		},
	};
}

/** Returns five random letters and digits, as Tencent's own SDKs send. `random` is as Math.random. */
export function randomConnectionId(random: () => number): string {
	return randomAlphanumeric(random, 5);
}
