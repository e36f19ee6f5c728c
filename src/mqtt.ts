import { refuse, requireBytes, requireInteger, requireType } from './check.js';
import { hex, utf8 } from './text.js';

/** What the server publishes for a client that vanished. */
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

/** Texts are at most 65535 bytes of UTF-8 without U+0000; other control characters pass, but some brokers refuse them. */
export interface ConnectOptions {
	/** Empty only with a clean session. */
	readonly clientId: string;
	readonly username?: string | undefined;
	/** At most 65535 bytes, a string is sent as UTF-8; not without a user name. */
	readonly password?: string | Uint8Array | undefined;
	/** Seconds, 0 to 65535, between packets before the server may hang up; 0 turns it off; default 240. Tencent Cloud refuses more than 900. */
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
 * The CONNECT packet, MQTT 3.1.1 section 3.1. SyntaxError for a character, RangeError for a number or a length,
 * TypeError for a kind of value or a combination that the standard does not allow.
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
		refuse(TypeError, 'clientId', 'is empty', 'with cleanSession');
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
		refuse(TypeError, 'password', 'is alone', 'with username');
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
			refuse(SyntaxError, field, `has ${JSON.stringify(forbidden[i])}`, 'other characters');
	return encodeBinary(field, text, min);
}

function encodeBinary(field: string, data: string | Uint8Array, min = 0): Uint8Array {
	const bytes = typeof data === 'string' ? utf8(data, field) : data;
	requireBytes(field, bytes);
	requireInteger(field, bytes.length, min, 65535, ' bytes');
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

/** The PINGREQ packet, MQTT 3.1.1 section 3.12. */
export function encodePingreq(): Uint8Array {
	return Uint8Array.of(0xc0, 0);
}

/** The DISCONNECT packet, MQTT 3.1.1 section 3.14. */
export function encodeDisconnect(): Uint8Array {
	return Uint8Array.of(0xe0, 0);
}

/** The server's answer to a CONNECT; it has accepted if `returnCode` is 0. */
export interface Connack {
	readonly sessionPresent: boolean;
	/** 0 to 5, MQTT 3.1.1 table 3.1. */
	readonly returnCode: number;
}

/**
 * Reads one whole CONNACK packet, MQTT 3.1.1 section 3.2: SyntaxError for anything else, while a refusal is an answer.
 */
export function decodeConnack(packet: Uint8Array): Connack {
	requireBytes('packet', packet);
	const text = hex(packet.subarray(0, 5));
	const returnCode = packet[3];
	const sessionPresent = text === '20020100';
	if (!sessionPresent && (text !== `2002000${returnCode}` || returnCode > 5))
		refuse(SyntaxError, 'packet', `begins with ${text}`, '20020100, or 20020000 to 20020005');
	return { sessionPresent, returnCode };
}

/** A CONNACK's return code, 0 to 5, in words, MQTT 3.1.1 table 3.1. */
export function connackMeaning(returnCode: number): string {
	requireInteger('returnCode', returnCode, 0, 5);
	const meanings = [
		'Accepted',
		'MQTT 3.1.1 not supported',
		'client id not allowed',
		'server unavailable',
		'wrong user name or password',
		'not authorized',
	];
	return (returnCode > 0 ? 'Refused: ' : '') + meanings[returnCode];
}
