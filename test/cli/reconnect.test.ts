import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { startBroker } from '../../platform/broker.js';
import { IDENTITY, running, serve, shell } from '../support/command.js';
import { DEVICE } from '../support/published.js';

const SECRET = { MQTT_SIGNIN_SECRET: DEVICE.deviceSecret };
const CLIENT_ID = DEVICE.productId + DEVICE.deviceName;
const CONNACK = (code: number) => Uint8Array.of(0x20, 2, 0, code);

function staying(port: number, ...args: string[]) {
	const where = ['--reconnect', '--host', '127.0.0.1', '--port', `${port}`];
	return running(['connect', ...IDENTITY, ...where, ...args], SECRET);
}

const STAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ {2}/;

async function broker() {
	const started = await startBroker({ devices: [DEVICE] });
	onTestFinished(() => started.close());
	return started;
}

describe('connect --reconnect', () => {
	test.each([
		{ signal: 'SIGINT', pings: 3 },
		{ signal: 'SIGTERM', pings: 0 },
		{ signal: 'SIGHUP', pings: 0 },
	] as const)(
		'pings $pings times, and ends with DISCONNECT and status 0 on $signal',
		async ({ signal, pings: least }) => {
			const packets: string[] = [];
			const port = await serve((socket) => {
				socket.on('data', (bytes) => {
					packets.push(bytes[0] === 0x10 ? 'CONNECT' : bytes.toString('hex'));
					if (bytes[0] === 0x10) socket.write(CONNACK(0));
					if (bytes[0] === 0xc0) socket.write(Uint8Array.of(0xd0, 0));
				});
				socket.on('end', () => packets.push('end'));
			});
			const stay = staying(port, '--keep-alive', '1', '--timeout', '2');
			await stay.line(/accepted/);
			// Three are longer than the time-out: an answer keeps the connection.
			await vi.waitFor(() => expect(packets.length).toBeGreaterThan(least), { timeout: 20000 });
			stay.child.kill(signal);
			expect(await stay.ended).toBe(0);
			await vi.waitFor(() => expect(packets.at(-1)).toBe('end'));
			const pings = packets.slice(1, -2);
			expect(packets).toEqual(['CONNECT', ...pings.map(() => 'c000'), 'e000', 'end']);
			expect(stay.lines.map((line) => line.replace(STAMP, ''))).toEqual([
				expect.stringMatching(
					new RegExp(`^signing in to 127.0.0.1:${port} as ${CLIENT_ID};12010126;\\w{5};\\d{10}$`),
				),
				'accepted',
				'stopped',
			]);
			for (const line of stay.lines) expect(line).toMatch(STAMP);
		},
	);

	test('comes back with a new signature after a loss, after at least 5 s', async () => {
		const platform = await broker();
		const { port, connects } = platform;
		const stay = staying(port, '--lifetime', '60', '--json');
		await stay.line(/accepted/);
		platform.disconnectAll();
		await stay.line(/"event":"lost"/);
		stay.child.kill('SIGTERM');
		expect(await stay.ended).toBe(0);
		const events = stay.lines.map((line) => JSON.parse(line));
		for (const event of events)
			expect(event).toMatchObject({
				time: expect.stringMatching(/^\d{4}-.*Z$/),
				message: expect.any(String),
			});
		expect(events.map(({ time: _, ...event }) => event)).toEqual([
			{
				event: 'connecting',
				...{ host: '127.0.0.1', port, username: connects[0].username },
				message: `signing in to 127.0.0.1:${port} as ${connects[0].username}`,
			},
			{ event: 'accepted', sessionPresent: false, message: 'accepted' },
			{
				event: 'lost',
				lived: expect.any(Number),
				linkLost: false,
				message: 'lost after 0 s: the server closed the connection',
				wait: expect.any(Number),
			},
			{ event: 'stopped', message: 'stopped' },
		]);
		expect(events[2].wait).toBeGreaterThanOrEqual(5);
		expect(events[2].wait).toBeLessThanOrEqual(60);
		expect(connects).toMatchObject([{ verdict: 'accepted' }]);
	});

	test('hangs up on a server that does not answer a PINGREQ', async () => {
		const port = await serve((socket) => socket.once('data', () => socket.write(CONNACK(0))));
		const stay = staying(port, '--keep-alive', '1', '--timeout', '1');
		expect((await stay.line(/lost/)).replace(STAMP, '')).toMatch(
			/^lost after \d s: no answer to a PINGREQ within 1 s; next attempt in \d+ s$/,
		);
	});

	test('ends at once while it waits for an answer', async () => {
		const stay = staying(await serve(() => {}));
		await stay.line(/signing in/);
		stay.child.kill('SIGTERM');
		expect(await stay.ended).toBe(0);
		expect(stay.lines.map((line) => line.replace(STAMP, '')).at(-1)).toBe('stopped');
	});

	test('stays signed in when its log is closed, says so once, and ends with 5', async () => {
		const platform = await broker();
		const stay = staying(platform.port);
		await stay.line(/accepted/);
		stay.child.stdout.destroy();
		platform.disconnectAll();
		// Comes back after 30 to 60 s, as after a connection that another device took over: not waited for.
		await sleep(300);
		expect(stay.child.exitCode).toBe(null);
		stay.child.kill('SIGINT');
		expect(await stay.ended).toBe(5);
		expect(await stay.stderr).toBe('standard output is closed; the device stays signed in\n');
		expect(platform.signedIn).toEqual([]);
	});

	test.each([
		{ log: '> /dev/full', says: 'standard output cannot be written (ENOSPC)' },
		{ log: '>&-', says: 'standard output is closed' },
	])('stays signed in with its log $log', async ({ log, says }) => {
		const platform = await broker();
		const line = `$cli connect ${IDENTITY.join(' ')} --reconnect --host 127.0.0.1 --port ${platform.port} ${log} & pid=$!; read -r _; kill -INT $pid; wait $pid`;
		const ended = shell(line, SECRET, async (child) => {
			await vi.waitFor(() => expect(platform.signedIn).toHaveLength(1), { timeout: 20000 });
			child.stdin.end('\n');
		});
		expect(await ended).toEqual({
			status: 5,
			stdout: '',
			stderr: `${says}; the device stays signed in\n`,
		});
	});
});
