import mqttPacket from 'mqtt-packet';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Broker, startBroker } from '../demo/broker.js';
import { type Engine, startXSEngine } from '../demo/engines.js';
import { type ConnectOptions, decodeConnack, encodeConnect } from '../src/index.js';
import { answer } from './support/answer.js';
import {
	ACCEPTED,
	device,
	flipped,
	METHODS,
	refusedWith,
	sign,
	signIn,
} from './support/published.js';
import { xsMissing } from './support/xs.js';

const NOW = 1_800_000_000;
const FIELDS = ['clientId', 'username', 'password'] as const;

describe('the checking broker', () => {
	let broker: Broker;
	beforeAll(async () => {
		broker = await startBroker({ devices: [device], now: () => NOW });
	});
	afterAll(() => broker.close());

	describe.each(METHODS)('with $name', (method) => {
		test('accepts a signed device', async () => {
			expect(await signIn(broker.port, sign({ method }))).toEqual(ACCEPTED);
		});

		test.each(FIELDS)('refuses another character anywhere in the %s', async (field) => {
			const changed = flipped(sign({ method }), field);
			const answers = await Promise.all(changed.map((other) => signIn(broker.port, other)));
			expect(answers).toEqual(changed.map(() => refusedWith(field === 'clientId' ? 5 : 4)));
		});
	});

	const good = sign();
	const { clientId, username, password } = good;
	const [token] = password.split(';');
	const named = (name: string) => ({ ...good, username: name });

	test.each<[what: string, ConnectOptions]>([
		['the other sdkAppId', sign({ sdkAppId: '21010406' })],
		['an expiry in a second', sign({ expiry: NOW + 1 })],
		['a keep-alive of 900 s', { ...good, keepAlive: 900 }],
		['no keep-alive', { ...good, keepAlive: 0 }],
	])('accepts %s', async (_, options) => {
		expect(await signIn(broker.port, options)).toEqual(ACCEPTED);
	});

	const PARTS = 'the user name is not four parts with ";" between them';
	const SUFFIX = 'the password does not end in ";hmacsha1" or ";hmacsha256"';
	test.each<[what: string, ConnectOptions, returnCode: number, reason: string]>([
		['an unknown device', { ...good, clientId: 'LD8S5J1L07' }, 5, 'no device has this client id'],
		['901 s', { ...good, keepAlive: 901 }, 5, 'keep-alive is 901 s, more than 900 s'],
		['no user name', { clientId }, 4, 'there is no user name'],
		['no password', { clientId, username }, 4, 'there is no password'],
		['the old separator', named(username.replace('07test', '07;test')), 4, PARTS],
		['no expiry', named(username.replace(/;\d+$/, '')), 4, PARTS],
		[
			"another's user name",
			named(username.replace('test', 'best')),
			4,
			'the user name does not begin with the client id',
		],
		['another sdkAppId', sign({ sdkAppId: '12010127' }), 4, 'the SDK app id is unknown'],
		[
			'a hyphen in the connection id',
			named(username.replace('qkvrc', 'qk-rc')),
			4,
			'the connection id is not letters and digits',
		],
		[
			'milliseconds',
			named(username.replace('32472115200', '1800000000000')),
			4,
			'the expiry is not 1 to 12 digits',
		],
		['an expiry that is now', sign({ expiry: NOW }), 4, 'the signature has expired'],
		['no suffix', { ...good, password: token }, 4, SUFFIX],
		['more than a suffix', { ...good, password: `${password};` }, 4, SUFFIX],
		[
			"the other hash's suffix",
			{ ...good, password: `${token};hmacsha1` },
			4,
			'the token is not as many lower-case hex digits as hmacsha1 has',
		],
		[
			'an upper-case token',
			{ ...good, password: password.replace(token, token.toUpperCase()) },
			4,
			'the token is not as many lower-case hex digits as hmacsha256 has',
		],
		[
			'another secret',
			sign({}, { ...device, deviceSecret: 'AAAA' }),
			4,
			"the token was not made with this device's secret and this user name",
		],
	])('refuses %s, and says why', async (_, options, returnCode, reason) => {
		expect(await signIn(broker.port, options)).toEqual(refusedWith(returnCode));
		expect(broker.connects.at(-1)).toEqual({
			time: NOW,
			clientId: options.clientId,
			username: options.username,
			password: options.password,
			keepAlive: options.keepAlive ?? 240,
			tooSoon: expect.any(Boolean),
			verdict: 'refused',
			returnCode,
			reason,
		});
	});

	test('refuses MQTT 5', async () => {
		const packet = mqttPacket.generate({
			cmd: 'connect',
			protocolId: 'MQTT',
			protocolVersion: 5,
			clean: true,
			keepalive: 240,
			...good,
			password: Buffer.from(password),
		});
		expect(decodeConnack(await answer(broker.port, packet))).toEqual(refusedWith(1));
		expect(broker.connects.at(-1)).toMatchObject({ returnCode: 1, reason: 'this is MQTT 5' });
	});
});

test('the checking broker sees who connects twice within 5 seconds', async () => {
	let now = NOW;
	const other = { ...device, deviceName: 'other' };
	const broker = await startBroker({ devices: [device, other], now: () => now });
	try {
		for (const [wait, signer] of [
			[0, device],
			[1, other],
			[4, device],
			[4.9, device],
		] as const) {
			now += wait;
			await signIn(broker.port, sign({}, signer));
		}
		expect(broker.connects.map(({ time, tooSoon }) => [time, tooSoon])).toEqual([
			[NOW, false],
			[NOW + 1, false],
			[NOW + 5, false],
			[NOW + 9.9, true],
		]);
	} finally {
		await broker.close();
	}
});

// Under CI a missing engine is an error of startXSEngine's.
describe.skipIf(xsMissing && !process.env.CI)('the checking broker and the bundle in XS', () => {
	let xs: Engine;
	let broker: Broker;
	beforeAll(async () => {
		xs = (await startXSEngine()) as Engine;
		broker = await startBroker({ devices: [device] });
	});
	afterAll(async () => {
		xs?.stop();
		await broker?.close();
	});

	test.each(METHODS)('accept each other with $name', async (method) => {
		const packet = await xs.connect(device, {
			expiry: 32472115200,
			connectionId: 'qkvrc',
			method,
			keepAlive: 240,
		});
		expect(packet).toEqual(encodeConnect(sign({ method })));
		const connack = await answer(broker.port, packet);
		expect(await xs.read(connack)).toEqual({ ...ACCEPTED, meaning: 'Accepted' });
	});

	test('read a refusal', async () => {
		const other = { ...device, deviceSecret: 'AAAA' };
		const signing = { expiry: 32472115200, connectionId: 'qkvrc', keepAlive: 240 };
		const connack = await answer(broker.port, await xs.connect(other, signing));
		expect(await xs.read(connack)).toEqual({
			...refusedWith(4),
			meaning: 'Refused: wrong user name or password',
		});
	});
});
