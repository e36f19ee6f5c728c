import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Broker, startBroker } from '../../platform/broker.js';
import { TENCENT } from '../support/platform.js';
import { watch } from './device/watch.js';
import {
	type Build,
	buildForSimulator,
	flashBytes,
	installed,
	linkForEsp32,
	makeApp,
	ownWarnings,
} from './sdk.js';
import { type Simulator, simulate } from './simulator.js';

const example = (name: string) => join(installed, 'examples', name);
const host = '127.0.0.1';

async function withBroker<T>(use: (broker: Broker) => Promise<T>): Promise<T> {
	const broker = await startBroker({ devices: [TENCENT.device] });
	try {
		return await use(broker);
	} finally {
		await broker.close();
	}
}

/** Builds for the simulator and runs. */
async function play<T>(build: Build, use: (simulator: Simulator) => Promise<T>): Promise<T> {
	const { app, output } = await buildForSimulator(build);
	// The simulator's own module for Wi-Fi, and mc/config where a key is given twice.
	expect(ownWarnings(output).filter((line) => !/simulator|wifi:/.test(line))).toEqual([]);
	return simulate(app, use);
}

test('the examples are linked for ESP32 without a warning', async () => {
	const nothing = {
		include: '$(MODDABLE)/examples/manifest_base.json',
		modules: { '*': './main' },
	};
	const empty = makeApp('empty', { 'manifest.json': nothing, 'main.js': '' });
	const most = await flashBytes(await linkForEsp32({ app: empty }));
	writeFileSync(join(example('moddable-device'), 'ca.der'), Buffer.alloc(900));
	const sizes: Record<string, number> = {};
	for (const [name, manifest] of [
		['moddable-connect', 'manifest.json'],
		['moddable-device', 'manifest.json'],
		['moddable-device', 'tls.json'],
	]) {
		const link = await linkForEsp32({ app: example(name), manifest });
		expect(ownWarnings(link.output), name).toEqual([]);
		// It would bring up the Wi-Fi once, and never again.
		if (name === 'moddable-device')
			expect(readFileSync(link.source, 'utf8')).not.toContain('setup/network');
		sizes[`${name} ${manifest}`] = (await flashBytes(link)) - most;
	}
	console.log('Bytes of flash of the examples, with what they use of the SDK, beyond an empty app');
	console.table(sizes);
});

test('moddable-device sends and receives at QoS 1, and loses nothing while the broker restarts', async () => {
	await withBroker(async (broker) => {
		const between = await watch(broker.port);
		const { productId, deviceName } = TENCENT.device;
		const topic = `${productId}/${deviceName}/control`;
		const config = { ...TENCENT.device, host, port: between.port };
		const build = { app: example('moddable-device'), config };
		await play(build, async (simulator) => {
			await simulator.line(/^Commands: /);
			// A wait of up to a minute then fits into the queue.
			broker.send({ topic, payload: Buffer.from('{"period":2}') }, 1);
			expect(await simulator.line(/^Command: /)).toBe('Command: {"period":2}');
			await expect.poll(() => between.acknowledged.length, { timeout: 20_000 }).toBeGreaterThan(2);
			const before = simulator.lines.length;
			await broker.restart();
			await simulator.line(/^Not connected: .*\. Next attempt in \d+ s\.$/, 10, before);
			await simulator.line(/^Commands: /, 90, before);
			broker.send({ topic, payload: Buffer.from('{"period":1}') }, 1);
			await simulator.line(/^Command: \{"period":1\}$/);
			// What waited goes one by one, 50 ms each.
			await expect.poll(() => between.acknowledged.length, { timeout: 30_000 }).toBeGreaterThan(20);
		});
		await between.close();
		const { acknowledged } = between;
		expect(acknowledged.length).toBeGreaterThan(20);
		// At least once: the message that was on its way may have arrived twice.
		expect([...new Set(acknowledged)]).toEqual(
			[...new Set(acknowledged)].map((_, i) => JSON.stringify({ reading: i + 1 })),
		);
	});
});

test('moddable-device joins an access point that comes up late, and joins it again after a loss', async () => {
	const app = example('moddable-device-late');
	cpSync(example('moddable-device'), app, { recursive: true });
	cpSync(new URL('device/late-wifi.ts', import.meta.url), join(app, 'simulator/wifi.ts'));
	await withBroker(async ({ port }) => {
		const config = { ...TENCENT.device, host, port, ssid: 'home' };
		await play({ app, config }, async (simulator) => {
			await simulator.line(/^Accepted/);
			const before = simulator.lines.length;
			await simulator.line(/^Accepted/, 120, before);
			const lines = simulator.lines.filter((line) => /Wi-Fi|network/.test(line));
			expect(lines.map((line) => line.replace(/in \d+ s/, 'in … s'))).toEqual([
				'Wi-Fi home is out of reach, or has another password. Trying every 15 s.',
				'Wi-Fi is up, with the address 127.0.0.1.',
				'Wi-Fi is down.',
				'There is no network. Next attempt in … s.',
				'Wi-Fi home is out of reach, or has another password. Trying every 15 s.',
				'Wi-Fi is up, with the address 127.0.0.1.',
			]);
		});
	});
});
