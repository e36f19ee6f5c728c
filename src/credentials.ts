import { requireType } from './check.js';
import type { Credentials } from './cloud.js';

/** Returns what a cloud's `sign` has returned. Throws a TypeError unless it is complete: a Promise has no strings. */
export function requireCredentials(credentials: Credentials): Credentials {
	requireType('cloud.sign()', credentials, 'object');
	requireType('cloud.sign().clientId', credentials.clientId, 'string');
	requireType('cloud.sign().username', credentials.username, 'string');
	requireType('cloud.sign().password', credentials.password, 'string');
	if (credentials.expiry !== undefined)
		requireType('cloud.sign().expiry', credentials.expiry, 'number');
	return credentials;
}
