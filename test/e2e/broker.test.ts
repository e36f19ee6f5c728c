import { connect } from 'node:net';
import { connectAsync } from 'mqtt';
import mqttPacket from 'mqtt-packet';
import { describe, expect, onTestFinished, test } from 'vitest';
import { answer } from '../support/answer.js';
import { connectPacket, GOOD, watchBroker } from '../support/broker.js';
import { EXAMPLES, TENCENT } from '../support/platform.js';

const ACCEPTED = [0x20, 2, 0, 0];
const OTHER = { ...TENCENT.device, deviceName: 'other' };

/** A raw connection on which what comes back is collected. */
function open(port: number, bytes: Uint8Array) {
	const socket = connect({ port, host: '127.0.0.1' });
	onTestFinished(() => void socket.destroy());
	let received = Buffer.alloc(0);
	socket.on('data', (chunk) => {
		received = Buffer.concat([received, chunk]);
	});
	socket.on('error', () => {});
	const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
	socket.write(bytes);
	return { socket, closed, received: () => [...received] };
}

describe('wrong credentials', () => {
	const { clientId, username, password } = GOOD;
	const [token] = password.split(';');

	test.each<[what: string, fields: object, returnCode: number, reason: string]>([
		[
			'an unknown device',
			{ clientId: 'LD8S5J1L07best' },
			5,
			'no device has this client id and user name',
		],
		['no password', { password: undefined }, 4, 'there is no password'],
		['no user name', { username: undefined, password: undefined }, 4, 'there is no user name'],
		['another identity', { username: 'LD8S5J1L07best;12010126;a;1' }, 4, 'does not begin with'],
		['an expiry in the past', { username: `${clientId};12010126;qkvrc;1` }, 4, 'expired at 1970'],
		['another token', { password: `${token.replace('7f', '00')};hmacsha256` }, 4, 'was not made'],
		['the secret as password', { password: TENCENT.device.deviceSecret }, 4, 'does not end in'],
		[
			'swapped fields',
			{ clientId: password, username: password, password: username },
			5,
			'no device',
		],
	])('%s: only the return code goes to the client, the reason into the log', async (...row) => {
		const [, fields, returnCode, reason] = row;
		const broker = await watchBroker();
		const { closed, received } = open(broker.port, connectPacket({ ...GOOD, ...fields }));
		await closed;
		expect(received()).toEqual([0x20, 2, 0, returnCode]);
		expect(broker.connects).toMatchObject([
			{ returnCode, reason: expect.stringContaining(reason), verdict: 'refused' },
		]);
		const log = JSON.stringify(broker.events) + broker.log().join('\n');
		expect(log).toContain(reason);
		for (const secret of [TENCENT.device.deviceSecret, token, username])
			expect(log).not.toContain(secret);
	});

	test('MQTT 5 is answered with 1', async () => {
		const broker = await watchBroker();
		const packet = connectPacket(GOOD, { protocolVersion: 5 });
		expect([...(await answer(broker.port, packet))]).toEqual([0x20, 2, 0, 1]);
		expect(broker.connects).toMatchObject([{ returnCode: 1, reason: 'this is MQTT 5' }]);
	});

	test.each([
		['a will', { will: { topic: 'a', payload: Buffer.from('b'), qos: 0, retain: false } }],
		['901 s', { keepalive: 901 }],
	] as const)('%s is refused with 5', async (_, more) => {
		const broker = await watchBroker();
		const packet = connectPacket(GOOD, more);
		expect([...(await answer(broker.port, packet))]).toEqual([0x20, 2, 0, 5]);
	});
});

describe('bytes', () => {
	const good = connectPacket(GOOD);
	const longer = Buffer.concat([good, Buffer.from('!!')]);
	longer[1] += 2;

	test.each<[what: string, bytes: Buffer, reason: string]>([
		[
			'in the CONNECT after its last field',
			longer,
			'there are 2 bytes in the CONNECT after its last field',
		],
		['of HTTP', Buffer.from('GET / HTTP/1.1\r\n\r\n'), 'the first byte is 0x47'],
		['of a PINGREQ', Buffer.from([0xc0, 0]), 'the first byte is 0xc0'],
	])('%s close the connection without an answer', async (_, bytes, reason) => {
		const broker = await watchBroker();
		const { closed, received } = open(broker.port, bytes);
		await closed;
		expect(received()).toEqual([]);
		expect(broker.events).toMatchObject([
			{ event: 'malformed', reason: expect.stringContaining(reason) },
		]);
		expect(broker.connects).toEqual([]);
	});

	test('of the next packets may follow a CONNECT at once', async () => {
		const broker = await watchBroker();
		const subscriptions = [{ topic: 'LD8S5J1L07/test/data', qos: 1 as const }];
		const subscribe = mqttPacket.generate({ cmd: 'subscribe', messageId: 1, subscriptions });
		const ping = mqttPacket.generate({ cmd: 'pingreq' });
		const { received } = open(broker.port, Buffer.concat([good, subscribe, ping]));
		await broker.next({ event: 'ping' });
		// In which order the others are answered is the broker's affair.
		const answers = ['20020000', '9003000101', 'd000'];
		const hex = () => Buffer.from(received()).toString('hex');
		await expect.poll(() => answers.filter((one) => hex().includes(one))).toEqual(answers);
		expect(hex()).toHaveLength(answers.join('').length);
	});

	test('of a CONNECT may come one by one', async () => {
		const broker = await watchBroker();
		const { socket, received } = open(broker.port, good.subarray(0, 1));
		socket.setNoDelay(true);
		for (const byte of good.subarray(1)) socket.write(Buffer.from([byte]));
		await expect.poll(received).toEqual(ACCEPTED);
	});

	test('of a second CONNECT close the connection', async () => {
		const broker = await watchBroker();
		const { closed } = open(broker.port, Buffer.concat([good, good]));
		await closed;
		await expect.poll(broker.log).toContain('LD8S5J1L07/test disconnected: a second CONNECT');
	});
});

test('a second sign-in of a device disconnects the first, and no other device', async () => {
	const broker = await watchBroker({ devices: [TENCENT.device, OTHER], plain: true });
	const first = open(broker.port, connectPacket(GOOD));
	await expect.poll(first.received).toEqual(ACCEPTED);
	const second = open(broker.port, connectPacket(GOOD));
	await first.closed;
	await expect.poll(second.received).toEqual(ACCEPTED);
	expect(broker.signedIn).toEqual(['LD8S5J1L07/test']);
	expect(broker.log()).toContain('LD8S5J1L07/test disconnected: the device signed in again');
});

test('a will is published when the connection is lost, on a topic of the device', async () => {
	const { device, clientId, username, password } = EXAMPLES[8];
	const broker = await watchBroker({
		devices: [device],
		cloud: 'baidu',
		now: () => EXAMPLES[8].now,
	});
	const will = {
		topic: '$iot/mydevice/events',
		payload: Buffer.from('gone'),
		qos: 0,
		retain: false,
	} as const;
	const { socket, received } = open(
		broker.port,
		connectPacket({ clientId, username, password }, { will }),
	);
	await expect.poll(received).toEqual(ACCEPTED);
	socket.destroy();
	await expect
		.poll(broker.log)
		.toContain('abcd123/mydevice publishes 4 bytes to $iot/mydevice/events with QoS 0');
});

test('the platform knows who connects sooner than the cloud allows', async () => {
	let now = TENCENT.now;
	const broker = await watchBroker({ now: () => now });
	for (const wait of [0, 5, 4.5]) {
		now += wait;
		await answer(broker.port, connectPacket(GOOD));
	}
	expect(broker.connects.map(({ time, tooSoon }) => [time - TENCENT.now, tooSoon])).toEqual([
		[0, false],
		[5, false],
		[9.5, true],
	]);
});

describe('a device that is signed in', () => {
	async function signIn() {
		const broker = await watchBroker();
		const url = `mqtt://127.0.0.1:${broker.port}`;
		const client = await connectAsync(url, { ...GOOD, reconnectPeriod: 0 }, false);
		onTestFinished(() => void client.end(true));
		const closed = new Promise((resolve) => client.once('close', () => resolve('closed')));
		return { broker, client, closed };
	}

	test.each([
		[
			'retained',
			'LD8S5J1L07/test/event',
			{ retain: true },
			'it is to be retained, which this cloud does not do',
		],
		['with QoS 2', 'LD8S5J1L07/test/event', { qos: 2 }, 'QoS 2 is more than 1'],
		['on the topic of another', 'LD8S5J1L07/best/event', {}, 'it is not a topic of this device'],
		['too much', 'LD8S5J1L07/test/event', { large: true }, 'it is larger than 16384 bytes'],
	] as const)('is cut off when it publishes %s', async (_, topic, options, reason) => {
		const { broker, client, closed } = await signIn();
		const { large, ...rest } = { large: false, ...options };
		client.publish(topic, large ? 'x'.repeat(16385) : 'x', rest);
		expect(await closed).toBe('closed');
		expect(broker.log()).toContain(`LD8S5J1L07/test disconnected: refused PUBLISH: ${reason}`);
	});

	test('is refused what is not its own to subscribe to, and nothing of that reaches it', async () => {
		const { broker, client } = await signIn();
		const topics: string[] = [];
		client.on('message', (topic) => topics.push(topic));
		const foreign = ['LD8S5J1L07/best/control', '#', 'LD8S5J1L07/+/control'];
		for (const topic of foreign)
			await expect(client.subscribeAsync(topic, { qos: 1 })).rejects.toThrow('Unspecified error');
		await client.subscribeAsync('LD8S5J1L07/test/control', { qos: 1 });
		for (const topic of ['LD8S5J1L07/best/control', 'LD8S5J1L07/test/control'])
			broker.send({ topic, payload: Buffer.from('x') }, 1);
		await expect.poll(() => topics).toEqual(['LD8S5J1L07/test/control']);
		expect(broker.log()).toContain(
			'LD8S5J1L07/test subscribes to # with QoS 1: refused, it is not a topic of this device',
		);
	});

	test('is told the time', async () => {
		const { broker, client } = await signIn();
		await client.subscribeAsync('$sys/operation/result/LD8S5J1L07/test');
		const told = new Promise<string>((resolve) => {
			client.on('message', (_, payload) => resolve(payload.toString()));
		});
		client.publish('$sys/operation/LD8S5J1L07/test', '{"type":"get","resource":["time"]}');
		const { type, time, ntptime1, ntptime2 } = JSON.parse(await told);
		expect({ type, time }).toEqual({ type: 'get', time: Math.floor(ntptime1 / 1000) });
		expect(Math.abs(ntptime2 - Date.now())).toBeLessThan(10_000);
		expect(broker.log()).toContainEqual(
			expect.stringMatching(/^the platform sends \d+ bytes to \$sys\/operation\/result/),
		);
	});

	test('has what it does written down, without what it keeps secret', async () => {
		const { broker, client } = await signIn();
		const topic = 'LD8S5J1L07/test/data';
		await client.subscribeAsync(topic);
		await client.publishAsync(topic, TENCENT.device.deviceSecret);
		await client.unsubscribeAsync(topic);
		client.publish(`${topic}/${TENCENT.device.deviceSecret}`, '');
		await broker.next({ event: 'disconnect' });
		expect(broker.log().slice(1)).toEqual([
			`LD8S5J1L07/test subscribes to ${topic} with QoS 0`,
			`LD8S5J1L07/test publishes 24 bytes to ${topic} with QoS 0`,
			`LD8S5J1L07/test unsubscribes from ${topic}`,
			`LD8S5J1L07/test publishes 0 bytes to ${topic}/(secret) with QoS 0: refused, it is not a topic of this device`,
			'LD8S5J1L07/test disconnected: refused PUBLISH: it is not a topic of this device',
		]);
	});
});
