import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { COMMANDS } from '../../cli/commands/index.js';
import { command, IDENTITY } from '../support/command.js';
import { DEVICE } from '../support/published.js';
import { runHere } from '../support/run-here.js';

const folder = mkdtempSync(join(tmpdir(), 'mqtt-signin-'));
afterAll(() => rmSync(folder, { recursive: true }));

const SECRET = DEVICE.deviceSecret;
const env = (secret: string) => ({ MQTT_SIGNIN_SECRET: secret });

interface Refused {
	readonly args: readonly string[];
	readonly en: string;
	readonly zh: string;
	readonly env?: Readonly<Record<string, string>>;
}

const MISSING = {
	en: 'the secret is missing; give it with the environment variable MQTT_SIGNIN_SECRET, --secret-env NAME or --secret-file FILE',
	zh: '缺少密钥；请用环境变量 MQTT_SIGNIN_SECRET、--secret-env NAME 或 --secret-file FILE 提供',
};
const advice = (option: string, what = 'secret') => ({
	en: `${option} does not exist, because others can read arguments; use --${what}-env NAME, --${what}-file FILE or --${what}-file -`,
	zh: `没有选项 ${option}，因为命令行参数会被他人看到；请用 --${what}-env NAME、--${what}-file FILE 或 --${what}-file -`,
});
const unknown = (option: string) => ({
	en: `${option} is unknown; --help lists the options`,
	zh: `未知的选项：${option}；用 --help 查看可用选项`,
});
const meant = (option: string, known: string) => ({
	en: `${option} is unknown; did you mean ${known}?`,
	zh: `未知的选项：${option}；是否想用 ${known}？`,
});
const exclusive = (first: string, second: string) => ({
	en: `${first} and ${second} exclude each other`,
	zh: `${first} 与 ${second} 不能同时使用`,
});
const integer = (option: string, min: number, max: number, got: string | number) => ({
	en: `${option}: expected an integer from ${min} to ${max}, got ${got === 'text' ? 'other text' : got === '' ? 'nothing' : got}`,
	zh: `${option}：应为 ${min} 至 ${max} 的整数，实际为${got === 'text' ? '其他文本' : got === '' ? '空' : ` ${got}`}`,
});
const host = (en: string, zh: string) => ({ en: `--host: ${en}`, zh: `--host：${zh}` });
const base64 = (position: number, length: number) => ({
	en: `deviceSecret: expected canonical Base64, got a mistake at position ${position} of ${length}`,
	zh: `deviceSecret：应为规范的 Base64，实际为位置 ${position}（共 ${length}）处的错误`,
});
const huge = join(folder, 'huge');
writeFileSync(huge, 'A'.repeat(70000));

const SIGN = ['sign', ...IDENTITY];
const CONNECT = ['connect', ...IDENTITY];
const to = (name: string) => [...CONNECT, '--host', name];

const REFUSED: Readonly<Record<string, Refused>> = {
	'the secret as an argument': { args: [...SIGN, '--secret', SECRET], ...advice('--secret') },
	'the secret behind an equals sign': {
		args: [...CONNECT, `--secret=${SECRET}`],
		...advice('--secret'),
	},
	'the secret by its own name': {
		args: [...SIGN, '--device-secret', SECRET],
		...advice('--device-secret'),
	},
	'a password as MQTTX takes it': { args: [...CONNECT, '-P', SECRET], ...advice('-P') },
	'a secret without an option': {
		args: [...SIGN, SECRET],
		en: 'an argument belongs to no option; options are written --name value or --name=value',
		zh: '有参数不属于任何选项；选项写作 --name 值 或 --name=值',
	},
	'a secret as an option': {
		args: ['sign', `--${SECRET}`],
		en: 'an option is unknown; --help lists the options',
		zh: '未知的选项：某个选项；用 --help 查看可用选项',
	},
	'a secret as a file name': {
		args: [...SIGN, '--secret-file', SECRET],
		en: 'the file of --secret-file cannot be read (ENOENT)',
		zh: '无法读取 --secret-file 指定的文件（ENOENT）',
	},
	'a secret as the name of a variable': {
		args: [...SIGN, '--secret-env', SECRET],
		en: 'the environment variable of --secret-env is not set',
		zh: '--secret-env 指定的环境变量未设置',
	},
	'a folder as a file': {
		args: [...SIGN, '--secret-file', folder],
		en: 'the file of --secret-file cannot be read (EISDIR)',
		zh: '无法读取 --secret-file 指定的文件（EISDIR）',
	},
	'no file name': {
		args: [...SIGN, '--secret-file', ''],
		en: '--secret-file: expected a file name, got nothing',
		zh: '--secret-file：缺少文件名',
	},
	'a file without end': {
		args: [...SIGN, '--secret-file', '/dev/zero'],
		en: 'the input of --secret-file is too long: expected at most 65536 bytes',
		zh: '--secret-file 的输入过长：至多 65536 字节',
	},
	'a huge file': {
		args: [...SIGN, '--secret-file', huge],
		en: 'the input of --secret-file is too long: expected at most 65536 bytes',
		zh: '--secret-file 的输入过长：至多 65536 字节',
	},
	'bytes that are no text': {
		args: [...SIGN, '--secret-file', process.execPath],
		en: 'the input of --secret-file is too long: expected at most 65536 bytes',
		zh: '--secret-file 的输入过长：至多 65536 字节',
	},
	'no secret': { args: SIGN, ...MISSING, env: {} },
	'a secret from two places': {
		args: [...SIGN, '--secret-env', 'A', '--secret-file', '-'],
		...exclusive('--secret-env', '--secret-file'),
	},
	'a space behind the secret': { args: SIGN, ...base64(24, 25), env: env(`${SECRET} `) },
	'a line end in the variable': { args: SIGN, ...base64(24, 25), env: env(`${SECRET}\n`) },
	'an empty secret': {
		args: SIGN,
		en: 'deviceSecret: expected at least 1 bytes, got 0',
		zh: 'deviceSecret：应为至少 1 个字节，实际为 0',
		env: env(''),
	},
	'no product id': { args: ['sign'], en: '--product-id is missing', zh: '缺少 --product-id' },
	'no device name': {
		args: ['sign', '--product-id', 'LD8S5J1L07'],
		en: '--device-name is missing',
		zh: '缺少 --device-name',
	},
	'a short product id': {
		args: ['sign', '--product-id', 'LD8S', '--device-name', 'test'],
		en: '--product-id: expected 10 characters, got 4',
		zh: '--product-id：应为 10 个字符，实际为 4',
	},
	'a device name with a slash': {
		args: ['sign', '--product-id', 'LD8S5J1L07', '--device-name', 'te/st'],
		en: '--device-name: expected A-Z a-z 0-9 : _ -, got another character at position 2',
		zh: '--device-name：应为 A-Z a-z 0-9 : _ -，实际为位置 2 处的其他字符',
	},
	'an empty device name': {
		args: ['sign', '--product-id', 'LD8S5J1L07', '--device-name='],
		en: '--device-name: expected 1 to 48 characters, got 0',
		zh: '--device-name：应为 1 至 48 个字符，实际为 0',
	},
	'an unknown option': { args: ['sign', '--colour'], ...unknown('--colour') },
	'an unknown letter': { args: ['sign', '-x'], ...unknown('-x') },
	'a misspelt option': {
		args: ['sign', '--product-di', 'x'],
		...meant('--product-di', '--product-id'),
	},
	'an option as JavaScript writes it': {
		args: ['sign', '--productId', 'x'],
		...meant('--productId', '--product-id'),
	},
	'an option of MQTTX': {
		args: [...CONNECT, '--hostname', 'x'],
		...meant('--hostname', '--host'),
	},
	'an option of another subcommand': { args: [...SIGN, '--quiet'], ...unknown('--quiet') },
	'an option of another cloud': {
		args: [...SIGN, '--cloud', 'azure'],
		...unknown('--product-id'),
	},
	'an unknown cloud': {
		args: [...SIGN, '--cloud', 'aws'],
		en: '--cloud: expected tencent, azure, azure-dps, onenet, huawei, tuya, alibaba, apsaramq, baidu, got another value',
		zh: '--cloud：应为 tencent, azure, azure-dps, onenet, huawei, tuya, alibaba, apsaramq, baidu，实际为其他值',
	},
	'a misspelt cloud': {
		args: [...SIGN, '-c', 'tencnet'],
		en: '--cloud: expected tencent, azure, azure-dps, onenet, huawei, tuya, alibaba, apsaramq, baidu, got another value; did you mean tencent?',
		zh: '--cloud：应为 tencent, azure, azure-dps, onenet, huawei, tuya, alibaba, apsaramq, baidu，实际为其他值；是否想用 tencent？',
	},
	'no value': {
		args: ['sign', '--product-id'],
		en: '--product-id: expected ID, got nothing',
		zh: '--product-id：应为 ID，实际为空',
	},
	'an option for a value': {
		args: ['sign', '--product-id', '--device-name', 'test'],
		en: '--product-id: expected a value, got another option; a value that begins with - is written --product-id=VALUE',
		zh: '--product-id：应为值，实际为另一个选项；以 - 开头的值写作 --product-id=值',
	},
	'an option twice': {
		args: [...SIGN, '--product-id', 'x'],
		en: '--product-id is there twice',
		zh: '--product-id 出现了两次',
	},
	'a value for a flag': {
		args: [...SIGN, '--json=yes'],
		en: '--json takes no value',
		zh: '--json 不带值',
	},
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

const THERE_ARE = `unknown subcommand; there are ${Object.keys(COMMANDS).join(', ')}`;

describe('what is refused', () => {
	test.each(Object.entries(REFUSED))('%s', async (_, { args, en, zh, env: variables }) => {
		const secret = { MQTT_SIGNIN_SECRET: SECRET };
		const english = await runHere(args, variables ?? secret);
		expect(english).toEqual({
			status: 2,
			stdout: '',
			stderr: `mqtt-signin ${args[0]}: ${en}\n`,
		});
		const chinese = await runHere(args, { ...(variables ?? secret), LANG: 'zh_CN.UTF-8' });
		expect(chinese).toEqual({ status: 2, stdout: '', stderr: `mqtt-signin ${args[0]}: ${zh}\n` });
	});

	test.each([
		{ args: ['sing'], en: 'unknown subcommand; did you mean sign?' },
		{ args: ['conect'], en: 'unknown subcommand; did you mean connect?' },
		{ args: ['registre', SECRET], en: 'unknown subcommand; did you mean register?' },
		{
			args: [SECRET],
			en: THERE_ARE,
		},
		{
			args: ['constructor'],
			en: THERE_ARE,
		},
		{
			args: ['--host', 'x'],
			en: THERE_ARE,
		},
	])('$args as a subcommand', async ({ args, en }) => {
		expect(await runHere(args)).toEqual({ status: 2, stdout: '', stderr: `mqtt-signin: ${en}\n` });
	});
});

test('the process says the same, and ends with the same status', async () => {
	const some = ['the secret behind an equals sign', 'a huge file', 'a short product id'];
	for (const name of some) {
		const { args, zh } = REFUSED[name];
		expect(await command([...args, '--lang', 'zh'])).toEqual({
			status: 2,
			stdout: '',
			stderr: `mqtt-signin ${args[0]}: ${zh}\n`,
		});
	}
});

test('input of standard input is limited too, and read only once', async () => {
	const long = await command([...SIGN, '--secret-file', '-'], { input: 'A'.repeat(70000) });
	expect(long).toEqual({
		status: 2,
		stdout: '',
		stderr: `mqtt-signin sign: the input of --secret-file is too long: expected at most 65536 bytes\n`,
	});
	const twice = await command([...SIGN, '--secret-file', '-'], { input: `${SECRET}\n\n` });
	expect(twice.stderr).toBe(`mqtt-signin sign: ${base64(24, 25).en}\n`);
});
