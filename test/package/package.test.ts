import { createHash } from 'node:crypto';
import { readdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { installPacked, type Project, run } from '../support/pack.js';
import { DEVICE, SIGNING, sign } from '../support/published.js';

const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
const credentials = sign();

/** Uses something of every part, and says what came of it. */
const PROGRAM = `
import * as core from 'mqtt-signin';
import { decodeBase64 } from 'mqtt-signin/base64';
import { type ConnackAnswer, type Outcome, Backoff, Connector } from 'mqtt-signin/connector';
import type { Hash, HashConstructor } from 'mqtt-signin/hash';
import { hex } from 'mqtt-signin/hex';
import { hmac } from 'mqtt-signin/hmac';
import { withCredentials } from 'mqtt-signin/moddable';
import { SHA1 } from 'mqtt-signin/sha1';
import { SHA256 } from 'mqtt-signin/sha256';
import { type Cloud, type Credentials, type TencentDevice, tencent, tencentCredentials } from 'mqtt-signin/tencent';
import { utf8 } from 'mqtt-signin/utf8';

const device: TencentDevice = ${JSON.stringify(DEVICE)};
const credentials: Credentials = tencentCredentials(device, ${JSON.stringify(SIGNING)});
const options: core.ConnectOptions = { ...credentials, keepAlive: 240 };
const bothHashes: readonly HashConstructor[] = [SHA1, SHA256];
class Client {
	constructor(readonly options: { host: string; user?: string }) {}
}
const Timer = { set: () => 0, clear: () => {} };
const cloud: Cloud = tencent(device, { random: () => 0 });
const connector = new Connector(cloud, { random: () => 0 });
const connect: Uint8Array = connector.connect();
const answer: ConnackAnswer = connector.receive(Uint8Array.of(0x20, 2, 0, 0, 0xd0, 0));
const outcome: Outcome = { kind: 'unanswered' };
// @ts-expect-error: a device has a secret
const incomplete: TencentDevice = { productId: 'LD8S5J1L07', deviceName: 'test' };

export default {
	credentials,
	token: hex(hmac(SHA256, decodeBase64(device.deviceSecret), utf8(credentials.username))),
	digests: bothHashes.map((Class) => hex((new Class() satisfies Hash).update(utf8('abc')).digest())),
	isOneClass: core.SHA256 === SHA256,
	connectLength: core.encodeConnect(options).length,
	user: new (withCredentials(Client, cloud, { now: () => undefined, Timer }))({ host: 'broker' }).options.user,
	connectorLength: connect.length,
	answer: answer.kind === 'accepted' && [...answer.rest],
	wait: new Backoff({ random: () => 0 }).wait(outcome),
	secret: incomplete.deviceSecret === undefined,
};
`;
const OUTCOME = {
	credentials,
	token: credentials.password.split(';')[0],
	digests: ['sha1', 'sha256'].map((name) => createHash(name).update('abc').digest('hex')),
	isOneClass: true,
	connectLength: 149,
	user: 'LD8S5J1L07test;12010126;00000;2147483647',
	// The expiry of a device without a clock has a digit less.
	connectorLength: 148,
	answer: [0xd0, 0],
	wait: 5,
	secret: true,
};

let project: Project;
beforeAll(async () => {
	project = await installPacked();
});
afterAll(() => project?.remove());

test('brings nothing with it', async () => {
	const modules = await readdir(join(project.folder, 'node_modules'));
	expect(modules.filter((name) => !name.startsWith('.'))).toEqual(['mqtt-signin']);
});

test('each entry point can be imported, by its name and in no other way', async () => {
	const names = Object.entries(manifest.exports)
		.filter(([, target]) => typeof target !== 'string')
		.map(([name]) => name.replace('.', 'mqtt-signin'));
	await writeFile(
		join(project.folder, 'entries.js'),
		`const names = ${JSON.stringify(names)};
		const modules = await Promise.all(names.map((name) => import(name)));
		const inner = await import('mqtt-signin/dist/index.js').catch(({ code }) => code);
		export default [modules.length, inner];`,
	);
	expect(await project.evaluate('entries.js')).toEqual([
		names.length,
		'ERR_PACKAGE_PATH_NOT_EXPORTED',
	]);
});

test.each([
	{ module: 'nodenext', resolution: 'nodenext' },
	{ module: 'esnext', resolution: 'bundler' },
])('works from TypeScript with moduleResolution $resolution', async ({ module, resolution }) => {
	await writeFile(join(project.folder, `${resolution}.ts`), PROGRAM);
	const options = ['--strict', '--target', 'es2022', '--lib', 'es2022'];
	const modules = ['--module', module, '--moduleResolution', resolution];
	await run(process.execPath, [tsc, ...options, ...modules, `${resolution}.ts`], {
		cwd: project.folder,
	}).catch(({ stdout }) => expect(stdout).toBe(''));
	expect(await project.evaluate(`${resolution}.js`)).toEqual(OUTCOME);
});

test('its command signs', async () => {
	const { stdout } = await run(
		'npx',
		[
			...['--offline', 'mqtt-signin', 'sign', '--json'],
			...['--product-id', DEVICE.productId, '--device-name', DEVICE.deviceName],
			...['--expiry', '32472115200', '--connection-id', 'qkvrc'],
		],
		{ cwd: project.folder, env: { ...process.env, MQTT_SIGNIN_SECRET: DEVICE.deviceSecret } },
	);
	expect(JSON.parse(stdout)).toMatchObject(credentials);
});
