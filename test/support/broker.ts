import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import mqttPacket, { type IConnectPacket } from 'mqtt-packet';
import { onTestFinished } from 'vitest';
import { type Broker, type BrokerOptions, startBroker } from '../../platform/broker.js';
import { type BrokerEvent, line } from '../../platform/events.js';
import { type Fields, TENCENT } from './platform.js';

export interface Watched extends Broker {
	readonly events: readonly BrokerEvent[];
	/** The log as people read it, without the times. */
	log(): string[];
	/** The next event of this kind from now on, or the one that matches. */
	next(match: Partial<BrokerEvent>): Promise<BrokerEvent>;
}

/** A broker that lives as long as the test and writes down what it reports. */
export async function watchBroker(options: Partial<BrokerOptions> = {}): Promise<Watched> {
	const events: BrokerEvent[] = [];
	const onEvent = (event: BrokerEvent) => events.push(event);
	const broker = await startBroker({ devices: [TENCENT.device], ...options, onEvent });
	onTestFinished(() => broker.close());
	return Object.assign(broker, {
		events,
		log: () =>
			events.map((event) =>
				line(event)
					.slice(10)
					.replace(/ disconnected after [^:]+/, ' disconnected'),
			),
		async next(match: Partial<BrokerEvent>) {
			const seen = events.length;
			for (;;) {
				const found = events
					.slice(seen)
					.find((event) => Object.entries(match).every(([k, v]) => event[k as 'event'] === v));
				if (found) return found;
				await sleep(10);
			}
		},
	});
}

/** The published credentials, which are good until 2999. */
export const GOOD: Fields = {
	clientId: TENCENT.clientId,
	username: TENCENT.username,
	password: TENCENT.password,
};

/** A CONNECT of MQTT 3.1.1, or of what else is wanted. */
export function connectPacket(fields: Partial<Fields>, more: Partial<IConnectPacket> = {}): Buffer {
	const { clientId = '', username, password } = fields;
	return mqttPacket.generate({
		cmd: 'connect',
		protocolId: 'MQTT',
		protocolVersion: 4,
		clean: true,
		keepalive: 240,
		clientId,
		...(username !== undefined && { username }),
		...(password !== undefined && { password: Buffer.from(password) }),
		...more,
	});
}

/** Runs one of mosquitto's clients to its end. */
export async function mosquitto(
	name: 'mosquitto_pub' | 'mosquitto_sub',
	port: number,
	{ clientId, username, password }: Fields,
	...more: string[]
): Promise<{ readonly status: number | null; readonly stdout: string; readonly stderr: string }> {
	const to = ['-h', 'localhost', '-p', `${port}`];
	const who = ['-i', clientId, '-u', username, '-P', password];
	const child = spawn(name, [...to, ...who, ...more]);
	const [stdout, stderr, [status]] = await Promise.all([
		text(child.stdout),
		text(child.stderr),
		once(child, 'close'),
	]);
	return { status, stdout, stderr };
}
