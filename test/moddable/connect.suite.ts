import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { expect, test } from 'vitest';
import { type Broker, startBroker } from '../../demo/broker.js';
import { connectionId, NEVER_EXPIRES } from '../../src/index.js';
import { startMosquitto } from '../support/mosquitto.js';
import { device, sign } from '../support/published.js';
import { example, identify, stage } from './examples.js';
import { buildForSimulator, type Config, warnings } from './sdk.js';
import { type Simulator, simulate } from './simulator.js';

const app = example('moddable-connect');
const host = '127.0.0.1';

async function withBroker<T>(use: (broker: Broker) => Promise<T>): Promise<T> {
	const broker = await startBroker({ devices: [device] });
	try {
		return await use(broker);
	} finally {
		await broker.close();
	}
}

/** Builds with these keys and runs. */
async function play<T>(
	folder: string,
	config: Config,
	use: (simulator: Simulator) => Promise<T>,
	manifest = 'manifest.json',
) {
	const build = await buildForSimulator({ app: folder, manifest, config, out: 'out' });
	expect(warnings(build.output)).toEqual([]);
	return simulate(build.app, use);
}

test('without an identity it says how to give it one', async () => {
	await play(app, {}, async (simulator) => {
		await simulator.line(/mcconfig/);
		expect(simulator.lines).toEqual([
			'This board has no identity.',
			'Copy identity.example.json to identity.json, write the identity of your device into it,',
			'and build again with ./identity.json at the end of the mcconfig command.',
		]);
	});
});

test('with the template as it is, it says what is still to be filled in', async () => {
	await play(
		app,
		{},
		async (simulator) => {
			await simulator.line(/deviceSecret/);
			expect(simulator.lines).toEqual([
				'productId is still a <placeholder> in the firmware.',
				'deviceName is still a <placeholder> in the firmware.',
				'deviceSecret is still a <placeholder> in the firmware.',
			]);
		},
		'identity.example.json',
	);
});

test('with a part of an identity, it says what is missing', async () => {
	const { deviceSecret, ...config } = device;
	await play(app, config, async (simulator) => {
		await simulator.line(/missing/);
		expect(simulator.lines).toEqual(['deviceSecret is missing in the firmware.']);
	});
});

test('with a secret that is cut, it says where', async () => {
	const deviceSecret = device.deviceSecret.slice(0, -1);
	await play(app, { ...device, deviceSecret }, async (simulator) => {
		expect(await simulator.line(/cannot/)).toBe(
			'This cannot be signed: deviceSecret is wrong at position 23 of 23; allowed: canonical Base64.',
		);
	});
});

test('it signs in, and after a loss it signs in anew', async () => {
	const manifest = identify('moddable-connect', device);
	await withBroker(async (broker) => {
		const config = { host, port: broker.port };
		const lines = await play(
			app,
			config,
			async (simulator) => {
				await simulator.line(/^Accepted: LD8S5J1L07 test is signed in\.$/);
				broker.disconnectAll();
				await simulator.line(/^The connection was lost/);
				const before = simulator.lines.length;
				await simulator.line(/^Accepted/, 70, before);
				return simulator.lines.join('\n');
			},
			manifest,
		);
		expect(broker.connects).toMatchObject([
			{ verdict: 'accepted', tooSoon: false, keepAlive: 240 },
			{ verdict: 'accepted', tooSoon: false, keepAlive: 240 },
		]);
		const [first, second] = broker.connects;
		expect(second.username).not.toBe(first.username);
		expect(second.password).not.toBe(first.password);
		for (const secret of [device.deviceSecret, first.password, second.password])
			expect(lines).not.toContain(secret?.split(';')[0]);
	});
});

test('refused, it says what to check, and does not ask again at once', async () => {
	await withBroker(async (broker) => {
		const config = { ...device, deviceSecret: 'AAAA', host, port: broker.port };
		await play(app, config, async (simulator) => {
			expect(await simulator.line(/^Refused:/)).toBe(
				'Refused: wrong user name or password. Check: Are secret, product id and device name as in the console, and is the clock right?',
			);
			expect(await simulator.line(/^The clock says/)).toContain(
				new Date().toISOString().slice(0, 14),
			);
			const wait = /^Refused\. Next attempt in (\d+) s\.$/.exec(
				await simulator.line(/^Refused\. /),
			);
			expect(Number(wait?.[1])).toBeGreaterThanOrEqual(60);
			expect(simulator.lines.join('\n')).not.toContain('AAAA');
		});
		expect(broker.connects).toMatchObject([{ verdict: 'refused', returnCode: 4 }]);
	});
});

test.each<[says: string, serve: (socket: Socket) => void]>([
	['The server hung up without an answer', (socket) => socket.once('data', () => socket.end())],
	['This is no MQTT server', (socket) => socket.write('HTTP/1.1 400 Bad Request\r\n')],
])('"%s", where that is so', async (says, serve) => {
	const server = createServer(serve);
	await once(server.listen(0, host), 'listening');
	const { port } = server.address() as AddressInfo;
	try {
		await play(app, { ...device, host, port }, (simulator) =>
			simulator.line(new RegExp(`^${says}.*\\. Next attempt in \\d+ s\\.$`)),
		);
	} finally {
		server.close();
	}
});

test('"The server cannot be reached", where that is so', async () => {
	// Nothing listens there.
	await play(app, { ...device, host, port: 1 }, (simulator) =>
		simulator.line(/^The server cannot be reached\. Next attempt in \d+ s\.$/),
	);
});

const staged = stage('moddable-connect');

test('a board whose clock says 1970 signs in and says so, and anew when it knows the time', async () => {
	await withBroker(async (broker) => {
		const config = { ...device, host, port: broker.port, sntp: host, unset: 4 };
		await play(staged, config, async (simulator) => {
			await simulator.line(/^Accepted/);
			expect(simulator.lines.slice(1, 3)).toEqual([
				'The clock is not set; asking 127.0.0.1 for the time.',
				'Signed without a clock: this signature never expires.',
			]);
			await simulator.line(/^The clock is set/);
			await simulator.line(/^Accepted/, 30, simulator.lines.length);
		});
		expect(broker.connects).toMatchObject([
			{ verdict: 'accepted', tooSoon: false },
			{ verdict: 'accepted', tooSoon: false },
		]);
		const [first, second] = broker.connects.map(({ username, time }) => {
			const [, , connid, expiry] = (username as string).split(';');
			return { connid, expiry: Number(expiry), time };
		});
		expect(first.expiry).toBe(NEVER_EXPIRES);
		expect(Math.abs(second.expiry - second.time - 3600)).toBeLessThan(5);
		expect(second.connid).not.toBe(first.connid);
	});
});

test('mosquitto lets it in by its list of passwords, and another one not', async () => {
	// What a board without a clock sends with this chance.
	const known = sign({ expiry: NEVER_EXPIRES, connectionId: connectionId(() => 0.5) });
	const mosquitto = await startMosquitto({ passwords: { [known.username]: known.password } });
	const config = { ...device, host, port: mosquitto.port, sntp: host, unset: 600 };
	try {
		await play(staged, { ...config, chance: 0.5 }, (simulator) => simulator.line(/^Accepted/));
		await play(staged, { ...config, chance: 0.6 }, (simulator) =>
			simulator.line(/^Refused: not authorized/),
		);
	} finally {
		await mosquitto.stop();
	}
});

test('one firmware serves many boards: the identity is in Preference storage', async () => {
	await withBroker(async (broker) => {
		const config = { host, port: broker.port };
		await play(staged, { ...device, ...config, store: 'yes' }, async (simulator) => {
			await simulator.line(/^Accepted/);
			expect(simulator.lines.slice(0, 2)).toEqual([
				'This board is LD8S5J1L07 test, says the firmware.',
				'That is in Preference storage now, for firmware without an identity.',
			]);
		});
		await play(staged, config, async (simulator) => {
			await simulator.line(/^Accepted/);
			expect(simulator.lines[0]).toBe('This board is LD8S5J1L07 test, says Preference storage.');
		});
	});
});

test("with Moddable's native digest it signs in as well", async () => {
	const manifest = identify('moddable-native-digest', device);
	await withBroker(async (broker) => {
		await play(
			example('moddable-native-digest'),
			{ host, port: broker.port },
			(simulator) => simulator.line(/^Accepted/),
			manifest,
		);
		expect(broker.connects).toMatchObject([{ verdict: 'accepted' }]);
	});
});
