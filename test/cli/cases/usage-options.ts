import { CLOUD_NAMES } from '../../../cli/clouds.js';
import { IDENTITY } from '../../support/command.js';
import { DEVICE } from '../../support/published.js';
import { advice, base64, exclusive, MISSING, meant, type Refused, unknown } from './words.js';

const CLOUDS = CLOUD_NAMES.join(', ');
const SECRET = DEVICE.deviceSecret;

const SIGN = ['sign', ...IDENTITY];
const CONNECT = ['connect', ...IDENTITY];
const env = (secret: string) => ({ MQTT_SIGNIN_SECRET: secret });

/** Wrong options, and secrets from where none can be read; `folder` holds a file `huge`. */
export const wrongOptions = (folder: string): Readonly<Record<string, Refused>> => ({
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
	'a variable that every object has': {
		args: [...SIGN, '--secret-env', 'constructor'],
		en: 'the environment variable of --secret-env is not set',
		zh: '--secret-env 指定的环境变量未设置',
	},
	'a password as MQTTX takes it, without a space': {
		args: [...CONNECT, `-P${SECRET}`],
		...advice('-P'),
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
		args: [...SIGN, '--secret-file', `${folder}/huge`],
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
		en: 'deviceSecret: expected 1 to 65535 bytes, got 0',
		zh: 'deviceSecret：应为 1 至 65535 个字节，实际为 0',
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
		en: `--cloud: expected ${CLOUDS}, got another value`,
		zh: `--cloud：应为 ${CLOUDS}，实际为其他值`,
	},
	'a misspelt cloud': {
		args: [...SIGN, '-c', 'tencnet'],
		en: `--cloud: expected ${CLOUDS}, got another value; did you mean tencent?`,
		zh: `--cloud：应为 ${CLOUDS}，实际为其他值；是否想用 tencent？`,
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
});
