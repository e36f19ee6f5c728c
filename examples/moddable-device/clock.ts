import config from 'mc/config';
// biome-ignore lint/style/useNodejsImportProtocol: Moddable's, not Node's
import Net from 'net';
import SNTP from 'sntp';
import Time from 'time';
import Timer from 'timer';

/** Milliseconds. A board that was switched on counts from 1970; this is the Moddable SDK's own test of a clock. */
const PLAUSIBLE = 1672722071000;
const DAY = 86400;

/** Returns Unix seconds, or undefined while the clock is not set. */
export function now(): number | undefined {
	const time = Date.now();
	return time > PLAUSIBLE ? time / 1000 : undefined;
}

/** Sets the clock by a time server: whenever it is asked to, and from then on once a day. */
export class Clock {
	readonly #onSet: (change: number) => void;
	#timer: Timer | undefined;
	#isAsking = false;

	/** `onSet` gets the seconds by which the clock was wrong. */
	constructor(onSet: (change: number) => void) {
		this.#onSet = onSet;
		this.#askIn(DAY);
	}

	ask(): void {
		if (this.#isAsking) return;
		this.#isAsking = true;
		Timer.clear(this.#timer);
		// The address first: the simulator may abort if SNTP itself finds none.
		Net.resolve(config.sntp, (_name, host) => {
			if (host) this.#askAt(host);
			else this.#answered(undefined);
		});
	}

	#askAt(host: string): void {
		try {
			new SNTP({ host }, (message, time) => {
				if (message === SNTP.time) this.#answered(time);
				else if (message === SNTP.error) this.#answered(undefined);
			});
		} catch {
			this.#answered(undefined);
		}
	}

	#answered(time: number | undefined): void {
		const change = time === undefined ? 0 : time - Date.now() / 1000;
		if (time !== undefined) Time.set(time);
		const wait = now() === undefined ? 60 : DAY;
		this.#isAsking = false;
		this.#askIn(wait);
		if (time === undefined) {
			trace(`No time from ${config.sntp}. Asking again in ${wait} s.\n`);
		} else {
			trace(`It is ${new Date(1000 * time).toISOString()}.\n`);
			this.#onSet(change);
		}
	}

	#askIn(seconds: number): void {
		this.#timer = Timer.set(() => this.ask(), 1000 * seconds);
	}
}
