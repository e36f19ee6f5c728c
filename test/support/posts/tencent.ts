import { createHash } from 'node:crypto';
import * as as from './forms.js';
import { NOW, type Post } from './post.js';
import { b64, decoded, GATE, hex, hmac, MAST, PUMP, tencent } from './sign.js';

const host = (productId: string) => `${productId}.iotcloud.tencentdevices.com`;
const PUMP_HOST = host(PUMP.productId);
const right = tencent(PUMP);
const text = (bytes: Buffer) => bytes.toString('latin1');

/** How the key was made. */
const KEYS: readonly Post[] = [
	{
		id: 'tencent-text-secret-mosquitto',
		cause: 'the secret was used as text instead of being decoded',
		asked: {
			input: `$ ${as.mosquitto(tencent(PUMP, { key: PUMP.deviceSecret }), PUMP_HOST)}
Client K7QX2M9PLTpump_03 sending CONNECT
Client K7QX2M9PLTpump_03 received CONNACK (5)
Connection error: Connection Refused: not authorised.`,
			device: { ...PUMP },
		},
		first: ['key.not-decoded'],
	},
	{
		id: 'tencent-text-secret-sha1-zh',
		cause: 'the secret was used as text instead of being decoded',
		asked: {
			input: as.chinese(tencent(GATE, { key: GATE.deviceSecret, hash: 'sha1' })),
			device: { ...GATE },
			returnCode: 4,
		},
		first: ['key.not-decoded'],
	},
	{
		id: 'tencent-atob-mqttjs',
		cause:
			'the key went through atob() and was passed on as text, so that bytes above 127 became two',
		asked: {
			input: `${as.mqttjs(
				tencent(PUMP, { key: text(decoded(PUMP.deviceSecret)) }),
				`mqtt://${PUMP_HOST}:1883`,
			)}\n\n${as.MQTTJS_5}`,
			device: { ...PUMP },
		},
		first: ['key.utf8-widened'],
	},
	{
		id: 'tencent-buffer-to-string',
		cause: "Buffer.from(secret, 'base64').toString() lost the bytes that are not UTF-8",
		asked: {
			input: as.json(tencent(PUMP, { key: decoded(PUMP.deviceSecret).toString() })),
			device: { ...PUMP },
		},
		first: ['key.utf8-lossy'],
	},
	{
		id: 'tencent-decode-ignore-python',
		cause: "b64decode(secret).decode('utf-8', 'ignore') dropped the bytes that are not UTF-8",
		asked: {
			input: as.python(
				tencent(PUMP, { key: decoded(PUMP.deviceSecret).toString().replaceAll('\ufffd', '') }),
				PUMP_HOST,
			),
			device: { ...PUMP },
			returnCode: 5,
		},
		first: ['key.utf8-lossy'],
	},
	{
		id: 'tencent-zero-byte-c',
		cause: 'strlen() of the decoded key stopped at its zero byte',
		asked: {
			input: as.espIdf(
				tencent(GATE, { key: decoded(GATE.deviceSecret).subarray(0, 5) }),
				host(GATE.productId),
			),
			device: { ...GATE },
		},
		first: ['key.cut-at-zero'],
	},
	{
		id: 'tencent-no-padding-decoder',
		cause: 'a decoder dropped the last byte of the padded secret: 15 bytes instead of 16',
		asked: {
			input: as.defines(
				tencent(PUMP, { key: decoded(PUMP.deviceSecret).subarray(0, 15) }),
				PUMP_HOST,
			),
			device: { ...PUMP },
		},
		first: ['key.no-padding', 'key.cut'],
	},
	{
		id: 'tencent-hex-text-key',
		cause: 'the hexadecimal digits of the decoded key were used as the key',
		asked: {
			input: as.arduino(
				tencent(MAST, { key: hex(decoded(MAST.deviceSecret)) }),
				host(MAST.productId),
			),
			device: { ...MAST },
		},
		first: ['key.hex-text'],
	},
	{
		id: 'tencent-swapped-arguments',
		cause: 'hmac_sha1(text, key) was called with key and text swapped',
		asked: {
			input: as.lines(
				tencent(PUMP, {
					hash: 'sha1',
					mac: hmac('sha1', right.username, decoded(PUMP.deviceSecret)),
				}),
			),
			device: { ...PUMP },
		},
		also: ['message.part', 'mac.other-hash'],
		first: ['mac.swapped'],
	},
	{
		id: 'tencent-plain-sha256',
		cause: 'SHA-256 of text and key instead of an HMAC',
		asked: {
			input: as.json(
				tencent(PUMP, {
					mac: createHash('sha256')
						.update(right.username)
						.update(decoded(PUMP.deviceSecret))
						.digest(),
				}),
			),
			device: { ...PUMP },
		},
		first: ['mac.plain-hash'],
	},
	{
		id: 'tencent-newline-text-secret',
		cause: 'the secret was read from a file with its line end, and used as text',
		asked: {
			input: as.labels(tencent(PUMP, { key: `${PUMP.deviceSecret}\n` })),
			device: { ...PUMP },
		},
		first: ['key.not-decoded', 'key.white-space'],
		all: [['key.not-decoded'], ['key.white-space']],
	},
	{
		id: 'tencent-other-device',
		cause: "it was signed with another device's secret",
		asked: {
			input: `I/TXMQTT: clientId = ${right.clientId}
I/TXMQTT: userName = ${right.username}
I/TXMQTT: password = ${tencent(PUMP, { key: decoded(MAST.deviceSecret) }).password}
E/TXMQTT: onFailure: 错误的用户名或密码 (4)`,
			device: { ...PUMP },
		},
		first: ['secret.different'],
	},
	{
		id: 'tencent-renewed-secret',
		cause: 'the secret was reset in the console, and the device still has the old one',
		asked: {
			clientId: right.clientId,
			username: right.username,
			password: right.password,
			cloud: 'tencent',
			device: { ...PUMP, deviceSecret: b64(hmac('md5', 'new', 'one')) },
			returnCode: 5,
		},
		first: ['secret.different'],
	},
	{
		id: 'tencent-swapped-products',
		cause: "the product's key was copied instead of the device's: the secret is another",
		asked: {
			input: as.at(
				tencent(GATE, { key: decoded('q1mN8sVx3kPzT0aLw9YbRg=='), hash: 'sha1' }),
				host(GATE.productId),
			),
			device: { ...GATE },
		},
		first: ['secret.different'],
	},
	{
		id: 'tencent-placeholder-secret',
		cause: 'YOUR_DEVICE_SECRET was never replaced',
		asked: {
			input: as.labels(tencent(PUMP, { key: 'YOUR_DEVICE_SECRET' })),
			device: { ...PUMP, deviceSecret: 'YOUR_DEVICE_SECRET' },
		},
		first: ['secret.placeholder'],
		also: ['key.not-decoded'],
	},
	{
		id: 'tencent-secret-cut',
		cause: 'the secret was copied without its end, and cannot have made the token',
		asked: {
			input: as.lines(tencent(PUMP)),
			device: { ...PUMP, deviceSecret: PUMP.deviceSecret.slice(0, -5) },
		},
		first: ['secret.not-base64'],
		also: ['secret.different'],
	},
];

/** What was signed. */
const MESSAGES: readonly Post[] = [
	{
		id: 'tencent-signs-client-id',
		cause: 'the client id was signed instead of the user name',
		asked: {
			input: as.chinese(tencent(PUMP, { text: () => right.clientId })),
			device: { ...PUMP },
		},
		first: ['message.field', 'message.only'],
	},
	{
		id: 'tencent-without-expiry',
		cause: 'the signed text had no expiry',
		asked: {
			input: as.json(
				tencent(PUMP, { hash: 'sha1', text: (same) => same.split(';').slice(0, 3).join(';') }),
			),
			device: { ...PUMP },
		},
		first: ['message.without', 'message.only-first'],
	},
	{
		id: 'tencent-time-twice',
		cause: 'the expiry was computed twice: a second lies between what was signed and what was sent',
		asked: {
			input: as.mqttjs(
				tencent(PUMP, { text: (same) => same.replace(`${NOW + 3600}`, `${NOW + 3599}`) }),
				`mqtt://${PUMP_HOST}`,
			),
			device: { ...PUMP },
		},
		first: ['message.other-time'],
		says: '1 s earlier',
	},
	{
		id: 'tencent-new-connid-in-log',
		cause: 'a new connection id was drawn after signing; the log shows the text that was signed',
		asked: {
			input: `sign_str: ${right.username}
client id: ${right.clientId}
username: ${right.username.replace('x8Gq2', 'Zk1pA')}
password: ${right.password}
failed, rc=5 try again in 5 seconds`,
			device: { ...PUMP },
		},
		first: ['message.seen', 'message.part'],
	},
	{
		id: 'tencent-new-connid',
		cause: 'a new connection id was drawn after signing, and nothing shows the first',
		asked: {
			input: as.lines({ ...right, username: right.username.replace('x8Gq2', 'Zk1pA') }),
			device: { ...PUMP },
		},
		first: ['secret.different'],
		says: 'connection id',
	},
	{
		id: 'tencent-signs-quoted',
		cause: 'JSON.stringify put quotation marks around the signed text',
		asked: {
			input: as.json(tencent(MAST, { text: (same) => JSON.stringify(same) })),
			device: { ...MAST },
		},
		first: ['message.quotes'],
	},
	{
		id: 'tencent-signs-line-end',
		cause: 'echo without -n added a line end to the signed text',
		asked: {
			input: `$ echo "${right.username}" | openssl dgst -sha256 -mac HMAC -macopt hexkey:…
user: ${right.username}
pass: ${tencent(PUMP, { text: (same) => `${same}\n` }).password}`,
			clientId: right.clientId,
			device: { ...PUMP },
		},
		first: ['message.appended'],
	},
	{
		id: 'tencent-signs-old-page',
		cause: "the old page's ; stood in the signed text, but not in the user name that was sent",
		asked: {
			input: as.labels(
				tencent(PUMP, { text: (same) => same.replace(PUMP.productId, `${PUMP.productId};`) }),
			),
			device: { ...PUMP },
		},
		first: ['message.part', 'message.separator', 'message.seen'],
	},
];

export const TENCENT: readonly Post[] = [...KEYS, ...MESSAGES];
