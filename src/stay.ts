import type { Connack, ConnectOptions, Credentials, Device, SignOptions } from './index.js';
import {
	connackMeaning,
	connectionId,
	decodeConnack,
	encodeConnect,
	expiryAfter,
	hex,
	NEVER_EXPIRES,
	signCredentials,
} from './index.js';

/** How an attempt to be signed in ended. */
export type Ending =
	/** No connection, or one that closed without an answer or with a wrong one. */
	| { readonly kind: 'unanswered' }
	/** The server's answer was a return code, 1 to 5. */
	| { readonly kind: 'refused'; readonly returnCode: number }
	/** Signed in, and lost after so many seconds. */
	| { readonly kind: 'lost'; readonly lived: number };

/** The platform takes one CONNECT of a device in so many seconds. */
const SHORTEST_WAIT = 5;
/** The first wait of a device that was not signed in yet is at most this long; it doubles to LONGEST_WAIT. */
const FIRST_WAIT = 10;
const LONGEST_WAIT = 60;
/** The same for a refused device: the same secret and the same clock will be refused again. */
const FIRST_SLOW_WAIT = 120;
const LONGEST_SLOW_WAIT = 3600;
/** A connection that lived so many seconds was a good one. */
const LONG_ENOUGH = 60;
const SERVER_UNAVAILABLE = 3;

/**
 * Says how long to wait before the next CONNECT. After network faults that is 5 to at most 60 seconds by chance, also
 * for the first one after a loss, since a whole fleet may have lost its server at once; after a refusal 1 to 60 minutes.
 */
export class ReconnectPolicy {
	readonly #random: () => number;
	#longest = FIRST_WAIT;
	#slowest = FIRST_SLOW_WAIT;

	/** `random` gives numbers from 0 up to but not 1, as Math.random does. */
	constructor(random: () => number) {
		this.#random = random;
	}

	/** Seconds to wait after an attempt that ended so, never less than 5. */
	wait(ending: Ending): number {
		if (ending.kind === 'refused' && ending.returnCode !== SERVER_UNAVAILABLE) {
			const longest = this.#slowest;
			this.#slowest = Math.min(2 * longest, LONGEST_SLOW_WAIT);
			return this.#between(longest / 2, longest);
		}
		if (ending.kind === 'unanswered') {
			const longest = this.#longest;
			this.#longest = Math.min(2 * longest, LONGEST_WAIT);
			return this.#between(SHORTEST_WAIT, longest);
		}
		if (ending.kind === 'lost' && ending.lived >= LONG_ENOUGH) this.#slowest = FIRST_SLOW_WAIT;
		this.#longest = LONGEST_WAIT;
		// The rest of the wait that a moment falls into: so a fleet is from the start as spread as it is after many waits.
		const met = Math.sqrt(this.#between(SHORTEST_WAIT ** 2, LONGEST_WAIT ** 2));
		return Math.min(SHORTEST_WAIT + this.#between(0, met), LONGEST_WAIT);
	}

	/** Forgets all faults, as after a corrected clock or secret; seconds to wait instead of what is left of a wait. */
	reset(): number {
		this.#longest = FIRST_WAIT;
		this.#slowest = FIRST_SLOW_WAIT;
		return this.wait({ kind: 'unanswered' });
	}

	#between(least: number, most: number): number {
		const chance = this.#random();
		if (!(chance >= 0 && chance < 1))
			throw new RangeError(`random() is ${chance}; allowed: 0 up to but not 1`);
		return least + chance * (most - least);
	}
}

export interface SignInOptions
	extends Omit<SignOptions, 'expiry' | 'connectionId'>,
		Omit<ConnectOptions, keyof Credentials> {
	/** Gives numbers from 0 up to but not 1, as Math.random does. */
	readonly random: () => number;
	/** Seconds that a signature lives, default 3600. */
	readonly lifetime?: number | undefined;
}

/** What the bytes so far say. */
export type Answer =
	| { readonly kind: 'waiting' }
	/** Signed in; `rest` is what came behind the CONNACK. */
	| { readonly kind: 'accepted'; readonly sessionPresent: boolean; readonly rest: Uint8Array }
	| { readonly kind: 'refused'; readonly returnCode: number; readonly meaning: string }
	| { readonly kind: 'malformed'; readonly meaning: string };

/**
 * A device that is to stay signed in, without sockets, clock or timers: at each attempt send `connect()`, give what
 * comes back to `receive()` until it answers, and when the connection is over wait for `ended()` seconds.
 */
export class SignIn {
	readonly #device: Device;
	readonly #options: SignInOptions;
	readonly #policy: ReconnectPolicy;
	/** An accepting CONNACK, overwritten by what has come: wrong as soon as that is. */
	readonly #packet = new Uint8Array(4);
	#received = 0;
	#answer: Answer = { kind: 'waiting' };

	constructor(device: Device, options: SignInOptions) {
		this.#device = device;
		this.#options = options;
		this.#policy = new ReconnectPolicy(options.random);
	}

	/**
	 * Begins an attempt: a newly signed CONNECT. `now`: Unix seconds; without it, on a board whose clock is not set, the
	 * signature never expires. Throws what expiryAfter, signCredentials and encodeConnect throw.
	 */
	connect(now?: number): Uint8Array {
		const { random, lifetime = 3600, ...options } = this.#options;
		const packet = encodeConnect({
			...options,
			...signCredentials(this.#device, {
				...options,
				expiry: now === undefined ? NEVER_EXPIRES : expiryAfter(now, lifetime),
				connectionId: connectionId(random),
			}),
		});
		this.#packet.set([0x20, 2, 0, 0]);
		this.#received = 0;
		this.#answer = { kind: 'waiting' };
		return packet;
	}

	/** Takes bytes as they come, in any pieces, until they are an answer; TypeError for more after it. */
	receive(bytes: Uint8Array): Answer {
		if (this.#answer.kind !== 'waiting')
			throw new TypeError(`answer is ${this.#answer.kind}; allowed: bytes before it`);
		const packet = this.#packet;
		const used = Math.min(packet.length - this.#received, bytes.length);
		packet.set(bytes.subarray(0, used), this.#received);
		this.#received += used;
		this.#answer = this.#read(bytes.subarray(used));
		return this.#answer;
	}

	#read(rest: Uint8Array): Answer {
		let connack: Connack;
		try {
			connack = decodeConnack(this.#packet);
		} catch {
			const text = hex(this.#packet.subarray(0, this.#received));
			return { kind: 'malformed', meaning: `answer begins with ${text}; allowed: a CONNACK` };
		}
		const { sessionPresent, returnCode } = connack;
		if (this.#received < this.#packet.length) return { kind: 'waiting' };
		if (returnCode === 0) return { kind: 'accepted', sessionPresent, rest };
		return { kind: 'refused', returnCode, meaning: connackMeaning(returnCode) };
	}

	/** Ends the attempt or the connection, `lived` seconds after it was accepted: seconds to wait before the next. */
	ended(lived = 0): number {
		const answer = this.#answer;
		this.#answer = { kind: 'waiting' };
		if (answer.kind === 'accepted') return this.#policy.wait({ kind: 'lost', lived });
		if (answer.kind === 'refused')
			return this.#policy.wait({ kind: 'refused', returnCode: answer.returnCode });
		return this.#policy.wait({ kind: 'unanswered' });
	}

	/** After a corrected clock or secret: seconds to wait instead of what is left of a wait. */
	reset(): number {
		return this.#policy.reset();
	}
}
