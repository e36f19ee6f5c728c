import { timingSafeEqual } from 'node:crypto';

/** What a CONNECT says, as it came over the wire. */
export interface SignIn {
	readonly protocol: 'MQTT 3.1' | 'MQTT 3.1.1';
	readonly clientId: string;
	readonly username: string | undefined;
	readonly password: Buffer | undefined;
	/** Seconds. */
	readonly keepAlive: number;
	readonly cleanSession: boolean;
	readonly will: Will | undefined;
	/** Whether it came over TLS. */
	readonly tls: boolean;
}

/** What the broker is to publish once the connection is lost. */
export interface Will {
	readonly topic: string;
	readonly payload: Buffer;
	readonly qos: 0 | 1 | 2;
	readonly retain: boolean;
}

export interface Verdict {
	/** What the CONNACK says, by table 3.1 of MQTT 3.1.1; 0 lets the device in. */
	readonly returnCode: number;
	/** Why it was refused, in words and without a secret; empty if it was not. */
	readonly reason: string;
	/** What is legal and yet worth knowing. */
	readonly notes?: readonly string[];
	/** When the credentials end, in Unix seconds. */
	readonly expiry?: number;
}

/** A message on its way to or from a device. */
export interface Message {
	readonly topic: string;
	readonly payload: Buffer;
}

/** What a device's rule may ask of the platform. */
export interface Platform {
	/** Unix seconds. */
	now(): number;
	/** Makes a device known, or replaces the one of the same identity. */
	add(entry: object): void;
}

/** A device that the platform knows, seen by the rule of its cloud. */
export interface Device {
	/** Unique within its cloud, and safe to print. */
	readonly identity: string;
	/** The client id that it must send; undefined where any will do. */
	readonly clientId?: string | undefined;
	/** What no log may show. */
	readonly secrets: readonly string[];
	/** Tells whether a CONNECT claims to come from this device. */
	isNamedBy(signIn: SignIn): boolean;
	/** Judges the credentials at `now`, in Unix seconds. */
	judge(signIn: SignIn, now: number): Verdict;
	readonly topics: Topics;
	/** Answers a message as the platform itself does. */
	respond?(message: Message, platform: Platform): readonly Message[];
}

/** MQTT topic filters: a topic is allowed if one of them covers it. */
export interface Topics {
	readonly publish: readonly string[];
	readonly subscribe: readonly string[];
}

/** Enrols devices that the platform has not seen before. */
export interface Group {
	/** The device that a CONNECT claims to come from, if it belongs to the group. */
	member(signIn: SignIn): Device | undefined;
}

/** What a cloud allows, whoever the device is. */
export interface Limits {
	/** Seconds. */
	readonly keepAlive: { readonly min: number; readonly max: number };
	/** What a CONNACK says to another keep-alive. */
	readonly keepAliveCode: number;
	/** Least seconds between two CONNECTs of one device. */
	readonly minInterval: number;
	readonly tlsOnly: boolean;
	readonly will: boolean;
	readonly retain: boolean;
	readonly maxQoS: 1 | 2;
	/** Whether it ends a live connection when the credentials expire. */
	readonly closesAtExpiry: boolean;
	readonly maxTopicBytes: number;
	readonly maxTopicLevels: number;
	readonly maxPayloadBytes: number;
}

/** One cloud's rules, written from its documentation and apart from the library. */
export interface Rule {
	readonly limits: Limits;
	/** Reads an entry of the devices file. Throws an Error that names the field but not its value. */
	device(fields: Fields): Device;
	/** Reads an entry that enrols devices. */
	group?(fields: Fields): Group;
}

/** An object of the devices file. */
export type Fields = Readonly<Record<string, unknown>>;

/** What MQTT itself allows, for clouds whose documentation says no more. */
export const MQTT_LIMITS: Limits = {
	keepAlive: { min: 0, max: 65535 },
	keepAliveCode: 5,
	minInterval: 5,
	tlsOnly: false,
	will: true,
	retain: true,
	maxQoS: 2,
	closesAtExpiry: false,
	maxTopicBytes: 65535,
	maxTopicLevels: 100,
	maxPayloadBytes: 268435455,
};

export const UNACCEPTABLE_PROTOCOL = 1;
export const IDENTIFIER_REJECTED = 2;
export const SERVER_UNAVAILABLE = 3;
export const BAD_USERNAME_OR_PASSWORD = 4;
export const NOT_AUTHORIZED = 5;

export function refused(reason: string, returnCode = BAD_USERNAME_OR_PASSWORD): Verdict {
	return { returnCode, reason };
}

export function accepted(expiry?: number, ...notes: readonly string[]): Verdict {
	return { returnCode: 0, reason: '', notes, ...(expiry !== undefined && { expiry }) };
}

/** Reads a text of an entry. Throws an Error without the value, which may be a secret. */
export function text(fields: Fields, name: string, pattern: RegExp, what: string): string {
	const value = fields[name];
	if (typeof value === 'string' && pattern.test(value)) return value;
	throw new Error(`${name}: expected ${what}`);
}

/** Reads a secret that is Base64, and returns its text. */
export function base64(fields: Fields, name: string): string {
	const value = text(fields, name, /./, 'canonical Base64');
	if (Buffer.from(value, 'base64').toString('base64') === value) return value;
	throw new Error(`${name}: expected canonical Base64`);
}

/**
 * Returns the topics of a device: `both` for either direction, and what the entry adds as `customTopics`, which stand for
 * those that its cloud's console defines.
 */
export function topics(
	{ customTopics = [] }: Fields,
	both: readonly string[],
	publish: readonly string[] = [],
	subscribe: readonly string[] = [],
): Topics {
	if (!Array.isArray(customTopics) || customTopics.some((topic) => typeof topic !== 'string'))
		throw new Error('customTopics: expected an array of topic filters');
	return {
		publish: [...both, ...publish, ...customTopics],
		subscribe: [...both, ...subscribe, ...customTopics],
	};
}

/** Tells whether a topic filter allows all that a topic, or another filter, stands for. */
export function covers(filter: string, topic: string): boolean {
	if (topic.startsWith('$') && !filter.startsWith('$')) return false;
	const [allowed, asked] = [filter.split('/'), topic.split('/')];
	for (const [i, level] of allowed.entries()) {
		if (level === '#') return true;
		if (i >= asked.length || asked[i] === '#') return false;
		if (level !== '+' && level !== asked[i]) return false;
	}
	return allowed.length === asked.length;
}

/** Compares two texts in a time that does not depend on where they differ. */
export function equal(a: string, b: string): boolean {
	const [left, right] = [Buffer.from(a), Buffer.from(b)];
	return left.length === right.length && timingSafeEqual(left, right);
}

/** Percent-encodes all but letters, digits and `- . _ ~`, as RFC 3986 asks. */
export function percentEncode(value: string): string {
	return encodeURIComponent(value).replace(
		/[!'()*]/g,
		(character) => '%' + character.charCodeAt(0).toString(16).toUpperCase(),
	);
}

/** Undoes percent-encoding; undefined where it is broken. */
export function percentDecode(value: string): string | undefined {
	try {
		return decodeURIComponent(value);
	} catch {
		return undefined;
	}
}

/** Reads `a=1&b=2`; undefined if a name is missing, comes twice or has no value. */
export function parameters(query: string, separator = '&'): Map<string, string> | undefined {
	const found = new Map<string, string>();
	for (const part of query.split(separator)) {
		const at = part.indexOf('=');
		if (at < 1 || at === part.length - 1 || found.has(part.slice(0, at))) return undefined;
		found.set(part.slice(0, at), part.slice(at + 1));
	}
	return found;
}
