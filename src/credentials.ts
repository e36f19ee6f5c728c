import { requireType } from './check.js';
import type { Credentials } from './cloud.js';

/** Returns what a cloud's `sign` has returned. Throws a TypeError unless it is complete: a Promise has no strings. */
export function requireCredentials(credentials: Credentials): Credentials {
	requireType('cloud.sign()', credentials, 'object');
	for (const field of ['clientId', 'username', 'password'] as const)
		requireType('cloud.sign().' + field, credentials[field], 'string');
	if (credentials.expiry !== undefined)
		requireType('cloud.sign().expiry', credentials.expiry, 'number');
	return credentials;
}
