import type { Backoff, Connector, HMAC, Hash as OptionalHash } from '../library.js';
import { bytes, call, type Library, random, type Use } from './use.js';

type Hash = Required<OptionalHash>;

/** Uses of the primitives and of MQTT. */
export function coreUses(library: Library): Use[] {
	const data = bytes(200);
	const [key, message] = [data.subarray(3, 35), data.subarray(7, 67)];
	const text = 'é日😀~'.repeat(40);
	return [
		...(['SHA1', 'SHA256'] as const).flatMap((name) => [
			{
				exports: [name],
				inputs: { data, block: data.subarray(9, 73), pad: 0x36 },
				run: useHash(library[name]),
			},
			{
				exports: [name, 'HMAC'],
				inputs: { Hash: library[name], key, message },
				run: useHMAC(library),
			},
			{
				...call(library, 'hmac', { Hash: library[name], key: data, message }),
				exports: [name, 'hmac'],
			},
			{
				...call(library, 'hmac', { Hash: foreign(library[name]), key, message: data }),
				exports: [name, 'hmac'],
			},
		]),
		call(library, 'sha1', { data }),
		call(library, 'sha256', { data }),
		call(library, 'encodeBase64', { bytes: data }),
		call(library, 'decodeBase64', { text: 'JUpvlLneAyhNcpc=' }),
		call(library, 'utf8', { text }),
		call(library, 'hex', { bytes: data }),
		call(library, 'encodeConnect', {
			options: {
				clientId: 'd',
				cleanSession: false,
				keepAlive: 900,
				username: 'é日😀',
				password: Uint8Array.of(0, 255),
				will: { topic: 'last/words', payload: data, qos: 2, retain: true },
			},
		}),
		call(library, 'encodeConnect', { options: { clientId: 'd', username: 'u', password: 'word' } }),
		call(library, 'encodePingreq', {}),
		call(library, 'encodeDisconnect', {}),
		call(library, 'decodeConnack', { packet: Uint8Array.of(0x20, 2, 1, 0) }),
		call(library, 'returnCodeMessage', { returnCode: 4 }),
		{
			exports: ['ConnackReader'],
			inputs: { bytes: Uint8Array.of(0x20, 2, 0, 0, 0xd0, 0) },
			run: ({ bytes }: { bytes: Uint8Array }) => {
				const reader = new library.ConnackReader();
				return [reader.receive(new Uint8Array()), reader.receive(bytes)];
			},
		},
	];
}

function useHash(Class: new () => Hash) {
	return ({ data, block, pad }: { data: Uint8Array; block: Uint8Array; pad: number }) => {
		const hash = new Class();
		hash.update(data).update(data);
		const clone = hash.clone();
		const digests = [hash.digest(), clone.update(data).digest(), hash.digest()];
		hash.wipe();
		const isKeyed = hash.startKeyed(block, pad);
		return [hash.blockSize, hash.outputSize, ...digests, isKeyed, hash.digest()];
	};
}

function useHMAC(library: Library) {
	return (inputs: { Hash: new () => Hash; key: Uint8Array; message: Uint8Array }) => {
		const mac: HMAC = new library.HMAC(inputs.Hash, inputs.key);
		const macs = [inputs.message, new Uint8Array(), inputs.message].map((message) =>
			mac.update(message).digest(),
		);
		mac.wipe();
		return macs;
	};
}

/** A hash that the library does not know as its own, and that cannot be cloned. */
function foreign(Class: new () => Hash): new () => object {
	return class {
		readonly #hash = new Class();
		readonly blockSize = this.#hash.blockSize;
		readonly outputSize = this.#hash.outputSize;
		update(data: Uint8Array): this {
			this.#hash.update(data);
			return this;
		}
		digest(): Uint8Array {
			return this.#hash.digest();
		}
	};
}

/** Uses of what keeps a device signed in. */
export function connectionUses(library: Library): Use[] {
	const backoff = (outcome: object) => ({
		exports: ['Backoff'],
		inputs: { options: { random, minInterval: 5 }, outcome },
		run: useBackoff(library),
	});
	const connector = (bytes: number[]) => ({
		exports: ['Connector'],
		inputs: {
			cloud: {
				host: 'h',
				port: 1883,
				tls: false,
				keepAlive: { min: 30, max: 900 },
				minInterval: 5,
				closesAtExpiry: true,
				sign: () => ({
					clientId: 'd',
					username: 'u',
					password: 'word',
					expiry: 1800003600,
				}),
			},
			options: {
				random,
				keepAlive: 60,
				cleanSession: true,
				will: { topic: 't', payload: 'p', qos: 1, retain: false },
			},
			now: 1800000000,
			bytes: Uint8Array.from(bytes),
			disconnection: { lived: 120, linkLost: false },
			longest: 60,
		},
		run: useConnector(library),
	});
	return [
		backoff({ kind: 'unanswered' }),
		backoff({ kind: 'refused', returnCode: 3 }),
		backoff({ kind: 'refused', returnCode: 5 }),
		backoff({ kind: 'lost', lived: 30, linkLost: false }),
		backoff({ kind: 'lost', lived: 60, linkLost: true }),
		backoff({ kind: 'renewed' }),
		connector([0x20, 2]),
		connector([0x20, 2, 0, 0, 0xd0, 0]),
		connector([0x20, 2, 0, 5]),
		connector([0x30]),
		{
			exports: ['withCredentials'],
			together: ['signing', 'options'],
			inputs: {
				Client,
				cloud: { sign: () => ({ clientId: 'd', username: 'u', password: 'word' }) },
				signing: { now: () => 1800000000, Timer: { set: () => 0, clear: () => {} } },
				options: { host: 'h', keepalive: 120 },
			},
			run: useWithCredentials(library),
		},
	];
}

function useBackoff(library: Library) {
	return ({ options, outcome }: { options: never; outcome: never }) => {
		const backoff: Backoff = new library.Backoff(options);
		return [backoff.wait(outcome), backoff.wait(outcome), backoff.reset(), backoff.wait(outcome)];
	};
}

function useConnector(library: Library) {
	return (
		inputs: Record<'cloud' | 'options' | 'bytes' | 'disconnection' | 'longest', never> & {
			now: number;
		},
	) => {
		const connector: Connector = new library.Connector(inputs.cloud, inputs.options);
		return [
			connector.firstDelay(inputs.longest),
			connector.connect(inputs.now),
			connector.renewAfter,
			connector.receive(inputs.bytes),
			connector.disconnected(inputs.disconnection),
			connector.disconnected(),
			connector.reset(),
		];
	};
}

class Client {
	readonly options: object;
	constructor(options: object) {
		this.options = options;
	}
}

function useWithCredentials(library: Library) {
	return (inputs: Record<'Client' | 'cloud' | 'signing' | 'options', never>) => {
		const Signed = library.withCredentials<object, Client>(
			inputs.Client,
			inputs.cloud,
			inputs.signing,
		);
		return new Signed(inputs.options).options;
	};
}
