import type { Connack } from './connack.js';
import { returnCodeMessage } from './connack.js';
import { Timer } from './timer.js';

/** Why a connection, or the attempt at one, ended. */
export interface ConnectionError extends Error {
	/** Of the CONNACK, 1 to 5, if the server refused the device. */
	readonly returnCode?: number;
	/** The same, by the name that it has in MQTT.js. */
	readonly code?: number;
	/** Whether a PINGRESP is missing. */
	readonly linkLost?: boolean;
}

export interface GuardOptions {
	readonly host: unknown;
	readonly port: unknown;
	/** Seconds from the beginning to the CONNACK. */
	readonly timeout: number;
	readonly onConnack?: ((connack: Connack) => void) | undefined;
}

/** What a connection waits for, one after the other. */
const STAGES = Object.freeze(['address', 'connection', 'TLS handshake', 'CONNACK'] as const);
const CONNECTION = 1;
const HANDSHAKE = 2;
const CONNACK = 3;
const ACCEPTED = 4;

/** How an error begins whose end is what was thrown. */
export const HANDLING = 'a packet could not be handled: ';
export const SENDING = 'a packet could not be sent: ';
export const TLS = 'TLS failed: ';
const CERTIFICATE = "the server's certificate was refused";
const MALFORMED = 'packet: expected MQTT 3.1.1, got other bytes';

/**
 * Watches one connection of Moddable's MQTT client. The first failure ends it: from then on nothing reaches the client, and
 * a moment later, when none of its functions is running, the failure is reported. Nothing that is thrown inside passes.
 */
export class Guard {
	/** Set once the client is constructed: closes it and tells the app. */
	report: (error: ConnectionError) => void = () => {};
	/** Likewise: the app's onReadable. */
	onReadable: (count: number, part: object) => void = () => {};
	/** Whether the client is reading. */
	isReading = false;
	/** Takes up reading where it was left: of TLS. */
	pump: () => void = () => {};
	/** Ends the search for an address. */
	stop: () => void = () => {};
	readonly #options: GuardOptions;
	#stage = 0;
	#timer: unknown;
	#isOver = false;
	/** Whether the client is about to close itself. */
	#isClosing = false;

	constructor(options: GuardOptions) {
		this.#options = options;
	}

	get isOver(): boolean {
		return this.#isOver;
	}

	/** Starts the clock. */
	start(): void {
		const { timeout } = this.#options;
		this.#timer ??= Timer.set(() => {
			this.#timer = undefined;
			this.fail(`no ${STAGES[this.#stage]} within ${timeout} s`);
		}, 1000 * timeout);
	}

	/** Calls `action`; what it throws is a failure, whose message begins with `beginning`. */
	run(action: () => void, beginning = `no ${STAGES[this.#stage]}: `): void {
		if (this.#isOver) return;
		try {
			action();
		} catch (error) {
			this.thrown(error, beginning);
		}
	}

	thrown(cause: unknown, beginning: string): void {
		const message = `${(cause as Error)?.message}`;
		const isCertificate =
			beginning === TLS && (message.includes('certificate') || message.includes('ca.ski'));
		this.fail(isCertificate ? CERTIFICATE : beginning + message, { cause });
	}

	/** Ends the connection, unless it is over. */
	fail(message: string, details: object = {}): void {
		if (this.#isOver) return;
		this.#isOver = true;
		Timer.clear(this.#timer);
		this.#timer = Timer.set(() => {
			this.#timer = undefined;
			this.report(Object.assign(new Error(message), details));
		}, 0);
	}

	/** The client has found a failure, and closes itself next. */
	failed(): void {
		if (this.#stage < ACCEPTED) this.fail(`no ${STAGES[this.#stage]}`);
		else if (this.isReading) this.fail(MALFORMED);
		else this.fail('no PINGRESP', { linkLost: true });
		this.#isClosing = true;
	}

	/** The socket was closed by the other side, or never opened. */
	lost(): void {
		const { host, port } = this.#options;
		if (this.#stage === ACCEPTED) this.fail('the connection was lost');
		else if (this.#stage <= CONNECTION) this.fail(`no connection to ${host}, port ${port}`);
		else this.fail(`no ${STAGES[this.#stage]}: the server closed the connection`);
	}

	/** The client is closed: without a report, unless it does so itself. */
	close(): void {
		this.stop();
		if (this.#isClosing) {
			this.#isClosing = false;
			return;
		}
		this.#isOver = true;
		Timer.clear(this.#timer);
		this.#timer = undefined;
	}

	connecting(): void {
		this.#stage = CONNECTION;
	}

	/** There is a connection, under TLS. */
	connected(): void {
		this.#stage = Math.max(this.#stage, HANDSHAKE);
	}

	/** The client may write. */
	opened(): void {
		this.#stage = Math.max(this.#stage, CONNACK);
	}

	/** The server has answered. */
	answered(connack: Connack): void {
		this.#options.onConnack?.(connack);
		const { returnCode } = connack;
		if (returnCode > 0) {
			this.fail(returnCodeMessage(returnCode), { returnCode, code: returnCode });
			return;
		}
		this.#stage = ACCEPTED;
		Timer.clear(this.#timer);
		this.#timer = undefined;
	}

	/** A message has come, or a part of one, of which `count` bytes are there: fewer than none after a wrong length. */
	deliver(count: number, part: object): void {
		if (count < 0) this.fail(MALFORMED);
		else this.onReadable(count, part);
	}
}
