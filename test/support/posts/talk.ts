import * as as from './forms.js';
import type { Post } from './post.js';
import { alibaba, azure, HUB, huawei, LAMP, LOCK, PUMP, tencent } from './sign.js';

const right = tencent(PUMP);
const text = tencent(PUMP, { key: PUMP.deviceSecret });
const device = { ...PUMP };
const sdk = `static char sg_product_id[MAX_SIZE_OF_PRODUCT_ID + 1] = "${PUMP.productId}";
static char sg_device_name[MAX_SIZE_OF_DEVICE_NAME + 1] = "${PUMP.deviceName}";
static char sg_device_secret[MAX_SIZE_OF_DEVICE_SECRET + 1] = "${PUMP.deviceSecret}";`;
const TEXT = { cause: 'the secret was used as text', first: ['key.not-decoded'] };
const FINE = { cause: 'nothing is wrong', first: [] };

/** The identity and the secret are in the text too. */
const WITH_SECRETS: readonly Post[] = [
	{ id: 'talk-sdk-source', ...TEXT, asked: { input: `${sdk}\n\n${as.labels(text)}` } },
	{ id: 'right-talk-sdk-source', ...FINE, asked: { input: `${sdk}\n\n${as.labels(right)}` } },
	{
		id: 'talk-device-info-json',
		...TEXT,
		asked: {
			input: JSON.stringify(
				{
					auth_mode: 'KEY',
					productId: PUMP.productId,
					deviceName: PUMP.deviceName,
					key_deviceinfo: { deviceSecret: PUMP.deviceSecret },
					mqtt: text,
				},
				null,
				4,
			),
		},
	},
	{
		id: 'talk-triple-and-fields',
		cause: 'the user name is reversed',
		first: ['identity.reversed'],
		asked: {
			input: `{
  "ProductKey": "${LOCK.productKey}",
  "DeviceName": "${LOCK.deviceName}",
  "DeviceSecret": "${LOCK.deviceSecret}"
}
${as.labels(alibaba({ username: `${LOCK.productKey}&${LOCK.deviceName}` }))}`,
			cloud: 'alibaba',
		},
	},
	{
		id: 'right-talk-connection-string',
		...FINE,
		asked: {
			input: `HostName=${HUB.hostName};DeviceId=${HUB.deviceId};SharedAccessKey=${HUB.sharedAccessKey}

clientId: ${HUB.deviceId}
username: ${azure().username}
password: ${azure().password}`,
		},
	},
	{
		id: 'talk-connection-string',
		cause: 'the key was used as text',
		first: ['key.not-decoded'],
		asked: {
			input: `HostName=${HUB.hostName};DeviceId=${HUB.deviceId};SharedAccessKey=${HUB.sharedAccessKey}

clientId: ${HUB.deviceId}
username: ${azure().username}
password: ${azure({ key: HUB.sharedAccessKey }).password}`,
		},
	},
	{
		id: 'right-talk-psk',
		...FINE,
		asked: {
			input: as.labels(right),
			device: {
				ProductId: PUMP.productId,
				DeviceName: PUMP.deviceName,
				DevicePsk: PUMP.deviceSecret,
			},
		},
	},
	{
		id: 'right-talk-secret-copied-with-line-end',
		...FINE,
		asked: { input: as.json(right), device: { ...PUMP, deviceSecret: ` ${PUMP.deviceSecret}\n` } },
	},
];

const REFUSED = [
	'refused.code',
	'cause.disabled',
	'cause.renewed',
	'cause.host',
	'cause.rate',
	'cause.clock',
	'cause.identity',
];
const refusedAlthoughRight = (
	id: string,
	asked: Post['asked'],
	more: readonly string[] = [],
): Post => ({
	id: `talk-refused-${id}`,
	cause: 'all that was given is right, and yet the server refused: the cause lies elsewhere',
	first: [...REFUSED, ...more],
	asked,
	never: ['cause.secret', 'cause.token', 'secret.different'],
});

/** Refused although nothing is wrong with what was sent. */
const REFUSALS: readonly Post[] = [
	refusedAlthoughRight('tencent-5', { input: as.json(right), device, returnCode: 5 }),
	refusedAlthoughRight('tencent-4', {
		input: `${as.espIdf(right, `${PUMP.productId}.iotcloud.tencentdevices.com`)}
W (3390) MQTT_CLIENT: Connection refused, bad username or password`,
		device,
	}),
	refusedAlthoughRight('azure-5', {
		input: `${as.labels(azure())}Connection Not Accepted: 0x5: Not Authorized`,
		cloud: 'azure',
		device: { ...HUB },
	}),
	refusedAlthoughRight('alibaba-4', {
		input: as.lines(alibaba()),
		cloud: 'alibaba',
		device: { ...LOCK },
		returnCode: 4,
	}),
	refusedAlthoughRight(
		'huawei-2',
		{ input: as.json(huawei()), cloud: 'huawei', device: { ...LAMP }, returnCode: 2 },
		['cause.keep-alive', 'cause.client-id', 'cause.version'],
	),
	refusedAlthoughRight('tencent-3', { input: as.json(right), device, returnCode: 3 }, [
		'cause.unavailable',
	]),
];

export const TALK: readonly Post[] = [...WITH_SECRETS, ...REFUSALS];
