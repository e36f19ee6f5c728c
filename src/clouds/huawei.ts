import { refuse, requireInteger, requireType } from '../check.js';
import {
	type Cloud,
	type Credentials,
	endpoint,
	FIRST_PLAUSIBLE_TIME,
	requireText,
	wholeSeconds,
} from '../cloud.js';
import { hex } from '../hex.js';
import { hmac } from '../hmac.js';
import { SHA256 } from '../sha256.js';
import { requireTextSecret, useAndWipe } from '../signature.js';
import { utf8 } from '../utf8.js';

export type { Cloud, Credentials } from '../cloud.js';

/** What Huawei Cloud's IoTDA (设备接入) shows of a device. */
export interface HuaweiDevice {
	/** 1 to 128 letters, digits, underscores and hyphens, usually `{productId}_{nodeId}`. */
	readonly deviceId: string;
	/** 1 to 256 characters of printable ASCII, which are the key's bytes: they are not decoded. */
	readonly deviceSecret: string;
}

export interface HuaweiOptions {
	/** The access address for MQTT that the console shows; it differs from instance to instance. */
	readonly host: string;
	/** Whether to connect to port 8883 with TLS instead of to 1883; the password is the same. Default false. */
	readonly tls?: boolean | undefined;
	/**
	 * Whether the platform is asked to compare the stamp with its clock, so that a password is accepted for about an hour
	 * and not forever. Default true; a board without a clock does without.
	 */
	readonly checkTimestamp?: boolean | undefined;
}

export interface HuaweiSigning {
	/** YYYYMMDDHH in UTC. */
	readonly timestamp: string;
	/** Whether the platform is asked to compare it with its clock. */
	readonly checkTimestamp: boolean;
}

/** The stamp of a board without a clock, unchecked: the password is the same each time, and good forever. */
const NO_CLOCK_TIMESTAMP = '2999010100';

/** The last second of the year 9999, after which a stamp has more digits. */
const LAST_SECOND = 253402300799;

// Of the module, since XS makes an object of a regular expression whenever it meets one.
const NOT_NAME = /[^A-Za-z0-9_-]/;
const NOT_DIGIT = /[^0-9]/;

/**
 * Returns what Huawei Cloud IoTDA accepts from `device`, by the page on its MQTT CONNECT (设备连接鉴权):
 *
 *     clientId = deviceId_0_T_timestamp      T: 1, if the stamp is to be checked, or 0
 *     username = deviceId
 *     password = hex(HMAC-SHA256(timestamp, deviceSecret))      the stamp is the key and the secret is the message
 *
 * The stamp is the hour in UTC, never local time. If it is checked, `expiry` is the end of that hour. Throws a SyntaxError
 * for a character, a RangeError for a length and a TypeError for a type that IoTDA does not allow.
 */
export function huaweiCredentials(device: HuaweiDevice, signing: HuaweiSigning): Credentials {
	const { deviceId, deviceSecret } = readDevice(device);
	requireType('signing', signing, 'object');
	const { timestamp, checkTimestamp } = signing;
	requireText('timestamp', timestamp, 10, 10, NOT_DIGIT, '0-9');
	requireType('checkTimestamp', checkTimestamp, 'boolean');
	const hour = secondsOf(timestamp);
	if (stampOf(hour) !== timestamp)
		refuse(SyntaxError, 'timestamp', 'YYYYMMDDHH', 'a date that does not exist');
	return {
		clientId: `${deviceId}_0_${checkTimestamp ? 1 : 0}_${timestamp}`,
		username: deviceId,
		password: useAndWipe(utf8(deviceSecret), (message) =>
			useAndWipe(hmac(SHA256, utf8(timestamp), message), hex),
		),
		expiry: checkTimestamp ? hour + 3600 : undefined,
	};
}

/** Returns a checked copy of a device. */
function readDevice(device: HuaweiDevice): HuaweiDevice {
	requireType('device', device, 'object');
	const { deviceId, deviceSecret } = device;
	requireText('deviceId', deviceId, 1, 128, NOT_NAME, 'A-Z a-z 0-9 _ -');
	requireTextSecret('deviceSecret', deviceSecret, 1, 256);
	return { deviceId, deviceSecret };
}

/** Returns the hour of Unix seconds as YYYYMMDDHH in UTC. */
function stampOf(seconds: number): string {
	const iso = new Date(seconds * 1000).toISOString();
	return iso.slice(0, 4) + iso.slice(5, 7) + iso.slice(8, 10) + iso.slice(11, 13);
}

function secondsOf(timestamp: string): number {
	const part = (from: number, end: number) => Number(timestamp.slice(from, end));
	return Date.UTC(part(0, 4), part(4, 6) - 1, part(6, 8), part(8, 10)) / 1000;
}

/**
 * Returns Huawei Cloud IoTDA as `device` sees it. Without a clock it sends a stamp of the year 2999, unchecked. Checks the
 * device and the options at once, and throws what huaweiCredentials throws.
 */
export function huawei(device: HuaweiDevice, options: HuaweiOptions): Cloud {
	requireType('options', options, 'object');
	const { host, tls = false, checkTimestamp = true } = options;
	requireType('checkTimestamp', checkTimestamp, 'boolean');
	const own = readDevice(device);
	return {
		...endpoint(host, tls ? 8883 : 1883, tls),
		keepAlive: { min: 30, max: 1200 },
		// Its MQTT usage guide of 2024: at most one connection per device per minute.
		minInterval: 60,
		closesAtExpiry: false,
		sign(now) {
			if (now === undefined)
				return huaweiCredentials(own, { timestamp: NO_CLOCK_TIMESTAMP, checkTimestamp: false });
			const seconds = wholeSeconds(now);
			requireInteger('now', seconds, FIRST_PLAUSIBLE_TIME, LAST_SECOND, ' Unix seconds');
			return huaweiCredentials(own, { timestamp: stampOf(seconds), checkTimestamp });
		},
	};
}
