import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createServer as createTlsServer } from 'node:tls';
import { generate } from 'selfsigned';
import { afterAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { startBroker } from '../demo/broker.js';
import manifest from '../package.json' with { type: 'json' };
import { connackMeaning, encodeConnect, hmacsha1, type SignOptions } from '../src/index.js';
import { SignIn } from '../src/stay.js';
import { command, IDENTITY, listen, running, serve } from './support/command.js';
import { parseConnect } from './support/parse-connect.js';
import { device, sign } from './support/published.js';

const folder = mkdtempSync(join(tmpdir(), 'mqtt-signin-'));
afterAll(() => rmSync(folder, { recursive: true }));

const { clientId, username, password } = sign();
const FIXED = [...IDENTITY, '--connection-id', 'qkvrc', '--expiry', '32472115200'];
const HOST = 'LD8S5J1L07.iotcloud.tencentdevices.com';
const SECRET = device.deviceSecret;
/** Decodes to another key, and is as secret. */
const OTHER_SECRET = 'bm90IHRoZSBzZWNyZXQgYXQgYWxs';

function file(name: string, content: string): string {
	const path = join(folder, name);
	writeFileSync(path, content);
	return path;
}

const signed = {
	status: 0,
	stdout: expect.stringContaining(`password  ${password}\n`),
	stderr: '',
};

describe('sign', () => {
	test('prints what the device signs in with', async () => {
		expect(await command(['sign', ...FIXED])).toEqual({
			status: 0,
			stdout: `clientId  ${clientId}\nusername  ${username}\npassword  ${password}\nhost      ${HOST}\nport      1883\n`,
			stderr: '',
		});
	});

	test('prints JSON', async () => {
		const { status, stdout } = await command(['sign', ...FIXED, '--json']);
		expect(status).toBe(0);
		expect(JSON.parse(stdout)).toEqual({ clientId, username, password, host: HOST, port: 1883 });
	});

	test('signs with SHA-1 and for another SDK', async () => {
		const { stdout } = await command([
			...['sign', ...FIXED, '--method', 'hmacsha1', '--sdk-app-id', '21010406', '--json'],
		]);
		expect(JSON.parse(stdout)).toMatchObject(sign({ method: hmacsha1, sdkAppId: '21010406' }));
	});

	test('signs for an hour, for the lifetime, or for ever, with five letters and digits by chance', async () => {
		const expiryOf = async (...args: string[]) => {
			const before = Math.floor(Date.now() / 1000);
			const { stdout } = await command(['sign', ...IDENTITY, '--json', ...args]);
			const [, id, expiry] = /;([A-Za-z0-9]{5});(\d+)$/.exec(JSON.parse(stdout).username) ?? [];
			return { id, expiry: Number(expiry), lifetime: Number(expiry) - before };
		};
		const [usual, short, ever] = await Promise.all([
			expiryOf(),
			expiryOf('--lifetime', '60'),
			expiryOf('--never-expires'),
		]);
		expect(usual.lifetime).toBeGreaterThanOrEqual(3600);
		expect(usual.lifetime).toBeLessThan(3660);
		expect(short.lifetime).toBeGreaterThanOrEqual(60);
		expect(short.lifetime).toBeLessThan(120);
		expect(ever.expiry).toBe(2147483647);
		expect(new Set([usual.id, short.id, ever.id]).size).toBe(3);
	});

	test.each<[where: string, args: string[], options: Parameters<typeof command>[1]]>([
		['a variable of another name', ['--secret-env', 'KEY'], { env: { KEY: SECRET } }],
		['a file', ['--secret-file', file('plain', SECRET)], { env: {} }],
		['a file with a line end', ['--secret-file', file('line', `${SECRET}\n`)], { env: {} }],
		['a file of Windows', ['--secret-file', file('crlf', `${SECRET}\r\n`)], { env: {} }],
		['standard input', ['--secret-file', '-'], { env: {}, input: `${SECRET}\n` }],
		[
			'a file, though a variable is there',
			['--secret-file', file('first', SECRET)],
			{ env: { MQTT_SIGNIN_SECRET: OTHER_SECRET } },
		],
	])('takes the secret from %s', async (_, args, options) => {
		expect(await command(['sign', ...FIXED, ...args], options)).toEqual(signed);
	});
});

/** What the library says of a wrong input. */
function refusal(change: Partial<typeof device> & Partial<SignOptions>): string {
	try {
		sign(change, { ...device, ...change });
	} catch (error) {
		return (error as Error).message;
	}
	throw new Error('it is right');
}

/** What the library says of an answer that is no CONNACK. */
function malformed(latin1: string): string {
	const signIn = new SignIn(device, { random: Math.random });
	signIn.connect();
	const answer = signIn.receive(Buffer.from(latin1, 'latin1'));
	return answer.kind === 'malformed' ? answer.meaning : answer.kind;
}

describe.concurrent('what is refused', () => {
	const MISSING =
		'the secret is missing; allowed: environment variable MQTT_SIGNIN_SECRET, --secret-env NAME, --secret-file FILE';
	const ADVICE =
		'--secret is unknown; allowed: --secret-env NAME, --secret-file FILE or --secret-file -, as others can read arguments';

	test.each<[what: string, args: string[], fault: string, options?: Parameters<typeof command>[1]]>(
		[
			['the secret as an argument', ['sign', ...IDENTITY, '--secret', SECRET], ADVICE],
			['that with an equals sign', ['connect', ...IDENTITY, `--secret=${SECRET}`], ADVICE],
			[
				'a secret without an option',
				['sign', ...IDENTITY, SECRET],
				'an argument belongs to no option; allowed: --name value',
			],
			[
				'a secret as an option',
				['sign', `--${SECRET}`],
				'an option is unknown; allowed: what --help lists',
			],
			[
				'a secret as a file name',
				['sign', ...IDENTITY, '--secret-file', SECRET],
				'the file of --secret-file cannot be read: ENOENT; allowed: one that can',
			],
			[
				'a secret as the name of a variable',
				['sign', ...IDENTITY, '--secret-env', SECRET],
				'the variable of --secret-env is not set; allowed: one that is',
			],
			['no secret', ['sign', ...IDENTITY], MISSING, { env: {} }],
			[
				'a secret from two places',
				['sign', ...IDENTITY, '--secret-env', 'A', '--secret-file', '-'],
				'--secret-env and --secret-file are both there; allowed: one of them',
			],
			[
				'a space behind the secret',
				['sign', ...IDENTITY],
				refusal({ deviceSecret: `${SECRET} ` }),
				{ env: { MQTT_SIGNIN_SECRET: `${SECRET} ` } },
			],
			[
				'a line end in the variable',
				['sign', ...IDENTITY],
				refusal({ deviceSecret: `${SECRET}\n` }),
				{ env: { MQTT_SIGNIN_SECRET: `${SECRET}\n` } },
			],
			[
				'two line ends in the file',
				['sign', ...IDENTITY, '--secret-file', '-'],
				refusal({ deviceSecret: `${SECRET}\n` }),
				{ input: `${SECRET}\n\n` },
			],
			[
				'an empty secret',
				['sign', ...IDENTITY],
				refusal({ deviceSecret: '' }),
				{ env: { MQTT_SIGNIN_SECRET: '' } },
			],
			['no product id', ['sign'], '--product-id is missing; allowed: a value'],
			[
				'no device name',
				['sign', '--product-id', 'LD8S5J1L07'],
				'--device-name is missing; allowed: a value',
			],
			[
				'a wrong product id',
				['sign', '--product-id', 'LD8S', '--device-name', 'test'],
				refusal({ productId: 'LD8S' }),
			],
			[
				'an unknown option',
				['sign', '--colour'],
				'--colour is unknown; allowed: what --help lists',
			],
			[
				'an option of another command',
				['sign', '--tls'],
				'--tls is unknown; allowed: what --help lists',
			],
			['no value', ['sign', '--product-id'], "Option '--product-id <value>' argument missing"],
			[
				'two ends of the signature',
				['sign', ...IDENTITY, '--expiry', '1', '--lifetime', '1'],
				'--lifetime and --expiry are both there; allowed: one of them',
			],
			[
				'milliseconds',
				['sign', ...IDENTITY, '--expiry', '1700000000000'],
				refusal({ expiry: 1700000000000 }),
			],
			['an expiry of 0', ['sign', ...IDENTITY, '--expiry', '0'], refusal({ expiry: 0 })],
			[
				'a lifetime that is no number',
				['sign', ...IDENTITY, '--lifetime', '1h'],
				'--lifetime is not a whole number; allowed: 1 to 2147483647 seconds',
			],
			[
				'a connection id with a separator',
				['sign', ...IDENTITY, '--connection-id', 'a;b'],
				refusal({ connectionId: 'a;b' }),
			],
			[
				'another method',
				['sign', ...IDENTITY, '--method', 'md5'],
				'--method is unknown; allowed: hmacsha1, hmacsha256',
			],
			[
				'a keep-alive over the limit',
				['connect', ...IDENTITY, '--keep-alive', '901'],
				'--keep-alive is 901; allowed: 0 to 900 seconds, the limit of the platform',
			],
			[
				'a port that is none',
				['connect', ...IDENTITY, '--port', '65536'],
				'--port is 65536; allowed: 1 to 65535',
			],
			[
				'a certificate without TLS',
				['connect', ...IDENTITY, '--ca', 'ca.pem'],
				'--ca and --server-name are for TLS; allowed: with --tls',
			],
			[
				'a certificate that is not there',
				['connect', ...IDENTITY, '--tls', '--ca', join(folder, 'none')],
				'the file of --ca cannot be read: ENOENT; allowed: one that can',
			],
			[
				'one expiry to stay with',
				['connect', ...IDENTITY, '--stay', '--expiry', '1800000000'],
				'--stay and --expiry are both there; allowed: one of them',
			],
			[
				'a password as an argument',
				['explain', ...IDENTITY, '--username', username, '--password', password],
				'--password is unknown; allowed: --password-env NAME, --password-file FILE or --password-file -, as others can read arguments',
			],
			[
				'no password to explain',
				['explain', ...IDENTITY, '--username', username],
				'the password is missing; allowed: environment variable MQTT_SIGNIN_PASSWORD, --password-env NAME, --password-file FILE',
			],
			[
				'no user name to explain',
				['explain', ...IDENTITY],
				'--username is missing; allowed: a value',
			],
			[
				'standard input for two',
				[
					'explain',
					...IDENTITY,
					'--username',
					username,
					'--secret-file',
					'-',
					'--password-file',
					'-',
				],
				'standard input is named twice; allowed: once',
			],
			[
				'a packet and a user name',
				['explain', '--packet', '20020000', '--username', username],
				'--packet and --username are both there; allowed: one of them',
			],
			[
				'half a byte',
				['explain', '--packet', '2002000'],
				'the packet is not bytes; allowed: two hexadecimal digits each',
			],
		],
	)('%s', async (_, args, fault, options) => {
		expect(await command(args, options)).toEqual({
			status: 2,
			stdout: '',
			stderr: `mqtt-signin ${args[0]}: ${fault}\n`,
		});
	});

	test('a command that is none, and none at all', async () => {
		expect(await command(['sing', SECRET])).toEqual({
			status: 2,
			stdout: '',
			stderr: 'mqtt-signin: unknown command; allowed: sign, connect, explain, --help, --version\n',
		});
		const help = await command(['--help']);
		expect(await command([])).toEqual({ status: 2, stdout: '', stderr: help.stdout });
	});
});

test('has a help for each command, and a version', async () => {
	const help = await command(['--help']);
	expect(help).toMatchObject({ status: 0, stderr: '' });
	for (const name of ['sign', 'connect', 'explain']) {
		expect(help.stdout).toContain(`\n  ${name} `);
		const { status, stdout, stderr } = await command([name, '--help'], { env: {} });
		expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
		expect(stdout.split('\n')[0]).toMatch(new RegExp(`^mqtt-signin ${name} `));
		expect(stdout).toContain('--secret-file FILE');
		for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(110);
	}
	expect(await command(['--version'])).toEqual({
		status: 0,
		stdout: `${manifest.version}\n`,
		stderr: '',
	});
});

function to(port: number, ...args: string[]): string[] {
	return ['connect', ...FIXED, '--host', '127.0.0.1', '--port', `${port}`, ...args];
}

/** Neither the secret nor what was made with it is in what was printed. */
function expectNoSecret({ stdout, stderr }: { stdout: string; stderr: string }): void {
	for (const text of [stdout, stderr])
		for (const secret of [SECRET, OTHER_SECRET, password.split(';')[0]])
			expect(text).not.toContain(secret);
}

describe('connect', () => {
	test('is accepted by the checking broker, and says so', async () => {
		const broker = await startBroker({ devices: [device] });
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

	test('is refused with another secret, and says what to check', async () => {
		const broker = await startBroker({ devices: [device] });
		onTestFinished(() => broker.close());
		const env = { MQTT_SIGNIN_SECRET: OTHER_SECRET };
		const result = await command(to(broker.port), { env });
		expect(result).toMatchObject({ status: 3, stderr: '' });
		const lines = result.stdout.split('\n');
		expect(lines[1]).toBe(`${connackMeaning(4)} (return code 4)`);
		expect(lines.slice(3).map((line) => line.replace(/here it is .*Z$/, 'here it is now'))).toEqual(
			[
				'- the device secret: that of this device, as the console shows it now',
				'- product id and device name: both as in the console, capitals too, and the device enabled',
				'- the clock: here it is now',
				'- the expiry: this signature ends 2998-12-31T16:00:00Z',
				'What another tool signed with: mqtt-signin explain',
				'',
			],
		);
		expectNoSecret(result);
		expect(broker.connects).toMatchObject([{ verdict: 'refused' }]);
	});

	test('is refused when the signature has expired', async () => {
		const broker = await startBroker({ devices: [device] });
		onTestFinished(() => broker.close());
		const args = [...IDENTITY, '--expiry', '1', '--host', '127.0.0.1', '--port', `${broker.port}`];
		const result = await command(['connect', ...args]);
		expect(result.status).toBe(3);
		expect(result.stdout).toContain('- the expiry: this signature ends 1970-01-01T00:00:01Z\n');
		expect(broker.connects).toMatchObject([{ reason: 'the signature has expired' }]);
	});

	test.each([1, 2, 3, 4, 5])(
		'says what return code %i means, though it comes in pieces',
		async (code) => {
			const port = await serve((socket) =>
				socket.once('data', async () => {
					for (const byte of [0x20, 2, 0, code]) {
						socket.write(Uint8Array.of(byte));
						await sleep(20);
					}
				}),
			);
			const result = await command(to(port));
			expect(result).toMatchObject({ status: 3, stderr: '' });
			const [, meaning, check] = result.stdout.split('\n');
			expect(meaning).toBe(`${connackMeaning(code)} (return code ${code})`);
			expect(check).toBe(code >= 4 ? 'Check, the likeliest first:' : '');
		},
	);

	test('sends a right CONNECT, then DISCONNECT, and nothing else', async () => {
		const received: Buffer[] = [];
		let ended = false;
		const port = await serve((socket) => {
			socket.on('data', (bytes) => {
				if (received.push(bytes) === 1) socket.write(Uint8Array.of(0x20, 2, 0, 0));
			});
			socket.on('end', () => {
				ended = true;
			});
		});
		expect(await command(to(port))).toMatchObject({ status: 0 });
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

	test.each<[what: string, behave: (socket: Socket) => void, kind: string, meaning: string]>([
		[
			'that closes at once',
			(socket) => socket.end(),
			'closed',
			'connection closed without a CONNACK',
		],
		[
			'that closes after a piece of a CONNACK',
			(socket) => socket.once('data', () => socket.end(Uint8Array.of(0x20, 2))),
			'closed',
			'connection closed without a CONNACK',
		],
		[
			'that resets the connection',
			(socket) => socket.once('data', () => socket.resetAndDestroy()),
			'closed',
			'connection lost before a CONNACK: read ECONNRESET',
		],
		['that hangs', () => {}, 'timeout', 'no CONNACK within 1 s'],
		[
			'that speaks HTTP',
			(socket) => socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')),
			'malformed',
			malformed('HTTP'),
		],
		[
			'that answers a return code of MQTT 5',
			(socket) => socket.once('data', () => socket.write(Uint8Array.of(0x20, 3, 0, 0x87, 0))),
			'malformed',
			malformed('\x20\x03\x00\x87'),
		],
	])('gives up on a server %s', async (_, behave, kind, meaning) => {
		const port = await serve(behave);
		const result = await command(to(port, '--timeout', '1'));
		expect(result).toEqual({
			status: 4,
			stdout: `Signing in to 127.0.0.1:${port} as ${username}\n`,
			stderr: `No answer (${kind}): ${meaning}\n`,
		});
		const json = await command(to(port, '--timeout', '1', '--json'));
		expect({ ...json, stdout: JSON.parse(json.stdout) }).toEqual({
			status: 4,
			stdout: { host: '127.0.0.1', port, clientId, username, kind, meaning },
			stderr: '',
		});
	});

	test('says that nobody listens', async () => {
		const broker = await startBroker({ devices: [device] });
		await broker.close();
		expect(await command(to(broker.port))).toMatchObject({
			status: 4,
			stderr: `No answer (unreachable): connect ECONNREFUSED 127.0.0.1:${broker.port}\n`,
		});
	});

	test('prints JSON', async () => {
		const answers = [0, 5];
		const port = await serve((socket) =>
			socket.once('data', () => socket.write(Uint8Array.of(0x20, 2, 0, answers.shift() ?? 0))),
		);
		const where = { host: '127.0.0.1', port, clientId, username };
		const accepted = await command(to(port, '--json'));
		expect({ ...accepted, stdout: JSON.parse(accepted.stdout) }).toEqual({
			status: 0,
			stdout: { ...where, kind: 'accepted', sessionPresent: false },
			stderr: '',
		});
		const refused = await command(to(port, '--json'));
		expect({ ...refused, stdout: JSON.parse(refused.stdout) }).toEqual({
			status: 3,
			stdout: { ...where, kind: 'refused', returnCode: 5, meaning: connackMeaning(5) },
			stderr: '',
		});
	});
});

describe('connect --tls', async () => {
	const altNames = ['broker.example', 'localhost'].map((value) => ({ type: 2 as const, value }));
	const names = [{ name: 'commonName', value: 'broker.example' }];
	const pem = await generate(names, {
		keyType: 'ec',
		algorithm: 'sha256',
		extensions: [{ name: 'subjectAltName', altNames }],
	});
	const ca = file('ca.pem', pem.cert);
	const asked: unknown[] = [];
	const start = () =>
		listen(
			createTlsServer({ cert: pem.cert, key: pem.private }, (socket) => {
				asked.push(socket.servername);
				socket.on('error', () => {});
				socket.once('data', () => socket.write(Uint8Array.of(0x20, 2, 0, 0)));
			}),
		);

	test('is accepted where the certificate and its name are right', async () => {
		const args = to(await start(), '--tls', '--ca', ca, '--server-name', 'broker.example');
		expect(await command(args)).toMatchObject({ status: 0, stderr: '' });
		expect(asked.pop()).toBe('broker.example');
	});

	test('asks for the certificate of the host', async () => {
		const args = to(await start(), '--tls', '--ca', ca, '--host', 'localhost');
		expect(await command(args)).toMatchObject({ status: 0, stderr: '' });
		expect(asked.pop()).toBe('localhost');
	});

	test('does not trust a certificate whose root it was not given', async () => {
		const args = to(await start(), '--tls', '--server-name', 'broker.example');
		const result = await command(args);
		expect(result).toMatchObject({ status: 4 });
		expect(result.stderr).toMatch(
			/^No answer \(unreachable\): self-signed certificate.*\nIf its certificate is unknown, give the platform's root with --ca FILE\.\n$/,
		);
	});

	test('does not trust a certificate of another name', async () => {
		const result = await command(to(await start(), '--tls', '--ca', ca));
		expect(result).toMatchObject({ status: 4 });
		expect(result.stderr).toMatch(/^No answer \(unreachable\): Hostname\/IP does not match/);
	});

	test('gives up on a server that does not speak TLS', async () => {
		const port = await serve((socket) => socket.end('no'));
		const result = await command(to(port, '--tls', '--ca', ca));
		expect(result).toMatchObject({ status: 4 });
		expect(result.stderr).toMatch(/^No answer \(unreachable\): .*(TLS|SSL)/);
	});
});

describe('connect --stay', () => {
	const staying = (port: number, ...args: string[]) =>
		running([
			...['connect', ...IDENTITY, '--stay', '--host', '127.0.0.1', '--port', `${port}`],
			...args,
		]);
	const stamp = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ {2}/;

	test.each(['SIGINT', 'SIGTERM'] as const)(
		'pings, and ends with DISCONNECT on %s',
		async (signal) => {
			const packets: string[] = [];
			const port = await serve((socket) => {
				socket.on('data', (bytes) => {
					packets.push(bytes[0] === 0x10 ? 'CONNECT' : bytes.toString('hex'));
					if (bytes[0] === 0x10) socket.write(Uint8Array.of(0x20, 2, 0, 0));
					if (bytes[0] === 0xc0) socket.write(Uint8Array.of(0xd0, 0));
				});
				socket.on('end', () => packets.push('end'));
			});
			const stay = staying(port, '--keep-alive', '1', '--timeout', '2');
			await stay.line(/accepted/);
			// Longer than the time-out: it is answered that keeps the connection.
			await sleep(3400);
			stay.child.kill(signal);
			expect((await stay.ended)[0]).toBe(0);
			await vi.waitFor(() => expect(packets.at(-1)).toBe('end'));
			expect(packets).toEqual(['CONNECT', 'c000', 'c000', 'c000', 'e000', 'end']);
			expect(stay.lines.map((line) => line.replace(stamp, ''))).toEqual([
				expect.stringMatching(
					new RegExp(`^signing in to 127.0.0.1:${port} as ${clientId};12010126;\\w{5};\\d{10}$`),
				),
				'accepted',
				'stopped',
			]);
			for (const line of stay.lines) expect(line).toMatch(stamp);
		},
	);

	test('comes back newly signed after a loss, not before 5 s are over', async () => {
		const broker = await startBroker({ devices: [device] });
		onTestFinished(() => broker.close());
		const stay = staying(broker.port, '--lifetime', '60');
		await stay.line(/accepted/);
		broker.disconnectAll();
		const lost = await stay.line(/lost/);
		expect(lost.replace(stamp, '')).toMatch(
			/^lost after 0 s: the server closed the connection; next attempt in \d+ s$/,
		);
		const wait = Number(/(\d+) s$/.exec(lost)?.[1]);
		expect(wait).toBeGreaterThanOrEqual(5);
		expect(wait).toBeLessThanOrEqual(60);
		stay.child.kill('SIGTERM');
		expect((await stay.ended)[0]).toBe(0);
		expect(stay.lines.at(-1)?.replace(stamp, '')).toBe('stopped');
		expect(broker.connects).toMatchObject([{ verdict: 'accepted' }]);
	});

	test('hangs up on a server that does not answer a PINGREQ', async () => {
		const port = await serve((socket) =>
			socket.once('data', () => socket.write(Uint8Array.of(0x20, 2, 0, 0))),
		);
		const stay = staying(port, '--keep-alive', '1', '--timeout', '1');
		expect((await stay.line(/lost/)).replace(stamp, '')).toMatch(
			/^lost after 2 s: no answer to a PINGREQ within 1 s; next attempt in \d+ s$/,
		);
	});

	test('waits for minutes after a refusal, and for seconds after no answer', async () => {
		const answers = [Uint8Array.of(0x20, 2, 0, 5), Uint8Array.of(0x20, 3)];
		const port = await serve((socket) =>
			socket.once('data', () => socket.write(answers.shift() ?? '')),
		);
		const refused = await staying(port).line(/next/);
		expect(refused.replace(stamp, '')).toMatch(
			/^Refused.* \(return code 5\); next attempt in ([6-9]\d|1[01]\d|120) s$/,
		);
		const wrong = await staying(port).line(/next/);
		expect(wrong.replace(stamp, '')).toMatch(
			/^no answer \(malformed\): .*; next attempt in ([5-9]|10) s$/,
		);
	});

	test('ends at once while it waits for an answer', async () => {
		const stay = staying(await serve(() => {}));
		await stay.line(/signing in/);
		stay.child.kill('SIGTERM');
		expect((await stay.ended)[0]).toBe(0);
		expect(stay.lines.map((line) => line.replace(stamp, '')).at(-1)).toBe('stopped');
	});
});

describe('explain', () => {
	const SENT = ['explain', ...IDENTITY, '--username', username, '--now', '1800000000'];

	test('says when nothing is wrong', async () => {
		const env = { MQTT_SIGNIN_SECRET: SECRET, MQTT_SIGNIN_PASSWORD: password };
		expect(await command([...SENT, '--lifetime', '30672115200'], { env })).toEqual({
			status: 0,
			stdout: 'Nothing wrong here.\n',
			stderr: '',
		});
	});

	test('numbers what is wrong, of a password from standard input', async () => {
		const input = `${password.toUpperCase().replace(';HMACSHA256', '')}\n`;
		const result = await command([...SENT, '--client-id', 'test', '--password-file', '-'], {
			input,
		});
		expect(result).toEqual({
			status: 1,
			stdout: [
				`1. The client id is "test"; it must be "${clientId}".`,
				'2. The token is in upper case; its digits must be in lower case.',
				'3. The password has no suffix; behind its token belongs ;hmacsha256.',
				"Note: The signature ends in 972 y 221 d, at 2998-12-31T16:00:00Z; if it was made for less, the device's clock is ahead.",
				'',
			].join('\n'),
			stderr: '',
		});
		expectNoSecret(result);
	});

	test('shows a packet', async () => {
		expect(await command(['explain', '--packet', '20:02:00:05'])).toEqual({
			status: 0,
			stdout: [
				'offset  bytes                    meaning',
				'     0  20                       CONNACK',
				'     1  02                       remaining length 2',
				'     2  00                       acknowledge flags: no session present',
				`     3  05                       return code 5: ${connackMeaning(5)}`,
				'',
				'Nothing wrong here.',
				'',
			].join('\n'),
			stderr: '',
		});
	});

	test('explains what a packet from standard input signs in with', async () => {
		const packet = encodeConnect({ clientId, username, password, keepAlive: 1000 });
		const input = Buffer.from(packet)
			.toString('hex')
			.replaceAll(/..(?=.)/g, '0x$&, ');
		const env = { MQTT_SIGNIN_SECRET: OTHER_SECRET };
		const result = await command(
			['explain', ...IDENTITY, '--packet', '-', '--lifetime', '99999999999'],
			{ env, input },
		);
		expect(result).toMatchObject({ status: 1, stderr: '' });
		expect(result.stdout.split('\n').slice(-6)).toEqual([
			'    72  00 4b                    password: 75 bytes',
			'    74  **                       password (not shown)',
			'',
			'1. The keep-alive is 1000 s; Tencent Cloud refuses more than 900.',
			'2. The token does not fit: likeliest it was made with another secret (renewed in the console, or of a different device), else of another user name than was sent.',
			'',
		]);
		expectNoSecret(result);
	});
});
