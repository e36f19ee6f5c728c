import { encodeBase64 } from '../base64.js';
import { requireLength, requireType } from '../check.js';
import { type Cloud, type Credentials, endpoint, requireChoice, requireText } from '../cloud.js';
import { SHA1 } from '../sha1.js';
import { requireTextSecret, signWithText } from '../signature.js';

export type { Cloud, Credentials } from '../cloud.js';

/** What a client of ApsaraMQ for MQTT (Alibaba Cloud) needs. */
export interface ApsaraMQDevice {
	/** ID of the instance, `mqtt-…`: 1 to 64 letters, digits, underscores and hyphens. */
	readonly instanceId: string;
	/** ID of the group, `GID_…`: letters, digits, underscores and hyphens. */
	readonly groupId: string;
	/** Letters, digits, underscores and hyphens; with `groupId` and `@@@` between them at most 64 characters. */
	readonly deviceId: string;
	/** AccessKey ID, or that of the device's own credential. */
	readonly accessKeyId: string;
	/** 1 to 128 characters of printable ASCII, which are the key's bytes: they are not decoded. */
	readonly accessKeySecret: string;
	/**
	 * Whose AccessKey it is: an account's, 'Signature', which is the default, or the device's own, 'DeviceCredential'.
	 * An account's AccessKey in a device gives away all that the account may do.
	 */
	readonly authentication?: 'Signature' | 'DeviceCredential' | undefined;
}

export interface ApsaraMQOptions {
	/** The endpoint that the console shows. */
	readonly host: string;
	/** Default 1883, and 8883 for TLS. */
	readonly port?: number | undefined;
	/** Whether to connect with TLS; the password is the same. Default false. */
	readonly tls?: boolean | undefined;
}

// Of the module, since XS makes an object of a regular expression whenever it meets one.
const NOT_NAME = /[^A-Za-z0-9_-]/;
const NOT_KEY_ID = /[^A-Za-z0-9._-]/;

/**
 * Returns what ApsaraMQ for MQTT accepts from `device`, by its page "Signature verification":
 *
 *     clientId = groupId@@@deviceId
 *     username = Signature|accessKeyId|instanceId      or DeviceCredential|accessKeyId|instanceId
 *     password = HMAC-SHA1(accessKeySecret, clientId), in Base64
 *
 * It has no stamp: the password is the same each time, and good until the AccessKey is revoked. Throws a SyntaxError for a
 * character, a RangeError for a length and a TypeError for a type that ApsaraMQ does not allow.
 */
export function apsaramqCredentials(device: ApsaraMQDevice): Credentials {
	const { instanceId, groupId, deviceId, accessKeyId, accessKeySecret, authentication } =
		readDevice(device);
	const clientId = groupId + '@@@' + deviceId;
	return {
		clientId,
		username: `${authentication}|${accessKeyId}|${instanceId}`,
		password: signWithText(SHA1, accessKeySecret, clientId, encodeBase64),
	};
}

/** Returns a checked copy of a device. */
function readDevice(device: ApsaraMQDevice): ApsaraMQDevice {
	requireType('device', device, 'object');
	const { instanceId, groupId, deviceId, accessKeyId, accessKeySecret } = device;
	const { authentication = 'Signature' } = device;
	requireName('instanceId', instanceId);
	requireName('groupId', groupId);
	requireName('deviceId', deviceId);
	requireLength('clientId', `${groupId}@@@${deviceId}`.length, 1, 64, 'characters');
	requireText('accessKeyId', accessKeyId, 1, 128, NOT_KEY_ID, 'A-Z a-z 0-9 . _ -');
	requireTextSecret('accessKeySecret', accessKeySecret, 1, 128);
	requireChoice('authentication', authentication, ['Signature', 'DeviceCredential']);
	return { instanceId, groupId, deviceId, accessKeyId, accessKeySecret, authentication };
}

function requireName(field: string, name: string): void {
	requireText(field, name, 1, 64, NOT_NAME, 'A-Z a-z 0-9 _ -');
}

/**
 * Returns ApsaraMQ for MQTT as `device` sees it. It needs no clock: what it signs never ends. Checks the device and the
 * options at once, and throws what apsaramqCredentials throws.
 */
export function apsaramq(device: ApsaraMQDevice, options: ApsaraMQOptions): Cloud {
	requireType('options', options, 'object');
	const { host, tls = false, port = tls ? 8883 : 1883 } = options;
	const own = readDevice(device);
	return {
		...endpoint(host, port, tls),
		keepAlive: { min: 0, max: 65535 },
		minInterval: 5,
		closesAtExpiry: false,
		sign() {
			return apsaramqCredentials(own);
		},
	};
}
