import { describe, expect, onTestFinished, test } from 'vitest';
import { startBroker } from '../../platform/broker.js';
import { encodeConnect } from '../../src/index.js';
import { command, IDENTITY } from '../support/command.js';
import { DEVICE, sign } from '../support/published.js';
import { runHere } from '../support/run-here.js';

const { clientId, username, password } = sign();
const SECRET = DEVICE.deviceSecret;
const OTHER_SECRET = 'bm90IHRoZSBzZWNyZXQgYXQgYWxs';
const SENT = [
	'explain',
	'-c',
	'tencent',
	...IDENTITY,
	'--username',
	username,
	'--now',
	'1800000000',
];

function expectNoSecret({ stdout, stderr }: { stdout: string; stderr: string }): void {
	for (const text of [stdout, stderr])
		for (const secret of [SECRET, OTHER_SECRET, password.split(';')[0]])
			expect(text).not.toContain(secret);
}

describe('explain', () => {
	test('says when nothing is wrong', async () => {
		const env = { MQTT_SIGNIN_SECRET: SECRET, MQTT_SIGNIN_PASSWORD: password };
		const english = await runHere([...SENT, '--lifetime', '30672115200'], env);
		expect(english).toMatchObject({ status: 0, stderr: '' });
		expect(english.stdout).toMatch(/^Nothing wrong here\.\n/);
		const chinese = await runHere([...SENT, '--lang', 'zh'], env);
		expect(chinese.stdout).toMatch(/^未发现问题。\n/);
		expectNoSecret(english);
	});

	test('numbers what is wrong, of a password from standard input', async () => {
		const input = `${password.toUpperCase().replace(';HMACSHA256', '')}\n`;
		const result = await command([...SENT, '--client-id', 'test', '--password-file', '-'], {
			input,
		});
		expect(result).toMatchObject({ status: 1, stderr: '' });
		expect(result.stdout).toMatch(/^1\. .*\n2\. .*\n/);
		expectNoSecret(result);
	});

	test('shows a packet', async () => {
		const result = await runHere(['explain', '--packet', '20:02:00:05'], {});
		expect(result.stderr).toBe('');
		expect(result.stdout.split('\n').slice(0, 5)).toEqual([
			'offset  bytes                    meaning',
			'     0  20                       CONNACK',
			'     1  02                       remaining length 2',
			'     2  00                       acknowledge flags: no session present',
			expect.stringMatching(/^ {5}3 {2}05 {23}return code 5: /),
		]);
	});

	test('explains what a packet from standard input signs in with, as JSON too', async () => {
		const packet = encodeConnect({ clientId, username, password, keepAlive: 1000 });
		const input = Buffer.from(packet)
			.toString('hex')
			.replaceAll(/..(?=.)/g, '0x$&, ');
		const env = { MQTT_SIGNIN_SECRET: OTHER_SECRET };
		const args = ['explain', ...IDENTITY, '--packet', '-'];
		const result = await command(args, { env, input });
		expect(result).toMatchObject({ status: 1, stderr: '' });
		expect(result.stdout).toContain('**');
		expectNoSecret(result);
		const json = await command([...args, '--json'], { env, input });
		const { cloud, findings } = JSON.parse(json.stdout);
		expect(cloud).toBe('tencent');
		expect(findings.length).toBeGreaterThan(0);
		for (const finding of findings)
			expect(finding).toMatchObject({ code: expect.any(String), text: expect.any(String) });
		expectNoSecret(json);
	});

	test('reads whatever comes on standard input, and says how it was understood', async () => {
		const input = JSON.stringify({ clientId, username, password });
		const result = await command(['explain'], { env: {}, input });
		expect(result).toMatchObject({ stderr: '' });
		expect(result.stdout).toContain(username);
		expectNoSecret(result);
	});

	test.each([
		{ input: '', says: /^Note: The input is empty\.\n$/ },
		{ input: 'hello', says: /^Note: Nothing in the input was recognized: / },
	])('does not call "$input" right, because it is nothing', async ({ input, says }) => {
		const { status, stdout } = await command(['explain'], { env: {}, input });
		expect(status).toBe(2);
		expect(stdout).toMatch(says);
	});

	test('refuses input that does not end, and standard input for two', async () => {
		expect(await runHere(['explain', '--input', '/dev/zero'])).toMatchObject({ status: 2 });
		const twice = [...SENT, '--secret-file', '-', '--password-file', '-'];
		expect(await runHere(twice)).toEqual({
			status: 2,
			stdout: '',
			stderr:
				'mqtt-signin explain: standard input is named twice: --secret-file and --password-file\n',
		});
	});
});

test('connect says what is certain first after a refusal: an expiry in the past', async () => {
	const broker = await startBroker({ devices: [DEVICE] });
	onTestFinished(() => broker.close());
	const args = [...IDENTITY, '--expiry', '1700000000', '--host', '127.0.0.1'];
	const result = await runHere(['connect', ...args, '--port', `${broker.port}`]);
	expect(result).toMatchObject({ status: 3, stderr: '' });
	const lines = result.stdout.split('\n');
	expect(lines[1]).toBe('Refused: wrong user name or password (return code 4)');
	expect(lines[2]).toMatch(/^1\. .*2023-11-14T22:13:20Z/);
	expectNoSecret(result);
	const env = { MQTT_SIGNIN_SECRET: OTHER_SECRET };
	const other = await runHere(
		['connect', ...IDENTITY, '--host', '127.0.0.1', '--port', `${broker.port}`, '--json'],
		env,
	);
	const { findings } = JSON.parse(other.stdout);
	expect(findings.map(({ certainty }: { certainty: string }) => certainty)).toContain('possible');
	expectNoSecret(other);
});
