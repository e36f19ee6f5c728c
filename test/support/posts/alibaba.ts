import * as as from './forms.js';
import { NOW, type Post } from './post.js';
import { alibaba, b64, decoded, LOCK } from './sign.js';

const lock = { cloud: 'alibaba', device: { ...LOCK } } as const;
const id = alibaba().clientId;
export const ALIBABA: readonly Post[] = [
	{
		id: 'alibaba-other-timestamp',
		cause: 'Date.now() was called twice: the signed timestamp is not the one that was sent',
		asked: {
			...lock,
			input: as.json(alibaba({ text: (same) => same.replace(`${NOW}123`, `${NOW}119`) })),
		},
		first: ['message.part', 'message.other-time', 'secret.different'],
	},
	{
		id: 'alibaba-id-is-name',
		cause:
			'the device name was signed as the client id, but product key and device name were sent as it',
		asked: {
			...lock,
			input: as.labels(
				alibaba({ text: (same) => same.replace('clientIda1nV7tXq0Zs.', 'clientId') }),
			),
		},
		first: ['message.part'],
	},
	{
		id: 'alibaba-username-reversed',
		cause: 'the user name is product key & device name; it is the other way round',
		asked: {
			...lock,
			input: as.mqttjs(
				alibaba({ username: 'a1nV7tXq0Zs&Lock_21' }),
				'mqtt://a1nV7tXq0Zs.iot-as-mqtt.cn-shanghai.aliyuncs.com',
			),
		},
		first: ['identity.reversed'],
	},
	{
		id: 'alibaba-decoded-secret',
		cause: 'the secret was decoded although here it is text',
		asked: { ...lock, input: as.json(alibaba({ key: decoded(LOCK.deviceSecret) })) },
		first: ['key.decoded'],
	},
	{
		id: 'alibaba-hex-decoded-secret',
		cause: 'the secret looks like hexadecimal digits and was decoded as such',
		asked: { ...lock, input: as.lines(alibaba({ key: Buffer.from(LOCK.deviceSecret, 'hex') })) },
		first: ['key.hex-decoded'],
	},
	{
		id: 'alibaba-hash-mismatch',
		cause: 'signmethod says hmacsha1, the password is HMAC-SHA256',
		asked: { ...lock, input: as.json(alibaba({ method: 'hmacsha1' })) },
		first: ['method.mismatch', 'method.length'],
	},
	{
		id: 'alibaba-no-last-bar',
		cause: 'the | at the end of the client id is missing',
		asked: {
			...lock,
			input: as.defines(
				alibaba({ clientId: id.slice(0, -1) }),
				'a1nV7tXq0Zs.iot-as-mqtt.cn-shanghai.aliyuncs.com',
			),
		},
		first: ['layout.suffix'],
	},
	{
		id: 'alibaba-client-id-name',
		cause: 'the client id is the device name, without |securemode=…|',
		asked: { ...lock, input: as.chinese(alibaba({ clientId: 'Lock_21' })) },
		first: ['layout.parts', 'part.missing', 'layout.suffix'],
		also: ['layout.parts', 'part.missing', 'layout.suffix', 'message.part', 'identity.only'],
	},
	{
		id: 'alibaba-backslashes',
		cause: 'the backslashes of the AT command reached the client id',
		asked: {
			...lock,
			clientId: id.replaceAll(',', '\\,'),
			username: 'Lock_21&a1nV7tXq0Zs',
			password: alibaba().password,
		},
		first: ['text.backslash'],
	},
	{
		id: 'alibaba-html-entity',
		cause: 'the & of the user name was copied as &amp;',
		asked: { ...lock, input: as.lines(alibaba({ username: 'Lock_21&amp;a1nV7tXq0Zs' })) },
		first: ['text.html'],
	},
	{
		id: 'alibaba-without-names',
		cause: 'the values were signed without their names',
		asked: {
			...lock,
			input: as.json(alibaba({ text: () => `a1nV7tXq0Zs.Lock_21Lock_21a1nV7tXq0Zs${NOW}123` })),
		},
		first: ['message.labels'],
	},
	{
		id: 'alibaba-product-secret',
		cause: "the product's secret was used instead of the device's",
		asked: { ...lock, input: as.json(alibaba({ key: 'Wd3kTq9RxNv0Bz5m' })), returnCode: 4 },
		first: ['secret.different'],
	},
	{
		id: 'alibaba-base64',
		cause: 'the password is in Base64 instead of hexadecimal digits',
		asked: { ...lock, input: as.lines(alibaba({ write: b64, hash: 'sha1' })) },
		first: ['token.base64'],
	},
];
