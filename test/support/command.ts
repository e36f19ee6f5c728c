import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { DEVICE } from './published.js';

export const COMMAND = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

export const IDENTITY = ['--product-id', DEVICE.productId, '--device-name', DEVICE.deviceName];

/** The variables of the command; the published device's secret unless there are others. */
export type Variables = Readonly<Record<string, string>>;
const SECRET: Variables = { MQTT_SIGNIN_SECRET: DEVICE.deviceSecret };

export interface Result {
	/** Of a process that a signal ended: its name. */
	readonly status: number | string | null;
	readonly stdout: string;
	readonly stderr: string;
}

/** Runs the built command to its end. */
export async function command(
	args: readonly string[],
	{ env = SECRET, input = '' }: { env?: Variables; input?: string | Uint8Array | undefined } = {},
): Promise<Result> {
	const child = start(args, env);
	child.stdin.on('error', () => {});
	child.stdin.end(input);
	return result(child);
}

/** Runs a line of sh, in which `$cli` is the command; `act` closes its standard input. */
export function shell(
	line: string,
	env = SECRET,
	act: (child: ChildProcessWithoutNullStreams) => unknown = (child) => child.stdin.end(),
): Promise<Result> {
	const child = spawn('sh', ['-c', line], {
		env: { ...environment(env), cli: `${process.execPath} ${COMMAND}` },
	});
	act(child);
	return result(child);
}

async function result(child: ChildProcessWithoutNullStreams): Promise<Result> {
	const [stdout, stderr, [status, signal]] = await Promise.all([
		text(child.stdout),
		text(child.stderr),
		once(child, 'close'),
	]);
	return { status: status ?? signal, stdout, stderr };
}

/** Starts the built command, and reads what it prints line by line. */
export function running(args: readonly string[], env = SECRET) {
	const child = start(args, env);
	const lines: string[] = [];
	const reader = createInterface(child.stdout);
	reader.on('line', (line) => lines.push(line));
	const stderr = text(child.stderr);
	const ended = once(child, 'close').then(([status, signal]) => status ?? signal);
	onTestFinished(() => {
		child.kill('SIGKILL');
	});
	return {
		child,
		lines,
		stderr,
		/** The exit status. */
		ended,
		/** The next line that matches, if none of those so far does. */
		async line(pattern: RegExp): Promise<string> {
			let found: string | undefined;
			while ((found = lines.find((line) => pattern.test(line))) === undefined)
				await Promise.race([
					once(reader, 'line'),
					ended.then((status) => {
						throw new Error(`ended with ${status} after ${lines.join('\n')}`);
					}),
				]);
			return found;
		},
	};
}

function start(args: readonly string[], variables: Variables): ChildProcessWithoutNullStreams {
	return spawn(process.execPath, [COMMAND, ...args], { env: environment(variables) });
}

/** Without what would change the command's language, colours or secret. */
function environment(variables: Variables): NodeJS.ProcessEnv {
	const env = { ...process.env };
	for (const name of ['LC_ALL', 'LC_MESSAGES', 'LANG', 'FORCE_COLOR']) delete env[name];
	for (const name of Object.keys(env)) if (name.startsWith('MQTT_SIGNIN')) delete env[name];
	return { ...env, ...variables };
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
