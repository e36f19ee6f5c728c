import { draw, refuse, requireInteger, requireType } from './check.js';

/** How an attempt to connect, or a connection, ended. */
export type Outcome =
	/** No connection, or one that closed without a CONNACK or with something else. */
	| { readonly kind: 'unanswered' }
	/** The CONNACK had a return code from 1 to 5. */
	| { readonly kind: 'refused'; readonly returnCode: number }
	/** Accepted, and lost after `lived` seconds; `linkLost` if Wi-Fi went down or a PINGRESP is missing. */
	| { readonly kind: 'lost'; readonly lived: number; readonly linkLost?: boolean | undefined }
	/** Closed by the device itself, to sign in again with fresh credentials. */
	| { readonly kind: 'renewed' };

export interface BackoffOptions {
	/** Returns numbers from 0 up to but not including 1, as Math.random does. */
	readonly random: () => number;
	/** Least seconds between two CONNECTs of one device, 1 to 3600; default 5. */
	readonly minInterval?: number | undefined;
}

/** A connection that lived so many seconds was a good one. */
const LONG_ENOUGH = 60;
/** The wait after a connection that another device may have taken over: at most so many seconds, doubled each time. */
const FIRST_TAKEOVER_WAIT = 60;
const LONGEST_TAKEOVER_WAIT = 900;
/** The wait after a refusal, likewise: the same secret and the same clock will be refused again. */
const FIRST_REFUSAL_WAIT = 120;
const LONGEST_REFUSAL_WAIT = 3600;
const SERVER_UNAVAILABLE = 3;

/**
 * Decides how many seconds to wait before the next CONNECT. It never gives up, and never waits less than `minInterval`,
 * below called m (5 s, unless the cloud says otherwise):
 *
 * - no answer, or "server unavailable": random, m to 2 m at first; the upper end doubles up to 12 m
 * - a lost connection: random, m to 12 m from the first one on, so that a fleet does not reconnect all at once
 * - lost within 60 s though the link was up, as when two devices have one identity and disconnect each other: random, 30
 *   to 60 s at first; both ends double up to 450 to 900 s. A connection of 60 s resets that
 * - refused: random, 60 to 120 s at first; both ends double up to 30 to 60 min. A connection of 60 s resets that
 */
export class Backoff {
	readonly #random: () => number;
	readonly #shortest: number;
	#longest: number;
	#takeover = FIRST_TAKEOVER_WAIT;
	#refusal = FIRST_REFUSAL_WAIT;

	/** Throws a TypeError or RangeError for a wrong option. */
	constructor(options: BackoffOptions) {
		requireType('options', options, 'object');
		const { random, minInterval = 5 } = options;
		requireType('random', random, 'function');
		requireInteger('minInterval', minInterval, 1, 3600, ' seconds');
		this.#random = random;
		this.#shortest = minInterval;
		this.#longest = 2 * minInterval;
	}

	/**
	 * Returns the seconds to wait after `outcome`. Throws a TypeError or RangeError for an outcome that is none, and for
	 * a `random` that returns anything but a number from 0 up to but not including 1; the state is then as before.
	 */
	wait(outcome: Outcome): number {
		requireType('outcome', outcome, 'object');
		switch (outcome.kind) {
			case 'unanswered':
				return this.#unanswered();
			case 'refused':
				requireInteger('returnCode', outcome.returnCode, 1, 5);
				return outcome.returnCode === SERVER_UNAVAILABLE ? this.#unanswered() : this.#refused();
			case 'lost':
				return this.#lost(outcome.lived, outcome.linkLost ?? false);
			case 'renewed':
				return this.#between(this.#shortest, 2 * this.#shortest);
			default:
				return refuse(TypeError, 'outcome.kind', 'unanswered, refused, lost or renewed', 'another');
		}
	}

	/**
	 * Forgets all failures, as after a corrected clock or secret, and returns the seconds to wait instead of what is left
	 * of a wait: m to 2 m.
	 */
	reset(): number {
		const wait = this.wait({ kind: 'renewed' });
		this.#longest = 2 * this.#shortest;
		this.#takeover = FIRST_TAKEOVER_WAIT;
		this.#refusal = FIRST_REFUSAL_WAIT;
		return wait;
	}

	#unanswered(): number {
		const wait = this.#between(this.#shortest, this.#longest);
		this.#longest = Math.min(2 * this.#longest, 12 * this.#shortest);
		return wait;
	}

	#refused(): number {
		const wait = this.#between(this.#refusal / 2, this.#refusal);
		this.#refusal = Math.min(2 * this.#refusal, LONGEST_REFUSAL_WAIT);
		return wait;
	}

	#lost(lived: number, linkLost: boolean): number {
		requireType('lived', lived, 'number');
		if (!(lived >= 0)) refuse(RangeError, 'lived', 'seconds, 0 or more', lived);
		requireType('linkLost', linkLost, 'boolean');
		const longest = 12 * this.#shortest;
		if (lived < LONG_ENOUGH && !linkLost) {
			const wait = this.#between(this.#takeover / 2, this.#takeover);
			this.#takeover = Math.min(2 * this.#takeover, LONGEST_TAKEOVER_WAIT);
			this.#longest = longest;
			return wait;
		}
		// What is left of a wait in which a moment falls: so a fleet is as spread from the start as after many waits.
		const met = Math.sqrt(this.#between(this.#shortest ** 2, longest ** 2));
		const wait = Math.min(this.#between(this.#shortest, this.#shortest + met), longest);
		this.#longest = longest;
		if (lived >= LONG_ENOUGH) {
			this.#refusal = FIRST_REFUSAL_WAIT;
			this.#takeover = FIRST_TAKEOVER_WAIT;
		}
		return wait;
	}

	#between(least: number, most: number): number {
		return Math.max(this.#shortest, least + draw(this.#random) * (most - least));
	}
}
