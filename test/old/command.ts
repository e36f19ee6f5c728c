import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { device } from './published.js';

const built = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

export const IDENTITY = ['--product-id', device.productId, '--device-name', device.deviceName];

/** The variables of the command; the published device's secret unless there are others. */
export type Variables = Readonly<Record<string, string>>;
const SECRET: Variables = { MQTT_SIGNIN_SECRET: device.deviceSecret };

export interface Result {
	readonly status: number | null;
	readonly stdout: string;
	readonly stderr: string;
}

/** Runs the built command to its end. */
export async function command(
	args: readonly string[],
	{ env = SECRET, input = '' }: { env?: Variables; input?: string } = {},
): Promise<Result> {
	const child = start(args, env);
	child.stdin.end(input);
	const [stdout, stderr, [status]] = await Promise.all([
		text(child.stdout),
		text(child.stderr),
		once(child, 'close'),
	]);
	return { status, stdout, stderr };
}

/** Starts the built command, and reads what it prints line by line. */
export function running(args: readonly string[], env = SECRET) {
	const child = start(args, env);
	const lines: string[] = [];
	const reader = createInterface(child.stdout);
	reader.on('line', (line) => lines.push(line));
	const ended = once(child, 'close');
	onTestFinished(() => {
		child.kill('SIGKILL');
	});
	return {
		child,
		lines,
		ended,
		/** The next line that matches, if none of those so far does. */
		async line(pattern: RegExp): Promise<string> {
			let found: string | undefined;
			while ((found = lines.find((line) => pattern.test(line))) === undefined)
				await Promise.race([
					once(reader, 'line'),
					ended.then(() => {
						throw new Error(`ended after ${lines.join('\n')}`);
					}),
				]);
			return found;
		},
	};
}

function start(args: readonly string[], variables: Variables): ChildProcessWithoutNullStreams {
	const { MQTT_SIGNIN_SECRET, MQTT_SIGNIN_PASSWORD, ...env } = process.env;
	return spawn(process.execPath, [built, ...args], { env: { ...env, ...variables } });
}

/** A server on loopback until the test is over. */
export async function serve(onSocket: (socket: Socket) => void): Promise<number> {
	return listen(createServer(onSocket));
}

export async function listen(server: Server): Promise<number> {
	const sockets = new Set<Socket>();
	server.on('connection', (socket) => {
		sockets.add(socket);
		socket.on('error', () => {});
	});
	await once(server.listen(0, '127.0.0.1'), 'listening');
	onTestFinished(() => {
		server.close();
		for (const socket of sockets) socket.destroy();
	});
	return (server.address() as AddressInfo).port;
}
