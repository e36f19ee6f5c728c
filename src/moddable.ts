import { requireInteger, requireType } from './check.js';
import type { Cloud } from './cloud.js';
import type { Connack } from './connack.js';
import { requireCredentials } from './credentials.js';
import { type ConnectionError, Guard, HANDLING, type Timers } from './guard.js';
import { GuardedResolver } from './guarded.js';
import { GuardedSocket } from './guarded-socket.js';
import { GuardedTransport } from './guarded-transport.js';

export type { Connack } from './connack.js';
export type { ConnectionError, Timers } from './guard.js';
export type {
	MQTTClient,
	MQTTClientClass,
	MQTTClientOptions,
	MQTTControl,
	MQTTNetwork,
	MQTTPart,
	MQTTService,
	MQTTWriteOptions,
} from './mqtt-client.js';

export interface SignedClientOptions {
	/** Returns Unix seconds, or undefined while the clock is not set. */
	readonly now: () => number | undefined;
	/** Moddable's module `timer`. */
	readonly Timer: Timers;
	/** Seconds from the beginning to the CONNACK, with everything before it, 1 to 3600; default 20. */
	readonly timeout?: number | undefined;
	/**
	 * Bytes of a packet that the server sends, 1024 to 268435455; default 16384. A longer one ends the connection, because
	 * `mqtt/js` takes memory for all of a message, and the other client for its topic.
	 */
	readonly maximumPacketSize?: number | undefined;
	/** Called with every CONNACK, accepted or refused, before the client or the app sees anything else of it. */
	readonly onConnack?: ((connack: Connack) => void) | undefined;
	/** Called with every failure, before the client's `onError`: `mqtt/js` does not tell why a connection was lost. */
	readonly onFailure?: ((error: ConnectionError) => void) | undefined;
}

/** What the client is signed in with, which an app leaves out. */
export type CredentialOption = 'id' | 'user' | 'password' | 'clientId' | 'username';

/** A client's class with all that it has, whose options lack the credentials. */
export type SignedClient<Options, Client, Class> = Pick<Class, keyof Class> &
	(new (
		options: Omit<Options, CredentialOption>,
	) => Client);

interface WithIO {
	readonly io: unknown;
}

interface ClientOptions {
	readonly host?: unknown;
	readonly port?: unknown;
	readonly dns?: WithIO;
	readonly socket?: WithIO & { readonly TCP?: WithIO };
	readonly onWritable?: (count: number) => void;
	readonly onError?: (error: ConnectionError) => void;
}

interface AnyClient {
	close(): void;
	read(count?: unknown): unknown;
	write(data: unknown, options?: object): number;
}

/**
 * Returns a subclass of Moddable's MQTT client `Client`, the one of ECMA-419, that is safe to use in the field; with `mqtt/js`
 * put it into `device.network.mqtt.io`. Each instance, one for each connection, signs in to `cloud` afresh, as `id`, `user`
 * and `password` (and `clientId` and `username`).
 *
 * Whatever ends the connection reaches the app's `onError` once, as an Error whose message says what it was; it has the
 * `returnCode` if the server has refused. That happens after the client was closed, and not if the app closed it. The client
 * then ignores what it is told to write.
 *
 * Throws a TypeError or RangeError for a wrong argument. The constructor throws what `cloud.sign` throws, and a TypeError if
 * that returns no credentials.
 */
export function withCredentials<Options extends object, Client extends object, Class = unknown>(
	Client: (new (options: Options) => Client) & Class,
	cloud: Cloud,
	options: SignedClientOptions,
): SignedClient<Options, Client, Class> {
	requireType('cloud', cloud, 'object');
	requireType('options', options, 'object');
	const { now, Timer, timeout = 20, maximumPacketSize = 16384, onConnack, onFailure } = options;
	const functions = {
		Client,
		'Client.prototype.constructor': Client?.prototype?.constructor,
		'cloud.sign': cloud.sign,
		'options.now': now,
		'options.Timer.set': Timer?.set,
		'options.Timer.clear': Timer?.clear,
		'options.onConnack': onConnack ?? now,
		'options.onFailure': onFailure ?? now,
	};
	for (const [field, value] of Object.entries(functions)) requireType(field, value, 'function');
	requireInteger('options.timeout', timeout, 1, 3600, ' seconds');
	requireInteger('options.maximumPacketSize', maximumPacketSize, 1024, 268435455, ' bytes');
	return class Signed extends (Client as unknown as new (options: object) => AnyClient) {
		readonly #guard: Guard;
		readonly #onWritable: ClientOptions['onWritable'];
		readonly #onError: ClientOptions['onError'];

		constructor(given: ClientOptions) {
			const { clientId, username, password } = requireCredentials(cloud.sign(now()));
			requireType('options', given, 'object');
			const { host, port, dns, socket, onWritable, onError } = given;
			const guard = new Guard({ ...options, timeout, host, port });
			super({
				...given,
				clientId,
				username,
				password,
				id: clientId,
				user: username,
				dns: stand(GuardedResolver, dns, guard),
				socket: socket && {
					...stand(GuardedSocket, socket, guard),
					most: maximumPacketSize,
					// TLS lies on a TCP socket of its own.
					TCP: stand(GuardedTransport, socket.TCP, guard),
				},
				// The client also calls it from a timer of its own, in which nothing catches what is thrown.
				onWritable(this: Signed, count: number) {
					guard.run(() => this.#onWritable?.(count), HANDLING);
				},
				onError: () => guard.failed(),
			});
			this.#guard = guard;
			this.#onWritable = onWritable;
			this.#onError = onError;
			guard.report = (error) => {
				this.close();
				onFailure?.(error);
				this.#onError?.(error);
			};
		}

		override close(): void {
			this.#guard.close();
			super.close();
		}

		override read(count?: unknown): unknown {
			if (this.#guard.isOver) return undefined;
			return super.read(count);
		}

		override write(data: unknown, details?: object): number {
			return this.#guard.isOver ? 0 : super.write(data, details);
		}
	} as unknown as SignedClient<Options, Client, Class>;
}

/** Returns the options of an ECMA-419 object, if there are any, with the class that stands for its `io`. */
function stand(io: unknown, options: WithIO | undefined, guard: Guard): object | undefined {
	return options && { ...options, io, Real: options.io, guard };
}
