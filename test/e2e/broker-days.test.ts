import { once } from 'node:events';
import { connect } from 'node:net';
import { connectAsync, type IClientOptions, type MqttClient, connect as startClient } from 'mqtt';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Faults } from '../../platform/faults.js';
import { tencent } from '../../src/clouds/tencent.js';
import { ConnackReader } from '../../src/connack-reader.js';
import { connectPacket, GOOD, watchBroker } from '../support/broker.js';
import { TENCENT } from '../support/platform.js';

const start = (faults: Partial<Faults> = {}) => watchBroker({ faults });
type Started = Awaited<ReturnType<typeof start>>;

/** MQTT.js with the published credentials; tries once unless it is told to come back. */
function signIn({ port }: Started, options: IClientOptions = {}): Promise<MqttClient> {
	const all = { ...GOOD, reconnectPeriod: 0, ...options };
	const client = connectAsync(`mqtt://127.0.0.1:${port}`, all, false);
	client.then((one) => onTestFinished(() => void one.end(true))).catch(() => {});
	return client;
}

/** MQTT.js that comes back after each loss, and what became of each of its attempts. */
function signInAgainAndAgain({ port }: Started) {
	const attempts: string[] = [];
	const client = startClient(`mqtt://127.0.0.1:${port}`, { ...GOOD, reconnectPeriod: 20 });
	onTestFinished(() => void client.end(true));
	client.on('connect', ({ sessionPresent }) => attempts.push(`accepted ${sessionPresent}`));
	client.on('error', (error) => attempts.push(`refused ${(error as { code?: number }).code}`));
	client.on('close', () => attempts.push('closed'));
	return attempts;
}

/** What comes back first. */
async function firstBytes({ port }: Started, packet: Uint8Array): Promise<Uint8Array> {
	const socket = connect(port, '127.0.0.1');
	socket.write(packet);
	const [bytes] = await once(socket, 'data');
	socket.destroy();
	return bytes;
}

describe('on a bad day', () => {
	test('the clock is two hours ahead: a signature for an hour is refused', async () => {
		const broker = await start({ clock: 7200 });
		const cloud = tencent(TENCENT.device as never, { random: () => 0.5 });
		const now = Date.now() / 1000;
		await expect(signIn(broker, cloud.sign(now))).rejects.toMatchObject({ code: 4 });
		expect(broker.connects[0].reason).toMatch(/^the signature expired (1 h|59 min)/);
		await signIn(broker, cloud.sign(now + 7200));
	});

	test('all connections are lost again and again: the client comes back each time', async () => {
		const broker = await start({ dropEvery: 0.2 });
		const attempts = signInAgainAndAgain(broker);
		const lost = ['accepted false', 'closed'];
		await expect.poll(() => attempts.slice(0, 4), { timeout: 5000 }).toEqual([...lost, ...lost]);
		expect(broker.log()).toContain('LD8S5J1L07/test disconnected: the platform cut it');
	});

	test('every third CONNECT is refused with 3, or with the code that is asked for', async () => {
		const broker = await start({ refuseEvery: 3 });
		const attempt = () =>
			signIn(broker).then(
				() => 0,
				({ code }) => code,
			);
		const codes = [await attempt(), await attempt(), await attempt()];
		broker.change({ returnCode: 2 });
		codes.push(await attempt(), await attempt(), await attempt());
		expect(codes).toEqual([0, 0, 3, 0, 0, 2]);
		expect(broker.connects[2].reason).toBe('as ordered; it would have been accepted');
	});

	test('every CONNECT gets the same return code', async () => {
		const broker = await start({ returnCode: 3 });
		await expect(signIn(broker)).rejects.toMatchObject({ code: 3 });
		const wrong = { password: 'wrong' };
		await expect(signIn(broker, wrong)).rejects.toMatchObject({ code: 3 });
		broker.change({ returnCode: undefined });
		await signIn(broker);
	});

	test('the CONNACK comes late: who waits is let in, who does not is not', async () => {
		const broker = await start({ delay: 0.4 });
		await expect(signIn(broker, { connectTimeout: 100 })).rejects.toThrow('connack timeout');
		await signIn(broker, { connectTimeout: 30_000 });
		expect(broker.log()[0]).toMatch(/note: answered after 400 ms$/);
	});

	test('nothing is answered: neither a CONNECT nor a ping', async () => {
		const broker = await start();
		const client = await signIn(broker, { keepalive: 1 });
		const failed = new Promise<Error>((resolve) => client.once('error', resolve));
		broker.change({ silent: true });
		await expect(signIn(broker, { connectTimeout: 100 })).rejects.toThrow('connack timeout');
		expect(await failed).toMatchObject({ message: 'Keepalive timeout' });
	});

	test('the CONNACK comes byte by byte', async () => {
		const broker = await start({ split: true });
		await signIn(broker);
		const socket = connect(broker.port, '127.0.0.1');
		const pieces: number[][] = [];
		socket.on('data', (piece) => pieces.push([...piece]));
		socket.write(connectPacket({ ...GOOD, password: 'wrong' }));
		await new Promise((resolve) => socket.once('close', resolve));
		expect(pieces).toEqual([[0x20], [2], [0], [4]]);
	});

	test('something else than a CONNACK comes: five kinds, and the library takes none for one', async () => {
		const broker = await start({ garbage: true });
		const answers: string[] = [];
		for (let i = 0; i < 5; i++) {
			const reader = new ConnackReader();
			const bytes = await firstBytes(broker, connectPacket(GOOD));
			answers.push(reader.receive(bytes).kind);
		}
		expect(answers).toEqual(Array(5).fill('malformed'));
		// MQTT.js is less strict, but knows that a PINGRESP is no CONNACK.
		while (broker.connects.length % 5 !== 1) await firstBytes(broker, connectPacket(GOOD));
		await expect(signIn(broker, { connectTimeout: 200 })).rejects.toThrow('connack timeout');
		expect(broker.signedIn).toEqual([]);
		broker.change({ garbage: false });
		await signIn(broker);
	});

	test('the platform restarts: sessions are gone, and the client finds it again', async () => {
		const broker = await start();
		const { port } = broker;
		const client = await signIn(broker, { clean: false, reconnectPeriod: 50 });
		await client.subscribeAsync('LD8S5J1L07/test/control');
		const back = new Promise((resolve) => {
			client.on('connect', ({ sessionPresent }) => resolve(sessionPresent));
		});
		broker.change({ restartEvery: 0.1 });
		await broker.next({ event: 'disconnect' });
		broker.change({ restartEvery: undefined });
		expect(await back).toBe(false);
		expect(broker.port).toBe(port);
		expect(broker.log()).toContain('LD8S5J1L07/test disconnected: the platform restarts');
	});

	test('a session outlives its connection where nothing restarts', async () => {
		const broker = await start();
		const first = await signIn(broker, { clean: false });
		await first.subscribeAsync('LD8S5J1L07/test/control', { qos: 1 });
		await first.endAsync();
		broker.send({ topic: 'LD8S5J1L07/test/control', payload: Buffer.from('kept') }, 1);
		const again = startClient(`mqtt://127.0.0.1:${broker.port}`, { ...GOOD, clean: false });
		onTestFinished(() => void again.end(true));
		expect(await new Promise((resolve) => again.on('message', (_, m) => resolve(`${m}`)))).toBe(
			'kept',
		);
	});

	test('a CONNECT sooner than the cloud allows is refused', async () => {
		const broker = await start({ rateLimit: true });
		await signIn(broker);
		await expect(signIn(broker)).rejects.toMatchObject({ code: 3 });
		expect(broker.signedIn).toEqual(['LD8S5J1L07/test']);
	});

	test('several things go wrong at once', async () => {
		const broker = await start({ delay: 0.1, split: true, returnCode: 5, dropEvery: 60 });
		await expect(signIn(broker)).rejects.toMatchObject({ code: 5 });
		broker.change({ clock: 60 });
		expect(broker.log().at(-1)).toBe(
			'what goes wrong: clock +1 min, drop-every 1 min, return-code 5, delay 100 ms, split on',
		);
	});
});
