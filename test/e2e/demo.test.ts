import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CLOUD_NAMES } from '../../cli/clouds.js';
import { PUBLISHED } from '../../demo/devices.js';
import { run } from '../../demo/play.js';
import { type Broker, startBroker } from '../../platform/broker.js';
import { xsMissing } from '../../tools/xs/xs.js';
import { parseConnect } from '../support/parse-connect.js';
import { DEVICE } from '../support/published.js';
import { withVariables } from '../support/run-here.js';

interface Run {
	readonly status: number | null;
	readonly stdout: string;
	readonly stderr: string;
}

/** What `npm start -- …` does once the engine and the bundle are there, but for the time that it waits. */
async function start(args: string[] = [], secret?: string): Promise<Run> {
	const printed: string[] = [];
	const errors: string[] = [];
	const status = await withVariables(
		secret === undefined ? {} : { MQTT_SIGNIN_SECRET: secret },
		() =>
			run(args, {
				print: (line) => printed.push(`${line}\n`),
				error: (line) => errors.push(`${line}\n`),
				async pause(seconds) {
					waited += seconds;
				},
				now,
			}),
	);
	return { status, stdout: printed.join(''), stderr: errors.join('') };
}

/** Seconds that the demonstration would have waited. */
let waited = 0;
const now = () => Date.now() / 1000 + waited;

/** The bytes of the first table that stands below a title. */
function bytesBelow(title: RegExp, output: string): Buffer {
	const [table] = output.slice(output.search(title)).split('\n\n');
	const digits = [...table.matchAll(/^ +\d+ {2}((?:[0-9a-f]{2} )*[0-9a-f]{2})(?: {2}|$)/gm)];
	return Buffer.from(digits.map(([, row]) => row.replaceAll(' ', '')).join(''), 'hex');
}

const NODE = `Node ${process.version}`;
const WORDS = /^(From| {2}(Accepted|Refused|Why|No )|As)/;

describe('npm start without a device', () => {
	test.each(CLOUD_NAMES)(
		'signs the published device of %s in, and shows a refusal',
		async (name) => {
			const { status, stdout, stderr } = await start(name === 'tencent' ? [] : ['--cloud', name]);
			expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
			const connect = parseConnect(bytesBelow(/CONNECT, \d+ bytes\n/, stdout));
			expect(connect).toMatchObject({ keepAlive: 240, cleanSession: true, will: undefined });
			const identity = Object.values(PUBLISHED[name].device)[0];
			expect(`${connect.clientId} ${connect.username}`).toContain(identity);
			expect([...bytesBelow(/CONNACK, 4 bytes/, stdout)]).toEqual([0x20, 2, 0, 0]);
			const from = (engine: string) =>
				`From ${engine}, with dist/index.js and dist/clouds/${name}.js`;
			expect(stdout.split('\n').filter((line) => WORDS.test(line))).toEqual([
				...(xsMissing ? [] : [from('XS'), '  Accepted']),
				from(NODE),
				'  Accepted',
				'From Node, with another key',
				'  Refused: wrong user name or password',
				expect.stringMatching(/^ {2}Why: .* not made with /),
				`As it should be: ${xsMissing ? '' : 'accepted from XS, '}accepted from ${NODE}, refused with another key.`,
			]);
		},
	);
});

test('npm start is a process that ends with the status, and prints the same', () => {
	const program = spawnSync(process.execPath, ['--import', 'tsx', 'demo/start.ts', '--help'], {
		cwd: fileURLToPath(new URL('../..', import.meta.url)),
		encoding: 'utf8',
	});
	expect(program.stderr).toBe('');
	expect(program.status).toBe(0);
	return expect(start(['--help'])).resolves.toMatchObject({ stdout: program.stdout });
});

describe('npm start with a device and a server', () => {
	const own = { ...DEVICE, deviceName: 'own' };
	const identity = ['--product-id', own.productId, '--device-name', own.deviceName];
	let broker: Broker;
	let args: string[];
	beforeAll(async () => {
		broker = await startBroker({ devices: [own], now });
		args = [...identity, '--host', '127.0.0.1', '--port', `${broker.port}`];
	});
	afterAll(() => broker.close());

	test('does the same, no more often than the platform takes, and keeps passwords to itself', async () => {
		const before = broker.connects.length;
		waited += 5;
		const { status, stdout, stderr } = await start(args, own.deviceSecret);
		expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
		const connects = broker.connects.slice(before);
		expect(connects.map(({ verdict, tooSoon }) => ({ verdict, tooSoon }))).toEqual([
			...(xsMissing ? [] : [{ verdict: 'accepted', tooSoon: false }]),
			{ verdict: 'accepted', tooSoon: false },
			{ verdict: 'refused', tooSoon: false },
		]);
		expect(waited).toBe(xsMissing ? 10 : 15);
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
		const before = broker.connects.length;
		const { status, stdout } = await start(args, 'AAAA');
		expect(status).toBe(3);
		expect(stdout).toMatch(/\n {2}Refused: wrong user name or password\n$/);
		expect(broker.connects.slice(before).map(({ returnCode }) => returnCode)).toEqual([4]);
	});

	test.each([
		{ answer: '', says: /\n {2}No answer: connection closed without a CONNACK\n$/ },
		{
			answer: 'SSH-2.0-',
			says: /No CONNACK: .*packet: expected a CONNACK, got 4 other bytes\n$/,
		},
		{
			answer: Uint8Array.of(0x20, 2, 0, 7),
			says: /return code 7: unknown\n\n {2}No CONNACK: .*packet: expected a CONNACK, got 4 other bytes\n$/,
		},
	])('ends with 4 when the answer is $answer', async ({ answer, says }) => {
		const server = createServer((socket) => socket.once('data', () => socket.end(answer)));
		await once(server.listen(0, '127.0.0.1'), 'listening');
		try {
			const { port } = server.address() as { port: number };
			const { status, stdout } = await start(
				[...identity, '--host', '127.0.0.1', '--port', `${port}`],
				own.deviceSecret,
			);
			expect(status).toBe(4);
			expect(stdout).toMatch(says);
		} finally {
			server.close();
		}
	});

	test('ends with 2 when an option is wrong or missing', async () => {
		expect(await start([...identity, '--port', '0'], own.deviceSecret)).toEqual({
			status: 2,
			stdout: '',
			stderr: 'npm start: --port: expected an integer from 1 to 65535, got 0\n',
		});
		expect(await start(['--product-id', own.productId], own.deviceSecret)).toEqual({
			status: 2,
			stdout: '',
			stderr: 'npm start: --device-name is missing\n',
		});
	});
});
