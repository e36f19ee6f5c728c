import type { Connack } from './connack.js';
import { returnCodeMessage } from './connack.js';

/** Why a connection, or the attempt at one, ended. */
export interface ConnectionError extends Error {
	/** Of the CONNACK, 1 to 5, if the server refused the device. */
	readonly returnCode?: number;
	/** The same, by the name that it has in MQTT.js. */
	readonly code?: number;
	/** Whether a PINGRESP is missing. */
	readonly linkLost?: boolean;
}

/** As much of Moddable's module `timer` as is used. */
export interface Timers {
	set(callback: () => void, milliseconds: number): unknown;
	clear(timer: unknown): void;
}

export interface GuardOptions {
	readonly host: unknown;
	readonly port: unknown;
	readonly Timer: Timers;
	/** Seconds from the beginning to the CONNACK. */
	readonly timeout: number;
	readonly onConnack?: ((connack: Connack) => void) | undefined;
}

/** What a connection waits for after the address, one after the other. */
export const CONNECTION = 1;
export const HANDSHAKE = 2;
export const CONNACK = 3;
export const ACCEPTED = 4;

/** How an error begins whose end is what was thrown. */
export const HANDLING = 'a packet could not be handled: ';
export const SENDING = 'a packet could not be sent: ';
export const TLS = 'TLS failed: ';
const CERTIFICATE = "the server's certificate was refused";

/**
 * Watches one connection of Moddable's MQTT client. The first failure ends it: from then on nothing reaches the client, and
 * a moment later, when none of its functions is running, the failure is reported. Nothing that is thrown inside passes.
 */
export class Guard {
	/** Set once the client is constructed: closes it and tells the app. */
	declare report: ((error: ConnectionError) => void) | undefined;
	/** Takes up reading where it was left: of TLS. */
	declare pump: (() => void) | undefined;
	/** Ends the search for an address. */
	declare stop: (() => void) | undefined;
	/** Whether the connection has failed, or was closed. */
	isOver = false;
	/** What it waits for, or that it waits no more. */
	stage = 0;
	readonly #options: GuardOptions;
	#timer: unknown;
	/** Whether the client is about to close itself. */
	#isClosing = false;

	/** Starts the clock. */
	constructor(options: GuardOptions) {
		const { timeout } = options;
		this.#options = options;
		this.#timer = options.Timer.set(
			() => this.fail(`no ${this.#missing} within ${timeout} s`),
			1000 * timeout,
		);
	}

	get #missing() {
		return ['address', 'connection', 'TLS handshake', 'CONNACK'][this.stage];
	}

	#stopWaiting(): void {
		this.#options.Timer.clear(this.#timer);
	}

	/**
	 * Calls `action` unless the connection is over, and returns what that returns. What it throws is a failure, whose message
	 * begins with `beginning`.
	 */
	run<Result>(action: () => Result, beginning = `no ${this.#missing}: `): Result | undefined {
		if (this.isOver) return;
		try {
			return action();
		} catch (cause) {
			const message = `${(cause as Error)?.message}`;
			const isCertificate =
				beginning === TLS && (message.includes('certificate') || message.includes('ca.ski'));
			this.fail(isCertificate ? CERTIFICATE : beginning + message, { cause });
		}
	}

	/** Does so a moment later. */
	defer(action: () => void, beginning: string): void {
		this.#options.Timer.set(() => this.run(action, beginning), 0);
	}

	/** Ends the connection, unless it is over. */
	fail(message: string, details?: object): void {
		if (this.isOver) return;
		this.isOver = true;
		this.#stopWaiting();
		this.#timer = this.#options.Timer.set(
			() => this.report?.(Object.assign(new Error(message), details)),
			0,
		);
	}

	/** The client has found a failure of its own, and closes itself next. */
	failed(): void {
		if (this.stage === ACCEPTED) this.fail('no PINGRESP', { linkLost: true });
		this.fail(`no ${this.#missing}`);
		this.#isClosing = true;
	}

	/** The socket was closed by the other side, or never opened. */
	lost(): void {
		const { host, port } = this.#options;
		const atServer =
			this.stage > CONNECTION
				? `no ${this.#missing}: the server closed the connection`
				: `no connection to ${host}, port ${port}`;
		this.fail(this.stage === ACCEPTED ? 'the connection was lost' : atServer);
	}

	/**
	 * Returns what a socket's `write` has returned, how many bytes may be written next. If that is nothing, there is no connection
	 * any more, and the SDK's socket of the simulator tells it in no other way.
	 */
	wrote(room: number | undefined): number | undefined {
		if (room === undefined) this.lost();
		return room;
	}

	/** The client is closed: without a report, unless it does so itself. */
	close(): void {
		this.stop?.();
		if (!this.#isClosing) {
			this.isOver = true;
			this.#stopWaiting();
		}
		this.#isClosing = false;
	}

	/** Waits for the next thing, from CONNECTION to CONNACK. */
	reach(stage: number): void {
		this.stage = Math.max(this.stage, stage);
	}

	/** The server has answered. */
	answered(connack: Connack): void {
		this.#options.onConnack?.(connack);
		const { returnCode } = connack;
		if (returnCode > 0) {
			this.fail(returnCodeMessage(returnCode), { returnCode, code: returnCode });
			return;
		}
		this.stage = ACCEPTED;
		this.#stopWaiting();
	}
}
