import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { IClientOptions, MqttClient } from 'mqtt';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Broker, startBroker } from '../../platform/broker.js';
import { type Cloud, tencent } from '../../src/clouds/tencent.js';
import type { Backoff } from '../../src/connector.js';

const example = new URL('../../examples/node-mqttjs/', import.meta.url);
const { connectSigned } = (await import(new URL('client.mjs', example).href)) as {
	connectSigned(cloud: Cloud, options: IClientOptions, backoff?: Pick<Backoff, 'wait'>): MqttClient;
};
const device = {
	productId: 'LD8S5J1L07',
	deviceName: 'gateway',
	deviceSecret: 'acyv3QDJrRa0fW5UE58KnQ==',
};
const another = { ...device, deviceSecret: 'AAAA' };
const cloudOf = (identity: typeof device) =>
	tencent(identity, { random: Math.random, host: '127.0.0.1' });

describe('the example for MQTT.js on Node', () => {
	let broker: Broker;
	beforeEach(async () => {
		broker = await startBroker({ devices: [device] });
	});
	afterEach(() => broker.close());

	test('signs afresh at every reconnect', async () => {
		// In the place of a Backoff, whose waits are seconds.
		const backoff = { wait: () => 0.1 };
		const client = connectSigned(cloudOf(device), { port: broker.port }, backoff);
		try {
			for (let connections = 1; connections <= 2; connections++) {
				await vi.waitFor(
					() => expect(client.connected && broker.connects.length).toBe(connections),
					50_000,
				);
				broker.disconnectAll();
			}
		} finally {
			await client.endAsync(true);
		}
		const { connects } = broker;
		expect(connects.map(({ verdict }) => verdict)).toEqual(Array(2).fill('accepted'));
		const distinct = (part: (connect: (typeof connects)[number]) => string | undefined) =>
			new Set(connects.map(part)).size;
		expect(distinct(({ username }) => username?.split(';')[2])).toBe(2);
		expect(distinct(({ password }) => password)).toBe(2);
	});

	test('waits for minutes after a refusal', async () => {
		const client = connectSigned(cloudOf(another), { port: broker.port });
		try {
			await vi.waitFor(() => expect(client.reconnecting).toBe(true));
			expect(broker.connects.map(({ returnCode }) => returnCode)).toEqual([4]);
			expect(client.options.reconnectPeriod).toBeGreaterThanOrEqual(60_000);
			expect(client.options.reconnectPeriod).toBeLessThan(120_000);
		} finally {
			await client.endAsync(true);
		}
	});

	test.each([
		['signed in', device],
		['Connection refused: Bad username or password', another],
	])(
		'says "%s", and nothing of the secret',
		async (event, { productId, deviceName, deviceSecret }) => {
			const program = spawn(process.execPath, [fileURLToPath(new URL('main.mjs', example))], {
				stdio: ['ignore', 'pipe', 'pipe'],
				env: {
					PRODUCT_ID: productId,
					DEVICE_NAME: deviceName,
					DEVICE_SECRET: deviceSecret,
					HOST: '127.0.0.1',
					PORT: `${broker.port}`,
				},
			});
			const exit = once(program, 'exit');
			let output = '';
			for (const stream of [program.stdout, program.stderr])
				stream.on('data', (text) => {
					output += text;
				});
			try {
				await vi.waitFor(() => expect(output).toContain(event), 40_000);
			} finally {
				program.kill('SIGTERM');
			}
			expect(await exit).toEqual([0, null]);
			expect(output).toMatch(/signed out\n$/);
			expect(output).not.toContain(deviceSecret);
		},
	);

	test('says what it needs', async () => {
		const program = spawn(process.execPath, [fileURLToPath(new URL('main.mjs', example))], {
			stdio: ['ignore', 'ignore', 'pipe'],
			env: {},
		});
		let output = '';
		program.stderr.on('data', (text) => {
			output += text;
		});
		expect(await once(program, 'close')).toEqual([2, null]);
		expect(output).toBe(
			'Set PRODUCT_ID, DEVICE_NAME and DEVICE_SECRET; HOST and PORT if not the platform.\n',
		);
	});
});
