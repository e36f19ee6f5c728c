import type { Socket } from 'node:net';

const CONNACK = (code: number) => Uint8Array.of(0x20, 2, 0, code);

/** A server that misbehaves, and what is said of it. */
export interface Misbehaviour {
	readonly name: string;
	readonly behave: (socket: Socket) => void;
	readonly kind: 'closed' | 'timeout' | 'malformed' | 'unreachable';
	readonly code?: string;
	readonly en: string | RegExp;
	readonly zh: string | RegExp;
}

const once =
	(answer: string | Uint8Array, end = false) =>
	(socket: Socket) =>
		socket.once('data', () => (end ? socket.end(answer) : socket.write(answer)));

export const MISBEHAVIOURS: readonly Misbehaviour[] = [
	{
		name: 'closes at once',
		behave: (socket) => socket.end(),
		kind: 'closed',
		en: 'connection closed without a CONNACK',
		zh: '未收到 CONNACK，连接已关闭',
	},
	{
		name: 'closes after the CONNECT',
		behave: once('', true),
		kind: 'closed',
		en: 'connection closed without a CONNACK',
		zh: '未收到 CONNACK，连接已关闭',
	},
	{
		name: 'closes after a piece of a CONNACK',
		behave: once(Uint8Array.of(0x20, 2), true),
		kind: 'closed',
		en: 'connection closed in the middle of a CONNACK',
		zh: 'CONNACK 未收完，连接已关闭',
	},
	{
		name: 'resets the connection',
		behave: (socket) => socket.once('data', () => socket.resetAndDestroy()),
		kind: 'closed',
		code: 'ECONNRESET',
		en: /^the connection to 127\.0\.0\.1:\d+ was reset \(ECONNRESET\)$/,
		zh: /^与 127\.0\.0\.1:\d+ 的连接被重置（ECONNRESET）$/,
	},
	{
		name: 'hangs',
		behave: () => {},
		kind: 'timeout',
		en: 'no CONNACK within 1 s',
		zh: '1 秒内未收到 CONNACK',
	},
	{
		name: 'sends a byte and hangs',
		behave: once(Uint8Array.of(0x20)),
		kind: 'timeout',
		en: 'no CONNACK within 1 s',
		zh: '1 秒内未收到 CONNACK',
	},
	{
		name: 'sends a CONNACK before the CONNECT',
		behave: (socket) => socket.write(CONNACK(0)),
		kind: 'malformed',
		code: 'early',
		en: 'it sent a CONNACK before there was a CONNECT, which is no acceptance',
		zh: '对方在收到 CONNECT 之前就发送了 CONNACK，不能视为接受',
	},
	{
		name: 'speaks HTTP',
		behave: once('HTTP/1.1 400 Bad Request\r\n\r\n', true),
		kind: 'malformed',
		code: 'http',
		en: 'an HTTP server answered',
		zh: '应答的是 HTTP 服务器',
	},
	{
		name: 'speaks HTTP byte by byte',
		behave: (socket) =>
			socket.once('data', async () => {
				for (const byte of 'HTTP/1.1 ') socket.write(byte);
			}),
		kind: 'malformed',
		code: 'http',
		en: 'an HTTP server answered',
		zh: '应答的是 HTTP 服务器',
	},
	{
		name: 'speaks SSH, and first',
		behave: (socket) => socket.write('SSH-2.0-OpenSSH_9.2\r\n'),
		kind: 'malformed',
		code: 'ssh',
		en: 'an SSH server answered',
		zh: '应答的是 SSH 服务器',
	},
	{
		name: 'sends an alert of TLS',
		behave: once(Uint8Array.of(0x15, 3, 1, 0, 2, 2, 70), true),
		kind: 'malformed',
		code: 'tls',
		en: 'the server wants TLS',
		zh: '该服务器要求 TLS',
	},
	{
		name: 'speaks SMTP',
		behave: (socket) => socket.write('220 mail ESMTP\r\n'),
		kind: 'malformed',
		code: 'other',
		en: 'a server answered that speaks another protocol',
		zh: '应答的服务器使用的是其他协议',
	},
	{
		name: 'answers in MQTT 5',
		behave: once(Uint8Array.of(0x20, 3, 0, 0x87, 0)),
		kind: 'malformed',
		code: 'mqtt5',
		en: 'the answer is not of MQTT 3.1.1; it could be of MQTT 5',
		zh: '应答不符合 MQTT 3.1.1，可能是 MQTT 5',
	},
	{
		name: 'answers with a return code that there is not',
		behave: once(CONNACK(6)),
		kind: 'malformed',
		en: 'expected a CONNACK, got 20020006',
		zh: '应为 CONNACK，实际收到 20020006',
	},
	{
		name: 'refuses and has a session',
		behave: once(Uint8Array.of(0x20, 2, 1, 5)),
		kind: 'malformed',
		en: 'expected a CONNACK, got 20020105',
		zh: '应为 CONNACK，实际收到 20020105',
	},
	{
		name: 'answers with a PINGRESP',
		behave: once(Uint8Array.of(0xd0, 0)),
		kind: 'malformed',
		en: 'expected a CONNACK, got d000',
		zh: '应为 CONNACK，实际收到 d000',
	},
	{
		name: 'sends zeros without end',
		behave: (socket) => {
			const more = () => {
				while (socket.writable && socket.write(Buffer.alloc(65536)));
			};
			socket.once('data', more).on('drain', more);
		},
		kind: 'malformed',
		en: 'expected a CONNACK, got 0000000000…',
		zh: '应为 CONNACK，实际收到 0000000000…',
	},
];
