import { createHash } from 'node:crypto';
import * as as from './forms.js';
import { NOW, type Post } from './post.js';
import { hex, hmac, huawei, LAMP, NET, onenet } from './sign.js';

const net = { cloud: 'onenet', device: { ...NET } } as const;
const ONENET: readonly Post[] = [
	{
		id: 'onenet-client-id-joined',
		cause: 'the client id is product id & device name instead of the device name alone',
		asked: {
			...net,
			input: `Client ID: w7Hc3KpZ0d&meter_0219
Username: w7Hc3KpZ0d
Password: ${onenet().password}
Error: Connection refused: Bad username or password`,
		},
		first: ['identity.more', 'identity.form', 'identity.extra', 'identity.joined'],
	},
	{
		id: 'onenet-text-key',
		cause: 'the key was used as text instead of being decoded',
		asked: { ...net, input: as.json(onenet({ key: NET.key })) },
		first: ['key.not-decoded'],
	},
	{
		id: 'onenet-not-encoded',
		cause: 'neither resource nor signature were percent-encoded',
		asked: { ...net, input: as.arduino(onenet({ encode: (same) => same }), 'mqtts.heclouds.com') },
		first: ['percent.missing'],
	},
	{
		id: 'onenet-expired',
		cause: 'the token has expired',
		asked: { ...net, input: as.at(onenet({ time: '1672735919' }), 'mqtts.heclouds.com') },
		first: ['time.past'],
	},
	{
		id: 'onenet-milliseconds',
		cause: 'the expiry is in milliseconds',
		asked: { ...net, input: as.json(onenet({ time: `${NOW + 3600}000`, hash: 'sha256' })) },
		first: ['time.milliseconds'],
	},
	{
		id: 'onenet-fields-exchanged',
		cause: 'client id and user name are exchanged',
		asked: {
			...net,
			input: as.chinese({ ...onenet(), clientId: NET.productId, username: NET.deviceName }),
		},
		first: ['fields.swapped'],
		also: ['identity.instead', 'identity.form'],
	},
	{
		id: 'onenet-order',
		cause: 'the lines were signed in another order: version first',
		asked: {
			...net,
			input: as.defines(
				onenet({ text: (same) => same.split('\n').reverse().join('\n') }),
				'mqtts.heclouds.com',
			),
		},
		first: ['message.order'],
	},
	{
		id: 'onenet-signs-encoded',
		cause: 'the percent-encoded resource was signed',
		asked: {
			...net,
			input: as.json(onenet({ text: (same) => same.replaceAll('/', '%2F') })),
		},
		first: ['message.encoded'],
	},
	{
		id: 'onenet-hex-sign',
		cause: 'the signature is in hexadecimal digits instead of Base64',
		asked: { ...net, input: as.lines(onenet({ write: hex })) },
		first: ['token.hex'],
	},
	{
		id: 'onenet-hash-mismatch',
		cause: 'signed with SHA-1, called sha256 in token and signed text',
		asked: { ...net, input: as.json(onenet({ hash: 'sha1', method: 'sha256' })) },
		first: ['method.mismatch', 'mac.other-hash', 'method.length'],
	},
	{
		id: 'onenet-old-api-key',
		cause: 'the old platform: the api-key was sent as the password',
		asked: {
			...net,
			clientId: '604812345',
			username: NET.productId,
			password: 'mE2q=zQ7yKxTn0fVwLr5aBcD',
		},
		first: ['layout.parts', 'part.missing', 'identity.other', 'identity.form', 'layout.prefix'],
		all: [
			['identity.other', 'identity.form'],
			['layout.parts', 'part.missing', 'layout.prefix', 'layout.unknown-key'],
		],
	},
];

const lamp = { cloud: 'huawei', device: { ...LAMP } } as const;
const HUAWEI: readonly Post[] = [
	{
		id: 'huawei-local-time',
		cause: 'the stamp is local time, eight hours ahead of UTC, and is checked',
		asked: { ...lamp, input: as.json(huawei({ check: '1', time: '2026112517' })) },
		first: ['time.off'],
		says: '8 whole hours',
	},
	{
		id: 'huawei-swapped',
		cause: 'the secret was taken for the key and the stamp for the text; here the stamp is the key',
		asked: {
			...lamp,
			input: as.labels(huawei({ mac: hmac('sha256', LAMP.deviceSecret, '2026112509') })),
		},
		first: ['mac.swapped'],
	},
	{
		id: 'huawei-client-id-alone',
		cause: 'the client id is the device id without _0_0_ and the stamp',
		asked: { ...lamp, input: as.lines(huawei({ clientId: LAMP.deviceId })) },
		first: ['layout.parts', 'part.missing', 'fields.same', 'layout.suffix'],
		also: ['part.missing', 'layout.parts', 'fields.same'],
	},
	{
		id: 'huawei-minutes',
		cause: 'the stamp has minutes',
		asked: { ...lamp, input: as.json(huawei({ time: '202611250946' })) },
		first: ['time.hour-format'],
	},
	{
		id: 'huawei-unix-stamp',
		cause: 'the stamp is Unix seconds',
		asked: { ...lamp, input: as.chinese(huawei({ time: `${NOW}` })) },
		first: ['time.unix-for-hour'],
	},
	{
		id: 'huawei-plain-secret',
		cause: 'the secret itself was sent as the password',
		asked: {
			...lamp,
			input: as.at({ ...huawei(), password: LAMP.deviceSecret }, 'iot-mqtts.example.com'),
		},
		first: ['text.secret'],
		also: ['token.length'],
	},
	{
		id: 'huawei-node-id',
		cause: 'the user name is the node id without the product id',
		asked: { ...lamp, input: as.json(huawei({ username: 'lamp-0412' })) },
		first: ['identity.cut', 'identity.only', 'identity.form', 'identity.other'],
	},
	{
		id: 'huawei-other-hour',
		cause: 'the hour changed between client id and password',
		asked: {
			...lamp,
			input: as.json(huawei({ mac: hmac('sha256', '2026112508', LAMP.deviceSecret) })),
		},
		first: ['message.part', 'message.other-time'],
	},
	{
		id: 'huawei-plain-hash',
		cause: 'SHA-256 of the secret instead of an HMAC',
		asked: {
			...lamp,
			input: as.json(huawei({ mac: createHash('sha256').update(LAMP.deviceSecret).digest() })),
		},
		first: ['mac.plain-hash'],
		also: ['message.empty'],
	},
	{
		id: 'huawei-rc2',
		cause: 'the client id has the letters of another form: two underscores are missing',
		asked: {
			...lamp,
			input: `W (5102) MQTT_CLIENT: Connection refused, bad client ID\nclient_id=${LAMP.deviceId}_00_2026112509`,
		},
		first: ['layout.parts', 'part.missing', 'part.wrong', 'layout.separator'],
		also: [
			'identity.form',
			'identity.extra',
			'refused.code',
			'cause.client-id',
			'cause.keep-alive',
		],
	},
];

export const CHINA: readonly Post[] = [...ONENET, ...HUAWEI];
