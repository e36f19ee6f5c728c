import type { MQTTClient, MQTTControl, MQTTPart } from 'mqtt-signin/moddable';
import { MQTT } from 'network';
import Timer from 'timer';

/** Messages that may wait for a connection. */
const MOST = 50;
/** Bytes of a message, up or down. */
const LONGEST = 1024;
/** Bytes of a packet besides topic and message, at most. */
const HEADER = 16;
/** Seconds in which the cloud has to acknowledge a packet. */
const PATIENCE = 30;
/** What a SUBACK says of a topic that the cloud does not allow. */
const REFUSED = 0x80;

export interface DeliveryOptions {
	readonly topics: { readonly readings: string; readonly commands: string };
	onCommand(text: string): void;
	/** Called when an acknowledgement is missing. */
	onStall(): void;
}

/**
 * Brings messages up and commands down at QoS 1, one packet after the other: a message leaves the queue when the cloud has
 * acknowledged it, so a lost connection loses none. Commands are subscribed to at each connection.
 */
export class Delivery {
	readonly #options: DeliveryOptions;
	readonly #queue: ArrayBuffer[] = [];
	#client: MQTTClient | undefined;
	#timer: Timer | undefined;
	/** Bytes that may be written; more would throw. */
	#room = 0;
	#isSubscribed = false;
	#isFull = false;
	#id = 0;
	/** The id of the packet that waits for its acknowledgement, or 0. */
	#awaited = 0;
	/** As much of a command as has come; undefined if it is too long. */
	#command: ArrayBuffer | undefined;

	constructor(options: DeliveryOptions) {
		this.#options = options;
	}

	/** Throws a RangeError for a message that is too long. */
	publish(text: string): void {
		const message = ArrayBuffer.fromString(text);
		if (message.byteLength > LONGEST) throw new RangeError(`message: more than ${LONGEST} bytes`);
		if (this.#queue.length === MOST) {
			// The first may be on its way.
			this.#queue.splice(this.#awaited > 0 ? 1 : 0, 1);
			if (!this.#isFull) trace(`${MOST} messages wait for a connection; the oldest make room.\n`);
			this.#isFull = true;
		}
		this.#queue.push(message);
		this.#send();
	}

	/** To be called when the client is signed in. */
	begin(client: MQTTClient): void {
		this.#client = client;
	}

	/** To be called when the connection is over. */
	end(): void {
		Timer.clear(this.#timer);
		this.#client = this.#timer = this.#command = undefined;
		this.#isSubscribed = false;
		this.#awaited = this.#room = 0;
	}

	onWritable(room: number): void {
		this.#room = room;
		this.#send();
	}

	onControl({ operation, id, payload }: MQTTControl): void {
		if (id !== this.#awaited) return;
		this.#awaited = 0;
		Timer.clear(this.#timer);
		if (operation === MQTT.SUBACK) {
			const { commands } = this.#options.topics;
			const isRefused = payload?.[0] === REFUSED;
			trace(isRefused ? `The cloud refuses the topic ${commands}.\n` : `Commands: ${commands}.\n`);
		} else {
			this.#queue.shift();
			this.#isFull = false;
		}
		this.#send();
	}

	onReadable(count: number, { topic, byteLength = 0, more }: MQTTPart): void {
		const bytes = this.#client?.read(count);
		if (!bytes) return;
		if (topic !== undefined) this.#command = byteLength > LONGEST ? undefined : bytes;
		else this.#command = this.#command?.concat(bytes);
		if (more) return;
		try {
			if (!this.#command) throw new RangeError(`more than ${LONGEST} bytes`);
			this.#options.onCommand(String.fromArrayBuffer(this.#command));
		} catch (error) {
			trace(`A command that cannot be followed: ${(error as Error).message}.\n`);
		}
		this.#command = undefined;
	}

	#send(): void {
		if (!this.#client || this.#awaited) return;
		const { readings, commands } = this.#options.topics;
		const message = this.#isSubscribed ? this.#queue[0] : null;
		const length = message ? readings.length + message.byteLength : commands.length;
		if (message === undefined || length + HEADER > this.#room) return;
		this.#awaited = this.#id = (this.#id % 65535) + 1;
		const packet = message
			? { topic: readings, QoS: 1 }
			: { operation: MQTT.SUBSCRIBE, items: [{ topic: commands, QoS: 1 }] };
		this.#isSubscribed = true;
		this.#timer = Timer.set(() => this.#options.onStall(), 1000 * PATIENCE);
		this.#room = this.#client.write(message, { ...packet, id: this.#id });
	}
}
