import { requireType } from '../check.js';
import { type Cloud, type Credentials, requireName } from '../cloud.js';
import {
	requireRegistrationId,
	type SharedAccess,
	sharedAccessCloud,
	sharedAccessCredentials,
} from '../sas.js';

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
	return sharedAccessCredentials(readDevice(device), signing);
}

/** Returns what `device` signs in with, checked but for the key. */
function readDevice(device: AzureDpsDevice): SharedAccess {
	requireType('device', device, 'object');
	const { idScope, registrationId, symmetricKey } = device;
	requireName('idScope', idScope, 1, 64, 'A-Z a-z 0-9');
	requireRegistrationId(registrationId);
	const resource = `${idScope}/registrations/${registrationId}`;
	return {
		host: 'global.azure-devices-provisioning.net',
		clientId: registrationId,
		username: `${resource}/api-version=2019-03-31`,
		resource,
		key: symmetricKey,
		keyField: 'symmetricKey',
		policy: 'registration',
	};
}

/**
 * Returns the Device Provisioning Service as `device` sees it, for the short connection that asks which hub it belongs to;
 * `mqtt-signin/azure-dps-register` has the topics. TLS on port 8883 and nothing else. Its `sign()` throws a TypeError
 * without a clock. Checks the device and the options at once, and throws what azureDpsCredentials throws.
 */
export function azureDps(device: AzureDpsDevice, options: AzureDpsOptions = {}): Cloud {
	return sharedAccessCloud(readDevice(device), options, false);
}
