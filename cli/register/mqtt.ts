/** The part of MQTT 3.1.1 that a registration by DPS needs besides CONNECT: SUBSCRIBE, PUBLISH and what answers them. */

const PUBLISH = 3;
const SUBACK = 9;
/** Bytes; the service's answers have some hundred. */
const LONGEST_PACKET = 65536;

export type Incoming =
	| { readonly kind: 'suback'; readonly isGranted: boolean }
	| {
			readonly kind: 'publish';
			readonly topic: string;
			readonly payload: string;
			/** What acknowledges it, if it asks for that. */
			readonly puback: Uint8Array | undefined;
	  }
	| { readonly kind: 'other' };

/** SUBSCRIBE to one filter, with quality of service 0. */
export function encodeSubscribe(filter: string, packetId: number): Uint8Array {
	return packet(0x82, Buffer.concat([uint16(packetId), text(filter), Buffer.of(0)]));
}

/** PUBLISH with quality of service 0. */
export function encodePublish(topic: string, payload: string): Uint8Array {
	return packet(0x30, Buffer.concat([text(topic), Buffer.from(payload)]));
}

function packet(first: number, rest: Buffer): Uint8Array {
	const length: number[] = [];
	let left = rest.length;
	do {
		length.push((left & 127) | (left > 127 ? 128 : 0));
		left >>= 7;
	} while (left > 0);
	return Buffer.concat([Buffer.of(first, ...length), rest]);
}

function text(value: string): Buffer {
	const bytes = Buffer.from(value);
	return Buffer.concat([uint16(bytes.length), bytes]);
}

function uint16(value: number): Buffer {
	return Buffer.of(value >> 8, value & 255);
}

/** Takes bytes in any pieces, and returns the packets that are complete. Throws a SyntaxError for what cannot be MQTT. */
export class PacketReader {
	#bytes = Buffer.alloc(0);

	receive(bytes: Uint8Array): Incoming[] {
		this.#bytes = Buffer.concat([this.#bytes, bytes]);
		const packets: Incoming[] = [];
		for (;;) {
			const end = this.#end();
			if (end === undefined) return packets;
			packets.push(read(this.#bytes.subarray(0, end.of), end.header));
			this.#bytes = this.#bytes.subarray(end.of);
		}
	}

	/** Where the first packet ends, and its header; undefined while it is not complete. */
	#end(): { of: number; header: number } | undefined {
		let length = 0;
		for (let i = 1; i < 5 && i < this.#bytes.length; i++) {
			length += (this.#bytes[i] & 127) << (7 * (i - 1));
			if (this.#bytes[i] < 128) {
				if (length > LONGEST_PACKET) break;
				const of = i + 1 + length;
				return of > this.#bytes.length ? undefined : { of, header: i + 1 };
			}
		}
		if (this.#bytes.length < 5) return undefined;
		throw new SyntaxError('a packet is longer than any answer');
	}
}

function read(bytes: Buffer, header: number): Incoming {
	const type = bytes[0] >> 4;
	if (type === SUBACK) return { kind: 'suback', isGranted: bytes[header + 2] < 3 };
	if (type !== PUBLISH) return { kind: 'other' };
	const qos = (bytes[0] >> 1) & 3;
	const topicEnd = header + 2 + (bytes.length < header + 2 ? 0 : bytes.readUInt16BE(header));
	const start = topicEnd + (qos > 0 ? 2 : 0);
	if (start > bytes.length) throw new SyntaxError('a PUBLISH is cut');
	return {
		kind: 'publish',
		topic: bytes.toString('utf8', header + 2, topicEnd),
		payload: bytes.toString('utf8', start),
		puback: qos > 0 ? packet(0x40, bytes.subarray(topicEnd, start)) : undefined,
	};
}
