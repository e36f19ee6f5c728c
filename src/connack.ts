import { refuse, requireBytes, requireInteger } from './check.js';
import { hex } from './hex.js';

/** The server's answer to a CONNECT. It has accepted the client if `returnCode` is 0. */
export interface Connack {
	readonly sessionPresent: boolean;
	/** 0 to 5, MQTT 3.1.1 table 3.1. */
	readonly returnCode: number;
}

const LENGTH = 4;

/**
 * Reads one whole CONNACK packet, MQTT 3.1.1 section 3.2. Throws a TypeError if `packet` is not a Uint8Array and a
 * SyntaxError if it is anything but a CONNACK; a refusal is an answer and no error.
 */
export function decodeConnack(packet: Uint8Array): Connack {
	requireBytes('packet', packet);
	const { length } = packet;
	if (length !== LENGTH || !canBeConnack(packet, LENGTH))
		refuse(SyntaxError, 'packet', 'a CONNACK', length > 0 ? `${begin(packet, length)}` : 'no byte');
	return { sessionPresent: packet[2] === 1, returnCode: packet[3] };
}

/** Whether the first `length` bytes, at most 4, begin a CONNACK: 20 02, the session flag, 0 to 5; the flag only with 0. */
function canBeConnack(bytes: Uint8Array, length: number): boolean {
	return (
		(length < 1 || bytes[0] === 0x20) &&
		(length < 2 || bytes[1] === 2) &&
		(length < 3 || bytes[2] <= 1) &&
		(length < 4 || (bytes[2] === 1 ? bytes[3] === 0 : bytes[3] <= 5))
	);
}

/** What has come, in an error: of any length, never more than five bytes. */
function begin(bytes: Uint8Array, length: number): string {
	const first = new Uint8Array(Math.min(length, LENGTH + 1));
	for (let i = 0; i < first.length; i++) first[i] = bytes[i];
	return hex(first) + (length > first.length ? '…' : '');
}

/** What the bytes so far say. */
export type ConnackAnswer =
	| { readonly kind: 'waiting' }
	/** Signed in. `rest` is a copy of the bytes that came after the CONNACK. */
	| { readonly kind: 'accepted'; readonly sessionPresent: boolean; readonly rest: Uint8Array }
	| { readonly kind: 'refused'; readonly returnCode: number; readonly message: string }
	| { readonly kind: 'malformed'; readonly message: string };

/** Reads a CONNACK from bytes as the network delivers them, in any pieces. */
export class ConnackReader {
	readonly #packet = new Uint8Array(LENGTH);
	#received = 0;
	#kind: ConnackAnswer['kind'] = 'waiting';

	/**
	 * Takes the next bytes and returns what all of them say; a wrong byte is an answer as soon as it comes. Throws a
	 * TypeError if `bytes` is not a Uint8Array, and for bytes after an answer.
	 */
	receive(bytes: Uint8Array): ConnackAnswer {
		requireBytes('bytes', bytes);
		if (this.#kind !== 'waiting')
			refuse(TypeError, 'bytes', 'none after the answer', `some after it was ${this.#kind}`);
		const answer = this.#read(bytes);
		this.#kind = answer.kind;
		return answer;
	}

	#read(bytes: Uint8Array): ConnackAnswer {
		const packet = this.#packet;
		const { length } = bytes;
		let used = 0;
		while (used < length && this.#received < LENGTH) packet[this.#received++] = bytes[used++];
		const received = this.#received;
		if (!canBeConnack(packet, received))
			return {
				kind: 'malformed',
				message: `answer: expected a CONNACK, got ${begin(packet, received)}`,
			};
		if (received < LENGTH) return { kind: 'waiting' };
		const { sessionPresent, returnCode } = decodeConnack(packet);
		if (returnCode > 0)
			return { kind: 'refused', returnCode, message: returnCodeMessage(returnCode) };
		const rest = new Uint8Array(length - used);
		for (let i = used; i < length; i++) rest[i - used] = bytes[i];
		return { kind: 'accepted', sessionPresent, rest };
	}
}

/**
 * Returns a CONNACK's return code in words, MQTT 3.1.1 table 3.1. Throws a RangeError unless it is an integer from 0 to 5.
 */
export function returnCodeMessage(returnCode: number): string {
	requireInteger('returnCode', returnCode, 0, 5);
	const reasons = [
		'Accepted',
		'MQTT 3.1.1 is not supported',
		'client id not allowed',
		'server unavailable',
		'wrong user name or password',
		'not authorized',
	];
	return (returnCode > 0 ? 'Refused: ' : '') + reasons[returnCode];
}
