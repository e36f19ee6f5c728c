import * as as from './forms.js';
import { NOW, type Post } from './post.js';
import { b64, GATE, MAST, PUMP, tencent } from './sign.js';

const HOST = `${PUMP.productId}.iotcloud.tencentdevices.com`;
const right = tencent(PUMP);
const [token] = right.password.split(';');
/** As the documentation writes it. */
const UNFILLED = `$${'{productId}'}.iotcloud.tencentdevices.com`;
const at = (time: string | number) => tencent(PUMP, { time: `${time}` });

const TIMES: readonly Post[] = [
	{
		id: 'tencent-expired',
		cause: 'the signature was computed once by hand, and has expired',
		asked: {
			input: `I (2210) MQTT_CLIENT: Sending MQTT CONNECT message, type: 1, id: 0000
W (2390) MQTT_CLIENT: Connection refused, not authorized
client_id: ${right.clientId}
username: ${at(NOW - 172_800).username}
password: ${at(NOW - 172_800).password}`,
			device: { ...PUMP },
		},
		first: ['time.past'],
		says: '2 d',
	},
	{
		id: 'tencent-uptime',
		cause: 'the board signed with the time since it started, its clock was never set',
		asked: { input: as.arduino(at(3672), HOST), device: { ...PUMP } },
		first: ['time.not-set', 'time.past'],
	},
	{
		id: 'tencent-1970-plus-lifetime',
		cause: "time() began in 1970: the board's clock was never set",
		asked: { input: as.espIdf(at(86_411), HOST), device: { ...PUMP }, lifetime: 86_400 },
		first: ['time.not-set', 'time.past'],
	},
	{
		id: 'tencent-local-time-west',
		cause:
			'the clock tells local time five hours behind UTC, so the signature is expired when made',
		asked: {
			input: as.json(at(NOW - 5 * 3600 + 3600)),
			device: { ...PUMP },
			lifetime: 3600,
		},
		first: ['time.past'],
		says: '5 whole hours behind',
	},
	{
		id: 'tencent-float',
		cause: "Python's time.time() was written with its fraction",
		asked: { input: as.python(at('1795603600.4386'), HOST), device: { ...PUMP } },
		first: ['time.fraction'],
	},
	{
		id: 'tencent-date',
		cause: 'the expiry is a date instead of seconds',
		asked: { input: as.labels(at('2026-12-31')), device: { ...PUMP } },
		first: ['time.date'],
	},
	{
		id: 'tencent-zero',
		cause: '0 does not mean never',
		asked: { input: as.chinese(at(0)), device: { ...PUMP } },
		first: ['time.zero'],
		also: ['time.past'],
	},
	{
		id: 'tencent-negative',
		cause: 'the expiry ran over 31 bits and became negative',
		asked: { input: as.lines(at(-1)), device: { ...PUMP } },
		first: ['time.not-a-number', 'part.characters', 'time.past', 'time.fraction'],
	},
];

const TARGETS: readonly Post[] = [
	{
		id: 'tencent-keep-alive-ms',
		cause: 'the keep-alive was given in milliseconds',
		asked: {
			input: as.mqttjs(right, `mqtt://${HOST}:1883`, '\n  keepalive: 60000,'),
			device: { ...PUMP },
		},
		first: ['keep-alive.range'],
		says: 'milliseconds',
	},
	{
		id: 'tencent-other-host',
		cause: "the server's name is that of another product",
		asked: {
			input: as.python(right, 'U0EHL4J6YB.iotcloud.tencentdevices.com'),
			device: { ...PUMP },
		},
		first: ['host.other'],
	},
	{
		id: 'tencent-placeholder-host',
		cause: "the product id was never put into the server's name",
		asked: {
			input: as.mqttjs(right, `mqtt://${UNFILLED}:1883`),
			host: UNFILLED,
			device: { ...PUMP },
		},
		first: ['host.placeholder'],
	},
];

/** Two mistakes at once. */
const PAIRS: readonly Post[] = [
	{
		id: 'tencent-text-secret-and-expired',
		cause: 'the secret was used as text, and the signature has expired',
		asked: {
			input: as.json(tencent(PUMP, { key: PUMP.deviceSecret, time: `${NOW - 90_000}` })),
			device: { ...PUMP },
		},
		first: ['key.not-decoded', 'time.past'],
		all: [['key.not-decoded'], ['time.past']],
	},
	{
		id: 'tencent-old-page-and-text-secret',
		cause: "the old page's ; and the secret as text",
		asked: {
			input: as.labels(
				tencent(PUMP, {
					key: PUMP.deviceSecret,
					username: `K7QX2M9PLT;pump_03;12010126;x8Gq2;${NOW + 3600}`,
				}),
			),
			device: { ...PUMP },
		},
		first: ['identity.joined', 'key.not-decoded'],
		all: [['identity.joined'], ['key.not-decoded']],
		also: ['layout.extra', 'layout.parts'],
	},
	{
		id: 'tencent-base64-and-text-secret',
		cause: 'the secret was used as text, and the token written in Base64',
		asked: {
			input: as.lines(tencent(GATE, { key: GATE.deviceSecret, write: b64 })),
			device: { ...GATE },
		},
		first: ['token.base64', 'key.not-decoded'],
		all: [['token.base64'], ['key.not-decoded']],
	},
	{
		id: 'tencent-upper-case-and-no-suffix',
		cause: 'the token is in capital letters, and its method is missing',
		asked: {
			input: as.json({ ...right, password: token.toUpperCase() }),
			device: { ...PUMP },
		},
		first: ['token.upper-case', 'method.missing'],
		all: [['token.upper-case'], ['method.missing']],
	},
	{
		id: 'tencent-name-typo-and-expired',
		cause: 'the device name is misspelled, and the signature has expired',
		asked: {
			input: as.chinese(
				tencent(MAST, {
					identity: 'U0EHL4J6YBmast-71:b',
					clientId: 'U0EHL4J6YBmast-71:b',
					time: `${NOW - 7200}`,
				}),
			),
			device: { ...MAST },
		},
		first: ['identity.typo', 'time.past'],
		all: [['identity.typo', 'identity.other'], ['time.past']],
	},
	{
		id: 'tencent-keep-alive-and-space',
		cause: 'a space was copied before the client id, and the keep-alive is too long',
		asked: {
			input: as.json({ ...right, clientId: ` ${right.clientId}` }, { keepalive: 1200 }),
			device: { ...PUMP },
		},
		first: ['text.white-space', 'keep-alive.range'],
		all: [['text.white-space'], ['keep-alive.range']],
	},
];

/** Cut and damaged. */
const DAMAGED: readonly Post[] = [
	{
		id: 'tencent-password-63',
		cause: 'a buffer of 64 bytes cut the password after 63',
		asked: {
			input: as.labels({ ...right, password: right.password.slice(0, 63) }),
			device: { ...PUMP },
		},
		first: ['token.cut', 'text.cut'],
		also: ['method.missing', 'token.cut', 'text.cut'],
	},
	{
		id: 'tencent-password-64',
		cause: 'a buffer cut the password after its 64 digits, so the method is missing',
		asked: { input: as.lines({ ...right, password: token }), device: { ...PUMP } },
		first: ['method.missing'],
	},
	{
		id: 'tencent-username-32',
		cause: 'a buffer of 32 bytes cut the user name',
		asked: {
			input: as.json({ ...right, username: right.username.slice(0, 31) }),
			device: { ...PUMP },
		},
		first: ['text.cut', 'part.missing', 'layout.parts'],
		also: [
			'text.cut',
			'part.missing',
			'layout.parts',
			'part.empty',
			'message.appended',
			'message.part',
		],
	},
	{
		id: 'tencent-token-one-digit',
		cause: 'one digit of the token was lost in copying',
		asked: {
			input: as.lines({
				...right,
				password: right.password.replace(token, token.slice(0, 20) + token.slice(21)),
			}),
			device: { ...PUMP },
		},
		first: ['token.damaged', 'token.length'],
	},
	{
		id: 'tencent-username-digit',
		cause: 'the expiry lost its last digit after signing',
		asked: {
			input: as.json({ ...right, username: right.username.slice(0, -1) }),
			device: { ...PUMP },
		},
		first: ['text.cut', 'time.digits', 'message.appended', 'time.past', 'message.part'],
		also: ['text.cut', 'time.digits', 'message.appended', 'time.past', 'message.part'],
	},
];

export const TENCENT_MORE: readonly Post[] = [...TIMES, ...TARGETS, ...PAIRS, ...DAMAGED];
