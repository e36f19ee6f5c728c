import { requireType } from '../check.js';
import {
	type Cloud,
	type Credentials,
	endpoint,
	expiryAfter,
	requireClock,
	requireLifetime,
	requireText,
} from '../cloud.js';
import { requireRegistrationId, sharedAccessSignature } from '../sas.js';
import { requireBase64Secret } from '../signature.js';

export type { Cloud, Credentials } from '../cloud.js';
export { expiryAfter } from '../cloud.js';
export { azureDeviceKey } from '../sas.js';

/** An enrollment of Azure's Device Provisioning Service with a symmetric key. */
export interface AzureDpsDevice {
	/** ID scope, 1 to 64 letters and digits, `0ne…`. */
	readonly idScope: string;
	/** 1 to 128 letters, digits, colons, dots, underscores and hyphens. */
	readonly registrationId: string;
	/** Canonical Base64 of at least one byte; of a group's enrollment what azureDeviceKey returns. */
	readonly symmetricKey: string;
}

export interface AzureDpsOptions {
	/** Seconds that a token is accepted, 1 to 999999999999; default 3600. */
	readonly lifetime?: number | undefined;
	/** Instead of the global endpoint, `global.azure-devices-provisioning.net`. */
	readonly host?: string | undefined;
}

export interface AzureDpsSigning {
	/** When the token ends: Unix seconds, an integer from 1 to 999999999999. */
	readonly expiry: number;
}

const API_VERSION = '2019-03-31';

// Of the module, since XS makes an object of a regular expression whenever it meets one.
const NOT_ALPHANUMERIC = /[^A-Za-z0-9]/;

/**
 * Returns what the Device Provisioning Service accepts from `device`, by Microsoft's "Communicate with DPS using the MQTT
 * protocol":
 *
 *     clientId = registrationId
 *     username = idScope/registrations/registrationId/api-version=2019-03-31
 *     password = SharedAccessSignature sr=R&sig=S&se=expiry&skn=registration
 *            R = idScope/registrations/registrationId, percent-encoded
 *            S = HMAC-SHA256(Base64-decoded symmetricKey, R + LF + expiry), in Base64, percent-encoded
 *
 * The clock has no part in it. Throws a SyntaxError for a character, a RangeError for a number or a length and a TypeError
 * for a type that Azure does not allow.
 */
export function azureDpsCredentials(device: AzureDpsDevice, signing: AzureDpsSigning): Credentials {
	const { idScope, registrationId, symmetricKey } = readDevice(device);
	requireType('signing', signing, 'object');
	const { expiry } = signing;
	const resource = `${idScope}/registrations/${registrationId}`;
	return {
		clientId: registrationId,
		username: `${resource}/api-version=${API_VERSION}`,
		password: sharedAccessSignature({
			resource,
			key: symmetricKey,
			keyField: 'symmetricKey',
			expiry,
			policy: 'registration',
		}),
		expiry,
	};
}

/** Returns a checked copy of a device, whose key is not decoded yet. */
function readDevice(device: AzureDpsDevice): AzureDpsDevice {
	requireType('device', device, 'object');
	const { idScope, registrationId, symmetricKey } = device;
	requireText('idScope', idScope, 1, 64, NOT_ALPHANUMERIC, 'A-Z a-z 0-9');
	requireRegistrationId(registrationId);
	return { idScope, registrationId, symmetricKey };
}

/**
 * Returns the Device Provisioning Service as `device` sees it, for the short connection that asks which hub it belongs to;
 * `mqtt-signin/azure-dps-register` has the topics. TLS on port 8883 and nothing else. Its `sign()` throws a TypeError
 * without a clock. Checks the device and the options at once, and throws what azureDpsCredentials throws.
 */
export function azureDps(device: AzureDpsDevice, options: AzureDpsOptions = {}): Cloud {
	requireType('options', options, 'object');
	const { lifetime = 3600, host = 'global.azure-devices-provisioning.net' } = options;
	requireLifetime(lifetime);
	const own = readDevice(device);
	requireBase64Secret('symmetricKey', own.symmetricKey);
	return {
		...endpoint(host, 8883, true),
		keepAlive: { min: 0, max: 1767 },
		minInterval: 5,
		closesAtExpiry: false,
		sign(now) {
			return azureDpsCredentials(own, { expiry: expiryAfter(requireClock(now), lifetime) });
		},
	};
}
