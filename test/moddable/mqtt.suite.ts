import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectAsync } from 'mqtt';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBroker } from '../../demo/broker.js';
import { connectionId } from '../../src/index.js';
import { type Mosquitto, startMosquitto } from '../support/mosquitto.js';
import { device, sign } from '../support/published.js';
import { example, identify, stage } from './examples.js';
import { run } from './process.js';
import { buildForSimulator, warnings } from './sdk.js';
import { simulate } from './simulator.js';

const host = '127.0.0.1';
const clients = ['mqtt/js', 'ecma-419'];
const reading = /^LD8S5J1L07\/test\/event {"uptime":\d+}$/;

test.each(clients)('%s comes back by itself after a loss, newly signed', async (client) => {
	const app = example('moddable-mqtt');
	const manifest = identify('moddable-mqtt', device);
	const broker = await startBroker({ devices: [device] });
	try {
		const config = { host, port: broker.port, client };
		const build = await buildForSimulator({ app, manifest, config });
		expect(warnings(build.output)).toEqual([]);
		const lines = await simulate(build.app, async (simulator) => {
			await simulator.line(reading);
			broker.disconnectAll();
			await simulator.line(/^The connection was lost/);
			await simulator.line(reading, 90, simulator.lines.length);
			return simulator.lines.join('\n');
		});
		expect(broker.connects).toMatchObject([
			{ verdict: 'accepted', tooSoon: false, keepAlive: 240 },
			{ verdict: 'accepted', tooSoon: false, keepAlive: 240 },
		]);
		const [first, second] = broker.connects;
		expect(second.username?.split(';')[2]).not.toBe(first.username?.split(';')[2]);
		expect(second.password).not.toBe(first.password);
		for (const secret of [device.deviceSecret, first.password, second.password])
			expect(lines).not.toContain(secret?.split(';')[0]);
	} finally {
		await broker.close();
	}
});

test('over TLS, without a root certificate it says so', async () => {
	const app = example('moddable-mqtt');
	const build = await buildForSimulator({ app, manifest: 'tls.json', config: device });
	await simulate(build.app, (simulator) => simulator.line(/^TLS needs ca\.der in this folder/));
});

describe('over TLS', () => {
	const folder = mkdtempSync(join(tmpdir(), 'ca-'));
	const file = (name: string) => join(folder, name);
	const reader = { username: 'reader', password: 'reader' };
	const app = stage('moddable-mqtt', 'tls.json');
	let now: number;
	let mosquitto: Mosquitto;

	/** The app on a stage where its password is the known one. */
	async function build(config: Record<string, string>) {
		const keys = { ...device, host, port: mosquitto.port, now, chance: 0.5, ...config };
		const built = await buildForSimulator({ app, config: keys });
		expect(warnings(built.output)).toEqual([]);
		return built.app;
	}

	/** A root, and a certificate of it for this machine. */
	async function makeCertificates(root: string) {
		const key = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2'];
		const [rootKey, rootFile] = [file(`${root}.key`), file(`${root}.pem`)];
		await run('openssl', [...key, '-keyout', rootKey, '-out', rootFile, '-subj', `/CN=${root}`]);
		await run('openssl', ['x509', '-in', rootFile, '-outform', 'der', '-out', file(`${root}.der`)]);
		await run('openssl', [
			...[...key, '-keyout', file('server.key'), '-out', file('server.pem')],
			...['-CA', rootFile, '-CAkey', rootKey, '-subj', '/CN=server'],
			...['-addext', 'basicConstraints=critical,CA:FALSE'],
			...['-addext', `subjectAltName=IP:${host}`],
		]);
	}

	function trust(root: string) {
		copyFileSync(file(`${root}.der`), join(example('moddable-mqtt'), 'ca.der'));
	}

	beforeAll(async () => {
		await makeCertificates('another');
		await makeCertificates('root');
		// Certificates begin with the second in which they are made.
		now = Math.floor(Date.now() / 1000) + 1;
		const known = sign({ expiry: now + 3600, connectionId: connectionId(() => 0.5) });
		// The SDK looks at the names of a certificate only if the next one of the chain comes with it.
		const chain = ['server.pem', 'root.pem'].map((name) => readFileSync(file(name), 'utf8'));
		writeFileSync(file('chain.pem'), chain.join(''));
		mosquitto = await startMosquitto({
			passwords: { [known.username]: known.password, [reader.username]: reader.password },
			settings: [`certfile ${file('chain.pem')}`, `keyfile ${file('server.key')}`],
		});
	});
	afterAll(async () => {
		await mosquitto?.stop();
		rmSync(folder, { recursive: true });
	});

	test.each(clients)('%s publishes', async (client) => {
		trust('root');
		const ca = readFileSync(file('root.pem'));
		const subscriber = await connectAsync(`mqtts://${host}:${mosquitto.port}`, { ca, ...reader });
		try {
			await subscriber.subscribeAsync('#');
			const published = new Promise((resolve) => {
				subscriber.on('message', (topic, payload) => resolve(`${topic} ${payload}`));
			});
			await simulate(await build({ client }), async (simulator) => {
				await simulator.line(reading);
				expect(await published).toMatch(reading);
			});
		} finally {
			await subscriber.endAsync();
		}
	});

	test('it does not sign in to a server that another root vouches for', async () => {
		trust('another');
		await simulate(await build({}), async (simulator) => {
			await simulator.line(/^XS abort: unhandled exception/);
			expect(simulator.lines.join('\n')).not.toContain('Accepted');
		});
	});
});
