import config from 'mc/config';
import SNTP from 'sntp';
import Time from 'time';
import Timer from 'timer';

/** A board that was switched on counts from 1970. In milliseconds; the Moddable SDK's own test of a clock. */
const PLAUSIBLE = 1672722071000;
/** Milliseconds between two questions to the time server. */
const PATIENCE = 60_000;

/** Unix seconds; undefined while the clock is not set. */
export function now(): number | undefined {
	const time = Date.now();
	return time > PLAUSIBLE ? time / 1000 : undefined;
}

/**
 * Calls back when the clock is set, at once if it is. The SDK asks the time server only once, when the network comes up,
 * and starts the program whether it was told the time or not.
 */
export function whenSet(callback: () => void): void {
	if (now() !== undefined) {
		callback();
		return;
	}
	const asking = Timer.set(ask, 0, PATIENCE);
	const watching = Timer.repeat(() => {
		if (now() === undefined) return;
		Timer.clear(asking);
		Timer.clear(watching);
		callback();
	}, 1000);
}

function ask(): void {
	new SNTP({ host: config.sntp }, (message, value) => {
		if (message === SNTP.time && value !== undefined) Time.set(value);
	});
}
