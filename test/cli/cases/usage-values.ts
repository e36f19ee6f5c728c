import { IDENTITY } from '../../support/command.js';
import { DEVICE } from '../../support/published.js';
import { exclusive, host, integer, type Refused } from './words.js';

const SECRET = DEVICE.deviceSecret;

const SIGN = ['sign', ...IDENTITY];
const CONNECT = ['connect', ...IDENTITY];
const to = (name: string) => [...CONNECT, '--host', name];

/** Values that an option does not take. */
export const WRONG_VALUES: Readonly<Record<string, Refused>> = {
	'two ends of the signature': {
		args: [...SIGN, '--expiry', '1', '--lifetime', '1'],
		...exclusive('--lifetime', '--expiry'),
	},
	milliseconds: {
		args: [...SIGN, '--expiry', '1700000000000'],
		...integer('--expiry', 1, 999999999999, 1700000000000),
	},
	'an expiry of 0': {
		args: [...SIGN, '--expiry', '0'],
		...integer('--expiry', 1, 999999999999, 0),
	},
	'a negative expiry': {
		args: [...SIGN, '--expiry=-1'],
		...integer('--expiry', 1, 999999999999, -1),
	},
	'a number with an exponent': {
		args: [...SIGN, '--expiry', '1e9'],
		...integer('--expiry', 1, 999999999999, 'text'),
	},
	'an unknown unit': {
		args: [...SIGN, '--lifetime', '1y'],
		en: '--lifetime: expected 1 to 2147483647 seconds, also written as 15m, 1h30m or 7d, got other text',
		zh: '--lifetime：应为 1 至 2147483647 秒，也可写作 15m、1h30m 或 7d，实际为其他文本',
	},
	'a separator in the connection id': {
		args: [...SIGN, '--connection-id', 'a;b'],
		en: '--connection-id: expected A-Z a-z 0-9, got another character at position 1',
		zh: '--connection-id：应为 A-Z a-z 0-9，实际为位置 1 处的其他字符',
	},
	'another hash': {
		args: [...SIGN, '--hash', 'md5'],
		en: '--hash: expected sha256, sha1, got another value',
		zh: '--hash：应为 sha256, sha1，实际为其他值',
	},
	'a keep-alive over the limit': {
		args: [...CONNECT, '--keep-alive', '901'],
		en: '--keep-alive: expected an integer from 0 to 900 seconds, got 901',
		zh: '--keep-alive：应为 0 至 900 的整数（秒），实际为 901',
	},
	'a port that is none': {
		args: [...CONNECT, '-p', '65536'],
		...integer('--port', 1, 65535, 65536),
	},
	'an empty port': { args: [...CONNECT, '--port='], ...integer('--port', 1, 65535, '') },
	'a certificate without TLS': {
		args: [...CONNECT, '--ca', 'ca.pem'],
		en: '--ca requires --tls',
		zh: '--ca 须与 --tls 同用',
	},
	'one expiry to reconnect with': {
		args: [...CONNECT, '--reconnect', '--expiry', '1800000000'],
		...exclusive('--reconnect', '--expiry'),
	},
	'a host with a scheme': {
		args: to('mqtt://broker.example'),
		...host(
			'expected a host name, got a URL; write --host broker.example',
			'应为主机名，实际为 URL；请写作 --host broker.example',
		),
	},
	'a host with a scheme, a password, a port and a path': {
		args: to(`mqtts://user:${encodeURIComponent(SECRET)}@broker.example:8883/mqtt`),
		...host(
			'expected a host name, got a URL; write --host broker.example --port 8883 --tls',
			'应为主机名，实际为 URL；请写作 --host broker.example --port 8883 --tls',
		),
	},
	'a host that is only a scheme': {
		args: to('mqtt://'),
		...host(
			'expected a host name, got a scheme (before ://) and no host',
			'应为主机名，实际只有协议（:// 之前的部分），没有主机',
		),
	},
	'a secret in the place of a host': {
		args: to(`mqtt://${SECRET}`),
		...host(
			'expected a host name, got a scheme (before ://) and no host',
			'应为主机名，实际只有协议（:// 之前的部分），没有主机',
		),
	},
	'a path in the name of the server': {
		args: [...CONNECT, '--tls', '--server-name', 'a/b'],
		en: '--server-name: expected a host name without scheme, port or path, got another character at position 1',
		zh: '--server-name：应为主机名，不带协议、端口或路径，实际为位置 1 处的其他字符',
	},
	'a time stamp of 16 digits': {
		args: ['sign', '--cloud', 'tuya', '--device-id', 'x', '--timestamp', '9007199254740992'],
		...integer('--timestamp', 0, 9007199254740991, '9007199254740992'),
	},
	'what is no packet': {
		args: ['explain', '--packet', 'zz'],
		en: '--packet: expected a packet of MQTT in hexadecimal digits, got another value',
		zh: '--packet：应为十六进制表示的 MQTT 报文，实际为其他值',
	},
	'a WebSocket': {
		args: to('wss://broker.example/mqtt'),
		...host(
			'expected a host name, got a URL of a WebSocket, which is not supported here',
			'应为主机名，实际为 WebSocket 的 URL，本命令不支持 WebSocket',
		),
	},
	'a host with a port': {
		args: to('broker.example:1883'),
		...host(
			'expected a host name without a port; write --host broker.example --port 1883',
			'主机名不带端口；请写作 --host broker.example --port 1883',
		),
	},
	'an address in brackets': {
		args: to('[::1]'),
		...host(
			'expected an address without brackets; write --host ::1',
			'地址不带方括号；请写作 --host ::1',
		),
	},
	'an address in brackets with a port': {
		args: to('[::1]:1883'),
		...host(
			'expected an address without brackets; write --host ::1 --port 1883',
			'地址不带方括号；请写作 --host ::1 --port 1883',
		),
	},
	'a host with a path': {
		args: to('broker.example/mqtt'),
		...host(
			'expected a host name without a path; write --host broker.example',
			'主机名不带路径；请写作 --host broker.example',
		),
	},
	'an empty host': {
		args: to(''),
		...host(
			'expected a host name without scheme, port or path, got nothing',
			'应为主机名，不带协议、端口或路径，实际为空',
		),
	},
	'a space in the host': {
		args: to('broker example'),
		...host(
			'expected a host name without scheme, port or path, got another character at position 6',
			'应为主机名，不带协议、端口或路径，实际为位置 6 处的其他字符',
		),
	},
	'a host that is too long': {
		args: to('a'.repeat(254)),
		...host('expected at most 253 characters, got 254', '应为至多 253 个字符，实际为 254'),
	},
	'no host where the console shows it': {
		args: ['sign', '--cloud', 'huawei', '--device-id', 'x'],
		en: "--host is missing: this cloud's console shows where to connect",
		zh: '缺少 --host：接入地址见该云平台的控制台',
	},
	'none of three for Alibaba': {
		args: ['sign', '--cloud', 'alibaba', '--product-key', 'x', '--device-name', 'test'],
		en: 'one of --region, --instance-id and --host is missing',
		zh: '缺少 --region、--instance-id 或 --host 之一',
	},
	'a language that there is not': {
		args: [...SIGN, '--lang', 'fr'],
		en: '--lang: expected en, zh, got another value',
		zh: '--lang：应为 en, zh，实际为其他值',
	},
};
