import { type Message, message } from './words/index.js';

/** Unix seconds as date and time in UTC; as the number it is where a calendar does not reach. */
export function utc(seconds: number): string {
	const date = new Date(Math.floor(seconds) * 1000);
	return Number.isNaN(date.getTime()) ? `${seconds}` : date.toISOString().replace('.000', '');
}

const UNITS = { d: 86400, h: 3600, min: 60, s: 1 } as const;

/** Seconds in their two largest units, as `2 d 3 h`. */
export function duration(seconds: number): Message {
	let rest = Math.floor(seconds);
	const parts: Message[] = [];
	for (const [unit, size] of Object.entries(UNITS)) {
		const count = Math.floor(rest / size);
		if (count > 0) parts.push(message(`duration.${unit as keyof typeof UNITS}`, { count }));
		rest -= count * size;
	}
	const [first = message('duration.s', { count: 0 }), second] = parts;
	return second === undefined ? first : message('duration.two', { first, second });
}

const WRITTEN = { d: 86400, h: 3600, m: 60, s: 1 } as const;

/** Reads `90`, `15m` or `1h30m` as seconds; undefined if it is none of these. */
export function parseDuration(text: string): number | undefined {
	if (/^\d{1,12}$/.test(text)) return Number(text);
	if (!/^(\d{1,9}[dhms])+$/.test(text)) return undefined;
	let seconds = 0;
	for (const [, count, unit] of text.matchAll(/(\d+)([dhms])/g))
		seconds += Number(count) * WRITTEN[unit as keyof typeof WRITTEN];
	return seconds;
}

/** 2020-01-01, before which no clock is set, and the last second of 12 digits. */
const FIRST_PLAUSIBLE = 1577836800;
const LAST_PLAUSIBLE = 999999999999;

/** Tells whether Unix seconds can be the present time. */
export function isPlausible(seconds: number): boolean {
	return seconds >= FIRST_PLAUSIBLE && seconds <= LAST_PLAUSIBLE;
}

/** This computer's clock in Unix seconds; undefined while it is not set. */
export function clock(): number | undefined {
	const now = Date.now() / 1000;
	return isPlausible(now) ? now : undefined;
}
