import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { createDecipheriv, createHash, createHmac, X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { connectAsync } from 'mqtt';
import { expect, onTestFinished, test } from 'vitest';
import { readCertificate } from '../../platform/certificate-files.js';
import { tencentCredentials } from '../../src/clouds/tencent.js';
import { answer } from '../support/answer.js';
import { connectPacket, GOOD } from '../support/broker.js';
import { TENCENT } from '../support/platform.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const PRODUCT_SECRET = 'hzvf5LF9S0isvBhDSauWMaIk';

type Event = Record<string, string> & { readonly port: number; readonly registrationPort: number };

function launch(...args: string[]): ChildProcessWithoutNullStreams {
	const child = spawn(process.execPath, ['--import', 'tsx', 'platform/main.ts', ...args], {
		cwd: root,
	});
	onTestFinished(() => void child.kill('SIGKILL'));
	return child;
}

/** The broker as a process; its events are read as JSON unless it prints for people. */
async function start(...args: string[]) {
	const child = launch('--port', '0', '--json', ...args);
	const lines: string[] = [];
	const reader = createInterface(child.stdout);
	reader.on('line', (line) => lines.push(line));
	const errors = text(child.stderr);
	const ended = once(child, 'close');
	const event = async (kind: string, matches: (event: Event) => boolean = () => true) => {
		for (;;) {
			const events: Event[] = lines.map((line) => JSON.parse(line));
			const found = events.find((one) => one.event === kind && matches(one));
			if (found) return found;
			await Promise.race([
				once(reader, 'line'),
				ended.then(async () => {
					throw new Error(`the broker ended: ${await errors}`);
				}),
			]);
		}
	};
	return {
		lines,
		event,
		listening: await event('listening'),
		say: (line: string) => child.stdin.write(`${line}\n`),
		message: (part: string) => event('platform', ({ message }) => message.includes(part)),
		async stop() {
			child.kill('SIGTERM');
			const [status] = await ended;
			return { status, stderr: await errors };
		},
	};
}

function folder(): string {
	const path = mkdtempSync(join(tmpdir(), 'broker-'));
	onTestFinished(() => rmSync(path, { recursive: true }));
	return path;
}

test('the broker obeys standard input, and reads its devices again when their file changes', async () => {
	const file = join(folder(), 'devices.json');
	const write = (devices: unknown) => writeFileSync(file, JSON.stringify(devices));
	write([TENCENT.device]);
	const broker = await start('--return-code', '3', '--devices', file, '--host', '0.0.0.0');
	const { port, devices } = broker.listening;
	expect(devices).toEqual(['tencent LD8S5J1L07/test']);
	const signIn = async () => [...(await answer(port, connectPacket(GOOD)))][3];
	expect(await signIn()).toBe(3);
	broker.say('return-code off');
	await broker.message('what goes wrong: nothing');
	expect(await signIn()).toBe(0);
	broker.say('clock -1h');
	broker.say('refuse-every 1');
	broker.say('return-code 2');
	await broker.message('clock -1 h, refuse-every 1, return-code 2');
	expect(await signIn()).toBe(2);
	broker.say('refuse-every off');
	broker.say('return-code never');
	await broker.message('return-code: expected 1 to 255, or off');
	broker.say('return-code off');
	broker.say('status');
	expect((await broker.message('signed in')).message).toBe(
		'signed in: nobody\ndevices: 1; CONNECTs: 3, 1 of them accepted\nwhat goes wrong: clock -1 h',
	);
	broker.say('help');
	await broker.message('publish TOPIC TEXT');
	broker.say('constructor');
	await broker.message('there is no constructor; try help');

	const client = await connectAsync(`mqtt://127.0.0.1:${port}`, { ...GOOD, reconnectPeriod: 0 });
	await client.subscribeAsync('LD8S5J1L07/test/control');
	const command = new Promise((resolve) => client.on('message', (_, m) => resolve(`${m}`)));
	broker.say('publish LD8S5J1L07/test/control lights on');
	expect(await command).toBe('lights on');
	const closed = new Promise((resolve) => client.once('close', () => resolve(undefined)));
	broker.say('drop');
	await closed;

	write([]);
	await broker.message('read the devices again: there are 0 now');
	expect(await signIn()).toBe(5);
	writeFileSync(file, `[{ "deviceSecret": "${TENCENT.device.deviceSecret}"`);
	await broker.message('the devices are as they were: the file is not JSON');
	write([{ ...TENCENT.device, productId: 'short' }]);
	await broker.message('devices[0]: productId: expected 10 letters and digits');
	write({ devices: [TENCENT.device] });
	await broker.message('there are 1 now');
	expect(await signIn()).toBe(0);

	const { status, stderr } = await broker.stop();
	expect(status).toBe(0);
	expect(stderr).toMatch(/^Warning: whoever is in your network can reach this broker\./);
	for (const secret of [TENCENT.device.deviceSecret, GOOD.password, GOOD.password.split(';')[0]])
		expect(broker.lines.join('\n')).not.toContain(secret);
});

test('a device registers over HTTPS, signs in over TLS, and its file says so', async () => {
	const path = folder();
	const file = join(path, 'devices.json');
	const product = { productId: 'LD8S5J1L07', productSecret: PRODUCT_SECRET };
	writeFileSync(file, JSON.stringify({ devices: [], products: [product] }), { mode: 0o600 });
	const tls = ['--tls', '--tls-dir', join(path, 'tls')];
	const broker = await start('--devices', file, ...tls, '--registration-port', '0');
	const { port, caFile, registrationPort } = broker.listening;
	const ca = readFileSync(caFile);

	const register = async (nonce: number) => {
		const body = '{"ProductId":"LD8S5J1L07","DeviceName":"board"}';
		const [host, now] = ['ap-guangzhou.gateway.tencentdevices.com', Math.floor(Date.now() / 1000)];
		const hash = createHash('sha256').update(body).digest('hex');
		const lines = ['POST', host, '/device/register', '', 'hmacsha256', now, nonce, hash];
		const asking = request({
			...{ host: 'localhost', port: registrationPort, ca },
			...{ method: 'POST', path: '/device/register' },
			headers: {
				'Content-Type': 'application/json',
				'X-TC-Algorithm': 'hmacsha256',
				'X-TC-Timestamp': now,
				'X-TC-Nonce': nonce,
				'X-TC-Signature': createHmac('sha256', PRODUCT_SECRET)
					.update(lines.join('\n'))
					.digest('base64'),
			},
		});
		asking.end(body);
		const [response] = await once(asking, 'response');
		return JSON.parse(await text(response)).Response;
	};
	const { Payload, Len } = await register(1);
	const decipher = createDecipheriv('aes-128-cbc', PRODUCT_SECRET.slice(0, 16), '0'.repeat(16));
	decipher.setAutoPadding(false);
	const { psk } = JSON.parse(decipher.update(Payload, 'base64', 'utf8').slice(0, Len));

	const device = { productId: 'LD8S5J1L07', deviceName: 'board', deviceSecret: psk };
	const signIn = async (to: number) => {
		const signing = { expiry: 32472115200, connectionId: 'abcde' };
		const options = { ...tencentCredentials(device, signing), ca, reconnectPeriod: 0 };
		const client = await connectAsync(`mqtts://localhost:${to}`, options, false);
		await client.endAsync();
	};
	await signIn(port);
	expect((await register(2)).Error.Code).toBe('InvalidParameterValue.DeviceAlreadyExist');
	expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
		devices: [{ cloud: 'tencent', ...device, registered: true, activated: true }],
		products: [product],
	});
	await broker.stop();
	for (const secret of [psk, PRODUCT_SECRET]) expect(broker.lines.join('\n')).not.toContain(secret);
});

test('a wrong option ends the broker at once, without showing a value', async () => {
	const child = launch('--delay', 's3cret');
	const [out, errors, [status]] = await Promise.all([
		text(child.stdout),
		text(child.stderr),
		once(child, 'close'),
	]);
	expect({ status, out, errors }).toEqual({
		status: 2,
		out: '',
		errors: 'broker: --delay: expected a time such as 30s, 5min or 2h\n',
	});
});

test('a certificate made for the occasion is kept and used again', async () => {
	const settings = { cert: undefined, key: undefined, serverNames: ['board.test'] };
	const tlsDir = join(folder(), 'tls');
	const first = await readCertificate({ ...settings, tlsDir });
	expect(await readCertificate({ ...settings, tlsDir })).toEqual(first);
	const root = new X509Certificate(readFileSync(join(tlsDir, 'ca.der')));
	const server = new X509Certificate(first.certificate.cert);
	expect(server.verify(root.publicKey)).toBe(true);
	for (const name of ['localhost', 'board.test']) expect(server.checkHost(name)).toBe(name);
	expect(server.checkIP('127.0.0.1')).toBe('127.0.0.1');
});
