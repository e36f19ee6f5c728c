import { SERVER_UNAVAILABLE, type Verdict } from './rule.js';
import { duration } from './words.js';

/** Bad days: how the platform misbehaves, in any combination. */
export interface Faults {
	/** Seconds by which the platform's clock is ahead. */
	readonly clock: number;
	/** Seconds between two losses of all connections. */
	readonly dropEvery: number | undefined;
	/** Every how many CONNECTs one is refused. */
	readonly refuseEvery: number | undefined;
	/** What a CONNACK says, whatever the credentials are; with `refuseEvery` to every so many. */
	readonly returnCode: number | undefined;
	/** Seconds between a CONNECT and its CONNACK. */
	readonly delay: number;
	/** Whether it reads everything and answers nothing. */
	readonly silent: boolean;
	/** Whether the CONNACK comes byte by byte. */
	readonly split: boolean;
	/** Whether something that is no CONNACK comes instead of it. */
	readonly garbage: boolean;
	/** Seconds between two restarts, each of which takes a second and forgets all sessions. */
	readonly restartEvery: number | undefined;
	/** Whether a CONNECT too soon after a device's last one is refused. */
	readonly rateLimit: boolean;
}

export const GOOD_DAY: Faults = {
	clock: 0,
	dropEvery: undefined,
	refuseEvery: undefined,
	returnCode: undefined,
	delay: 0,
	silent: false,
	split: false,
	garbage: false,
	restartEvery: undefined,
	rateLimit: false,
};

/** A CONNECT among the others. */
export interface Occasion {
	/** Counts the CONNECTs from 1. */
	readonly number: number;
	/** Sooner after the device's last CONNECT than its cloud allows. */
	readonly tooSoon: boolean;
	/** Seconds that its cloud wants between two. */
	readonly minInterval: number;
}

/** Returns what becomes of a verdict by the faults that are set. */
export function onBadDay(
	faults: Faults,
	verdict: Verdict,
	{ number, tooSoon, minInterval }: Occasion,
): Required<Omit<Verdict, 'expiry'>> {
	const { delay, silent, garbage, refuseEvery, returnCode, rateLimit } = faults;
	const notes = [...(verdict.notes ?? [])];
	const soon = `less than ${minInterval} s after the last CONNECT of this device`;
	if (tooSoon && !rateLimit) notes.push(soon);
	if (silent) notes.push('no answer, as it is silent');
	else if (garbage) notes.push('garbage instead of a CONNACK');
	else if (delay > 0) notes.push(`answered after ${seconds(delay)}`);
	const isOrdered =
		refuseEvery === undefined ? returnCode !== undefined : number % refuseEvery === 0;
	if (isOrdered) {
		const own = verdict.returnCode === 0 ? 'accepted' : `refused, ${verdict.reason}`;
		const reason = `as ordered; it would have been ${own}`;
		return { returnCode: returnCode ?? SERVER_UNAVAILABLE, reason, notes };
	}
	if (tooSoon && rateLimit) return { returnCode: SERVER_UNAVAILABLE, reason: soon, notes };
	return { returnCode: verdict.returnCode, reason: verdict.reason, notes };
}

/** How one fault is set by an option of the command line and by a line on standard input. */
interface Switch {
	/** What the help calls the value; absent if it is on or off. */
	readonly value?: string;
	readonly help: string;
	/** Throws an Error for what it cannot be. */
	read(text: string): Partial<Faults>;
	/** What it is set to, in words; '' if it is off. */
	show(faults: Faults): string;
}

const LONGEST = 30 * 86400;
const UNITS = new Map([
	['ms', 0.001],
	['s', 1],
	['m', 60],
	['min', 60],
	['h', 3600],
	['d', 86400],
]);

export const SWITCHES: Readonly<Record<string, Switch>> = {
	clock: {
		value: 'TIME',
		help: 'set its clock ahead, as +2h, or back, as -30min',
		read: (text) => ({ clock: signed(text) }),
		show: ({ clock }) => (clock === 0 ? '' : `${clock > 0 ? '+' : '-'}${duration(clock)}`),
	},
	'drop-every': {
		value: 'TIME',
		help: 'cut all connections, again and again',
		read: (text) => ({ dropEvery: optional(text, period) }),
		show: ({ dropEvery }) => seconds(dropEvery),
	},
	'refuse-every': {
		value: 'N',
		help: 'refuse every Nth CONNECT, with the return code or 3',
		read: (text) => ({ refuseEvery: optional(text, (value) => integer(value, 1, 1e6)) }),
		show: ({ refuseEvery }) => `${refuseEvery ?? ''}`,
	},
	'return-code': {
		value: 'N',
		help: 'answer every CONNECT with this code, 1 to 255',
		read: (text) => ({ returnCode: optional(text, (value) => integer(value, 1, 255)) }),
		show: ({ returnCode }) => `${returnCode ?? ''}`,
	},
	delay: {
		value: 'TIME',
		help: 'wait before each CONNACK',
		read: (text) => ({ delay: optional(text, period) ?? 0 }),
		show: ({ delay }) => seconds(delay || undefined),
	},
	silent: toggle('silent', 'read everything and answer nothing'),
	split: toggle('split', 'send the CONNACK byte by byte'),
	garbage: toggle('garbage', 'send something else instead of a CONNACK'),
	'restart-every': {
		value: 'TIME',
		help: 'stop for a second and forget all sessions, again and again',
		read: (text) => ({ restartEvery: optional(text, period) }),
		show: ({ restartEvery }) => seconds(restartEvery),
	},
	'rate-limit': toggle('rateLimit', 'refuse a CONNECT sooner than the cloud allows, with code 3'),
};

/** Says which faults are set, as one would set them; empty on a good day. */
export function describeFaults(faults: Faults): string[] {
	return Object.entries(SWITCHES).flatMap(([name, { show }]) => {
		const value = show(faults);
		return value === '' ? [] : [`${name} ${value}`];
	});
}

/** Reads `30s`, `5min`, `1h30m`, `1d`, `500ms` or a number of seconds. */
export function period(text: string): number {
	const isTime = /^(\d{1,9}(\.\d{1,3})?|(\d{1,9}(\.\d{1,3})? ?(ms|s|min|m|h|d) ?)+)$/.test(text);
	let value = 0;
	for (const [, digits, unit] of isTime ? text.matchAll(/([\d.]+) ?([a-z]*)/g) : [])
		value += Number(digits) * (UNITS.get(unit) ?? 1);
	if (value > 0 && value <= LONGEST) return value;
	throw new Error('expected a time such as 30s, 5min or 2h');
}

function signed(text: string): number {
	if (text === 'off' || text === '0') return 0;
	return text.startsWith('-') ? -period(text.slice(1)) : period(text.replace(/^\+/, ''));
}

function optional<T>(text: string, read: (text: string) => T): T | undefined {
	return text === 'off' ? undefined : read(text);
}

function integer(text: string, min: number, max: number): number {
	const value = /^\d{1,7}$/.test(text) ? Number(text) : Number.NaN;
	if (value >= min && value <= max) return value;
	throw new Error(`expected ${min} to ${max}, or off`);
}

function seconds(value: number | undefined): string {
	if (value === undefined) return '';
	return value < 1 ? `${Math.round(value * 1000)} ms` : duration(value);
}

function toggle(name: 'silent' | 'split' | 'garbage' | 'rateLimit', help: string): Switch {
	return {
		help,
		read(text) {
			if (text !== 'on' && text !== 'off') throw new Error('expected on or off');
			return { [name]: text === 'on' };
		},
		show: (faults) => (faults[name] ? 'on' : ''),
	};
}
