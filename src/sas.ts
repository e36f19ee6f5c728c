import { encodeBase64 } from './base64.js';
import { requireInteger, requireType } from './check.js';
import {
	type Cloud,
	type Credentials,
	endpoint,
	expiryAfter,
	LAST_PLAUSIBLE_TIME,
	requireClock,
	requireLifetime,
	requireName,
} from './cloud.js';
import { percentEncode } from './percent.js';
import { SHA256 } from './sha256.js';
import { decodeSecret, signWithBytes } from './signature.js';

/** What a device of one of Azure's services signs in with. */
export interface SharedAccess {
	/** Where to connect, unless the options name another host. */
	readonly host: string;
	readonly clientId: string;
	readonly username: string;
	/** What may be accessed, not yet percent-encoded. */
	readonly resource: string;
	/** Canonical Base64 of at least one byte. */
	readonly key: string;
	/** What an error calls the key. */
	readonly keyField: string;
	/** Name of the policy that the key belongs to. */
	readonly policy?: string | undefined;
}

export interface SharedAccessSigning {
	/** When the token ends: Unix seconds, an integer from 1 to 999999999999. */
	readonly expiry: number;
}

export interface SharedAccessOptions {
	readonly lifetime?: number | undefined;
	readonly host?: string | undefined;
}

/**
 * Returns credentials with a token as Azure IoT Hub and its Device Provisioning Service take it, by Microsoft's "Control
 * access to IoT Hub using shared access signatures":
 *
 *     sig = HMAC-SHA256(Base64-decoded key, percent-encoded resource + LF + expiry), in Base64, percent-encoded
 */
export function sharedAccessCredentials(
	access: SharedAccess,
	signing: SharedAccessSigning,
): Credentials {
	requireType('signing', signing, 'object');
	const { expiry } = signing;
	requireInteger('expiry', expiry, 1, LAST_PLAUSIBLE_TIME, ' Unix seconds');
	const { clientId, username, resource, key, keyField, policy } = access;
	const sr = percentEncode(resource);
	const sig = signWithBytes(SHA256, key, keyField, sr + '\n' + expiry, encodeBase64);
	let password = `SharedAccessSignature sr=${sr}&sig=${percentEncode(sig)}&se=${expiry}`;
	if (policy !== undefined) password += '&skn=' + percentEncode(policy);
	return { clientId, username, password, expiry };
}

/**
 * Returns one of these services as a device sees it: TLS on port 8883 and nothing else, and no sign-in without a clock.
 * Checks the options and the key.
 */
export function sharedAccessCloud(
	access: SharedAccess,
	options: SharedAccessOptions,
	closesAtExpiry: boolean,
): Cloud {
	requireType('options', options, 'object');
	const { lifetime = 3600, host = access.host } = options;
	requireLifetime(lifetime);
	decodeSecret(access.key, access.keyField).fill(0);
	return {
		...endpoint(host, 8883, true),
		keepAlive: { min: 0, max: 1767 },
		minInterval: 5,
		closesAtExpiry,
		sign: (now) =>
			sharedAccessCredentials(access, { expiry: expiryAfter(requireClock(now), lifetime) }),
	};
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

/** Throws unless `registrationId` is 1 to 128 letters, digits, colons, dots, underscores and hyphens. */
export function requireRegistrationId(registrationId: string): void {
	requireName('registrationId', registrationId, 1, 128, 'A-Z a-z 0-9 : . _ -');
}
