import { requireInteger, requireType } from '../check.js';
import {
	type Cloud,
	type Credentials,
	endpoint,
	LAST_PLAUSIBLE_TIME,
	requireText,
	wholeSeconds,
} from '../cloud.js';
import { hex } from '../hex.js';
import { sha256 } from '../sha256.js';
import { requireTextSecret, useAndWipe } from '../signature.js';
import { utf8 } from '../utf8.js';

export type { Cloud, Credentials } from '../cloud.js';

/** What Baidu's IoT Core (物联网核心套件) shows of a device. */
export interface BaiduDevice {
	/** IoTCoreId, 1 to 64 letters and digits. */
	readonly iotCoreId: string;
	/** DeviceKey, 1 to 128 characters of printable ASCII without spaces and `| & @`. */
	readonly deviceKey: string;
	/** DeviceSecret, 1 to 128 characters of printable ASCII. */
	readonly deviceSecret: string;
}

export interface BaiduOptions {
	/** Any 1 to 128 characters of printable ASCII, of one connection only; default the device key. */
	readonly clientId?: string | undefined;
	/** Whether to connect to port 8883 with TLS instead of to 1883; the password is the same. Default false. */
	readonly tls?: boolean | undefined;
	/** Default `{iotCoreId}.iot.gz.baidubce.com`, in Guangzhou, the one region. */
	readonly host?: string | undefined;
}

export interface BaiduSigning {
	/** Unix seconds, an integer from 0 to 999999999999; 0 for a device without a clock. */
	readonly timestamp: number;
	/** Any 1 to 128 characters of printable ASCII, of one connection only; default the device key. */
	readonly clientId?: string | undefined;
}

/** How far the platform's clock may be from the stamp, in seconds. */
const TOLERANCE = 600;

// Of the module, since XS makes an object of a regular expression whenever it meets one.
const NOT_ALPHANUMERIC = /[^A-Za-z0-9]/;
const NOT_DEVICE_KEY = /[^!-%'-?A-{}~]/;
const NOT_PRINTABLE = /[^!-~]/;

/**
 * Returns what Baidu IoT Core accepts from `device`, by its page on MQTT (通过MQTT连接及收发消息):
 *
 *     username = thingidp@iotCoreId|deviceKey|timestamp|SHA256
 *     password = hex(SHA-256(deviceKey & timestamp & 'SHA256' deviceSecret))      a plain hash; the `&` are part of it
 *
 * `expiry` is 600 seconds after the stamp, which the platform compares with its clock unless it is 0. Throws a SyntaxError
 * for a character, a RangeError for a number or a length and a TypeError for a type that the platform does not allow.
 */
export function baiduCredentials(device: BaiduDevice, signing: BaiduSigning): Credentials {
	const { iotCoreId, deviceKey, deviceSecret } = readDevice(device);
	requireType('signing', signing, 'object');
	const { timestamp, clientId = deviceKey } = signing;
	requireInteger('timestamp', timestamp, 0, LAST_PLAUSIBLE_TIME, ' Unix seconds');
	requireClientId(clientId);
	const message = utf8(`${deviceKey}&${timestamp}&SHA256${deviceSecret}`);
	return {
		clientId,
		username: `thingidp@${iotCoreId}|${deviceKey}|${timestamp}|SHA256`,
		password: useAndWipe(message, (secret) => hex(sha256(secret))),
		expiry: timestamp === 0 ? undefined : timestamp + TOLERANCE,
	};
}

/** Returns a checked copy of a device. */
function readDevice(device: BaiduDevice): BaiduDevice {
	requireType('device', device, 'object');
	const { iotCoreId, deviceKey, deviceSecret } = device;
	requireText('iotCoreId', iotCoreId, 1, 64, NOT_ALPHANUMERIC, 'A-Z a-z 0-9');
	requireText(
		'deviceKey',
		deviceKey,
		1,
		128,
		NOT_DEVICE_KEY,
		'printable ASCII without spaces and | & @',
	);
	requireTextSecret('deviceSecret', deviceSecret, 1, 128);
	return { iotCoreId, deviceKey, deviceSecret };
}

function requireClientId(clientId: string): void {
	requireText('clientId', clientId, 1, 128, NOT_PRINTABLE, 'printable ASCII without spaces');
}

/**
 * Returns Baidu IoT Core as `device` sees it. Without a clock it sends 0 for a stamp, and the same password each time. Checks
 * the device and the options at once, and throws what baiduCredentials throws.
 */
export function baidu(device: BaiduDevice, options: BaiduOptions = {}): Cloud {
	requireType('options', options, 'object');
	const { clientId, tls = false } = options;
	if (clientId !== undefined) requireClientId(clientId);
	const own = readDevice(device);
	const { host = own.iotCoreId + '.iot.gz.baidubce.com' } = options;
	return {
		...endpoint(host, tls ? 8883 : 1883, tls),
		keepAlive: { min: 0, max: 65535 },
		minInterval: 5,
		closesAtExpiry: false,
		sign(now) {
			const timestamp = now === undefined ? 0 : wholeSeconds(now);
			return baiduCredentials(own, { timestamp, clientId });
		},
	};
}
