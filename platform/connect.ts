import { type SignIn, UNACCEPTABLE_PROTOCOL, type Will } from './rule.js';

/** What the first bytes of a connection are. */
export type Reading =
	/** Not yet a whole CONNECT. */
	| { readonly kind: 'incomplete' }
	/** Nothing that a server may answer: it closes the connection. */
	| { readonly kind: 'malformed'; readonly reason: string }
	/** A CONNECT that is answered with this code whatever else it says. */
	| { readonly kind: 'unacceptable'; readonly returnCode: number; readonly reason: string }
	| {
			readonly kind: 'connect';
			readonly signIn: Omit<SignIn, 'tls'>;
			/** Bytes of the packet; whatever follows them belongs to the next one. */
			readonly length: number;
	  };

/** The largest CONNECT that can be right: five fields of 65535 bytes each. */
const LONGEST = 327695;
const PROTOCOLS = new Map([
	['MQIsdp', 3],
	['MQTT', 4],
]);

class Malformed extends Error {}

/**
 * Reads the CONNECT of MQTT 3.1 or 3.1.1 at the start of `bytes`, as a server that forgives nothing: reserved bits, flags
 * without their fields, ill-formed UTF-8, U+0000 and bytes after the last field are malformed.
 */
export function readConnect(bytes: Uint8Array): Reading {
	try {
		return read(bytes);
	} catch (error) {
		if (error instanceof Malformed) return { kind: 'malformed', reason: error.message };
		throw error;
	}
}

function read(bytes: Uint8Array): Reading {
	if (bytes.length === 0) return { kind: 'incomplete' };
	require(bytes[0] === 0x10, `the first byte is 0x${hex(bytes[0])}, not 0x10 as of a CONNECT`);
	let [remaining, scale, start] = [0, 1, 1];
	for (let more = true; more; start++) {
		require(start < 5, 'the remaining length has more than four bytes');
		if (start >= bytes.length) return { kind: 'incomplete' };
		remaining += (bytes[start] % 128) * scale;
		scale *= 128;
		more = bytes[start] >= 128;
	}
	require(remaining <= LONGEST, 'it is longer than any CONNECT');
	if (bytes.length < start + remaining) return { kind: 'incomplete' };
	return readFields(bytes.subarray(start, start + remaining), start + remaining);
}

/** Reads what follows the fixed header. */
function readFields(body: Uint8Array, length: number): Reading {
	const reader = new Reader(body);
	const name = reader.text('the protocol name');
	const level = reader.byte('the protocol level');
	const expected = PROTOCOLS.get(name);
	require(expected !== undefined, 'the protocol name is not MQTT or MQIsdp');
	if (level !== expected) {
		const what =
			name === 'MQTT' && level === 5 ? 'this is MQTT 5' : `${name} has no level ${level}`;
		return { kind: 'unacceptable', returnCode: UNACCEPTABLE_PROTOCOL, reason: what };
	}
	const flags = reader.byte('the flags');
	const flag = (bit: number) => (flags & (1 << bit)) !== 0;
	require(!flag(0), 'the reserved flag is set');
	const cleanSession = flag(1);
	const qos = (flags >> 3) & 3;
	require(flag(2) ? qos < 3 : qos === 0 && !flag(5), 'the flags of the will are wrong');
	require(flag(7) || !flag(6), 'there is a password without a user name');
	const keepAlive = reader.word('the keep-alive');
	const clientId = reader.text('the client id');
	const will = flag(2) ? readWill(reader, qos as Will['qos'], flag(5)) : undefined;
	const username = flag(7) ? reader.text('the user name') : undefined;
	const password = flag(6) ? reader.binary('the password') : undefined;
	const rest = body.length - reader.at;
	require(rest === 0, `there are ${rest} bytes in the CONNECT after its last field`);
	const protocol = level === 3 ? 'MQTT 3.1' : 'MQTT 3.1.1';
	return {
		kind: 'connect',
		signIn: { protocol, clientId, username, password, keepAlive, cleanSession, will },
		length,
	};
}

function readWill(reader: Reader, qos: Will['qos'], retain: boolean): Will {
	const topic = reader.text("the will's topic");
	require(topic !== '' && !/[#+]/.test(topic), "the will's topic is empty or has wildcards");
	return { topic, payload: reader.binary("the will's message"), qos, retain };
}

class Reader {
	readonly #bytes: Uint8Array;
	at = 0;

	constructor(bytes: Uint8Array) {
		this.#bytes = bytes;
	}

	byte(what: string): number {
		require(this.at < this.#bytes.length, `${what} is missing`);
		return this.#bytes[this.at++];
	}

	word(what: string): number {
		return this.byte(what) * 256 + this.byte(what);
	}

	binary(what: string): Buffer {
		const length = this.word(what);
		require(this.at + length <= this.#bytes.length, `${what} is cut short`);
		this.at += length;
		return Buffer.from(this.#bytes.subarray(this.at - length, this.at));
	}

	text(what: string): string {
		const bytes = this.binary(what);
		let decoded: string;
		try {
			decoded = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
		} catch {
			throw new Malformed(`${what} is not UTF-8`);
		}
		require(!decoded.includes('\0'), `${what} has a U+0000`);
		return decoded;
	}
}

function require(condition: boolean, reason: string): asserts condition {
	if (!condition) throw new Malformed(reason);
}

function hex(byte: number): string {
	return byte.toString(16).padStart(2, '0');
}
