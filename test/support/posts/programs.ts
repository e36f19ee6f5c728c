import { createHash } from 'node:crypto';
import * as as from './forms.js';
import { connect } from './packet.js';
import { NOW, type Post } from './post.js';
import {
	alibaba,
	azure,
	decoded,
	GATE,
	HUB,
	hmac,
	LOCK,
	MAST,
	PUMP,
	type Sent,
	tencent,
} from './sign.js';

const device = { ...PUMP };
const right = tencent(PUMP);
const HOST = `${PUMP.productId}.iotcloud.tencentdevices.com`;
const given = (sent: Sent) => ({ cloud: 'tencent' as const, device, ...sent });

/** More mistakes of programs. */
export const PROGRAMS: readonly Post[] = [
	{
		id: 'unusual-text-key-no-equals',
		cause: 'the secret was used as text, without the = at its end',
		first: ['key.no-equals', 'key.not-decoded'],
		also: ['key.no-equals', 'key.not-decoded'],
		asked: { input: as.json(tencent(PUMP, { key: PUMP.deviceSecret.replace(/=+$/, '') })), device },
	},
	{
		id: 'unusual-message-utf-16',
		cause: 'Encoding.Unicode: the text was signed as UTF-16',
		first: ['message.utf-16'],
		asked: {
			input: as.json(
				tencent(PUMP, {
					mac: hmac('sha256', decoded(PUMP.deviceSecret), Buffer.from(right.username, 'utf16le')),
				}),
			),
			device,
		},
	},
	{
		id: 'unusual-hash-without-key',
		cause: 'CryptoJS.SHA256 takes no key: a plain hash of the text alone',
		first: ['mac.plain-hash'],
		asked: {
			input: as.json(tencent(PUMP, { mac: createHash('sha256').update(right.username).digest() })),
			device,
		},
	},
	{
		id: 'unusual-key-size-of-pointer',
		cause: 'sizeof of a pointer: four bytes of the key',
		first: ['key.cut'],
		asked: {
			input: as.defines(
				tencent(MAST, { key: decoded(MAST.deviceSecret).subarray(0, 4) }),
				`${MAST.productId}.iotcloud.tencentdevices.com`,
			),
			device: { ...MAST },
		},
	},
	{
		id: 'unusual-text-size-of-pointer',
		cause: 'sizeof of a pointer: four characters of the text',
		first: ['message.cut'],
		asked: { input: as.json(tencent(PUMP, { text: (same) => same.slice(0, 4) })), device },
	},
	{
		id: 'unusual-go-escape',
		cause: "Go's JSON wrote \\u0026 for &",
		first: ['text.escape'],
		asked: {
			...alibaba({ username: 'Lock_21\\u0026a1nV7tXq0Zs' }),
			cloud: 'alibaba',
			device: { ...LOCK },
		},
	},
	{
		id: 'unusual-dash',
		cause: 'a text processor made a dash of the hyphen',
		first: ['text.look-alike'],
		asked: {
			...tencent(MAST, { clientId: 'U0EHL4J6YBmast\u201317:b' }),
			cloud: 'tencent',
			device: { ...MAST },
		},
	},
	{
		id: 'unusual-cyrillic',
		cause: 'the K is a Cyrillic letter',
		first: ['text.look-alike'],
		asked: given({ ...right, clientId: right.clientId.replace('K', '\u041a') }),
	},
	{
		id: 'unusual-shortened-token',
		cause: 'the log shows only the beginning and end of the password',
		first: ['token.cut', 'token.length', 'token.unreadable', 'token.damaged', 'text.cut'],
		also: ['token.cut', 'token.length', 'token.unreadable', 'token.damaged', 'text.cut'],
		asked: given({ ...right, password: `${right.password.slice(0, 12)}...;hmacsha256` }),
	},
	{
		id: 'unusual-reused-forever',
		cause: 'MQTT.js reconnects with the password of an hour ago, which has expired',
		first: ['time.past'],
		asked: {
			input: `connected
reconnect
Error: Connection refused: Not authorized
    at MqttClient._handleConnack (node_modules/mqtt/lib/client.js:1119:15) { code: 5 }

${as.mqttjs(right, `mqtt://${HOST}:1883`)}`,
			device,
			now: NOW + 3900,
		},
	},
	{
		id: 'unusual-key-of-other-field',
		cause: 'the product id was passed as the key',
		first: ['key.other-field'],
		asked: { input: as.json(tencent(PUMP, { key: PUMP.productId })), device },
	},
	{
		id: 'unusual-swapped-bytes-dump',
		cause: 'the secret was used as text',
		first: ['key.not-decoded'],
		asked: {
			input: words(connect(tencent(GATE, { key: GATE.deviceSecret }))),
			device: { ...GATE },
		},
	},
	{
		id: 'unusual-double-key',
		cause: 'the secret was encoded again, with the line end of openssl base64, and used as text',
		first: ['key.not-decoded', 'key.white-space'],
		all: [['key.not-decoded'], ['key.white-space']],
		asked: {
			input: as.lines(tencent(GATE, { key: `${GATE.deviceSecret}\n`, hash: 'sha1' })),
			device: { ...GATE },
		},
	},
	{
		id: 'unusual-azure-plus-in-key',
		cause:
			'the + of the key became spaces in the query of a URL, and the key was decoded without them',
		first: ['key.plus-as-space', 'key.base64-url', 'key.cut', 'secret.different'],
		asked: {
			input: as.json(azure({ key: decoded(HUB.sharedAccessKey.replaceAll('+', '')) })),
			device: { ...HUB },
		},
	},
];

/** As hexdump prints it without options: little-endian words. */
function words(packet: Buffer): string {
	const rows = Array.from({ length: Math.ceil(packet.length / 16) }, (_, i) => {
		const row = Buffer.alloc(16);
		packet.copy(row, 0, 16 * i);
		const count = Math.ceil((Math.min(packet.length, 16 * i + 16) - 16 * i) / 2);
		const text = Array.from({ length: count }, (_, j) =>
			row
				.readUInt16LE(2 * j)
				.toString(16)
				.padStart(4, '0'),
		);
		return `${(16 * i).toString(16).padStart(7, '0')} ${text.join(' ')}`;
	});
	return `${rows.join('\n')}\n${packet.length.toString(16).padStart(7, '0')}`;
}
