import * as as from './forms.js';
import { NOW, type Post } from './post.js';
import { azure, DPS, decoded, dps, HUB, pct } from './sign.js';

const right = azure();
/** A time at which these are in the signature. */
const timeWith = (test: RegExp) => {
	for (let time = NOW + 3600; ; time++) {
		const { password } = azure({ time: `${time}` });
		if (test.test(password.slice(password.indexOf('sig=')))) return `${time}`;
	}
};
const device = { ...HUB };

const HUBS: readonly Post[] = [
	{
		id: 'azure-text-key',
		cause: 'the key was used as text instead of being decoded',
		asked: {
			input: as.json(azure({ key: HUB.sharedAccessKey })),
			device,
		},
		first: ['key.not-decoded'],
	},
	{
		id: 'azure-double-encoded',
		cause: 'the resource was percent-encoded twice, in the text that was signed and in the token',
		asked: {
			input: `Client Id: tank-04\nUser Name: ${right.username}\nPassword: ${azure({ encode: (sr) => pct(pct(sr)) }).password}`,
			device,
		},
		first: ['percent.double'],
		also: ['message.encoded-twice'],
	},
	{
		id: 'azure-signs-double-encoded',
		cause: 'the resource was percent-encoded once more for signing',
		asked: {
			input: as.mqttjs(
				azure({ text: (same) => pct(same.split('\n')[0]) + '\n' + same.split('\n')[1] }),
				`mqtts://${HUB.hostName}:8883`,
			),
			device,
		},
		first: ['message.encoded-twice', 'message.encoded'],
	},
	{
		id: 'azure-signs-decoded',
		cause: 'the plain resource was signed, and the encoded one sent',
		asked: {
			input: as.python(azure({ text: decodeURIComponent }), HUB.hostName).replace('1883', '8883'),
			device,
		},
		first: ['message.not-encoded', 'message.decoded-whole'],
	},
	{
		id: 'azure-sig-not-encoded',
		cause: 'the signature was not percent-encoded, so + and / stand in it',
		asked: {
			input: as.lines(azure({ time: timeWith(/%2B.*%2F/), sig: (mac) => mac })),
			device,
		},
		first: ['percent.missing'],
	},
	{
		id: 'azure-milliseconds',
		cause: 'the expiry is in milliseconds',
		asked: { input: as.json(azure({ time: `${NOW + 3600}000` })), device },
		first: ['time.milliseconds'],
	},
	{
		id: 'azure-expired',
		cause: 'the token has expired',
		asked: {
			input: `-> 00:00:09 CONNECT | VER: 4 | KEEPALIVE: 240 | FLAGS: 192 | USERNAME: ${right.username} | PWD: XXXX | CLEAN: 0
<- 00:00:09 CONNACK | SESSION_PRESENT: false | RETURN_CODE: 0x5`,
			clientId: right.clientId,
			username: right.username,
			password: azure({ time: `${NOW - 600}` }).password,
			device,
		},
		first: ['time.past'],
	},
	{
		id: 'azure-clock-1970',
		cause: 'the board signed before its clock was set',
		asked: { input: as.arduino(azure({ time: '3609' }), HUB.hostName), device },
		also: ['port.tls-only'],
		first: ['time.not-set', 'time.past'],
	},
	{
		id: 'azure-resource-is-hub',
		cause: "the resource is the hub, with the device's own key and no policy",
		asked: { input: as.json(azure({ sr: HUB.hostName })), device },
		first: ['identity.level', 'identity.only', 'identity.cut', 'identity.form'],
	},
	{
		id: 'azure-resource-with-scheme',
		cause: 'the resource begins with https://',
		asked: { input: as.lines(azure({ sr: `https://${HUB.hostName}/devices/tank-04` })), device },
		first: ['identity.form', 'identity.more', 'identity.extra'],
	},
	{
		id: 'azure-username-is-device',
		cause: 'the user name is the device id alone',
		asked: { input: as.json({ ...right, username: 'tank-04' }), device },
		first: ['identity.only', 'layout.parts', 'part.missing', 'identity.form', 'fields.same'],
		also: [
			'layout.parts',
			'part.missing',
			'identity.only',
			'identity.form',
			'identity.cut',
			'fields.same',
		],
	},
	{
		id: 'azure-other-client-id',
		cause: 'the client id is not the device id',
		asked: {
			input: as.mqttjs({ ...right, clientId: 'mqttjs_8c1f02aa' }, `mqtts://${HUB.hostName}:8883`),
			device,
			returnCode: 5,
		},
		first: ['identity.other', 'identity.form'],
	},
	{
		id: 'azure-plain-port',
		cause: 'Azure takes nothing but TLS, and the port is 1883',
		asked: { input: as.json(right, { host: HUB.hostName, port: 1883 }), device },
		first: ['port.tls-only'],
	},
	{
		id: 'azure-connection-string-password',
		cause: 'the connection string was used as the password',
		asked: {
			clientId: 'tank-04',
			username: right.username,
			password: `HostName=${HUB.hostName};DeviceId=tank-04;SharedAccessKey=${HUB.sharedAccessKey}`,
			cloud: 'azure',
			device,
		},
		first: ['text.secret'],
		also: ['layout.prefix', 'layout.parts', 'part.missing'],
	},
	{
		id: 'azure-key-as-password',
		cause: 'the key itself was sent as the password',
		asked: {
			input: as.labels({ ...right, password: HUB.sharedAccessKey }),
			cloud: 'azure',
			device,
		},
		first: ['text.secret'],
		also: ['layout.prefix', 'layout.parts', 'part.missing'],
	},
	{
		id: 'azure-plus-lost',
		cause: 'the + of the signature became a space in a form',
		asked: {
			input: as.json(
				azure({ time: timeWith(/%2B/), sig: (mac) => pct(mac).replaceAll('%2B', '%20') }),
			),
			device,
		},
		first: ['token.plus-lost'],
	},
	{
		id: 'azure-wrong-key',
		cause: "the key is another device's",
		asked: {
			input: as.json(azure({ key: decoded(DPS.symmetricKey) })),
			device,
			returnCode: 5,
		},
		first: ['secret.different'],
	},
	{
		id: 'azure-expired-and-text-key',
		cause: 'the key was used as text, and the token has expired',
		asked: {
			input: as.lines(azure({ key: HUB.sharedAccessKey, time: `${NOW - 86_400}` })),
			device,
		},
		first: ['key.not-decoded', 'time.past'],
		all: [['key.not-decoded'], ['time.past']],
	},
];

const PROVISIONING: readonly Post[] = [
	{
		id: 'dps-resource-of-hub',
		cause: 'the resource is a device of a hub instead of a registration',
		asked: {
			input: as.json(dps({ sr: `${DPS.idScope}/devices/${DPS.registrationId}` })),
			cloud: 'azure-dps',
			device: { ...DPS },
		},
		first: ['identity.form'],
	},
	{
		id: 'dps-question-mark',
		cause: 'the registration id in the user name is another than in the client id',
		asked: {
			input: as.lines(
				dps({ username: `${DPS.idScope}/registrations/line1-sealer/api-version=2019-03-31` }),
			),
			cloud: 'azure-dps',
			device: { ...DPS },
		},
		first: ['identity.typo', 'identity.other'],
	},
	{
		id: 'dps-text-key',
		cause: 'the key was used as text instead of being decoded',
		asked: {
			input: as.labels(dps({ key: DPS.symmetricKey })),
			cloud: 'azure-dps',
			device: { ...DPS },
		},
		first: ['key.not-decoded'],
	},
];

export const AZURE: readonly Post[] = [...HUBS, ...PROVISIONING];
