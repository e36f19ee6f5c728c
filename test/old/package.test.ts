import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };

const run = promisify(execFile);
const root = fileURLToPath(new URL('..', import.meta.url));
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');

const PARTS = 'base64 hash hmac mqtt sha1 sha256 signed stay tencent text'.split(' ');

/** The published device, and what it signs in with. */
const device = {
	productId: 'LD8S5J1L07',
	deviceName: 'test',
	deviceSecret: 'acyv3QDJrRa0fW5UE58KnQ==',
};
const username = 'LD8S5J1L07test;12010126;qkvrc;32472115200';
const token = '7f9b0fcd6eb78676f38272f7025948d8564ace5339a5b5c0e00d6339bba30c99';
const credentials = { clientId: 'LD8S5J1L07test', username, password: `${token};hmacsha256` };

/** Uses something of every part, and says what came of it. */
const PROGRAM = `
import * as all from 'mqtt-signin';
import { decodeBase64 } from 'mqtt-signin/base64';
import type { Hash, HashConstructor } from 'mqtt-signin/hash';
import { hmac } from 'mqtt-signin/hmac';
import { type ConnectOptions, encodeConnect } from 'mqtt-signin/mqtt';
import { SHA1 } from 'mqtt-signin/sha1';
import { SHA256 } from 'mqtt-signin/sha256';
import { signed } from 'mqtt-signin/signed';
import { type Answer, SignIn } from 'mqtt-signin/stay';
import { type Credentials, type Device, signCredentials } from 'mqtt-signin/tencent';
import { hex, utf8 } from 'mqtt-signin/text';

const device: Device = ${JSON.stringify(device)};
const credentials: Credentials = signCredentials(device, {
	expiry: 32472115200,
	connectionId: 'qkvrc',
});
const options: ConnectOptions = { ...credentials, keepAlive: 240 };
const bothHashes: readonly HashConstructor[] = [SHA1, SHA256];
class Client {
	constructor(readonly options: { host: string; user?: string }) {}
}
const signIn = new SignIn(device, { random: () => 0 });
const connect: Uint8Array = signIn.connect();
const answer: Answer = signIn.receive(Uint8Array.of(0x20, 2, 0, 0, 0xd0, 0));
// @ts-expect-error: a device has a secret
const incomplete: Device = { productId: 'LD8S5J1L07', deviceName: 'test' };

export default {
	credentials,
	token: hex(hmac(SHA256, decodeBase64(device.deviceSecret), utf8(credentials.username))),
	digests: bothHashes.map((Hash) => hex((new Hash() satisfies Hash).update(utf8('abc')).digest())),
	connectLength: encodeConnect(options).length,
	user: new (signed(Client, () => credentials))({ host: 'broker' }).options.user,
	stayed: connect.length,
	answer: answer.kind === 'accepted' && [...answer.rest],
	names: Object.keys(all).length > 0 && incomplete.deviceSecret === undefined,
};
`;
const OUTCOME = {
	credentials,
	token,
	digests: ['sha1', 'sha256'].map((name) => createHash(name).update('abc').digest('hex')),
	connectLength: 149,
	user: username,
	// The expiry of a device without a clock has a digit less.
	stayed: 148,
	answer: [0xd0, 0],
	names: true,
};

test('the tarball lists what a user needs and nothing else', async () => {
	const { stdout } = await run('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
		cwd: root,
	});
	const [{ files }] = JSON.parse(stdout);
	expect(files.map(({ path }: { path: string }) => path).sort()).toEqual(
		[
			...['CHANGELOG.md', 'LICENSE', 'README.md', 'README.zh-CN.md', 'SECURITY.md'],
			...['manifest.json', 'package.json', 'stay/manifest.json'],
			...['dist/cli.js', 'dist/cli.js.map'],
			...['index', 'check', ...PARTS].flatMap((part) =>
				['dist/*.js', 'dist/*.js.map', 'dist/*.d.ts', 'src/*.ts'].map((file) =>
					file.replace('*', part),
				),
			),
		].sort(),
	);
});

test('every part has a name of its own', () => {
	expect(Object.keys(manifest.exports)).toEqual([
		'.',
		...PARTS.map((part) => `./${part}`),
		'./manifest.json',
		'./package.json',
	]);
});

describe('installed into an empty project', () => {
	let project: string;
	beforeAll(async () => {
		project = await mkdtemp(join(tmpdir(), 'mqtt-signin-'));
		await writeFile(join(project, 'package.json'), '{ "private": true, "type": "module" }\n');
		const { stdout } = await run(
			'npm',
			['pack', '--json', '--ignore-scripts', '--pack-destination', project],
			{ cwd: root },
		);
		const [{ filename }] = JSON.parse(stdout);
		// It depends on nothing, so that no registry is needed.
		await run('npm', ['install', '--offline', `./${filename}`], { cwd: project });
	});
	afterAll(() => rm(project, { recursive: true, force: true }));

	const imported = async (file: string) => {
		const code = `console.log(JSON.stringify((await import('./${file}')).default))`;
		const { stdout } = await run(process.execPath, ['--input-type=module', '-e', code], {
			cwd: project,
		});
		return JSON.parse(stdout);
	};

	test('it brings nothing with it', async () => {
		const modules = await readdir(join(project, 'node_modules'));
		expect(modules.filter((name) => !name.startsWith('.'))).toEqual(['mqtt-signin']);
	});

	test('it works from JavaScript', async () => {
		await writeFile(
			join(project, 'plain.js'),
			`import { encodeConnect, signCredentials } from 'mqtt-signin';
			const device = ${JSON.stringify(device)};
			const credentials = signCredentials(device, { expiry: 32472115200, connectionId: 'qkvrc' });
			export default { credentials, connectLength: encodeConnect(credentials).length };`,
		);
		expect(await imported('plain.js')).toEqual({ credentials, connectLength: 149 });
	});

	test.each([
		['nodenext', 'nodenext'],
		['esnext', 'bundler'],
	])(
		'it works from TypeScript with module %s and moduleResolution %s',
		async (module, resolution) => {
			await writeFile(join(project, `${resolution}.ts`), PROGRAM);
			const options = ['--strict', '--target', 'es2022', '--lib', 'es2022'];
			await run(
				process.execPath,
				[tsc, ...options, '--module', module, '--moduleResolution', resolution, `${resolution}.ts`],
				{ cwd: project },
			).catch(({ stdout }) => expect(stdout).toBe(''));
			expect(await imported(`${resolution}.js`)).toEqual(OUTCOME);
		},
	);

	test('its command signs', async () => {
		const { stdout } = await run(
			'npx',
			[
				...['--offline', 'mqtt-signin', 'sign', '--json'],
				...['--product-id', device.productId, '--device-name', device.deviceName],
				...['--expiry', '32472115200', '--connection-id', 'qkvrc'],
			],
			{ cwd: project, env: { ...process.env, MQTT_SIGNIN_SECRET: device.deviceSecret } },
		);
		expect(JSON.parse(stdout)).toMatchObject(credentials);
	});
});
