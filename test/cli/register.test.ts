import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Broker, startBroker } from '../../platform/broker.js';
import { type Certificate, makeCertificate } from '../../platform/certificate.js';
import { command, listen, running, serve } from '../support/command.js';
import { AZURE_GROUP } from '../support/platform.js';
import { runHere } from '../support/run-here.js';

const folder = mkdtempSync(join(tmpdir(), 'mqtt-signin-'));
afterAll(() => rmSync(folder, { recursive: true }));
const output = join(folder, 'secret');
const ca = join(folder, 'ca.pem');
afterEach(() => {
	const left = readdirSync(folder).filter((name) => name !== 'ca.pem');
	for (const name of left) rmSync(join(folder, name));
	// Nothing half-written is left behind.
	expect(left.filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

const PRODUCT = { productId: 'LD8S5J1L07', productSecret: 'hzvf5LF9S0isvBhDSauWMaIk' };
const env = { MQTT_SIGNIN_SECRET: PRODUCT.productSecret };
let broker: Broker;
let certificate: Certificate;
/** Seconds by which the platform's clock is ahead. */
let ahead = 0;
beforeAll(async () => {
	certificate = await makeCertificate();
	broker = await startBroker({
		devices: [],
		products: [PRODUCT, AZURE_GROUP],
		tls: certificate,
		registrationPort: 0,
		now: () => Date.now() / 1000 + ahead,
	});
	writeFileSync(ca, `${broker.ca}`);
});
afterAll(() => broker.close());

function register(name: string, ...args: string[]): string[] {
	const identity = ['--product-id', PRODUCT.productId, '--device-name', name];
	const where = ['--host', 'localhost', '--port', `${broker.registrationPort}`, '--ca', ca];
	return ['register', ...identity, ...where, ...args];
}

describe('register', () => {
	test.each(['device/register', 'register/dev'])(
		'stores a secret that signs in, by %s',
		async (form) => {
			const name = form.replace('/', '-');
			const result = await command(register(name, '--form', form, '-o', output), { env });
			expect(result).toEqual({
				status: 0,
				stdout: `Registered ${name} of ${PRODUCT.productId}; its secret is in ${output}\n`,
				stderr: '',
			});
			expect(statSync(output).mode & 0o777).toBe(0o600);
			const device = ['--product-id', PRODUCT.productId, '--device-name', name];
			const where = ['--tls', '--ca', ca, '--host', 'localhost', '-p', `${broker.port}`];
			const signIn = ['connect', ...device, ...where, '--secret-file', output];
			expect(await runHere(signIn, {})).toMatchObject({ status: 0 });
		},
	);

	test('prints the secret when asked', async () => {
		const plain = await runHere(register('printed', '-o', '-'), env);
		expect(plain).toMatchObject({ status: 0, stderr: '' });
		expect(plain.stdout).toMatch(/^[A-Za-z0-9+/]{22}==\n$/);
		const json = await runHere(register('printed', '-o', '-', '--json'), env);
		expect(JSON.parse(json.stdout)).toEqual({
			productId: PRODUCT.productId,
			deviceName: 'printed',
			deviceSecret: expect.stringMatching(/==$/),
		});
	});

	test('keeps a file that exists, and registers nothing', async () => {
		writeFileSync(output, 'mine');
		const result = await runHere(register('kept', '-o', output), env);
		expect(result).toEqual({
			status: 2,
			stdout: '',
			stderr:
				'mqtt-signin register: the file of --output exists already, and is never overwritten\n',
		});
		expect(readFileSync(output, 'utf8')).toBe('mine');
	});

	test('takes the time of the platform where its own is refused', async () => {
		ahead = 7200;
		try {
			const result = await runHere(register('late', '-o', output), env);
			expect(result.status).toBe(0);
			expect(result.stderr).toMatch(
				/^This computer's clock is (2 h|1 h 59 min)( \d+ s)? off the platform's; trying again with the platform's time\n$/,
			);
		} finally {
			ahead = 0;
		}
	});

	test.each(['Thu, 01 Jan 1970 00:00:00 GMT', 'Fri, 01 Jan 2999 00:00:00 GMT', 'soon'])(
		'does not take the time from a Date of "%s"',
		async (date) => {
			const body = JSON.stringify({
				Response: { Error: { Code: 'Clock', Message: 'wrong time' } },
			});
			const server = createServer(certificate, (_, response) => {
				response.setHeader('Date', date).end(body);
			});
			const line = register('x', '-o', output).with(8, `${await listen(server)}`);
			const result = await runHere(line, env);
			expect(result).toMatchObject({ status: 3, stdout: '' });
			expect(result.stderr).toMatch(/^Refused: wrong time \(Clock\)\n/);
		},
	);

	test('says what the platform refuses, in its words', async () => {
		const wrong = { MQTT_SIGNIN_SECRET: 'AnotherSecret0123456789x' };
		const english = await runHere(register('refused', '-o', output), wrong);
		expect(english).toMatchObject({ status: 3, stdout: '' });
		expect(english.stderr).toMatch(
			/^Refused: Check signature failed \(AuthFailure\.\w+\)\nCheck, in the console: /,
		);
		const chinese = await runHere(register('refused', '-o', output, '--lang', 'zh'), wrong);
		expect(chinese.stderr).toMatch(
			/^被拒绝：Check signature failed（AuthFailure\.\w+）\n请在控制台检查：/,
		);
		expect(english.stderr + chinese.stderr).not.toContain('AnotherSecret');
	});

	test('leaves nothing behind when it is stopped before the answer', async () => {
		const port = await serve(() => {});
		const identity = ['--product-id', PRODUCT.productId, '--device-name', 'stopped'];
		const where = ['--host', '127.0.0.1', '--port', `${port}`, '-o', output];
		const stopped = running(['register', ...identity, ...where], env);
		await expect.poll(() => readdirSync(folder).length, { timeout: 20_000 }).toBe(2);
		stopped.child.kill('SIGINT');
		expect(await stopped.ended).toBe(130);
		expect(readdirSync(folder)).toEqual(['ca.pem']);
	});

	test.each([
		{
			name: 'no file',
			args: [],
			says: '--output is missing: give a new file for the secret, or - for standard output',
		},
		{
			name: 'a cloud that does not',
			args: ['-c', 'tuya', '-o', '-'],
			says: '--cloud: expected tencent, azure-dps, got another value',
		},
		{
			name: 'no folder',
			args: ['-o', join(folder, 'none', 'secret')],
			says: 'the file of --output cannot be written (ENOENT)',
		},
	])('refuses $name', async ({ args, says }) => {
		const { status, stderr } = await runHere(register('x', ...args), env);
		expect(status).toBe(says.includes('ENOENT') ? 5 : 2);
		expect(stderr).toBe(`mqtt-signin register: ${says}\n`);
	});
});

describe('register --cloud azure-dps', () => {
	const identity = ['--id-scope', AZURE_GROUP.idScope, '--registration-id', 'sensor-1'];
	const group = { MQTT_SIGNIN_SECRET: AZURE_GROUP.groupKey };

	test("derives the device's key from the group's, and asks for its hub", async () => {
		const args = ['register', '-c', 'azure-dps', ...identity, '--group-key', '-o', output];
		const where = ['--host', 'localhost', '-p', `${broker.port}`, '--ca', ca];
		const result = await runHere([...args, ...where, '--json'], group);
		expect({ status: result.status, stderr: result.stderr }).toEqual({ status: 0, stderr: '' });
		expect(JSON.parse(result.stdout)).toEqual({
			registrationId: 'sensor-1',
			hostName: expect.stringMatching(/\./),
			deviceId: 'sensor-1',
			file: output,
		});
		const key = readFileSync(output, 'utf8');
		rmSync(output);
		await runHere([...args, '--offline'], group);
		expect(readFileSync(output, 'utf8')).toBe(key);
	});
});
