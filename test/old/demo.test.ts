import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Broker, startBroker } from '../demo/broker.js';
import { encodeConnect } from '../src/index.js';
import { device, sign } from './support/published.js';
import { xsMissing } from './support/xs.js';

const root = fileURLToPath(new URL('..', import.meta.url));

interface Run {
	readonly status: number;
	readonly stdout: string;
	readonly stderr: string;
}

/** What `npm start -- …` does once the engine and the bundle are there. */
function start(args: string[] = [], secret?: string): Promise<Run> {
	const { MQTT_SIGNIN_SECRET: _, ...others } = process.env;
	const env = { ...others, ...(secret !== undefined && { MQTT_SIGNIN_SECRET: secret }) };
	return new Promise((resolve) => {
		const program = execFile(
			process.execPath,
			['--import', 'tsx', 'demo/start.ts', ...args],
			{ cwd: root, env },
			(_, stdout, stderr) => resolve({ status: program.exitCode ?? -1, stdout, stderr }),
		);
	});
}

/** The bytes of the first table that stands below a title. */
function bytesBelow(title: string, output: string): Uint8Array {
	const [table] = output.slice(output.indexOf(title)).split('\n\n');
	const digits = [...table.matchAll(/^ +\d+ {2}((?:[0-9a-f]{2} )*[0-9a-f]{2})(?: {2}|$)/gm)];
	return new Uint8Array(
		Buffer.from(digits.map(([, row]) => row.replaceAll(' ', '')).join(''), 'hex'),
	);
}

const NODE = `Node ${process.version}`;

describe('npm start without options', () => {
	test('signs the published device in from XS and from Node, and shows a refusal', async () => {
		const { status, stdout, stderr } = await start();
		expect({ status, stderr }).toEqual({ status: 0, stderr: '' });

		const connect = encodeConnect(sign());
		expect(bytesBelow(`CONNECT, ${connect.length} bytes`, stdout)).toEqual(connect);
		expect(bytesBelow('CONNACK, 4 bytes', stdout)).toEqual(Uint8Array.of(0x20, 2, 0, 0));

		const words = stdout.split('\n').filter((line) => /^(From| {2}[A-Z][a-z]|As)/.test(line));
		expect(words).toEqual([
			...(xsMissing ? [] : ['From XS, with dist/index.js', '  Accepted']),
			`From ${NODE}, with dist/index.js`,
			'  Accepted',
			'From Node, with one bit of the key changed',
			'  Refused: wrong user name or password',
			"  Why: the token was not made with this device's secret and this user name",
			`As it should be: ${xsMissing ? '' : 'accepted from XS, '}accepted from ${NODE}, refused with another key.`,
		]);
	});
});

describe('npm start with a device and a server', () => {
	const own = { ...device, deviceName: 'own' };
	let broker: Broker;
	let args: string[];
	beforeEach(async () => {
		broker = await startBroker({ devices: [own] });
		args = [
			...['--product-id', own.productId, '--device-name', own.deviceName],
			...['--host', '127.0.0.1', '--port', `${broker.port}`],
		];
	});
	afterEach(() => broker.close());

	test('does the same, no oftener than the platform takes, and keeps passwords to itself', async () => {
		const { status, stdout, stderr } = await start(args, own.deviceSecret);
		expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
		const { connects } = broker;
		expect(connects.map(({ verdict, tooSoon }) => ({ verdict, tooSoon }))).toEqual([
			...(xsMissing ? [] : [{ verdict: 'accepted', tooSoon: false }]),
			{ verdict: 'accepted', tooSoon: false },
			{ verdict: 'refused', tooSoon: false },
		]);
		expect(new Set(connects.map(({ username }) => username)).size).toBe(connects.length);
		const bytes = stdout.replaceAll(/\s/g, '');
		for (const { password = '' } of connects) {
			const [token] = password.split(';');
			expect(stdout).not.toContain(token);
			expect(bytes).not.toContain(Buffer.from(token).toString('hex').slice(0, 16));
		}
		expect(stdout).not.toContain(own.deviceSecret);
	});

	test('ends with 3 when it is refused, after one CONNECT', async () => {
		const { status, stdout } = await start(args, 'AAAA');
		expect(status).toBe(3);
		expect(stdout).toMatch(/\n {2}Refused: wrong user name or password\n$/);
		expect(broker.connects.map(({ returnCode }) => returnCode)).toEqual([4]);
	});

	test('ends with 4 when nobody answers', async () => {
		const server = createServer((socket) => socket.end());
		await once(server.listen(0, '127.0.0.1'), 'listening');
		try {
			const { port } = server.address() as { port: number };
			const { status, stdout } = await start([...args, '--port', `${port}`], own.deviceSecret);
			expect(status).toBe(4);
			expect(stdout).toMatch(/\n {2}No answer: connection .*\n$/);
		} finally {
			server.close();
		}
	});

	test('ends with 4 when the answer is not a CONNACK', async () => {
		const server = createServer((socket) => socket.write('SSH-2.0-'));
		await once(server.listen(0, '127.0.0.1'), 'listening');
		try {
			const { port } = server.address() as { port: number };
			const { status, stdout } = await start([...args, '--port', `${port}`], own.deviceSecret);
			expect(status).toBe(4);
			expect(stdout).toMatch(/\n {2}No CONNACK: .*packet begins with 5353482d; allowed: .*\n$/);
		} finally {
			server.close();
		}
	});

	test('ends with 2 when an option is wrong or missing', async () => {
		expect(await start([...args, '--port', '0'], own.deviceSecret)).toEqual({
			status: 2,
			stdout: '',
			stderr: 'npm start: --port is 0; allowed: 1 to 65535\n',
		});
		expect(await start(['--product-id', own.productId], own.deviceSecret)).toEqual({
			status: 2,
			stdout: '',
			stderr: 'npm start: --device-name is missing; allowed: a value\n',
		});
		expect(broker.connects).toEqual([]);
	});
});
