import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startBroker } from '../../platform/broker.js';
import { TENCENT } from '../support/platform.js';
import { moddable } from './cache.js';
import { run } from './process.js';
import { buildForSimulator, linkForEsp32, makeApp, ownWarnings, tarball } from './sdk.js';
import { simulate } from './simulator.js';

const docs = readFileSync('docs/moddable.md', 'utf8');
const own = docs.slice(docs.indexOf('## An app of your own'));

/** The first block of code after these words. */
function blockAfter(words: string): string {
	const block = /```\w+\n(.*?)```/s.exec(own.slice(own.indexOf(words)));
	return block?.[1] as string;
}

const main = blockAfter('`main.js`, complete');

/** Follows the page in an empty folder, with the package as npm would install it. */
async function follow(name: string, files: Record<string, string>): Promise<string> {
	const app = makeApp(name, { 'main.js': main, ...files });
	if (!files['package.json']) await run('npm', ['init', '-y'], app);
	await run('npm', ['install', '--offline', '--no-audit', '--no-fund', tarball], app);
	return app;
}

/** Runs the app against a broker whose CONNACK comes byte by byte, until it has published. */
async function signIn(app: string, port: number): Promise<void> {
	const messages: string[] = [];
	const broker = await startBroker({
		devices: [TENCENT.device],
		port,
		faults: { split: true },
		onEvent: (event) => event.event === 'publish' && messages.push(event.topic),
	});
	try {
		await simulate(app, async (simulator) => {
			await simulator.line(/^Signed in\.$/);
			await expect.poll(() => messages, { timeout: 20_000 }).toEqual(['LD8S5J1L07/test/event']);
			const payload = Buffer.from('hello');
			broker.send({ topic: 'LD8S5J1L07/test/control', payload }, 1);
			await simulator.line(/^LD8S5J1L07\/test\/control: hello$/);
		});
	} finally {
		await broker.close();
	}
}

/** A port that is free. */
async function freePort(): Promise<number> {
	const broker = await startBroker({ devices: [TENCENT.device] });
	await broker.close();
	return broker.port;
}

test('the app of docs/moddable.md, made in an empty folder, signs in and is linked for ESP32', async () => {
	const app = await follow('my-device', {
		'manifest.json': blockAfter('`manifest.json`, complete'),
	});
	const port = await freePort();
	const built = await buildForSimulator({ app, config: { host: '127.0.0.1', port } });
	await signIn(built.app, port);
	expect(ownWarnings((await linkForEsp32({ app })).output)).toEqual([]);
});

test('mcpack makes the same app from package.json alone', async () => {
	const name = 'mqtt-signin-mcpack';
	const text = blockAfter('### With mcpack').replace('"my-device"', `"${name}"`);
	const app = await follow(name, { 'package.json': text });
	const out = join(app, 'out');
	mkdirSync(out);
	const port = await freePort();
	try {
		const args = ['mcconfig', '-m', '-p', 'lin', '-t', 'build', '-o', out];
		await run('mcpack', [...args, 'host=127.0.0.1', `port=${port}`], app);
		await signIn(join(out, 'bin/lin/mc/release', name, 'mc.so'), port);
	} finally {
		rmSync(join(moddable, 'build/tmp', name), { recursive: true, force: true });
	}
});
