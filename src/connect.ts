import { refuse, requireBytes, requireInteger, requireLength, requireType } from './check.js';
import { utf8 } from './utf8.js';

/** The message that the server publishes when the client is lost without a DISCONNECT. */
export interface Will {
	/** 1 to 65535 bytes of UTF-8, no wildcard. */
	readonly topic: string;
	/** At most 65535 bytes; a string is sent as UTF-8. */
	readonly payload: string | Uint8Array;
	/** Default 0. */
	readonly qos?: 0 | 1 | 2 | undefined;
	/** Default false. */
	readonly retain?: boolean | undefined;
}

/**
 * Texts are at most 65535 bytes of UTF-8 without U+0000. Other control characters are sent as they are, and some brokers
 * close the connection on them.
 */
export interface ConnectOptions {
	/** May be empty only with a clean session. */
	readonly clientId: string;
	readonly username?: string | undefined;
	/** At most 65535 bytes; a string is sent as UTF-8. Requires a user name. */
	readonly password?: string | Uint8Array | undefined;
	/**
	 * Seconds, 0 to 65535: after one and a half times as long without a packet the server closes the connection. 0 turns it
	 * off; default 240.
	 */
	readonly keepAlive?: number | undefined;
	/** Default true. */
	readonly cleanSession?: boolean | undefined;
	readonly will?: Will | undefined;
}

// Connect flags, MQTT 3.1.1 figure 3.4.
const USERNAME = 0x80;
const PASSWORD = 0x40;
const WILL_RETAIN = 0x20;
const WILL_QOS_SHIFT = 3;
const WILL = 0x04;
const CLEAN_SESSION = 0x02;

/**
 * Returns a CONNECT packet, MQTT 3.1.1 section 3.1. Throws a SyntaxError for a character, a RangeError for a number or a
 * length, and a TypeError for a type or a combination of options that the standard does not allow.
 */
export function encodeConnect(options: ConnectOptions): Uint8Array {
	requireType('options', options, 'object');
	const { clientId, username, password, keepAlive = 240, cleanSession = true, will } = options;
	requireInteger('keepAlive', keepAlive, 0, 65535);
	requireType('cleanSession', cleanSession, 'boolean');
	let flags = cleanSession ? CLEAN_SESSION : 0;
	const payload = [encodeText('clientId', clientId)];
	// [MQTT-3.1.3-7]
	if (clientId === '' && !cleanSession)
		throw new TypeError('an empty clientId requires cleanSession');
	if (will !== undefined) {
		requireType('will', will, 'object');
		const { topic, payload: message, qos = 0, retain = false } = will;
		requireInteger('will.qos', qos, 0, 2);
		requireType('will.retain', retain, 'boolean');
		flags |= WILL | (qos << WILL_QOS_SHIFT) | (retain ? WILL_RETAIN : 0);
		// [MQTT-3.3.2-2]: no wildcard.
		const name = encodeText('will.topic', topic, 1, '\0#+');
		payload.push(name, encodeBinary('will.payload', message));
	}
	if (username !== undefined) {
		flags |= USERNAME;
		payload.push(encodeText('username', username));
	}
	// [MQTT-3.1.2-22]
	if (password !== undefined && username === undefined)
		throw new TypeError('password requires username');
	const secret = typeof password === 'string' ? utf8(password, 'password') : undefined;
	try {
		if (password !== undefined) {
			flags |= PASSWORD;
			payload.push(encodeBinary('password', secret ?? password));
		}
		return encodePacket(flags, keepAlive, payload);
	} finally {
		secret?.fill(0);
	}
}

/** A client id, user name or topic: [MQTT-1.5.3-2], while [MQTT-1.5.3-1] is utf8's to check. */
function encodeText(field: string, text: string, min = 0, forbidden = '\0'): Uint8Array {
	requireType(field, text, 'string');
	for (let i = 0; i < forbidden.length; i++)
		if (text.includes(forbidden[i]))
			refuse(SyntaxError, field, 'other characters', JSON.stringify(forbidden[i]));
	return encodeBinary(field, text, min);
}

function encodeBinary(field: string, data: string | Uint8Array, min = 0): Uint8Array {
	const bytes = typeof data === 'string' ? utf8(data, field) : data;
	requireBytes(field, bytes, 'string or Uint8Array');
	requireLength(field, bytes.length, min, 65535, bytes === data ? 'bytes' : 'bytes of UTF-8');
	return bytes;
}

function encodePacket(flags: number, keepAlive: number, payload: Uint8Array[]): Uint8Array {
	let remaining = 10;
	for (let i = 0; i < payload.length; i++) remaining += 2 + payload[i].length;
	const head = [0x10];
	for (let rest = remaining; rest > 0; rest >>= 7)
		head.push(rest > 127 ? (rest & 127) | 128 : rest);
	const packet = new Uint8Array(head.length + remaining);
	head.push(0, 4, 77, 81, 84, 84, 4, flags, keepAlive >> 8, keepAlive & 0xff);
	packet.set(head);
	let at = head.length;
	for (let i = 0; i < payload.length; i++) {
		const field = payload[i];
		packet[at++] = field.length >> 8;
		packet[at++] = field.length;
		packet.set(field, at);
		at += field.length;
	}
	return packet;
}
