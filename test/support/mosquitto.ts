import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

// Where Debian puts it is not on everybody's PATH.
const env = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/usr/local/sbin` };

/** Why mosquitto is left out, in one line; undefined where it is there. */
export const mosquittoMissing = spawnSync('mosquitto', ['-h'], { env }).error
	? 'mosquitto is left out; install it (Debian: apt-get install mosquitto)'
	: undefined;
if (mosquittoMissing) {
	if (process.env.CI) throw new Error(mosquittoMissing);
	console.warn(`${mosquittoMissing}.`);
}

export interface Mosquitto {
	readonly port: number;
	stop(): Promise<void>;
}

export interface MosquittoOptions {
	/** Who may sign in, by user name; default everybody. */
	readonly passwords?: Readonly<Record<string, string>>;
	/** More lines of its configuration, which apply to its one listener. */
	readonly settings?: readonly string[];
}

/** A mosquitto of its own on loopback. */
export async function startMosquitto(options: MosquittoOptions = {}): Promise<Mosquitto> {
	const { passwords, settings = [] } = options;
	const folder = mkdtempSync(join(tmpdir(), 'mosquitto-'));
	const port = await freePort();
	const config = join(folder, 'mosquitto.conf');
	const lines = [
		`listener ${port} 127.0.0.1`,
		// Otherwise root becomes a user who cannot read the folder.
		`user ${userInfo().username}`,
		`allow_anonymous ${passwords === undefined}`,
		...settings,
	];
	if (passwords) {
		const file = join(folder, 'passwords');
		const entries = Object.entries(passwords).map((entry) => entry.join(':'));
		writeFileSync(file, `${entries.join('\n')}\n`, { mode: 0o600 });
		const { status, stderr } = spawnSync('mosquitto_passwd', ['-U', file], { env });
		if (status !== 0) throw new Error(`mosquitto_passwd: ${stderr}`);
		lines.push(`password_file ${file}`);
	}
	writeFileSync(config, `${lines.join('\n')}\n`);

	const server = spawn('mosquitto', ['-c', config], { env, stdio: ['ignore', 'ignore', 'pipe'] });
	let log = '';
	server.stderr.on('data', (data) => {
		log += data;
	});
	const exit = once(server, 'exit');
	while (!(await listens(port))) {
		if (server.exitCode !== null) throw new Error(`mosquitto ended: ${log}`);
		await sleep(20);
	}
	return {
		port,
		async stop() {
			server.kill();
			await exit;
			rmSync(folder, { recursive: true });
		},
	};
}

async function freePort(): Promise<number> {
	const server = createServer();
	await once(server.listen(0, '127.0.0.1'), 'listening');
	const { port } = server.address() as AddressInfo;
	await once(server.close(), 'close');
	return port;
}

async function listens(port: number): Promise<boolean> {
	const socket = connect(port, '127.0.0.1');
	try {
		await once(socket, 'connect');
		return true;
	} catch {
		return false;
	} finally {
		socket.destroy();
	}
}
