import { now } from 'clock';
import { Delivery } from 'delivery';
import config from 'mc/config';
import type { Cloud } from 'mqtt-signin';
import { Backoff } from 'mqtt-signin/connector';
import { type ConnectionError, type MQTTClient, withCredentials } from 'mqtt-signin/moddable';
import { clientOptions, isTLS, MQTT } from 'network';
import Time from 'time';
import Timer from 'timer';

/** Seconds, unless the cloud wants less or more. */
const KEEP_ALIVE = 240;
/** Seconds that the first sign-in waits for the clock to be set. */
const TIME_TO_ASK = 10;
/** Seconds by which a clock must be wrong to be the reason for a refusal. */
const NOTABLE = 60;
/** Seconds that a connection lives if nobody else has this identity. */
const SHORT = 60;

export interface SessionOptions {
	readonly cloud: Cloud;
	readonly topics: { readonly readings: string; readonly commands: string };
	onCommand(text: string): void;
	/** Called when the server refuses the credentials, for which a wrong clock may be the reason. */
	onDoubt(): void;
}

/** Keeps a device signed in to its cloud while there is a network. */
export class Session {
	readonly #options: SessionOptions;
	readonly #Client: typeof MQTT;
	readonly #backoff: Backoff;
	readonly #delivery: Delivery;
	#isOnline = false;
	#client: MQTTClient | undefined;
	/** For the next attempt, or for the end of the credentials. */
	#timer: Timer | undefined;
	/** When the server accepted the device, in ticks. */
	#accepted: number | undefined;
	/** When the last credentials end, and whether they were signed with the clock set. */
	#expiry: number | undefined;
	#knewTime: boolean | undefined;

	constructor(options: SessionOptions) {
		const { cloud, topics, onCommand } = options;
		this.#options = options;
		this.#backoff = new Backoff({ random: Math.random, minInterval: cloud.minInterval });
		const onStall = () => this.#end('A message was not acknowledged', this.#lost(true));
		this.#delivery = new Delivery({ topics, onCommand, onStall });
		const sign = (time?: number) => {
			const credentials = cloud.sign(time);
			this.#expiry = credentials.expiry;
			this.#knewTime = time !== undefined;
			return credentials;
		};
		this.#Client = withCredentials(MQTT, { ...cloud, sign }, { now, Timer });
	}

	/** Sends a message as soon as there is a connection. */
	publish(text: string): void {
		this.#delivery.publish(text);
	}

	/** To be called when the network comes and goes. */
	setOnline(isOnline: boolean): void {
		this.#isOnline = isOnline;
		if (!isOnline && this.#client) this.#end('There is no network', this.#lost(true));
		else if (isOnline && !this.#timer)
			this.#connectIn(
				now() === undefined && this.#knewTime === undefined ? TIME_TO_ASK : firstDelay(),
			);
	}

	/** To be called when the clock was set, with the seconds by which it was wrong. */
	clockSet(change: number): void {
		const isFirst = this.#knewTime === undefined;
		if (isFirst) this.#connectIn(firstDelay());
		else if (this.#client ? !this.#knewTime : Math.abs(change) > NOTABLE)
			this.#end('The time is known now', this.#backoff.reset());
	}

	#connectIn(seconds: number): void {
		Timer.clear(this.#timer);
		this.#timer = Timer.set(() => {
			this.#timer = undefined;
			if (this.#isOnline) this.#connect();
		}, 1000 * seconds);
	}

	#connect(): void {
		if (isTLS && now() === undefined) {
			trace('TLS waits for the time, to check the certificate of the server.\n');
			return;
		}
		const { min, max } = this.#options.cloud.keepAlive;
		const host: string = config.host ?? this.#options.cloud.host;
		const port = Number(config.port ?? this.#options.cloud.port);
		trace(`Connecting to ${host}, port ${port}.\n`);
		try {
			const client: MQTTClient = new this.#Client({
				...clientOptions(),
				host,
				port,
				keepAlive: 1000 * Math.min(Math.max(KEEP_ALIVE, min), max),
				onControl: (control) => {
					if (control.operation === MQTT.CONNACK) this.#signedIn(client);
					else this.#delivery.onControl(control);
				},
				onReadable: (count, part) => this.#delivery.onReadable(count, part),
				onWritable: (room) => this.#delivery.onWritable(room),
				onError: (error) => this.#failed(error),
			});
			this.#client = client;
		} catch (error) {
			this.#failed(error as Error);
		}
	}

	#signedIn(client: MQTTClient): void {
		trace('Accepted: the device is signed in.\n');
		this.#accepted = Time.ticks;
		this.#delivery.begin(client);
		const time = now();
		if (!this.#options.cloud.closesAtExpiry || !this.#expiry || !time) return;
		const left = this.#expiry - time;
		const renew = () => this.#end('The credentials end', this.#backoff.wait({ kind: 'renewed' }));
		this.#timer = Timer.set(renew, 1000 * Math.max(left - 60, left / 2));
	}

	#lost(linkLost = false): number {
		if (this.#accepted === undefined) return this.#backoff.wait({ kind: 'unanswered' });
		// After 24 days the difference of two ticks is negative.
		const lived = Math.abs(Time.delta(this.#accepted)) / 1000;
		if (lived < SHORT && !linkLost)
			trace('A short connection: does another board have this identity?\n');
		return this.#backoff.wait({ kind: 'lost', lived, linkLost });
	}

	#failed({ message, returnCode, linkLost }: ConnectionError): void {
		if (returnCode) this.#end(message, this.#backoff.wait({ kind: 'refused', returnCode }));
		else this.#end(`Not connected: ${message}`, this.#lost(linkLost));
		if (returnCode === 4 || returnCode === 5) this.#options.onDoubt();
	}

	/** Ends the attempt or the connection, and begins another one in so many seconds. */
	#end(reason: string, wait: number): void {
		trace(`${reason}. Next attempt in ${Math.ceil(wait)} s.\n`);
		const client = this.#client;
		this.#client = this.#accepted = undefined;
		this.#delivery.end();
		try {
			client?.write(null, { operation: MQTT.DISCONNECT });
		} catch {
			// Not signed in yet, or no room.
		}
		client?.close();
		this.#connectIn(wait);
	}
}

/** For a fleet on one fuse: a random part of `spread` seconds. */
function firstDelay(): number {
	return Math.random() * (config.spread ?? 0);
}
