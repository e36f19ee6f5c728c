import type { Server } from '../cli/attempt.js';
import { CLOUDS, type CloudName } from '../cli/clouds.js';
import { deviceOptions, readAccount } from '../cli/device.js';
import { camel } from '../cli/library.js';
import { type Options, parse, type Values } from '../cli/options.js';
import { readServer, SERVER } from '../cli/server.js';
import type { Say } from '../cli/words/index.js';
import { CLOUD_FORMS } from '../explain/index.js';
import { type Broker, startBroker } from '../platform/broker.js';
import { azureDeviceKey } from '../src/clouds/azure.js';
import { FACTORIES, type Factory, PUBLISHED } from './devices.js';

/** Who signs in where. */
export interface Scene {
	readonly cloud: CloudName;
	readonly factory: Factory;
	readonly server: Server;
	/** Seconds between two CONNECTs. */
	readonly gap: number;
	/** Only the one that is started for this. */
	readonly broker?: Broker;
}

const TIMEOUT = 10;
/** The demonstration signs by the clock, with the usual hash. */
const LEFT_OUT = ['expiry', 'timestamp', 'connection-id', 'no-clock', 'hash'];

export function optionsFor(cloud: CloudName): Options {
	const all = { ...deviceOptions(cloud), ...SERVER };
	return Object.fromEntries(Object.entries(all).filter(([name]) => !LEFT_OUT.includes(name)));
}

/** A published device, and a broker on this computer. */
export async function publishedScene(cloud: CloudName): Promise<Scene> {
	const { device, options } = PUBLISHED[cloud];
	const { tlsOnly } = CLOUD_FORMS[cloud];
	const broker = await startBroker({ devices: [{ cloud, ...device }], tls: tlsOnly });
	const { host, port, ca } = broker;
	return {
		cloud,
		factory: { name: FACTORIES[cloud], device, options },
		server: { host, port, timeout: TIMEOUT, tls: ca === undefined ? undefined : { ca } },
		gap: 0,
		broker,
	};
}

/** A device of the user's, and the platform. */
export async function ownScene(cloud: CloudName, args: string[], say: Say): Promise<Scene> {
	const { values } = parse(args, optionsFor(cloud));
	const account = await readAccount(cloud, values, say);
	const text = textsOf(cloud, values);
	const { deviceId, registrationId } = account.device;
	const secret = values['group-key']
		? azureDeviceKey(account.secret, deviceId ?? registrationId)
		: account.secret;
	const { host, minInterval } = account.cloud;
	const endpoint = text.region || text.instanceId ? {} : { host };
	return {
		cloud,
		factory: {
			name: FACTORIES[cloud],
			device: { ...account.device, ...text, [account.entry.secret]: secret },
			options: { ...text, ...endpoint, lifetime: account.lifetime, tls: values.tls === true },
		},
		server: await readServer(values, account),
		gap: minInterval,
	};
}

/** The cloud's own options that are texts, by the library's names. */
function textsOf(cloud: CloudName, values: Values): Record<string, string> {
	const texts: Record<string, string> = {};
	for (const name of Object.keys(CLOUDS[cloud].options)) {
		const value = values[name];
		if (typeof value === 'string') texts[camel(name)] = value;
	}
	return texts;
}

/** The same device with another key of the same length. */
export function withChangedKey({ cloud, factory }: Scene): Factory {
	const { secret: encoding } = CLOUD_FORMS[cloud];
	const name = CLOUDS[cloud].secret;
	const secret = `${factory.device[name]}`;
	return { ...factory, device: { ...factory.device, [name]: changed(secret, encoding) } };
}

function changed(secret: string, encoding: 'base64' | 'text'): string {
	if (encoding === 'text') return secret.slice(0, -1) + (secret.endsWith('0') ? '1' : '0');
	const key = Buffer.from(secret, 'base64');
	key[0] ^= 1;
	return key.toString('base64');
}
