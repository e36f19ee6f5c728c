import type { Duplex } from 'node:stream';
import { Aedes, type Client } from 'aedes';
import mqttPacket from 'mqtt-packet';
import type { Connection, Report } from './connection.js';
import { refusePublish, refuseSubscribe } from './judge.js';
import type { Known } from './registry.js';
import type { Message, Platform, SignIn } from './rule.js';
import { printable } from './words.js';

/**
 * The MQTT broker behind the door: aedes, which sees only devices that were let in. It gets a CONNECT of ours with the
 * device's identity as client id, as that is what a session belongs to, and with no password in it.
 */
export class Engine {
	readonly #aedes: Aedes;
	/** What each subscription asked for, before aedes writes into it what it granted. */
	readonly #asked = new WeakMap<object, { readonly qos: number; readonly reason: string }>();
	readonly #connections = new WeakMap<Client, Connection>();
	readonly #platform: Platform;
	readonly #report: Report;

	static async start(platform: Platform, report: Report): Promise<Engine> {
		const aedes = new Aedes({ maxClientsIdLength: 65535 });
		await aedes.listen();
		return new Engine(aedes, platform, report);
	}

	private constructor(aedes: Aedes, platform: Platform, report: Report) {
		this.#aedes = aedes;
		this.#platform = platform;
		this.#report = report;
		aedes.authorizePublish = (client, packet, done) => {
			const bytes = packet.payload.length;
			const { topic, qos, retain } = packet;
			const reason = this.#publishes(client, { topic, qos, retain, bytes });
			if (reason === undefined || reason === '') done(null);
			else done(new Error(`refused PUBLISH: ${reason}`));
			if (reason === '' && client) this.#respond(client, topic, Buffer.from(packet.payload));
		};
		aedes.authorizeSubscribe = (client, subscription, done) => {
			const known = this.#connections.get(client)?.known;
			const { qos } = subscription;
			const reason = known ? refuseSubscribe(known, subscription) : 'it is nobody';
			this.#asked.set(subscription, { qos, reason });
			done(null, reason === '' ? subscription : null);
		};
		// aedes keeps refused subscriptions of a session that outlives its connection.
		aedes.authorizeForward = (client, packet) => {
			const known = this.#connections.get(client)?.known;
			return known && refuseSubscribe(known, { ...packet, qos: 0 }) === '' ? packet : null;
		};
		this.#listen();
	}

	/** Takes over a device that was let in; it may have sent more already. */
	admit(
		connection: Connection,
		{ protocol, cleanSession, keepAlive, will }: SignIn,
		stream: Duplex,
	) {
		const { cloud, device } = connection.known as Known;
		const old = protocol === 'MQTT 3.1';
		this.#connections.set(this.#aedes.handle(stream), connection);
		stream.push(
			mqttPacket.generate({
				cmd: 'connect',
				clientId: `${cloud} ${device.identity}`,
				protocolId: old ? 'MQIsdp' : 'MQTT',
				protocolVersion: old ? 3 : 4,
				clean: cleanSession,
				keepalive: keepAlive,
				...(will && { will }),
			}),
		);
	}

	/** Sends a message to whoever subscribed to its topic. */
	send({ topic, payload }: Message, qos: 0 | 1 = 0): void {
		const packet = { cmd: 'publish', topic, payload, qos, retain: false, dup: false } as const;
		this.#aedes.publish(packet, () => {});
		this.#report({ event: 'send', topic, bytes: payload.length });
	}

	async close(): Promise<void> {
		await new Promise<void>((resolve) => this.#aedes.close(resolve));
	}

	#listen(): void {
		const aedes = this.#aedes;
		const device = (client: Client) => this.#connections.get(client)?.known?.device.identity ?? '';
		aedes.on('ping', (_packet, client) => {
			this.#report({ event: 'ping', device: device(client) });
		});
		aedes.on('subscribe', (subscriptions, client) => {
			const known = this.#connections.get(client)?.known;
			if (!known) return;
			for (const subscription of subscriptions) {
				const { qos, reason } = this.#asked.get(subscription) ?? { qos: 0, reason: '' };
				this.#report({
					event: 'subscribe',
					device: device(client),
					topic: printable(subscription.topic, known.device.secrets),
					qos,
					verdict: reason === '' ? 'accepted' : 'refused',
					reason,
				});
			}
		});
		aedes.on('unsubscribe', (topics, client) => {
			const connection = this.#connections.get(client);
			if (!connection?.known || client.closed) return;
			for (const topic of topics) {
				const safe = printable(topic, connection.known.device.secrets);
				this.#report({ event: 'unsubscribe', device: device(client), topic: safe });
			}
		});
		const failed = (client: Client, error: Error) => {
			const connection = this.#connections.get(client);
			if (connection) connection.ending ??= ending(error);
		};
		aedes.on('clientError', failed);
		aedes.on('connectionError', failed);
		aedes.on('clientDisconnect', (client) => {
			const connection = this.#connections.get(client);
			// No public property tells whether a DISCONNECT came.
			const { _disconnected } = client as unknown as { readonly _disconnected: boolean };
			if (connection && _disconnected) connection.ending ??= 'DISCONNECT';
		});
	}

	/** Judges and reports a PUBLISH; undefined if it is the platform's own. */
	#publishes(
		client: Client | null,
		request: { topic: string; qos: number; retain: boolean; bytes: number },
	): string | undefined {
		const known = client ? this.#connections.get(client)?.known : undefined;
		if (!known) return undefined;
		const { topic, qos, bytes } = request;
		const reason = refusePublish(known, request);
		this.#report({
			event: 'publish',
			device: known.device.identity,
			topic: printable(topic, known.device.secrets),
			bytes,
			qos,
			verdict: reason === '' ? 'accepted' : 'refused',
			reason,
		});
		return reason;
	}

	#respond(client: Client, topic: string, payload: Buffer): void {
		const device = this.#connections.get(client)?.known?.device;
		for (const answer of device?.respond?.({ topic, payload }, this.#platform) ?? [])
			this.send(answer);
	}
}

/** Says why aedes ended a connection; nothing of what the client sent. */
function ending({ message }: Error): string {
	if (message.startsWith('refused PUBLISH: ')) return message;
	if (message === 'keep alive timeout')
		return 'nothing came for one and a half times the keep-alive';
	if (message === 'Invalid protocol') return 'a second CONNECT';
	return 'it sent what is not MQTT';
}
