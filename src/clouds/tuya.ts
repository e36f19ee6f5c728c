import { requireInteger, requireType } from '../check.js';
import {
	type Cloud,
	type Credentials,
	endpoint,
	requireChoice,
	requireClock,
	requireText,
	wholeSeconds,
} from '../cloud.js';
import { hex } from '../hex.js';
import { SHA256 } from '../sha256.js';
import { requireTextSecret, signWithText } from '../signature.js';

export type { Cloud, Credentials } from '../cloud.js';

/** What the Tuya Developer Platform shows of a TuyaLink device. */
export interface TuyaDevice {
	/** 1 to 64 letters and digits. */
	readonly deviceId: string;
	/** 1 to 64 characters of printable ASCII, which are the key's bytes: they are not decoded. */
	readonly deviceSecret: string;
}

/** Tuya's data centers: China, Central Europe, Western Europe, Western America, Eastern America, India. */
export type TuyaRegion = 'cn' | 'eu' | 'weaz' | 'us' | 'ueaz' | 'in';

export interface TuyaOptions {
	/** The data center that the product belongs to; default 'cn'. */
	readonly region?: TuyaRegion | undefined;
	/** Instead of the region's host. */
	readonly host?: string | undefined;
}

export interface TuyaSigning {
	/** The present time in Unix seconds, an integer of 10 digits. */
	readonly timestamp: number;
}

// Of the module, since XS makes an object of a regular expression whenever it meets one.
const NOT_ALPHANUMERIC = /[^A-Za-z0-9]/;

/**
 * Returns what Tuya accepts from `device`, by its page "Tuya MQTT Standard Protocol":
 *
 *     clientId = tuyalink_deviceId
 *     username = deviceId|signMethod=hmacSha256,timestamp=T,secureMode=1,accessType=1
 *     password = hex(HMAC-SHA256(deviceSecret, deviceId=deviceId,timestamp=T,secureMode=1,accessType=1))
 *
 * Throws a SyntaxError for a character, a RangeError for a number or a length and a TypeError for a type that Tuya does not
 * allow.
 */
export function tuyaCredentials(device: TuyaDevice, signing: TuyaSigning): Credentials {
	const { deviceId, deviceSecret } = readDevice(device);
	requireType('signing', signing, 'object');
	const { timestamp } = signing;
	requireInteger('timestamp', timestamp, 1000000000, 9999999999, ' Unix seconds');
	const mode = `timestamp=${timestamp},secureMode=1,accessType=1`;
	return {
		clientId: 'tuyalink_' + deviceId,
		username: `${deviceId}|signMethod=hmacSha256,${mode}`,
		password: signWithText(SHA256, deviceSecret, `deviceId=${deviceId},${mode}`, hex),
	};
}

/** Returns a checked copy of a device. */
function readDevice(device: TuyaDevice): TuyaDevice {
	requireType('device', device, 'object');
	const { deviceId, deviceSecret } = device;
	requireText('deviceId', deviceId, 1, 64, NOT_ALPHANUMERIC, 'A-Z a-z 0-9');
	requireTextSecret('deviceSecret', deviceSecret, 1, 64);
	return { deviceId, deviceSecret };
}

const HOSTS: Readonly<Record<TuyaRegion, string>> = /* @__PURE__ */ Object.freeze({
	cn: 'm1.tuyacn.com',
	eu: 'm1.tuyaeu.com',
	weaz: 'm1-weaz.tuyaeu.com',
	us: 'm1.tuyaus.com',
	ueaz: 'm1-ueaz.tuyaus.com',
	in: 'm1.tuyain.com',
});

/**
 * Returns Tuya as `device` sees it: TLS on port 8883 and nothing else. Its `sign()` throws a TypeError without a clock,
 * because Tuya documents nothing for a device that has none. Checks the device and the options at once, and throws what
 * tuyaCredentials throws.
 */
export function tuya(device: TuyaDevice, options: TuyaOptions = {}): Cloud {
	requireType('options', options, 'object');
	const { region = 'cn' } = options;
	requireChoice('region', region, Object.keys(HOSTS));
	const { host = HOSTS[region] } = options;
	const own = readDevice(device);
	return {
		...endpoint(host, 8883, true),
		keepAlive: { min: 30, max: 1200 },
		minInterval: 5,
		closesAtExpiry: false,
		sign(now) {
			return tuyaCredentials(own, { timestamp: wholeSeconds(requireClock(now)) });
		},
	};
}
