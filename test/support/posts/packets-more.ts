import * as as from './packet.js';
import { connect } from './packet.js';
import { NOW, type Post } from './post.js';
import {
	alibaba,
	azure,
	decoded,
	GATE,
	HUB,
	LOCK,
	MAST,
	PUMP,
	type Sent,
	tencent,
} from './sign.js';

const right = tencent(PUMP);
const device = { ...PUMP };
const sha1 = tencent(GATE, { hash: 'sha1' });
const bytesOf = (sent: Sent, more: object = {}) => connect({ ...sent, ...more });
const properties = Buffer.from([0]);

/** The packet, or what it carries, is wrong. */
export const PACKETS_MORE: readonly Post[] = [
	{
		id: 'packet-mqtt-5',
		cause: 'the client speaks MQTT 5, Tencent only 3.1.1',
		asked: {
			input: `${as.hexdumpC(bytesOf(right, { level: 5, properties }))}\n`,
			device,
			returnCode: 1,
		},
		first: ['packet.mqtt-5'],
		also: ['refused.code', 'cause.version'],
	},
	{
		id: 'packet-isdp-level-4',
		cause: 'the name of MQTT 3.1 with the level of 3.1.1',
		asked: { input: as.stream(bytesOf(right, { name: 'MQIsdp', level: 4 })), device },
		first: ['packet.protocol-level', 'packet.protocol-name'],
	},
	{
		id: 'packet-name-small',
		cause: 'the protocol name is written mqtt',
		asked: { input: as.cArray(bytesOf(right, { name: 'mqtt' })), device },
		first: ['packet.protocol-name'],
	},
	{
		id: 'packet-first-byte',
		cause: 'the low bits of the first byte are those of SUBSCRIBE',
		asked: { input: as.spaced(bytesOf(right, { first: 0x12 })), device },
		first: ['packet.fixed-flags'],
	},
	{
		id: 'packet-keep-alive-1200',
		cause: 'the keep-alive is longer than Tencent allows',
		asked: { input: as.hexdumpC(bytesOf(right, { keepAlive: 1200 })), device },
		first: ['keep-alive.range'],
	},
	{
		id: 'packet-empty-client-id',
		cause: 'the client id was never set',
		asked: { input: as.wireshark(bytesOf({ ...right, clientId: '' })), device },
		first: ['text.empty', 'packet.client-id-empty'],
	},
	{
		id: 'packet-key-cut-at-zero',
		cause: 'strlen() of the decoded key stopped at its zero byte',
		asked: {
			input: as.wireshark(
				as.frame(bytesOf(tencent(GATE, { key: decoded(GATE.deviceSecret).subarray(0, 5) }))),
			),
			device: { ...GATE },
		},
		first: ['key.cut-at-zero'],
	},
	{
		id: 'packet-text-secret-and-refusal',
		cause: 'the secret was used as text; the CONNACK refuses with 5',
		asked: {
			input: `send: ${as.spaced(bytesOf(tencent(MAST, { key: MAST.deviceSecret })))}\nrecv: 20 02 00 05\n`,
			device: { ...MAST },
		},
		first: ['key.not-decoded'],
		also: ['refused.code'],
	},
	{
		id: 'packet-latin1-password',
		cause: "the token's bytes themselves are the password",
		asked: {
			input: as.stream(
				connect({
					...right,
					password: Buffer.concat([
						Buffer.from(right.password.slice(0, 64), 'hex'),
						Buffer.from(';hmacsha256'),
					]),
				}),
			),
			device,
		},
		first: ['token.binary'],
	},
	{
		id: 'packet-expired-decimal',
		cause: 'the signature has expired a week ago',
		asked: { input: as.decimals(bytesOf(tencent(PUMP, { time: `${NOW - 604_800}` }))), device },
		first: ['time.past'],
		says: '7 d',
	},
	{
		id: 'packet-node-buffer-cut',
		cause: 'Node printed only the first 50 bytes; what is there is right',
		asked: { input: as.buffer(bytesOf(right)), device },
		first: [],
		partial: true,
	},
	{
		id: 'packet-azure-client-id',
		cause: 'the client id in the packet is not the device id',
		asked: {
			input: as.hexdumpC(bytesOf(azure({ clientId: 'ESP8266Client' }))),
			device: { ...HUB },
		},
		first: ['identity.other', 'identity.form'],
	},
	{
		id: 'packet-alibaba-no-bar',
		cause: 'the client id was cut by a buffer of 64 bytes',
		asked: {
			input: as.espDump(bytesOf({ ...alibaba(), clientId: alibaba().clientId.slice(0, 63) })),
			cloud: 'alibaba',
			device: { ...LOCK },
		},
		first: ['text.cut', 'layout.suffix', 'part.missing'],
		also: [
			'text.cut',
			'layout.suffix',
			'part.missing',
			'layout.parts',
			'message.part',
			'message.appended',
			'message.other-time',
		],
	},
	{
		id: 'packet-trailing-bytes',
		cause: 'the whole buffer was sent: zeros follow the password',
		asked: {
			input: as.xxd(Buffer.concat([bytesOf(sha1), Buffer.alloc(12)])),
			device: { ...GATE },
		},
		first: ['packet.garbage', 'packet.reserved-type', 'packet.trailing'],
		also: ['packet.garbage', 'packet.reserved-type'],
	},
	{
		id: 'packet-not-utf8',
		cause: 'the user name holds a byte of another encoding',
		asked: {
			input: as.stream(
				connect({ ...right, username: Buffer.from(`${right.username}\xa0`, 'latin1') }),
			),
			device,
		},
		first: ['packet.not-utf8'],
		also: [
			'time.not-a-number',
			'part.characters',
			'message.appended',
			'text.trailing',
			'message.part',
		],
	},
];
