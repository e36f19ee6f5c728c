import { refuse, requireBytes } from './check.js';
import { decodeConnack, returnCodeMessage } from './connack.js';
import { hex } from './hex.js';

/** What the bytes so far say. */
export type ConnackAnswer =
	| { readonly kind: 'waiting' }
	/** Signed in. `rest` is a copy of the bytes that came after the CONNACK. */
	| { readonly kind: 'accepted'; readonly sessionPresent: boolean; readonly rest: Uint8Array }
	| { readonly kind: 'refused'; readonly returnCode: number; readonly message: string }
	| { readonly kind: 'malformed'; readonly message: string };

/** Reads a CONNACK from bytes as the network delivers them, in any pieces. */
export class ConnackReader {
	/** An accepting CONNACK, overwritten by what comes: so it is none as soon as a byte is wrong. */
	readonly #packet = Uint8Array.of(0x20, 2, 0, 0);
	#received = 0;
	#isOver = false;

	/**
	 * Takes the next bytes and returns what all of them say; a wrong byte is an answer as soon as it comes. Throws a
	 * TypeError if `bytes` is not a Uint8Array, and for bytes after an answer.
	 */
	receive(bytes: Uint8Array): ConnackAnswer {
		requireBytes('bytes', bytes);
		if (this.#isOver) refuse(TypeError, 'bytes', 'none after the answer', 'some');
		const packet = this.#packet;
		const length = bytes.length;
		let used = 0;
		while (used < length && this.#received < 4) packet[this.#received++] = bytes[used++];
		const received = this.#received;
		let returnCode: number;
		try {
			({ returnCode } = decodeConnack(packet));
		} catch {
			this.#isOver = true;
			return {
				kind: 'malformed',
				message: `answer: expected a CONNACK, got ${hex(packet.slice(0, received))}`,
			};
		}
		if (received < 4) return { kind: 'waiting' };
		this.#isOver = true;
		if (returnCode > 0)
			return { kind: 'refused', returnCode, message: returnCodeMessage(returnCode) };
		const rest = new Uint8Array(length - used);
		for (let i = used; i < length; i++) rest[i - used] = bytes[i];
		return { kind: 'accepted', sessionPresent: packet[2] === 1, rest };
	}
}
