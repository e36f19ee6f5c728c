import { refuse, requireInteger, requireType } from '../check.js';
import {
	type Cloud,
	type Credentials,
	expiryAfter,
	LAST_PLAUSIBLE_TIME,
	NO_CLOCK_EXPIRY,
	randomConnectionId,
	requireHost,
	requireName,
} from '../cloud.js';
import type { HashConstructor } from '../hash.js';
import { hex } from '../hex.js';
import { SHA256 } from '../sha256.js';
import { decodeSecret, signWithBytes } from '../signature.js';

export type { Cloud, Credentials } from '../cloud.js';
export { expiryAfter, NO_CLOCK_EXPIRY, randomConnectionId } from '../cloud.js';

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
	const { expiry, connectionId, Hash = SHA256 } = signing;
	const { productId, deviceName, deviceSecret, sdkAppId } = requireIdentity(device, signing);
	requireName('connectionId', connectionId, 1, 16, 'A-Z a-z 0-9');
	requireInteger('expiry', expiry, 1, LAST_PLAUSIBLE_TIME, ' Unix seconds');
	const clientId = productId + deviceName;
	const username = clientId + ';' + sdkAppId + ';' + connectionId + ';' + expiry;
	const token = signWithBytes(Hash, deviceSecret, 'deviceSecret', username, hex);
	const length = token.length;
	if (length !== 40 && length !== 64)
		refuse(RangeError, 'Hash', 'an outputSize of 20 (SHA-1) or 32 (SHA-256)', length / 2);
	const password = token + ';hmacsha' + (length === 40 ? '1' : '256');
	return { clientId, username, password, expiry };
}

/** What the documentation says; the C, Python and Node SDKs send 21010406, which is accepted too. */
const SDK_APP_ID = '12010126';

function requireIdentity(
	device: TencentDevice,
	{ sdkAppId = SDK_APP_ID }: Pick<TencentSigning, 'sdkAppId'>,
): TencentDevice & { readonly sdkAppId: string } {
	requireType('device', device, 'object');
	const { productId, deviceName, deviceSecret } = device;
	requireName('productId', productId, 10, 10, 'A-Z a-z 0-9');
	requireName('deviceName', deviceName, 1, 48, 'A-Z a-z 0-9 : _ -');
	requireName('sdkAppId', sdkAppId, 1, 16, '0-9');
	return { productId, deviceName, deviceSecret, sdkAppId };
}

/**
 * Returns Tencent Cloud IoT (IoT Hub, IoT Explorer) as `device` sees it. Without a clock it signs until NO_CLOCK_EXPIRY.
 * Checks the device and the options at once, and throws what tencentCredentials throws.
 */
export function tencent(device: TencentDevice, options: TencentOptions): Cloud {
	requireType('options', options, 'object');
	const { random, lifetime = 3600, Hash = SHA256, region = 'china', tls = false } = options;
	const own = requireIdentity(device, options);
	decodeSecret(own.deviceSecret, 'deviceSecret').fill(0);
	requireType('random', random, 'function');
	requireInteger('lifetime', lifetime, 1, LAST_PLAUSIBLE_TIME, ' seconds');
	requireType('Hash', Hash, 'function');
	requireType('tls', tls, 'boolean');
	const subdomain =
		region === 'china'
			? '.iotcloud'
			: region === 'us-east'
				? '.us-east.iotcloud'
				: region === 'europe'
					? '.europe.iothub'
					: region === 'bangkok'
						? '.ap-bangkok.iothub'
						: refuse(TypeError, 'region', 'china, us-east, europe, bangkok', 'another value');
	const { host = own.productId + subdomain + '.tencentdevices.com' } = options;
	requireHost(host);
	return {
		host,
		port: tls ? 8883 : 1883,
		tls,
		keepAlive: { min: 0, max: 900 },
		minInterval: 5,
		closesAtExpiry: false,
		sign: (now) =>
			tencentCredentials(own, {
				expiry: now === undefined ? NO_CLOCK_EXPIRY : expiryAfter(now, lifetime),
				connectionId: randomConnectionId(random),
				Hash,
				sdkAppId: own.sdkAppId,
			}),
	};
}
