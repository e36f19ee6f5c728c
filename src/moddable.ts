import { requireType } from './check.js';
import type { Cloud } from './cloud.js';

/**
 * Returns a subclass of Moddable's MQTT client `Client` that signs in to `cloud` afresh whenever one is constructed, which
 * is at every connection: as `id`, `user`, `password` (ECMA-419) and `clientId`, `username`, `password` (MQTT.js style).
 * `now` returns Unix seconds, or undefined while the clock is not set.
 */
export function withCredentials<Options extends object, Client extends object>(
	Client: new (options: Options) => Client,
	cloud: Cloud,
	now: () => number | undefined,
): new (
	options: Omit<Options, 'id' | 'user' | 'password'>,
) => Client {
	requireType('Client', Client, 'function');
	requireType('cloud', cloud, 'object');
	requireType('now', now, 'function');
	const Base = Client as unknown as new (options: object) => object;
	return class extends Base {
		constructor(options: object) {
			const { clientId, username, password } = cloud.sign(now());
			super({ ...options, clientId, username, password, id: clientId, user: username });
		}
	} as unknown as new (
		options: object,
	) => Client;
}
