import { createHmac } from 'node:crypto';
import * as as from './forms.js';
import { NOW, type Post } from './post.js';
import { apsaramq, baidu, decoded, hex, KILN, PLUG, QUEUE, tuya } from './sign.js';

const plug = { cloud: 'tuya', device: { ...PLUG } } as const;
const TUYA: readonly Post[] = [
	{
		id: 'tuya-no-prefix',
		cause: 'the client id has no tuyalink_ before the device id',
		asked: { ...plug, input: as.json(tuya({ clientId: PLUG.deviceId })) },
		first: ['layout.prefix', 'identity.cut', 'identity.only', 'identity.form'],
	},
	{
		id: 'tuya-milliseconds',
		cause: 'the timestamp is in milliseconds',
		asked: { ...plug, input: as.python(tuya({ time: `${NOW}000` }), 'm1.tuyacn.com') },
		first: ['time.milliseconds'],
		also: ['port.tls-only'],
	},
	{
		id: 'tuya-plain-port',
		cause: 'Tuya takes nothing but TLS, and the port is 1883',
		asked: { ...plug, input: as.defines(tuya(), 'm1.tuyacn.com'), port: 1883 },
		first: ['port.tls-only'],
	},
	{
		id: 'tuya-method-small',
		cause: 'signMethod is written hmacsha256',
		asked: { ...plug, input: as.labels(tuya({ method: 'hmacsha256' })) },
		first: ['method.wrong'],
	},
	{
		id: 'tuya-signs-user-name',
		cause: 'the user name was signed, with its | and signMethod',
		asked: {
			...plug,
			input: as.json(tuya({ text: () => tuya().username })),
		},
		first: ['message.field', 'message.part'],
	},
	{
		id: 'tuya-upper-case',
		cause: 'the password is in capital letters',
		asked: { ...plug, input: as.lines(tuya({ write: (mac) => hex(mac).toUpperCase() })) },
		first: ['token.upper-case'],
	},
	{
		id: 'tuya-decoded-secret',
		cause: 'the secret was read as hexadecimal digits',
		asked: { ...plug, input: as.json(tuya({ key: Buffer.from(PLUG.deviceSecret, 'hex') })) },
		first: ['key.hex-decoded'],
	},
	{
		id: 'tuya-no-access-type',
		cause: 'accessType is missing from user name and signed text',
		asked: { ...plug, input: as.json(tuya({ pairs: `timestamp=${NOW},secureMode=1` })) },
		first: ['part.missing', 'layout.parts'],
	},
	{
		id: 'tuya-other-device',
		cause: "the secret is another device's",
		asked: {
			...plug,
			input: `[11-25 09:46:40 TUYA E] mqtt connect err: Connection not authorized
clientid:${tuya().clientId}
username:${tuya().username}
password:${tuya({ key: '5d0c1be27a9f4436' }).password}`,
		},
		first: ['secret.different'],
	},
];

const queue = { cloud: 'apsaramq', device: { ...QUEUE } } as const;
const APSARAMQ: readonly Post[] = [
	{
		id: 'apsaramq-hex',
		cause: 'the signature is in hexadecimal digits instead of Base64',
		asked: { ...queue, input: as.json(apsaramq({ write: hex })) },
		first: ['token.hex'],
	},
	{
		id: 'apsaramq-sha256',
		cause: 'signed with SHA-256 instead of SHA-1',
		asked: { ...queue, input: as.lines(apsaramq({ hash: 'sha256' })) },
		first: ['mac.other-hash'],
	},
	{
		id: 'apsaramq-secret-as-password',
		cause: 'the AccessKey secret itself was sent as the password',
		asked: { ...queue, input: as.labels({ ...apsaramq(), password: QUEUE.accessKeySecret }) },
		first: ['text.secret'],
		also: ['token.unreadable', 'token.length'],
	},
	{
		id: 'apsaramq-no-instance',
		cause: 'the user name has no instance id',
		asked: {
			...queue,
			input: as.json(apsaramq({ username: `Signature|${QUEUE.accessKeyId}` })),
		},
		first: ['layout.parts', 'part.missing'],
	},
	{
		id: 'apsaramq-signs-group',
		cause: 'only the group id was signed',
		asked: { ...queue, input: as.json(apsaramq({ text: () => QUEUE.groupId })) },
		first: ['message.only', 'message.part', 'message.only-first'],
	},
	{
		id: 'apsaramq-one-at',
		cause: 'a single @ stands between group and device',
		asked: {
			...queue,
			input: as.mqttjs(
				apsaramq({ clientId: 'GID_cold_chain@truck-88' }),
				'mqtt://mqtt-cn-7pp2xk9ab01.mqtt.aliyuncs.com',
			),
		},
		first: ['layout.separator', 'layout.parts', 'identity.form', 'identity.joined', 'part.missing'],
		also: ['identity.cut', 'part.missing', 'layout.parts', 'identity.form', 'identity.joined'],
	},
	{
		id: 'apsaramq-decoded-secret',
		cause: 'the secret was decoded although here it is text',
		asked: { ...queue, input: as.json(apsaramq({ key: decoded(QUEUE.accessKeySecret) })) },
		first: ['key.decoded'],
	},
	{
		id: 'apsaramq-access-key-swapped',
		cause: 'access key id and instance id are exchanged in the user name',
		asked: {
			...queue,
			input: as.lines(apsaramq({ username: `Signature|${QUEUE.instanceId}|${QUEUE.accessKeyId}` })),
		},
		first: [
			'layout.order',
			'identity.instead',
			'identity.reversed',
			'fields.swapped',
			'identity.form',
			'identity.other',
			'part.wrong',
		],
		also: ['identity.instead', 'identity.other', 'part.wrong'],
	},
];

const kiln = { cloud: 'baidu', device: { ...KILN } } as const;
const BAIDU: readonly Post[] = [
	{
		id: 'baidu-hmac',
		cause: 'an HMAC instead of the plain hash',
		asked: {
			...kiln,
			input: as.json(
				baidu({
					mac: createHmac('sha256', KILN.deviceSecret).update(`kiln_north&${NOW}&SHA256`).digest(),
				}),
			),
		},
		first: ['mac.hmac'],
	},
	{
		id: 'baidu-milliseconds',
		cause: 'the timestamp is in milliseconds',
		asked: { ...kiln, input: as.json(baidu({ time: `${NOW}000` })) },
		first: ['time.milliseconds'],
	},
	{
		id: 'baidu-no-type',
		cause: 'thingidp@ is missing from the user name',
		asked: {
			...kiln,
			input: as.chinese(baidu({ username: `axkqwme|kiln_north|${NOW}|SHA256` })),
		},
		first: ['layout.prefix'],
	},
	{
		id: 'baidu-local-time',
		cause: 'the clock tells local time, eight hours ahead',
		asked: {
			...kiln,
			input: as.arduino(baidu({ time: `${NOW + 28_800}` }), 'axkqwme.iot.gz.baidubce.com'),
		},
		first: ['time.off', 'time.local'],
		says: '8 whole hours',
	},
	{
		id: 'baidu-old-timestamp',
		cause: 'the user name was made once in the generator, and its time has passed',
		asked: { ...kiln, input: as.labels(baidu({ time: '1718763200' })) },
		first: ['time.off', 'time.past'],
	},
	{
		id: 'baidu-algorithm-mismatch',
		cause: 'the user name says MD5, the password is SHA-256',
		asked: {
			...kiln,
			input: as.lines(baidu({ hash: 'sha256', method: 'MD5' })),
		},
		first: ['method.mismatch', 'method.length', 'mac.other-hash'],
		also: ['method.md5'],
	},
	{
		id: 'baidu-separator-before-secret',
		cause: 'a & was put between the algorithm and the secret',
		asked: { ...kiln, input: as.json(baidu({ key: `&${KILN.deviceSecret}` })) },
		first: ['message.appended', 'key.white-space', 'message.separator'],
	},
	{
		id: 'baidu-secret-as-password',
		cause: 'the secret itself was sent as the password',
		asked: { ...kiln, input: as.json({ ...baidu(), password: KILN.deviceSecret }) },
		first: ['text.secret'],
		also: ['token.unreadable', 'token.length'],
	},
];

export const OTHERS: readonly Post[] = [...TUYA, ...APSARAMQ, ...BAIDU];
