import { refuse, requireBytes, requireInteger } from './check.js';

/** The server's answer to a CONNECT. It has accepted the client if `returnCode` is 0. */
export interface Connack {
	readonly sessionPresent: boolean;
	/** 0 to 5, MQTT 3.1.1 table 3.1. */
	readonly returnCode: number;
}

/**
 * Reads one whole CONNACK packet, MQTT 3.1.1 section 3.2. Throws a TypeError if `packet` is not a Uint8Array and a
 * SyntaxError if it is anything but a CONNACK; a refusal is an answer and no error.
 */
export function decodeConnack(packet: Uint8Array): Connack {
	requireBytes('packet', packet);
	const flags = packet[2];
	const returnCode = packet[3];
	if (
		packet.length !== 4 ||
		packet[0] !== 0x20 ||
		packet[1] !== 2 ||
		flags > 1 ||
		returnCode > (flags === 1 ? 0 : 5)
	)
		refuse(SyntaxError, 'packet', 'a CONNACK', packet.length + ' other bytes');
	return { sessionPresent: flags === 1, returnCode };
}

/**
 * Returns a CONNACK's return code in words, MQTT 3.1.1 table 3.1. Throws a RangeError unless it is an integer from 0 to 5.
 */
export function returnCodeMessage(returnCode: number): string {
	requireInteger('returnCode', returnCode, 0, 5);
	// One string takes less of a board's flash and memory than an array of six.
	const reasons =
		'Accepted|MQTT 3.1.1 is not supported|client id not allowed|server unavailable|wrong user name or password|not authorized';
	return (returnCode > 0 ? 'Refused: ' : '') + reasons.split('|')[returnCode];
}
