import { requireType } from '../check.js';
import { type Cloud, type Credentials, requireHost, requireName, requireText } from '../cloud.js';
import { type SharedAccess, sharedAccessCloud, sharedAccessCredentials } from '../sas.js';

export type { Cloud, Credentials } from '../cloud.js';
export { expiryAfter } from '../cloud.js';
export { azureDeviceKey } from '../sas.js';

/** A device of an Azure IoT hub, in the words of its connection string. */
export interface AzureDevice {
	/** The hub's full name, `{hub}.azure-devices.net`. */
	readonly hostName: string;
	/** 1 to 128 ASCII letters, digits and `- . % _ * ? ! ( ) , : = @ $ '`. */
	readonly deviceId: string;
	/** Canonical Base64 of at least one byte: the device's own key, or that of the policy `sharedAccessKeyName`. */
	readonly sharedAccessKey: string;
	/** The shared access policy that the key belongs to; without it the key is the device's. */
	readonly sharedAccessKeyName?: string | undefined;
}

export interface AzureOptions {
	/** Seconds that a token is accepted, 1 to 999999999999; default 3600. The hub ends the connection with it. */
	readonly lifetime?: number | undefined;
	/** Where to connect instead of to `hostName`: an IoT Edge gateway. */
	readonly host?: string | undefined;
}

export interface AzureSigning {
	/** When the token ends: Unix seconds, an integer from 1 to 999999999999. */
	readonly expiry: number;
}

// Of the module, since XS makes an object of a regular expression whenever it meets one.
const NOT_PRINTABLE = /[^!-~]/;

/**
 * Returns what Azure IoT Hub accepts from `device`, by Microsoft's "Communicate with an IoT hub using the MQTT protocol":
 *
 *     clientId = deviceId
 *     username = hostName/deviceId/?api-version=2021-04-12
 *     password = SharedAccessSignature sr=R&sig=S&se=expiry      and &skn=sharedAccessKeyName, if it is a policy's key
 *            R = hostName/devices/deviceId, percent-encoded
 *            S = HMAC-SHA256(Base64-decoded sharedAccessKey, R + LF + expiry), in Base64, percent-encoded
 *
 * Percent-encoding includes `! ' ( ) *`, as in Microsoft's own SDKs. The clock has no part in it. Throws a SyntaxError for
 * a character, a RangeError for a number or a length and a TypeError for a type that Azure does not allow.
 */
export function azureCredentials(device: AzureDevice, signing: AzureSigning): Credentials {
	return sharedAccessCredentials(readDevice(device), signing);
}

/** Returns what `device` signs in with, checked but for the key. */
function readDevice(device: AzureDevice): SharedAccess {
	requireType('device', device, 'object');
	const { hostName, deviceId, sharedAccessKey, sharedAccessKeyName } = device;
	requireHost(hostName, 'hostName');
	requireName('deviceId', deviceId, 1, 128, "A-Z a-z 0-9 - . % _ * ? ! ( ) , : = @ $ '");
	if (sharedAccessKeyName !== undefined)
		requireText(
			'sharedAccessKeyName',
			sharedAccessKeyName,
			1,
			64,
			NOT_PRINTABLE,
			'printable ASCII',
		);
	return {
		host: hostName,
		clientId: deviceId,
		username: `${hostName}/${deviceId}/?api-version=2021-04-12`,
		resource: `${hostName}/devices/${deviceId}`,
		key: sharedAccessKey,
		keyField: 'sharedAccessKey',
		policy: sharedAccessKeyName,
	};
}

/**
 * Returns an Azure IoT hub as `device` sees it: TLS on port 8883 and nothing else. Its `sign()` throws a TypeError without a
 * clock, because a token must end and TLS needs the time as well. Checks the device and the options at once, and throws
 * what azureCredentials throws.
 */
export function azure(device: AzureDevice, options: AzureOptions = {}): Cloud {
	return sharedAccessCloud(readDevice(device), options, true);
}
