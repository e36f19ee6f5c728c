import * as as from './forms.js';
import type { Post } from './post.js';
import { b64, GATE, PUMP, type Sent, tencent } from './sign.js';

const HOST = `${PUMP.productId}.iotcloud.tencentdevices.com`;
const right = tencent(PUMP);
const with_ = (change: Partial<Sent>, sent = right): Sent => ({ ...sent, ...change });
const token = right.password.split(';')[0];
const bytes = Buffer.from(token, 'hex');

/** How the token is written. */
export const TENCENT_TOKENS: readonly Post[] = [
	{
		id: 'tencent-base64-token',
		cause: 'the token is in Base64 instead of hexadecimal digits',
		asked: { input: as.json(tencent(PUMP, { write: b64 })), device: { ...PUMP } },
		first: ['token.base64'],
	},
	{
		id: 'tencent-bitconverter',
		cause: 'BitConverter.ToString writes capital letters and dashes: the token needs neither',
		asked: {
			input: as.lines(
				tencent(GATE, {
					write: (mac) => mac.toString('hex').toUpperCase().match(/../g)!.join('-'),
				}),
			),
			device: { ...GATE },
		},
		first: ['token.separated', 'token.upper-case'],
		all: [['token.separated'], ['token.upper-case']],
	},
	{
		id: 'tencent-signed-char',
		cause: 'printf("%02x") of signed char wrote ffffff before bytes above 127',
		asked: {
			input: as.espIdf(
				with_({
					password: `${[...bytes].map((b) => (((b << 24) >> 24) >>> 0).toString(16).padStart(2, '0')).join('')};hmacsha256`,
				}),
				HOST,
			),
			device: { ...PUMP },
		},
		first: ['token.sign-extended'],
	},
	{
		id: 'tencent-leading-zeros',
		cause: '%x wrote bytes below 16 with one digit',
		asked: {
			input: as.defines(
				tencent(GATE, {
					write: (mac) => [...mac].map((b) => b.toString(16)).join(''),
					time: '1795603605',
				}),
				HOST.replace(PUMP.productId, GATE.productId),
			),
			device: { ...GATE },
		},
		first: ['token.no-leading-zeros'],
	},
	{
		id: 'tencent-python-bytes',
		cause: "str(bytes) in Python wrote b'…' around the token",
		asked: {
			clientId: right.clientId,
			username: right.username,
			password: `b'${token}';hmacsha256`,
			cloud: 'tencent',
			device: { ...PUMP },
		},
		first: ['token.printed'],
	},
	{
		id: 'tencent-not-hexed',
		cause: 'the HMAC of an empty key: the secret was not found in the configuration',
		asked: {
			input: as.lines(tencent(PUMP, { key: '' })),
			device: { ...PUMP },
		},
		first: ['key.empty'],
	},
];
