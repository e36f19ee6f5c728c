import { createPublicKey, X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';
import { generate } from 'selfsigned';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { command, IDENTITY, listen, serve } from '../support/command.js';
import { runHere } from '../support/run-here.js';

const folder = mkdtempSync(join(tmpdir(), 'mqtt-signin-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Uint8Array): string {
	const path = join(folder, name);
	writeFileSync(path, content);
	return path;
}

const NAME = 'broker.example';
const DAY = 86_400_000;

/** A self-signed certificate for NAME and localhost, and files of it. */
async function certify(label: string, from = -1, until = 365) {
	const altNames = [NAME, 'localhost'].map((value) => ({ type: 2 as const, value }));
	const { cert, private: key } = await generate([{ name: 'commonName', value: label }], {
		...{ keyType: 'ec', algorithm: 'sha256' },
		notBeforeDate: new Date(Date.now() + from * DAY),
		notAfterDate: new Date(Date.now() + until * DAY),
		extensions: [{ name: 'subjectAltName', altNames }],
	});
	return { cert, key, ca: file(`${label}.pem`, cert) };
}

type Certified = Awaited<ReturnType<typeof certify>>;
let right: Certified;
let other: Certified;
let expired: Certified;
let future: Certified;
beforeAll(async () => {
	[right, other, expired, future] = await Promise.all([
		certify('right'),
		certify('other'),
		certify('expired', -365, -1),
		certify('future', 1),
	]);
});

const asked: unknown[] = [];
function start({ cert, key }: Certified, options: TlsOptions = {}): Promise<number> {
	const server = createTlsServer({ cert, key, ...options }, (socket) => {
		asked.push(socket.servername);
		socket.on('error', () => {});
		socket.once('data', () => socket.write(Uint8Array.of(0x20, 2, 0, 0)));
	});
	server.on('tlsClientError', () => {});
	return listen(server);
}

function to(port: number, ...args: string[]): string[] {
	return ['connect', ...IDENTITY, '--tls', '--host', '127.0.0.1', '-p', `${port}`, ...args];
}

describe('connect --tls', () => {
	test.each<{ name: string; make: () => string; run?: typeof command }>([
		{ name: 'the root in PEM', make: () => right.ca, run: command },
		{
			name: 'the root in DER',
			make: () => file('right.der', new X509Certificate(right.cert).raw),
		},
		{
			name: 'several roots, with text between them',
			make: () => file('roots.pem', `# roots\n${other.cert}\n# and\n${right.cert}`),
		},
		{
			name: 'the root in UTF-16, as PowerShell writes it',
			make: () => file('utf16.pem', Buffer.from(`\ufeff${right.cert}`, 'utf16le')),
		},
	])('is accepted with $name', async ({ make, run = runHere }) => {
		const port = await start(right);
		expect(await run(to(port, '--ca', make(), '--server-name', NAME))).toMatchObject({
			status: 0,
			stderr: '',
		});
		expect(asked.pop()).toBe(NAME);
	});

	test('asks for the certificate of the host', async () => {
		const args = ['connect', ...IDENTITY, '--tls', '--ca', right.ca, '--host', 'localhost'];
		expect(await runHere([...args, '-p', `${await start(right)}`])).toMatchObject({
			status: 0,
			stderr: '',
		});
		expect(asked.pop()).toBe('localhost');
	});
});

/** A handshake that fails, and what is said of it: the code is Node's or OpenSSL's. */
interface Failure {
	readonly name: string;
	readonly serve: () => Promise<number>;
	readonly args?: () => string[];
	readonly en: RegExp;
	readonly zh: RegExp;
	readonly advice: string;
}

const trusting = () => ['--ca', right.ca, '--server-name', NAME];

const FAILURES: readonly Failure[] = [
	{
		name: 'whose root it was not given',
		serve: () => start(right),
		args: () => ['--server-name', NAME],
		en: /unreachable\): the root of the server's certificate is not known here \(DEPTH_ZERO_SELF_SIGNED_CERT\)$/,
		zh: /本机不信任签发服务器证书的根证书/,
		advice:
			"Give the cloud's root certificate with --ca FILE; if you have, it is not the root of this server.",
	},
	{
		name: 'of another root',
		serve: () => start(right),
		args: () => ['--ca', other.ca, '--server-name', NAME],
		en: /the root of the server's certificate is not known here/,
		zh: /本机不信任签发服务器证书的根证书/,
		advice:
			"Give the cloud's root certificate with --ca FILE; if you have, it is not the root of this server.",
	},
	{
		name: 'of another name',
		serve: () => start(right),
		args: () => ['--ca', right.ca],
		en: /the server's certificate is of another name than 127\.0\.0\.1 \(ERR_TLS_CERT_ALTNAME_INVALID\)$/,
		zh: /服务器证书中的名称不是 127\.0\.0\.1/,
		advice: 'Give the name in the certificate with --server-name NAME, if you trust that server.',
	},
	{
		name: 'whose certificate has expired',
		serve: () => start(expired),
		args: () => ['--ca', expired.ca, '--server-name', NAME],
		en: /the server's certificate or its root has expired \(CERT_HAS_EXPIRED\)$/,
		zh: /服务器证书或其根证书已过期/,
		advice:
			"Check this computer's clock; if it is right, the server needs a new certificate, or --ca a newer root.",
	},
	{
		name: 'whose certificate is not valid yet',
		serve: () => start(future),
		args: () => ['--ca', future.ca, '--server-name', NAME],
		en: /the server's certificate is not valid yet \(CERT_NOT_YET_VALID\)$/,
		zh: /服务器证书尚未生效/,
		advice: "Check this computer's clock: it is probably behind.",
	},
	{
		name: 'that wants a certificate of the client',
		serve: () => start(right, { requestCert: true, rejectUnauthorized: true }),
		en: /the server wants a certificate of the client \(ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED\)$/,
		zh: /该服务器要求客户端证书/,
		advice:
			'This port is for devices with certificates: use the one for devices that sign in with a key.',
	},
	{
		name: 'that has only TLS 1.1',
		serve: () =>
			start(right, {
				minVersion: 'TLSv1.1',
				maxVersion: 'TLSv1.1',
				ciphers: 'DEFAULT@SECLEVEL=0',
			}),
		en: /client and server have no TLS version or cipher in common \(ERR_SSL_/,
		zh: /没有共同支持的 TLS 版本或加密套件/,
		advice: 'The server has to offer TLS 1.2 or newer.',
	},
	{
		name: 'that speaks MQTT without TLS',
		serve: () => serve((socket) => socket.once('data', () => socket.write('no TLS here'))),
		en: /the server does not speak TLS \(/,
		zh: /该服务器不使用 TLS/,
		advice: 'Leave out --tls, or give the port for TLS, usually 8883.',
	},
	{
		name: 'that speaks HTTP',
		serve: () =>
			serve((socket) => socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))),
		en: /the server does not speak TLS \(/,
		zh: /该服务器不使用 TLS/,
		advice: 'Leave out --tls, or give the port for TLS, usually 8883.',
	},
	{
		name: 'that closes the handshake',
		serve: () => serve((socket: Socket) => socket.once('data', () => socket.end())),
		en: /unreachable\): the connection to 127\.0\.0\.1:\d+ was reset \(ECONNRESET\)$/,
		zh: /的连接被重置（ECONNRESET）/,
		advice: 'A server that does not speak TLS may do that: check --port.',
	},
	{
		name: 'that hangs in the handshake',
		serve: () => serve(() => {}),
		en: /timeout\): TCP is connected, but TLS was not established within 1 s$/,
		zh: /TCP 已连接，但 1 秒内未完成 TLS 握手/,
		advice: '',
	},
];

describe('connect --tls gives up on a server', () => {
	test.each(FAILURES)('$name', async ({ serve: begin, args = trusting, en, zh, advice }) => {
		const port = await begin();
		const line = to(port, '--timeout', '1', ...args());
		const [english, chinese] = await Promise.all([
			runHere(line),
			runHere([...line, '--lang', 'zh']),
		]);
		expect([english.status, chinese.status]).toEqual([4, 4]);
		const [said, todo = ''] = english.stderr.split('\n');
		expect(said).toMatch(en);
		expect(todo).toBe(advice);
		expect(chinese.stderr).toMatch(zh);
		expect(english.stderr + chinese.stderr).not.toMatch(/^\s+at /m);
	});
});

describe('--ca refuses', () => {
	const refused = (got: string) =>
		`mqtt-signin connect: --ca: expected a root certificate in PEM or DER, got ${got}\n`;
	test.each([
		{ name: 'an empty file', make: () => '', got: 'nothing' },
		{ name: 'white space', make: () => ' \n', got: 'nothing' },
		{
			name: 'a private key',
			make: () => right.key,
			got: 'a private key, which belongs to nobody but its owner',
		},
		{
			name: 'a public key',
			make: () => createPublicKey(right.key).export({ type: 'spki', format: 'pem' }),
			got: 'a public key',
		},
		{
			name: 'a certificate request',
			make: () => '-----BEGIN CERTIFICATE REQUEST-----\nMIIB\n-----END CERTIFICATE REQUEST-----\n',
			got: 'a certificate request',
		},
		{ name: 'other text', make: () => 'not a certificate\n', got: 'something else' },
		{
			name: 'a PEM of garbage',
			make: () => '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n',
			got: 'something else',
		},
		{
			name: 'a DER that is cut',
			make: () => new X509Certificate(right.cert).raw.subarray(0, 200),
			got: 'something else',
		},
		{ name: 'half a PEM', make: () => right.cert.slice(0, 300), got: 'something else' },
	])('$name', async ({ make, got }) => {
		expect(await runHere(to(1, '--ca', file('wrong', make() as string)))).toEqual({
			status: 2,
			stdout: '',
			stderr: refused(got),
		});
	});

	test('what is not there, and what does not end', async () => {
		expect(await runHere(to(1, '--ca', join(folder, 'none')))).toMatchObject({
			status: 2,
			stderr: 'mqtt-signin connect: the file of --ca cannot be read (ENOENT)\n',
		});
		expect(await runHere(to(1, '--ca', '/dev/zero'))).toMatchObject({
			status: 2,
			stderr:
				'mqtt-signin connect: the input of --ca is too long: expected at most 1048576 bytes\n',
		});
	});
});
