import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { SHA1 } from '../../src/sha1.js';
import { command, IDENTITY } from '../support/command.js';
import { EXAMPLES } from '../support/platform.js';
import { DEVICE, sign } from '../support/published.js';
import { runHere } from '../support/run-here.js';

const folder = mkdtempSync(join(tmpdir(), 'mqtt-signin-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Uint8Array): string {
	const path = join(folder, name);
	writeFileSync(path, content);
	return path;
}

const { clientId, username, password } = sign();
const FIXED = [...IDENTITY, '--connection-id', 'qkvrc', '--expiry', '32472115200'];
const HOST = 'LD8S5J1L07.iotcloud.tencentdevices.com';
const SECRET = DEVICE.deviceSecret;
/** Decodes to another key, and is as secret. */
const OTHER_SECRET = 'bm90IHRoZSBzZWNyZXQgYXQgYWxs';

describe('sign', () => {
	test.each([
		{ args: [], tls: 'no', expires: 'expires ' },
		{ args: ['--lang', 'zh'], tls: '否', expires: '有效期至' },
	])('prints what the device signs in with $args', async ({ args, tls, expires }) => {
		const { stdout, ...rest } = await command(['sign', ...FIXED, ...args]);
		expect(rest).toEqual({ status: 0, stderr: '' });
		expect(stdout.split('\n')).toEqual([
			`clientId  ${clientId}`,
			`username  ${username}`,
			`password  ${password}`,
			`host      ${HOST}`,
			'port      1883',
			`TLS       ${tls}`,
			expect.stringMatching(new RegExp(`^${expires}  2998-12-31T16:00:00Z[ （]`)),
			'',
		]);
	});

	test('prints one JSON object on one line', async () => {
		const { status, stdout } = await runHere(['sign', ...FIXED, '--json']);
		expect({ status, lines: stdout.split('\n').length }).toEqual({ status: 0, lines: 2 });
		expect(JSON.parse(stdout)).toEqual({
			...{ clientId, username, password, host: HOST, port: 1883, tls: false },
			...{ expiry: 32472115200, expires: '2998-12-31T16:00:00Z' },
		});
	});

	test('signs with SHA-1, for another SDK, for another region and for TLS', async () => {
		const { stdout } = await runHere([
			...['sign', ...FIXED, '--hash', 'sha1', '--sdk-app-id', '21010406', '--json'],
			...['--region', 'us-east', '--tls'],
		]);
		expect(JSON.parse(stdout)).toMatchObject({
			...sign({ Hash: SHA1, sdkAppId: '21010406' }),
			...{ host: 'LD8S5J1L07.us-east.iotcloud.tencentdevices.com', port: 8883, tls: true },
		});
	});

	test('signs for an hour, for a lifetime, or until 2038, with five random letters and digits', async () => {
		const signFor = async (...args: string[]) => {
			const before = Math.floor(Date.now() / 1000);
			const { stdout } = await runHere(['sign', ...IDENTITY, '--json', ...args]);
			const credentials = JSON.parse(stdout);
			const [, id, expiry] = /;([A-Za-z0-9]{5});(\d+)$/.exec(credentials.username) ?? [];
			expect(credentials.expiry).toBe(Number(expiry));
			return { id, expiry: Number(expiry), lifetime: Number(expiry) - before };
		};
		const [usual, seconds, units, ever] = await Promise.all([
			signFor(),
			signFor('--lifetime', '60'),
			signFor('--lifetime', '1h30m'),
			signFor('--no-clock'),
		]);
		const lifetimes = [
			{ lifetime: usual.lifetime, least: 3600 },
			{ lifetime: seconds.lifetime, least: 60 },
			{ lifetime: units.lifetime, least: 5400 },
		];
		for (const { lifetime, least } of lifetimes) {
			expect(lifetime).toBeGreaterThanOrEqual(least);
			expect(lifetime).toBeLessThan(least + 60);
		}
		expect(ever.expiry).toBe(2147483647);
		expect(new Set([usual.id, seconds.id, units.id, ever.id]).size).toBe(4);
	});

	const utf16 = (text: string) => Buffer.from(text, 'utf16le');
	test.each([
		{ where: 'a variable of another name', args: ['--secret-env', 'KEY'], env: { KEY: SECRET } },
		{ where: 'a file', args: ['--secret-file', file('plain', SECRET)] },
		{ where: 'a file with a line end', args: ['--secret-file', file('line', `${SECRET}\n`)] },
		{ where: 'a file of Windows', args: ['--secret-file', file('crlf', `${SECRET}\r\n`)] },
		{ where: 'a file with a BOM', args: ['--secret-file', file('bom', `\ufeff${SECRET}\n`)] },
		{
			where: 'a file of PowerShell, in UTF-16',
			args: ['--secret-file', file('utf16', utf16(`\ufeff${SECRET}\r\n`))],
		},
		{
			where: 'UTF-16 without a BOM',
			args: ['--secret-file', file('utf16-plain', utf16(`${SECRET}\r\n`))],
		},
		{
			where: 'UTF-16 with the high byte first',
			args: ['--secret-file', file('utf16be', utf16(`\ufeff${SECRET}`).swap16())],
		},
		{ where: 'standard input', args: ['--secret-file', '-'], input: `${SECRET}\n` },
		{
			where: 'a file, though a variable is there',
			args: ['--secret-file', file('first', SECRET)],
			env: { MQTT_SIGNIN_SECRET: OTHER_SECRET },
		},
	])('takes the secret from $where', async ({ args, env = {}, input }) => {
		const line = ['sign', ...FIXED, ...args];
		const { status, stdout, stderr } = await (input === undefined
			? runHere(line, env)
			: command(line, { env, input }));
		expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
		expect(stdout).toContain(`password  ${password}\n`);
	});
});

/** What fixes each published example, and what the command says of its end. */
const CLOUD_ARGS: Readonly<Record<string, { args: string[]; expiry?: number }>> = {
	tencent: { args: ['--connection-id', 'qkvrc', '--expiry', '32472115200'], expiry: 32472115200 },
	azure: { args: ['--expiry', '1471940363'], expiry: 1471940363 },
	'azure-dps': { args: ['--expiry', '1800003600'], expiry: 1800003600 },
	huawei: { args: ['--timestamp', '2999010100', '--no-timestamp-check', '--host', 'h.example'] },
	tuya: { args: ['--timestamp', '7258089600'] },
	alibaba: {
		args: ['--timestamp', '324721152001213', '--region', 'cn-shanghai'],
	},
	apsaramq: { args: ['--host', 'mqtt.example'] },
	baidu: { args: ['--timestamp', '32472115200', '--client-id', 'anything'], expiry: 32472115800 },
};

describe('sign --cloud', () => {
	test.each(EXAMPLES.filter(({ cloud }) => cloud in CLOUD_ARGS))(
		'signs what was published for $cloud',
		async ({ cloud, device, clientId, username, password, tls }) => {
			const { args, expiry } = CLOUD_ARGS[cloud];
			const secret = Object.values(device).at(cloud === 'apsaramq' ? 4 : -1) ?? '';
			const identity = Object.entries(device)
				.filter(([, value]) => value !== secret)
				.flatMap(([name, value]) => [`--${name.replace(/[A-Z]/g, '-$&').toLowerCase()}`, value]);
			const { status, stdout, stderr } = await runHere(
				['sign', '--cloud', cloud, ...identity, ...args, '--json'],
				{ MQTT_SIGNIN_SECRET: secret },
			);
			expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
			const signed = JSON.parse(stdout);
			expect(signed).toMatchObject({ clientId, username, password, tls });
			expect(signed.expiry).toBe(expiry);
			expect(stdout).not.toContain(secret);
		},
	);
});
