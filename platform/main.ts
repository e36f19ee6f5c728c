import { createInterface } from 'node:readline';
import { startBroker } from './broker.js';
import { addresses } from './certificate.js';
import { readCertificate } from './certificate-files.js';
import { control } from './control.js';
import { readContents, watchContents } from './devices.js';
import { type BrokerEvent, line } from './events.js';
import { HELP, read, type Settings } from './options.js';
import type { Contents } from './registry.js';

/** The device of an example that LuatOS published, for whoever has none yet. */
const PUBLISHED: Contents = {
	devices: [
		{ productId: 'LD8S5J1L07', deviceName: 'test', deviceSecret: 'acyv3QDJrRa0fW5UE58KnQ==' },
	],
};
const EXIT = { ok: 0, wrong: 1, usage: 2 };

process.exitCode = await run(process.argv.slice(2));

/** Runs the broker until it is told to stop, and returns the exit status. */
async function run(args: readonly string[]): Promise<number> {
	let settings: Settings | undefined;
	try {
		settings = read(args);
	} catch (error) {
		console.error(`broker: ${(error as Error).message}`);
		return EXIT.usage;
	}
	if (settings === undefined) {
		console.log(HELP);
		return EXIT.ok;
	}
	try {
		await serve(settings);
		return EXIT.ok;
	} catch (error) {
		console.error(`broker: ${(error as Error).message}`);
		return EXIT.wrong;
	}
}

async function serve(settings: Settings): Promise<void> {
	const { devices: file, json, tls, ...options } = settings;
	const print = (event: BrokerEvent) => console.log(json ? JSON.stringify(event) : line(event));
	const contents = file === undefined ? PUBLISHED : await readContents(file);
	const { certificate, caFile } = tls
		? await readCertificate(settings)
		: { certificate: false, caFile: undefined };
	const broker = await startBroker({ ...options, ...contents, tls: certificate, onEvent: print });
	const { host, port, registrationPort } = broker;
	const tell = (message: string) =>
		print({ time: Date.now() / 1000 + broker.faults.clock, event: 'platform', message });
	print({
		time: Date.now() / 1000 + broker.faults.clock,
		...{ event: 'listening', host, port, tls, caFile, registrationPort },
		devices: broker.registry.devices.map(({ cloud, device }) => `${cloud} ${device.identity}`),
	});
	if (!isLoopback(host)) console.error(warning(host, port));
	const stopWatching = file === undefined ? () => {} : watchContents(file, broker.registry, tell);

	const input = createInterface(process.stdin);
	input.on('line', (text) => {
		const reply = control(text, broker);
		if (reply === '') return;
		if (json) tell(reply);
		else console.log(reply);
	});
	await new Promise((resolve) => {
		process.once('SIGINT', resolve).once('SIGTERM', resolve);
	});
	input.close();
	process.stdin.destroy();
	stopWatching();
	await broker.close();
}

function isLoopback(host: string): boolean {
	return host === 'localhost' || host === '::1' || host.startsWith('127.');
}

function warning(host: string, port: number): string {
	const open = host === '0.0.0.0' || host === '::';
	const where = open ? addresses().filter((address) => !isLoopback(address)) : [host];
	const list = where.map((address) => (address.includes(':') ? `[${address}]` : address));
	return `Warning: whoever is in your network can reach this broker. Give it secrets that are of no use elsewhere.
Boards reach it at ${list.map((address) => `${address}:${port}`).join(', ') || 'no address'}.`;
}
