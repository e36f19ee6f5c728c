import { type Connack, decodeConnack } from './connack.js';
import { ACCEPTED, CONNACK, CONNECTION, type Guard, HANDLING, SENDING } from './guard.js';
import type { Count, Socket, SocketOptions } from './guarded.js';

// What a server sends, MQTT 3.1.1 section 2.2.
const PUBLISH = 3;
const SUBACK = 9;
const PINGRESP = 13;
/** These, PUBACK, PUBREC, PUBREL, PUBCOMP and UNSUBACK, each a bit. */
const KNOWN = 0x2af8;
/** Bytes of a SUBACK after its length, of each of which Moddable's client makes a number. */
const LONGEST_SUBACK = 256;
const MALFORMED = 'packet: expected MQTT 3.1.1, got other bytes';

/**
 * In the place of the socket that the client reads and writes: judges each packet by its head, and hands the client one after
 * the other, each only when the one before was read.
 */
export class GuardedSocket {
	readonly #guard: Guard;
	/** Not there if it could not be opened: the connection is over then. */
	#socket!: Socket;
	/** Bytes that the socket has. */
	#readable = 0;
	/** As much of a packet's head as has come. */
	#head: number[] = [];
	/** What the client has not read of a packet's head. */
	#passed: number[] = [];
	/** Bytes after that of which it was told, and has not read them. */
	#told = 0;
	/** Those of which it will be told after that: earlier, it would tell the app of them from a timer of its own. */
	#rest = 0;
	/** How many of these are none: 1 at the end of a message without a payload. */
	#none = 0;
	readonly #options: SocketOptions;

	constructor(options: SocketOptions) {
		const { guard, Real } = options;
		this.#guard = guard;
		this.#options = options;
		guard.reach(CONNECTION);
		guard.run(() => {
			this.#socket = new Real({
				...options,
				onReadable: (count: number) => {
					this.#readable = count;
					guard.run(() => this.#proceed(), HANDLING);
				},
				onWritable: (count: number) => {
					guard.reach(CONNACK);
					guard.run(() => options.onWritable(count), HANDLING);
				},
				onError: () => guard.lost(),
			});
		});
	}

	set format(format: string) {
		this.#socket.format = format;
	}

	/** The client reads a head byte by byte. */
	read(count?: Count): unknown {
		if (this.#passed.length) return this.#passed.shift();
		this.#told -= bytesOf(count);
		const isNone = this.#told + this.#rest < this.#none;
		const data = isNone ? new ArrayBuffer(0) : this.#take(count);
		// For an app that reads later than it is told to.
		if (!this.#told && this.#readable) this.#guard.defer(() => this.#proceed(), HANDLING);
		return data;
	}

	write(data: unknown, options?: object): number {
		const guard = this.#guard;
		return guard.run(() => guard.wrote(this.#socket.write(data, options)), SENDING) ?? 0;
	}

	close(): void {
		(this.#socket as Socket | undefined)?.close();
	}

	#take(count?: Count): unknown {
		this.#readable -= bytesOf(count);
		this.#guard.pump?.();
		return this.#socket.read(count);
	}

	#proceed(): void {
		while (!this.#told && this.#readable && (this.#rest || this.#begin())) {
			const isHere = this.#readable + this.#none >= this.#rest;
			const told = isHere ? this.#rest : this.#readable;
			this.#told = told;
			this.#rest -= told;
			this.#options.onReadable(this.#passed.length + told);
		}
	}

	/** Returns whether a packet has begun that is for the client. */
	#begin(): boolean {
		while (this.#readable && !this.#guard.isOver) {
			this.format = 'number';
			this.#head.push(this.#take() as number);
			const rest = this.#guard.stage === ACCEPTED ? this.#measure() : this.#readConnack();
			if (rest === undefined || this.#guard.isOver) continue;
			this.#passed = this.#head;
			this.#head = [];
			this.#rest = rest;
			return true;
		}
		return false;
	}

	/** Returns how many bytes come after a CONNACK, none; undefined while it is not whole. */
	#readConnack(): number | undefined {
		const bytes = Uint8Array.of(0x20, 2, 0, 0);
		bytes.set(this.#head);
		let connack: Connack;
		try {
			connack = decodeConnack(bytes);
		} catch {
			this.#guard.fail('answer: expected a CONNACK, got other bytes');
			return;
		}
		if (this.#head.length < 4) return;
		this.#guard.answered(connack);
		return 0;
	}

	/**
	 * Returns how many bytes come after the head of a packet: all up to its length, or of a message to that of its topic.
	 * After an empty message the client hears nothing more, so it gets the length of a message of one byte.
	 */
	#measure(): number | undefined {
		const head = this.#head;
		const type = head[0] >> 4;
		if (!((KNOWN >> type) & 1)) this.#guard.fail(MALFORMED);
		let rest = 0;
		let at = 1;
		this.#none = 0;
		do {
			if (at === head.length) return;
			rest += (head[at] & 127) << (7 * at - 7);
		} while (head[at++] > 127 && at < 5);
		const isMessage = type === PUBLISH;
		const isFit = isMessage || type === SUBACK ? rest > 2 : rest === (type === PINGRESP ? 0 : 2);
		const most = isMessage ? this.#options.most : LONGEST_SUBACK;
		if (!isFit || head[at - 1] > 127) this.#guard.fail(MALFORMED);
		if (rest > most) this.#guard.fail(`packet: expected at most ${most} bytes, got ${rest}`);
		if (!isMessage) return rest;
		if (head.length < at + 2) return;
		const topic = 256 * head[at] + head[at + 1];
		const qos = (head[0] >> 1) & 3;
		const length = rest - topic - (qos > 0 ? 4 : 2);
		if (topic === 0 || qos === 3 || length < 0) this.#guard.fail(MALFORMED);
		if (length === 0) {
			this.#none = 1;
			// The client takes seven bits of each digit.
			head.splice(1, at - 1, ++rest | 128, (rest >> 7) | 128, rest >> 14);
		}
		return rest - 2;
	}
}

/** Returns how many bytes are read with this argument. */
function bytesOf(count: Count = 1): number {
	return (count as { readonly byteLength?: number }).byteLength ?? (count as number);
}
