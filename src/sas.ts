import { encodeBase64 } from './base64.js';
import { requireInteger } from './check.js';
import { LAST_PLAUSIBLE_TIME, requireText } from './cloud.js';
import { percentEncode } from './percent.js';
import { SHA256 } from './sha256.js';
import { signWithBytes } from './signature.js';

export interface SharedAccess {
	/** What may be accessed, not yet percent-encoded. */
	readonly resource: string;
	/** Canonical Base64 of at least one byte. */
	readonly key: string;
	/** What an error calls the key. */
	readonly keyField: string;
	/** Unix seconds, an integer from 1 to 999999999999. */
	readonly expiry: number;
	/** Name of the policy that the key belongs to. */
	readonly policy?: string | undefined;
}

/**
 * Returns a token as Azure IoT Hub and its Device Provisioning Service take it, by Microsoft's "Control access to IoT Hub
 * using shared access signatures":
 *
 *     sig = HMAC-SHA256(Base64-decoded key, percent-encoded resource + LF + expiry), in Base64, percent-encoded
 */
export function sharedAccessSignature(access: SharedAccess): string {
	const { resource, key, keyField, expiry, policy } = access;
	requireInteger('expiry', expiry, 1, LAST_PLAUSIBLE_TIME, ' Unix seconds');
	const sr = percentEncode(resource);
	const sig = signWithBytes(SHA256, key, keyField, sr + '\n' + expiry, encodeBase64);
	const token = `SharedAccessSignature sr=${sr}&sig=${percentEncode(sig)}&se=${expiry}`;
	return policy === undefined ? token : token + '&skn=' + percentEncode(policy);
}

/**
 * Returns the key of one device of an enrollment group, in Base64, by Microsoft's "Symmetric key attestation":
 *
 *     HMAC-SHA256(Base64-decoded groupKey, registrationId)
 *
 * It needs no connection, and firmware that holds the group key can become any device of the group. Throws a SyntaxError,
 * RangeError or TypeError for what Azure does not allow.
 */
export function azureDeviceKey(groupKey: string, registrationId: string): string {
	requireRegistrationId(registrationId);
	return signWithBytes(SHA256, groupKey, 'groupKey', registrationId, encodeBase64);
}

// Of the module, since XS makes an object of a regular expression whenever it meets one.
const NOT_REGISTRATION_ID = /[^A-Za-z0-9:._-]/;

/** Throws unless `registrationId` is 1 to 128 letters, digits, colons, dots, underscores and hyphens. */
export function requireRegistrationId(registrationId: string): void {
	requireText('registrationId', registrationId, 1, 128, NOT_REGISTRATION_ID, 'A-Z a-z 0-9 : . _ -');
}
