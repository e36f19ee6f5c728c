import { refuse, requireInteger, requireType } from '../check.js';
import { type Cloud, type Credentials, endpoint, requireText, wholeSeconds } from '../cloud.js';
import type { HashConstructor } from '../hash.js';
import { hex } from '../hex.js';
import { SHA256 } from '../sha256.js';
import { hashName, requireTextSecret, signWithText } from '../signature.js';

export type { Cloud, Credentials } from '../cloud.js';

/** The three values (三元组) of a device of Alibaba Cloud's IoT Platform, Link Kit. */
export interface AlibabaDevice {
	/** 1 to 64 letters and digits. */
	readonly productKey: string;
	/** 4 to 32 letters, digits and `- _ @ . :`. */
	readonly deviceName: string;
	/** 1 to 64 characters of printable ASCII, which are the key's bytes: they are not decoded. */
	readonly deviceSecret: string;
}

/** One of `region`, `instanceId` and `host` says where to connect. */
export interface AlibabaOptions {
	/** Region of a public instance, such as 'cn-shanghai'. */
	readonly region?: string | undefined;
	/** ID of an instance with an endpoint of its own, such as 'iot-…'. */
	readonly instanceId?: string | undefined;
	/** The endpoint that the console shows. */
	readonly host?: string | undefined;
	/** Default 1883, and 443 for TLS. */
	readonly port?: number | undefined;
	/** Whether to connect with TLS; the client id says so, and the password is the same. Default false. */
	readonly tls?: boolean | undefined;
	/** SHA256 (the default) or SHA1, or a native digest of the same output size. */
	readonly Hash?: HashConstructor | undefined;
	/** 1 to 64 characters of printable ASCII without spaces and `|`; default `{productKey}.{deviceName}`. */
	readonly clientId?: string | undefined;
}

export interface AlibabaSigning {
	/** Milliseconds since 1970, an integer from 0. The platform does not compare it with its clock. */
	readonly timestamp: number;
	/** Whether the connection has TLS. */
	readonly tls: boolean;
	/** SHA256 (the default) or SHA1, or a native digest of the same output size. */
	readonly Hash?: HashConstructor | undefined;
	/** 1 to 64 characters of printable ASCII without spaces and `|`; default `{productKey}.{deviceName}`. */
	readonly clientId?: string | undefined;
}

/** The stamp of a board without a clock, 2050-01-01, which Alibaba's own C SDK sends always. */
const NO_CLOCK_TIMESTAMP = 2524608000000;

// Of the module, since XS makes an object of a regular expression whenever it meets one.
const NOT_ALPHANUMERIC = /[^A-Za-z0-9]/;
const NOT_NAME = /[^A-Za-z0-9_@.:-]/;
const NOT_CLIENT_ID = /[^!-{}~]/;
const NOT_LABEL = /[^A-Za-z0-9_-]/;

/**
 * Returns what Alibaba Cloud IoT Platform accepts from `device`, by its page "Establish MQTT connections over TCP":
 *
 *     clientId = id|securemode=M,signmethod=hmacsha256,timestamp=T|      or hmacsha1; M: 2 with TLS, 3 without
 *     username = deviceName&productKey
 *     password = hex(HMAC(deviceSecret, 'clientId' + id + 'deviceName' + deviceName
 *                                       + 'productKey' + productKey + 'timestamp' + T))
 *
 * The password never ends: the stamp is no expiry. Throws a SyntaxError for a character, a RangeError for a number or a
 * length and a TypeError for a type that the platform does not allow.
 */
export function alibabaCredentials(device: AlibabaDevice, signing: AlibabaSigning): Credentials {
	const { productKey, deviceName, deviceSecret } = readDevice(device);
	requireType('signing', signing, 'object');
	const { timestamp, tls, Hash = SHA256 } = signing;
	const { clientId: id = productKey + '.' + deviceName } = signing;
	requireInteger('timestamp', timestamp, 0, Number.MAX_SAFE_INTEGER, ' ms');
	requireType('tls', tls, 'boolean');
	requireClientId(id);
	const method = 'hmac' + hashName(Hash);
	const message = `clientId${id}deviceName${deviceName}productKey${productKey}timestamp${timestamp}`;
	return {
		clientId: `${id}|securemode=${tls ? 2 : 3},signmethod=${method},timestamp=${timestamp}|`,
		username: deviceName + '&' + productKey,
		password: signWithText(Hash, deviceSecret, message, hex),
	};
}

/** Returns a checked copy of a device. */
function readDevice(device: AlibabaDevice): AlibabaDevice {
	requireType('device', device, 'object');
	const { productKey, deviceName, deviceSecret } = device;
	requireText('productKey', productKey, 1, 64, NOT_ALPHANUMERIC, 'A-Z a-z 0-9');
	requireText('deviceName', deviceName, 4, 32, NOT_NAME, 'A-Z a-z 0-9 - _ @ . :');
	requireTextSecret('deviceSecret', deviceSecret, 1, 64);
	return { productKey, deviceName, deviceSecret };
}

function requireClientId(clientId: string): void {
	requireText('clientId', clientId, 1, 64, NOT_CLIENT_ID, 'printable ASCII without spaces and |');
}

function readHost(productKey: string, { region, instanceId, host }: AlibabaOptions): string {
	const given = [region, instanceId, host].filter((value) => value !== undefined).length;
	if (given !== 1) refuse(TypeError, 'options', 'one of region, instanceId and host', given);
	if (host !== undefined) return host;
	const field = region === undefined ? 'instanceId' : 'region';
	const label = (region ?? instanceId) as string;
	requireText(field, label, 1, 63, NOT_LABEL, 'A-Z a-z 0-9 _ -');
	return field === 'region'
		? `${productKey}.iot-as-mqtt.${label}.aliyuncs.com`
		: label + '.mqtt.iothub.aliyuncs.com';
}

/**
 * Returns Alibaba Cloud IoT Platform (Link Kit) as `device` sees it. Without a clock it sends the stamp that Alibaba's own
 * C SDK sends. Checks the device and the options at once, and throws what alibabaCredentials throws.
 */
export function alibaba(device: AlibabaDevice, options: AlibabaOptions): Cloud {
	requireType('options', options, 'object');
	const { tls = false, port = tls ? 443 : 1883, Hash = SHA256, clientId } = options;
	hashName(Hash);
	if (clientId !== undefined) requireClientId(clientId);
	const own = readDevice(device);
	return {
		...endpoint(readHost(own.productKey, options), port, tls),
		keepAlive: { min: 30, max: 1200 },
		minInterval: 5,
		closesAtExpiry: false,
		sign(now) {
			const timestamp = now === undefined ? NO_CLOCK_TIMESTAMP : 1000 * wholeSeconds(now);
			return alibabaCredentials(own, { timestamp, tls, Hash, clientId });
		},
	};
}
