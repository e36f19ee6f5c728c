import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { startBroker } from '../../platform/broker.js';
import { command, IDENTITY, serve } from '../support/command.js';
import { parseConnect } from '../support/parse-connect.js';
import { DEVICE, sign } from '../support/published.js';
import { runHere } from '../support/run-here.js';
import { MISBEHAVIOURS } from './cases/servers.js';

const { clientId, username, password } = sign();
const FIXED = [...IDENTITY, '--connection-id', 'qkvrc', '--expiry', '32472115200'];
const SECRET = DEVICE.deviceSecret;
/** Decodes to another key, and is as secret. */
const OTHER_SECRET = 'bm90IHRoZSBzZWNyZXQgYXQgYWxs';

function to(port: number, ...args: string[]): string[] {
	return ['connect', ...FIXED, '--host', '127.0.0.1', '--port', `${port}`, ...args];
}

/** Neither the secret nor what was made with it is in what was printed. */
function expectNoSecret({ stdout, stderr }: { stdout: string; stderr: string }): void {
	for (const text of [stdout, stderr])
		for (const secret of [SECRET, OTHER_SECRET, password.split(';')[0]])
			expect(text).not.toContain(secret);
}

const CONNACK = (code: number) => Uint8Array.of(0x20, 2, 0, code);

describe('connect', () => {
	test('is accepted by the checking broker, and says so', async () => {
		const broker = await startBroker({ devices: [DEVICE] });
		onTestFinished(() => broker.close());
		const result = await command(to(broker.port, '--keep-alive', '900'));
		expect(result).toEqual({
			status: 0,
			stdout: `Signing in to 127.0.0.1:${broker.port} as ${username}\nAccepted\n`,
			stderr: '',
		});
		expectNoSecret(result);
		expect(broker.connects).toMatchObject([
			{ clientId, username, password, keepAlive: 900, verdict: 'accepted' },
		]);
	});

	test.each([
		{ code: 1, meaning: 'Refused: MQTT 3.1.1 is not supported', lang: 'en' },
		{ code: 2, meaning: 'Refused: client id not allowed', lang: 'en' },
		{ code: 3, meaning: '被拒绝：服务器不可用', lang: 'zh' },
		{ code: 4, meaning: 'Refused: wrong user name or password', lang: 'en' },
		{ code: 5, meaning: '被拒绝：未授权', lang: 'zh' },
	])(
		'says what return code $code means, though it comes in pieces',
		async ({ code, meaning, lang }) => {
			const port = await serve((socket) =>
				socket.once('data', async () => {
					for (const byte of CONNACK(code)) {
						socket.write(Uint8Array.of(byte));
						await vi.waitFor(() => expect(socket.writableLength).toBe(0));
					}
				}),
			);
			const result = await runHere(to(port, '--lang', lang));
			expect(result).toMatchObject({ status: 3, stderr: '' });
			const [, line] = result.stdout.split('\n');
			expect(line).toBe(
				lang === 'en' ? `${meaning} (return code ${code})` : `${meaning}（返回码 ${code}）`,
			);
		},
	);

	test('sends a right CONNECT, then DISCONNECT, and nothing else', async () => {
		const received: Buffer[] = [];
		let ended = false;
		const port = await serve((socket) => {
			socket.on('data', (bytes) => {
				if (received.push(bytes) === 1) socket.write(CONNACK(0));
			});
			socket.on('end', () => {
				ended = true;
			});
		});
		expect(await runHere(to(port))).toMatchObject({ status: 0 });
		await vi.waitFor(() => expect(ended).toBe(true));
		const sent = Buffer.concat(received);
		expect(sent.subarray(-2)).toEqual(Buffer.of(0xe0, 0));
		expect(parseConnect(sent.subarray(0, -2))).toEqual({
			clientId,
			username,
			password: Buffer.from(password),
			keepAlive: 240,
			cleanSession: true,
			will: undefined,
		});
	});

	test('prints JSON, in one line, whatever the answer is', async () => {
		const answers = [0, 5];
		const port = await serve((socket) =>
			socket.once('data', () => socket.write(CONNACK(answers.shift() ?? 0))),
		);
		const where = { host: '127.0.0.1', port, tls: false, clientId, username, expiry: 32472115200 };
		const accepted = await runHere(to(port, '--json'));
		expect({ ...accepted, stdout: JSON.parse(accepted.stdout) }).toEqual({
			status: 0,
			stdout: { ...where, kind: 'accepted', sessionPresent: false },
			stderr: '',
		});
		const refused = await runHere(to(port, '--json'));
		expect(refused.stdout.split('\n')).toHaveLength(2);
		expect({ ...refused, stdout: JSON.parse(refused.stdout) }).toMatchObject({
			status: 3,
			stdout: { ...where, kind: 'refused', returnCode: 5, message: 'Refused: not authorized' },
			stderr: '',
		});
	});

	test('prints nothing but errors with --quiet', async () => {
		const port = await serve((socket) => socket.once('data', () => socket.write(CONNACK(0))));
		expect(await runHere(to(port, '-q'))).toEqual({ status: 0, stdout: '', stderr: '' });
	});
});

describe('connect gives up on a server that', () => {
	test.each(MISBEHAVIOURS)('$name', async ({ behave, kind, code, en, zh }) => {
		const port = await serve(behave);
		const [english, chinese] = await Promise.all([
			runHere(to(port, '--timeout', '1')),
			runHere(to(port, '--timeout', '1', '--lang=zh', '--json')),
		]);
		const matches = (expected: string | RegExp) =>
			typeof expected === 'string' ? expected : expect.stringMatching(expected);
		const [said, advice = '', ...rest] = english.stderr.split('\n');
		const [, shownKind, reason] = /^No answer \((.*?)\): (.*)$/.exec(said) ?? [];
		expect({ ...english, stderr: { shownKind, reason } }).toEqual({
			status: 4,
			stdout: `Signing in to 127.0.0.1:${port} as ${username}\n`,
			stderr: { shownKind: kind, reason: matches(en) },
		});
		expect({ ...chinese, stdout: JSON.parse(chinese.stdout) }).toEqual({
			status: 4,
			stdout: {
				...{ host: '127.0.0.1', port, tls: false, clientId, username, expiry: 32472115200 },
				...{ kind, message: matches(zh), ...(code && { code }) },
				...(advice && { advice: expect.stringMatching(/[一-龥]/) }),
			},
			stderr: '',
		});
		expect(rest).toEqual(advice ? [''] : []);
		expectNoSecret(english);
		expectNoSecret(chinese);
	});

	test('does not listen', async () => {
		const broker = await startBroker({ devices: [DEVICE] });
		await broker.close();
		expect(await runHere(to(broker.port))).toMatchObject({
			status: 4,
			stderr: `No answer (unreachable): nobody listens on 127.0.0.1:${broker.port} (ECONNREFUSED)\nCheck --host and --port.\n`,
		});
	});

	test('is not there', async () => {
		const args = ['connect', ...FIXED, '--host', 'no-such-host.invalid', '--timeout', '5'];
		const { status, stderr } = await runHere(args);
		expect(status).toBe(4);
		expect(stderr).toMatch(
			/^No answer \(unreachable\): (there is no host no-such-host\.invalid \(ENOTFOUND\)|the name no-such-host\.invalid could not be looked up \(EAI_AGAIN\))\n/,
		);
	});
});
