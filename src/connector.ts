import { Backoff, type Outcome } from './backoff.js';
import { draw, refuse, requireInteger, requireType } from './check.js';
import type { Cloud } from './cloud.js';
import { type ConnackAnswer, ConnackReader } from './connack-reader.js';
import { type ConnectOptions, encodeConnect } from './connect.js';
import { requireCredentials } from './credentials.js';

export type { BackoffOptions, Outcome } from './backoff.js';
export { Backoff } from './backoff.js';
export { type ConnackAnswer, ConnackReader } from './connack-reader.js';

export interface ConnectorOptions
	extends Omit<ConnectOptions, 'clientId' | 'username' | 'password'> {
	/** Returns numbers from 0 up to but not including 1, as Math.random does. */
	readonly random: () => number;
	/** Seconds; default 240, or what the cloud's range has nearest to it. */
	readonly keepAlive?: number | undefined;
}

/** How a connection, or an attempt at one, ended. */
export interface Disconnection {
	/** Seconds since it was accepted, 0 or more; default 0. */
	readonly lived?: number | undefined;
	/** Whether Wi-Fi went down or a PINGRESP is missing; default false. */
	readonly linkLost?: boolean | undefined;
}

/** A connection is renewed so many seconds before the cloud would close it, if its credentials live that long. */
const RENEWAL_MARGIN = 60;

/**
 * Keeps one device signed in over time, without sockets, clock or timers. At each attempt send `connect(now)`, pass what
 * comes back to `receive()` until it answers, and when the attempt or the connection is over wait for `disconnected()`
 * seconds and begin again.
 */
export class Connector {
	readonly #cloud: Cloud;
	readonly #options: Omit<ConnectOptions, 'clientId' | 'username' | 'password'>;
	readonly #random: () => number;
	readonly #backoff: Backoff;
	#reader: ConnackReader | undefined;
	#answer: ConnackAnswer | undefined;
	#renewAfter: number | undefined;

	/** Throws a TypeError or RangeError for a cloud that is none, and for an option that the cloud or MQTT does not allow. */
	constructor(cloud: Cloud, options: ConnectorOptions) {
		requireCloud(cloud);
		requireType('options', options, 'object');
		const { min, max } = cloud.keepAlive;
		const { random, keepAlive = Math.min(Math.max(240, min), max), cleanSession, will } = options;
		requireInteger('keepAlive', keepAlive, min, max, ' seconds');
		this.#cloud = cloud;
		this.#options = { keepAlive, cleanSession, will };
		this.#random = random;
		this.#backoff = new Backoff({ random, minInterval: cloud.minInterval });
		// Whatever else is wrong with the options is wrong now, not at the first attempt.
		encodeConnect({ ...this.#options, clientId: 'x' });
	}

	/**
	 * Begins an attempt and returns its CONNECT packet, with fresh credentials. `now` is in Unix seconds, and undefined
	 * while the clock is not set. Throws what `cloud.sign` throws, a TypeError if that returns no credentials, and one if
	 * the last attempt has not ended with `disconnected()`: nothing may shorten its wait.
	 */
	connect(now?: number): Uint8Array {
		if (this.#reader) refuse(TypeError, 'connect', 'disconnected() first', 'a second call');
		if (now !== undefined) requireType('now', now, 'number');
		const { clientId, username, password, expiry } = requireCredentials(this.#cloud.sign(now));
		const packet = encodeConnect({ ...this.#options, clientId, username, password });
		this.#reader = new ConnackReader();
		this.#answer = undefined;
		this.#renewAfter = undefined;
		if (this.#cloud.closesAtExpiry && expiry !== undefined && now !== undefined) {
			const left = expiry - now;
			this.#renewAfter = left - Math.min(RENEWAL_MARGIN, left / 2);
		}
		return packet;
	}

	/**
	 * Seconds that this connection may live before the device has to disconnect and connect again, because the cloud closes
	 * it when its credentials expire; undefined if nothing limits it.
	 */
	get renewAfter(): number | undefined {
		return this.#renewAfter;
	}

	/**
	 * Takes bytes as the network delivers them, in any pieces, and returns what they say. Throws a TypeError if `bytes` is
	 * not a Uint8Array, for bytes after an answer, and while no attempt is under way.
	 */
	receive(bytes: Uint8Array): ConnackAnswer {
		if (!this.#reader) refuse(TypeError, 'receive', 'connect() first', 'bytes');
		this.#answer = this.#reader.receive(bytes);
		return this.#answer;
	}

	/**
	 * Ends the attempt or the connection, and returns the seconds to wait before the next: Backoff says how many. Throws a
	 * TypeError or RangeError for a wrong argument; the attempt then goes on.
	 */
	disconnected(disconnection: Disconnection = {}): number {
		requireType('disconnection', disconnection, 'object');
		const { lived = 0, linkLost = false } = disconnection;
		requireType('lived', lived, 'number');
		requireType('linkLost', linkLost, 'boolean');
		const wait = this.#backoff.wait(this.#outcome(lived, linkLost));
		this.#reader = undefined;
		this.#answer = undefined;
		return wait;
	}

	#outcome(lived: number, linkLost: boolean): Outcome {
		const answer = this.#answer;
		if (answer?.kind === 'refused') return { kind: 'refused', returnCode: answer.returnCode };
		if (answer?.kind !== 'accepted') return { kind: 'unanswered' };
		if (lived >= (this.#renewAfter ?? Infinity) && !linkLost) return { kind: 'renewed' };
		return { kind: 'lost', lived, linkLost };
	}

	/**
	 * Forgets all failures, as after a corrected clock or secret, ends the attempt if there is one, and returns the seconds
	 * to wait instead of what is left of a wait.
	 */
	reset(): number {
		const wait = this.#backoff.reset();
		this.#reader = undefined;
		this.#answer = undefined;
		return wait;
	}

	/** Returns a random delay before the first CONNECT after power-up, 0 to `longest` seconds, for a fleet on one fuse. */
	firstDelay(longest: number): number {
		requireInteger('longest', longest, 0, 3600, ' seconds');
		return draw(this.#random) * longest;
	}
}

function requireCloud(cloud: Cloud): void {
	requireType('cloud', cloud, 'object');
	requireType('cloud.sign', cloud.sign, 'function');
	requireType('cloud.keepAlive', cloud.keepAlive, 'object');
	requireInteger('cloud.keepAlive.min', cloud.keepAlive.min, 0, 65535);
	requireInteger('cloud.keepAlive.max', cloud.keepAlive.max, cloud.keepAlive.min, 65535);
	requireInteger('cloud.minInterval', cloud.minInterval, 1, 3600, ' seconds');
	requireType('cloud.closesAtExpiry', cloud.closesAtExpiry, 'boolean');
}
