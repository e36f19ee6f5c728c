import { draw, refuse, requireInteger, requireLength, requireType } from './check.js';
import { utf8 } from './utf8.js';

/** What a CONNECT carries. */
export interface Credentials {
	readonly clientId: string;
	readonly username: string;
	readonly password: string;
	/** When they stop being accepted, in Unix seconds; undefined if never. */
	readonly expiry?: number | undefined;
}

/** A cloud as one device sees it. */
export interface Cloud {
	readonly host: string;
	readonly port: number;
	/** Whether `port` wants TLS. Chosen by the factory's `tls` option; always true where the cloud takes nothing else. */
	readonly tls: boolean;
	/** Allowed keep-alive in seconds. */
	readonly keepAlive: { readonly min: number; readonly max: number };
	/** Least seconds between two CONNECTs of one device; 5 where the cloud documents nothing. */
	readonly minInterval: number;
	/** Whether the cloud drops a live connection when its credentials expire (Azure). */
	readonly closesAtExpiry: boolean;
	/**
	 * Returns fresh credentials. `now` is in Unix seconds, and undefined while the clock is not set. Throws a RangeError
	 * for a clock that says a time before 2020 or milliseconds, and a TypeError where the cloud cannot be used without one.
	 */
	sign(now?: number): Credentials;
}

/** The first time that a clock can tell, 2020-01-01, in Unix seconds: a board whose clock is not set says 1970. */
export const FIRST_PLAUSIBLE_TIME = 1577836800;
/** The last one, of 12 digits: a time of 13 digits is in milliseconds. */
export const LAST_PLAUSIBLE_TIME = 999999999999;

/**
 * The expiry for a device without a clock, in Unix seconds, where the cloud has no better way out; Tencent documents it. It
 * falls in 2038, and whoever overhears the signature on port 1883 can use it until then.
 */
export const NO_CLOCK_EXPIRY = 2147483647;

/**
 * Returns `now`, in Unix seconds, without its fraction. Throws a RangeError for a clock that is not set, which says a
 * time before 2020, and for milliseconds.
 */
export function wholeSeconds(now: number): number {
	requireType('now', now, 'number');
	const seconds = Math.floor(now);
	requireInteger('now', seconds, FIRST_PLAUSIBLE_TIME, LAST_PLAUSIBLE_TIME, ' Unix seconds');
	return seconds;
}

/**
 * Returns when a signature made at `now` ends, `lifetime` seconds later, both in Unix seconds; the fraction of `now` does
 * not count. Throws a RangeError for a clock that is not set or counts milliseconds, and for a lifetime below 1.
 */
export function expiryAfter(now: number, lifetime: number): number {
	const seconds = wholeSeconds(now);
	requireInteger('lifetime', lifetime, 1, LAST_PLAUSIBLE_TIME - seconds, ' seconds');
	return seconds + lifetime;
}

/** Throws a TypeError or RangeError unless `lifetime` is 1 to 999999999999 seconds: for a factory, which has no clock. */
export function requireLifetime(lifetime: number): void {
	requireInteger('lifetime', lifetime, 1, LAST_PLAUSIBLE_TIME, ' seconds');
}

/** How many texts of five characters there are, each one of 26 letters and 10 digits: 36 ** 5. */
const CONNECTION_IDS = 60466176;

/**
 * Returns five random digits and lower-case letters, for tracing and never for security. `random` returns numbers from 0
 * up to but not including 1, as Math.random does; anything else throws a TypeError or RangeError.
 */
export function randomConnectionId(random: () => number): string {
	requireType('random', random, 'function');
	// One digit more, for zeros not to be left out.
	return (CONNECTION_IDS + Math.floor(CONNECTION_IDS * draw(random))).toString(36).slice(1);
}

/** Returns `now` for a cloud that accepts nothing without a time; throws a TypeError while the clock is not set. */
export function requireClock(now: number | undefined): number {
	if (now === undefined)
		refuse(TypeError, 'now', 'Unix seconds, without which this cloud accepts nothing', 'undefined');
	return now;
}

/** Returns where to connect. Throws unless `host` is a name or address, `port` from 1 to 65535 and `tls` a boolean. */
export function endpoint(
	host: string,
	port: number,
	tls: boolean,
): { readonly host: string; readonly port: number; readonly tls: boolean } {
	requireHost(host);
	requireType('tls', tls, 'boolean');
	requireInteger('port', port, 1, 65535);
	return { host, port, tls };
}

/** Throws unless `host` is a server's name or IPv4 address alone: no scheme, port or path. */
export function requireHost(host: string, field = 'host'): void {
	const expected = 'a host name without scheme, port or path';
	requireName(field, host, 1, 253, 'A-Z a-z 0-9 . _ -', expected);
}

/**
 * Throws unless `text` is a string of `min` to `max` characters of `alphabet`: digits, letters too unless it is 0-9 alone,
 * and what else it names with a space before each. An error says `expected`.
 */
export function requireName(
	field: string,
	text: string,
	min: number,
	max: number,
	alphabet: string,
	expected = alphabet,
): void {
	const bytes = utf8(text, field);
	const length = bytes.length;
	if (length < min || length > max) requireLength(field, text.length, min, max, 'characters');
	const hasLetters = alphabet !== '0-9';
	for (let i = 0; i < length; i++) {
		const code = bytes[i];
		if (code < 58 && code > 47) continue;
		const letter = code | 32;
		if (hasLetters && letter < 123 && letter > 96) continue;
		if (!alphabet.includes(' ' + text[i]))
			refuse(SyntaxError, field, expected, `another character at position ${i}`);
	}
}

/**
 * Throws unless `text` is a string of `min` to `max` characters of which none matches `forbidden`, a regular expression
 * without flags; `allowed` says in an error which characters do not.
 */
export function requireText(
	field: string,
	text: string,
	min: number,
	max: number,
	forbidden: RegExp,
	allowed: string,
): void {
	requireType(field, text, 'string');
	requireLength(field, text.length, min, max, 'characters');
	if (forbidden.test(text))
		refuse(SyntaxError, field, allowed, `another character at position ${text.search(forbidden)}`);
}

/** Throws a TypeError unless `value` is one of `choices`. */
export function requireChoice(field: string, value: string, choices: readonly string[]): void {
	if (!choices.includes(value)) refuse(TypeError, field, choices.join(', '), 'another value');
}
