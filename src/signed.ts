import type { Credentials } from './tencent.js';

/**
 * Moddable's MQTT client `MQTTClient`, signed in anew by `sign` whenever one is constructed, that is at every
 * connection: as `id`, `user`, `password` (ECMA-419) and `clientId`, `username`, `password` (MQTT.js style).
 */
export function signed<Options extends object, Client extends object>(
	MQTTClient: new (options: Options) => Client,
	sign: () => Credentials,
): new (
	options: Omit<Options, 'id' | 'user' | 'password'>,
) => Client {
	const Base = MQTTClient as unknown as new (options: object) => object;
	return class extends Base {
		constructor(options: object) {
			const credentials = sign();
			super({
				...options,
				...credentials,
				id: credentials.clientId,
				user: credentials.username,
			});
		}
	} as unknown as new (
		options: object,
	) => Client;
}
