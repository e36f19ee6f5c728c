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
	const payload = [toBytes('clientId', clientId, true)];
	// [MQTT-3.1.3-7]
	if (clientId === '' && !cleanSession)
		throw new TypeError('an empty clientId requires cleanSession');
	if (will !== undefined) {
		requireType('will', will, 'object');
		const { topic, payload: message, qos = 0, retain = false } = will;
		requireInteger('will.qos', qos, 0, 2);
		requireType('will.retain', retain, 'boolean');
		flags |= WILL | (qos << WILL_QOS_SHIFT) | (retain ? WILL_RETAIN : 0);
		const name = toBytes('will.topic', topic, true, 1);
		// [MQTT-3.3.2-2]
		if (topic.includes('#') || topic.includes('+'))
			refuse(SyntaxError, 'will.topic', 'no wildcard', '# or +');
		payload.push(name, toBytes('will.payload', message, false));
	}
	if (username !== undefined) {
		flags |= USERNAME;
		payload.push(toBytes('username', username, true));
	}
	let secret: Uint8Array | undefined;
	try {
		if (password !== undefined) {
			// [MQTT-3.1.2-22]
			if (username === undefined) throw new TypeError('password requires username');
			flags |= PASSWORD;
			secret = toBytes('password', password, false);
			payload.push(secret);
		}
		return encodePacket(flags, keepAlive, payload);
	} finally {
		if (secret !== password) secret?.fill(0);
	}
}

/** Returns a field of the payload, of which only text is UTF-8 by the standard: [MQTT-1.5.3-1] is utf8's to check. */
function toBytes(field: string, data: string | Uint8Array, isText: boolean, min = 0): Uint8Array {
	const isString = typeof data === 'string';
	if (!isString && !isText) requireBytes(field, data, 'string or Uint8Array');
	const bytes = isString || isText ? utf8(data as string, field) : data;
	const length = bytes.length;
	// What is refused may be a password.
	if (length > 65535 && isString) bytes.fill(0);
	requireLength(field, length, min, 65535, isString ? 'bytes of UTF-8' : 'bytes');
	// [MQTT-1.5.3-2]
	if (isText && (data as string).includes('\0')) refuse(SyntaxError, field, 'no U+0000', 'one');
	return bytes;
}

function encodePacket(
	flags: number,
	keepAlive: number,
	payload: readonly Uint8Array[],
): Uint8Array {
	let remaining = 10;
	for (let i = 0; i < payload.length; i++) remaining += 2 + payload[i].length;
	// Section 2.2.3: seven bits a byte, the lowest first; a CONNECT has at most 327695.
	const size = remaining < 0x80 ? 1 : remaining < 0x4000 ? 2 : 3;
	const packet = new Uint8Array(1 + size + remaining);
	const view = new DataView(packet.buffer);
	packet[0] = 0x10;
	let at = 1;
	for (; at < size; remaining >>= 7) packet[at++] = remaining | 0x80;
	packet[at++] = remaining;
	// The length and the letters of "MQTT", and level 4.
	view.setUint32(at, 0x00044d51);
	view.setUint32(at + 4, 0x54540400 + flags);
	view.setUint16(at + 8, keepAlive);
	at += 10;
	for (let i = 0; i < payload.length; i++) {
		const field = payload[i];
		view.setUint16(at, field.length);
		packet.set(field, at + 2);
		at += 2 + field.length;
	}
	return packet;
}
