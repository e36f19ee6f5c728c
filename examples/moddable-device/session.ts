import { Clock, now } from 'clock';
import { Delivery } from 'delivery';
import config from 'mc/config';
import type { Cloud } from 'mqtt-signin';
import { Backoff, type Outcome } from 'mqtt-signin/connector';
import { type ConnectionError, type MQTTClient, withCredentials } from 'mqtt-signin/moddable';
import { clientOptions, isTLS, MQTT } from 'network';
import Time from 'time';
import Timer from 'timer';

/** Seconds, unless the cloud wants less or more. */
const KEEP_ALIVE = 240;
/** Seconds that a sign-in waits for the clock to be set. */
const TIME_TO_ASK = 10;
/** Seconds by which a clock must be wrong to be the reason for a refusal. */
const NOTABLE = 60;
/** Seconds that a connection lives if nobody else has this identity. */
const SHORT = 60;

export interface Session {
	/** Sends a message as soon as there is a connection. */
	publish(text: string): void;
	/** To be called when the network comes and goes. */
	setOnline(isOnline: boolean): void;
}

export interface SessionOptions {
	readonly cloud: Cloud;
	readonly topics: { readonly readings: string; readonly commands: string };
	onCommand(text: string): void;
}

/** Keeps a device signed in to its cloud while there is a network. */
export function keepSignedIn({ cloud, topics, onCommand }: SessionOptions): Session {
	const host: string = config.host ?? cloud.host;
	const port = Number(config.port ?? cloud.port);
	const { min, max } = cloud.keepAlive;
	const keepAlive = 1000 * Math.min(Math.max(KEEP_ALIVE, min), max);
	/** For a fleet on one fuse: a random part of `spread` seconds. */
	const firstDelay = Math.random() * (config.spread ?? 0);
	const Client = withCredentials(MQTT, { ...cloud, sign }, { now, Timer });
	const backoff = new Backoff({ random: Math.random, minInterval: cloud.minInterval });
	const delivery = new Delivery({ topics, onCommand, onStall });
	const clock = new Clock(clockSet);
	let isOnline = false;
	let client: MQTTClient | undefined;
	/** For the next attempt, or for the end of the credentials. */
	let timer: Timer | undefined;
	/** When the server accepted the device, in ticks. */
	let accepted: number | undefined;
	/** When the last credentials end, and whether they were signed with the clock set. */
	let expiry: number | undefined;
	let knewTime: boolean | undefined;

	function setOnline(isUp: boolean): void {
		isOnline = isUp;
		const hasTime = now() !== undefined;
		if (!isUp) {
			if (client) end('There is no network', { linkLost: true });
			return;
		}
		if (!hasTime) clock.ask();
		if (!timer) connectIn(hasTime ? firstDelay : TIME_TO_ASK);
	}

	function clockSet(change: number): void {
		if (knewTime === undefined) connectIn(firstDelay);
		else if (client ? !knewTime : Math.abs(change) > NOTABLE)
			again('The time is known now', backoff.reset());
	}

	function connectIn(seconds: number): void {
		Timer.clear(timer);
		timer = Timer.set(() => {
			timer = undefined;
			if (!isOnline) return;
			if (!isTLS || now() !== undefined) connect();
			else trace('TLS waits for the time, to check the certificate of the server.\n');
		}, 1000 * seconds);
	}

	function connect(): void {
		trace(`Connecting to ${host}, port ${port}.\n`);
		try {
			client = new Client({
				...clientOptions(),
				host,
				port,
				keepAlive,
				onControl(control) {
					if (control.operation === MQTT.CONNACK) signedIn(this);
					else delivery.onControl(control);
				},
				onReadable: (count, part) => delivery.onReadable(count, part),
				onWritable: (room) => delivery.onWritable(room),
				onError: failed,
			});
		} catch (error) {
			failed(error as Error);
		}
	}

	function sign(time?: number) {
		const credentials = cloud.sign(time);
		expiry = credentials.expiry;
		knewTime = time !== undefined;
		return credentials;
	}

	function signedIn(by: MQTTClient): void {
		trace('Accepted: the device is signed in.\n');
		accepted = Time.ticks;
		delivery.begin(by);
		const time = now();
		if (!cloud.closesAtExpiry || !expiry || !time) return;
		const left = expiry - time;
		const renew = () => again('The credentials end', backoff.wait({ kind: 'renewed' }));
		timer = Timer.set(renew, 1000 * Math.max(left - 60, left / 2));
	}

	function onStall(): void {
		end('A message was not acknowledged', { linkLost: true });
	}

	function failed(error: ConnectionError): void {
		const { message, returnCode } = error;
		end(returnCode ? message : `Not connected: ${message}`, error);
		if (returnCode === 4 || returnCode === 5) clock.ask();
	}

	function end(reason: string, error: Partial<ConnectionError>): void {
		again(reason, backoff.wait(outcome(error)));
	}

	function outcome({ returnCode, linkLost = false }: Partial<ConnectionError>): Outcome {
		if (returnCode) return { kind: 'refused', returnCode };
		if (accepted === undefined) return { kind: 'unanswered' };
		// After 24 days the difference of two ticks is negative.
		const lived = Math.abs(Time.delta(accepted)) / 1000;
		if (lived < SHORT && !linkLost)
			trace('A short connection: does another board have this identity?\n');
		return { kind: 'lost', lived, linkLost };
	}

	/** Ends the attempt or the connection, and begins another one in so many seconds. */
	function again(reason: string, wait: number): void {
		trace(`${reason}. Next attempt in ${Math.ceil(wait)} s.\n`);
		delivery.end();
		client?.close();
		client = accepted = undefined;
		connectIn(wait);
	}

	return { publish: (text) => delivery.publish(text), setOnline };
}
