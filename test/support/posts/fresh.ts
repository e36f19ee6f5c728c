import * as as from './forms.js';
import { NOW, type Post } from './post.js';
import {
	alibaba,
	apsaramq,
	azure,
	baidu,
	HUB,
	huawei,
	KILN,
	LAMP,
	LOCK,
	NET,
	onenet,
	PUMP,
	pct,
	QUEUE,
	type Sent,
	tencent,
} from './sign.js';

const pump = { device: { ...PUMP }, cloud: 'tencent' } as const;
const hub = { device: { ...HUB }, cloud: 'azure' } as const;
const lamp = { device: { ...LAMP } };
/** Tencent's secret used as text, so that everything else must be read right. */
const asText = tencent(PUMP, { key: PUMP.deviceSecret });

const paho = ({ clientId, username, password }: Sent) =>
	`MQTTPacket_connectData data = MQTTPacket_connectData_initializer;
data.MQTTVersion = 4;
data.clientID.cstring = "${clientId}";
data.username.cstring = "${username}";
data.password.cstring = "${password}";
data.keepAliveInterval = 60;`;
const connection = (key = HUB.sharedAccessKey) =>
	`HostName=${HUB.hostName};DeviceId=${HUB.deviceId};SharedAccessKey=${key}`;
const withMethod = (method: string) => ({
	...onenet(),
	password: onenet().password.replace('method=sha1', `method=${method}`),
	device: { ...NET },
});
/** Signs until the Base64 of the signature has a plus sign, which is sent as a space. */
function withSpace(): Sent {
	for (let time = NOW + 3600; ; time++) {
		const sent = onenet({ time: `${time}` });
		if (sent.password.includes('%2B'))
			return { ...sent, password: sent.password.replaceAll('%2B', ' ') };
	}
}

/** What somebody found who had seen neither the explainer nor the other posts. */
export const FRESH: readonly Post[] = [
	{
		id: 'fresh-paho-embedded',
		cause: 'the secret was used as text; the names end in .cstring',
		asked: { ...pump, input: paho(asText) },
		first: ['key.not-decoded'],
	},
	{
		id: 'fresh-answer-above-labels',
		cause: "the secret was used as text; the answer's bytes stand above the fields",
		asked: { ...pump, input: `RX <- 20 02 00 04\n${as.labels(asText)}` },
		first: ['key.not-decoded'],
	},
	{
		id: 'fresh-json-in-a-log',
		cause: 'the secret was used as text; JSON was logged as a quoted text',
		asked: { ...pump, input: `cfg loaded: ${JSON.stringify(JSON.stringify(asText))}` },
		first: ['key.not-decoded'],
	},
	{
		id: 'fresh-connection-string-and-command',
		cause: 'the key was used as text; a connection string stands above a command',
		asked: {
			input: `${connection()}\n\n${as.mosquitto(azure({ key: HUB.sharedAccessKey }), HUB.hostName)}`,
		},
		first: ['key.not-decoded'],
		also: ['port.tls-only'],
	},
	{
		id: 'fresh-connection-string-as-password',
		cause: 'the connection string is the password',
		asked: { ...azure(), password: connection(), cloud: 'azure' },
		first: ['text.secret'],
		also: ['layout.prefix', 'layout.parts'],
	},
	{
		id: 'fresh-connection-string-in-a-program',
		cause: 'the connection string is the password of a program',
		asked: { input: as.python({ ...azure(), password: connection() }, HUB.hostName) },
		first: ['text.secret'],
		also: ['layout.prefix', 'layout.parts', 'port.tls-only'],
	},
	{
		id: 'fresh-access-key-and-secret-key',
		cause: "SHA-256 was used for SHA-1; accessKey is the id in Alibaba's samples",
		asked: {
			input: `String instanceId = "${QUEUE.instanceId}";
String accessKey = "${QUEUE.accessKeyId}";
String secretKey = "${QUEUE.accessKeySecret}";
String clientId = "${apsaramq().clientId}";
String userName = "${apsaramq().username}";
String password = "${apsaramq({ hash: 'sha256' }).password}";`,
		},
		first: ['mac.other-hash'],
	},
	{
		id: 'fresh-identity-is-shown',
		cause: 'a full stop joins product id and device name',
		asked: { ...pump, ...tencent(PUMP, { identity: `${PUMP.productId}.${PUMP.deviceName}` }) },
		first: ['identity.joined'],
		says: `must be "${PUMP.productId}${PUMP.deviceName}"`,
	},
	{
		id: 'fresh-resource-is-shown',
		cause: "the resource is a user's",
		asked: { ...onenet({ res: 'userid/184552' }), device: { ...NET } },
		first: ['identity.other'],
		says: `must be "products/${NET.productId}/devices/${NET.deviceName}"`,
	},
	{
		id: 'fresh-azure-braces',
		cause: 'the braces of the documentation are still around the device id',
		asked: {
			input: as.labels({
				...azure(),
				clientId: `{${HUB.deviceId}}`,
				username: `${HUB.hostName}/{${HUB.deviceId}}/?api-version=2021-04-12`,
			}),
		},
		first: ['identity.braces'],
		never: ['part.placeholder', 'identity.other'],
	},
	{
		id: 'fresh-onenet-method-name',
		cause: 'the method is called hmacsha1',
		asked: withMethod('hmacsha1'),
		first: ['method.wrong'],
	},
	{
		id: 'fresh-onenet-method-mismatch',
		cause: 'the method names SHA-256, and SHA-1 was used',
		asked: withMethod('sha256'),
		first: ['method.mismatch'],
	},
	{
		id: 'fresh-onenet-plus-as-space',
		cause: 'the plus sign of the signature is a space, and the rest of it is percent-encoded',
		asked: { ...withSpace(), device: { ...NET } },
		first: ['token.plus-lost'],
	},
	{
		id: 'fresh-azure-line-end',
		cause: 'the Base64 of the signature ended with a line end, which was percent-encoded with it',
		asked: { ...hub, ...azure({ sig: (mac) => pct(`${mac}\n`) }) },
		first: ['token.line-end'],
	},
	{
		id: 'fresh-huawei-device-id-alone',
		cause: 'the client id is the device id, without type, check and stamp; the cloud is not named',
		asked: { ...lamp, ...huawei({ clientId: LAMP.deviceId }) },
		first: ['layout.parts'],
	},
	{
		id: 'fresh-huawei-hyphens',
		cause: 'hyphens stand where underscores belong in the client id',
		asked: { ...lamp, ...huawei({ clientId: `${LAMP.deviceId}-0-0-2026112509` }) },
		first: ['layout.separator'],
		also: ['identity.typo'],
	},
	{
		id: 'fresh-huawei-node-alone',
		cause: 'the device id lacks its product id',
		asked: {
			...lamp,
			...huawei({ clientId: 'lamp-0412_0_0_2026112509', username: 'lamp-0412' }),
		},
		first: ['identity.cut'],
		never: ['layout.separator'],
	},
	{
		id: 'fresh-huawei-for-tencent',
		cause: "the credentials are another cloud's than was named",
		asked: { ...huawei(), cloud: 'tencent' },
		first: ['cloud.other-form'],
	},
	{
		id: 'fresh-alibaba-host-of-another-product',
		cause: 'the host names another product',
		asked: {
			input: as.arduino(alibaba(), 'a1qqqqqqqqq.iot-as-mqtt.cn-shanghai.aliyuncs.com'),
			device: { ...LOCK },
		},
		first: ['host.other'],
	},
	{
		id: 'fresh-baidu-older-form',
		cause: 'the user name has the older form, which happens to have 15 characters',
		asked: {
			...baidu({ username: `${KILN.iotCoreId}/kiln_no` }),
			device: { ...KILN, deviceKey: 'kiln_no' },
			cloud: 'baidu',
		},
		first: ['layout.prefix'],
		also: ['layout.parts', 'identity.more'],
		never: ['text.cut'],
	},
	{
		id: 'fresh-reset',
		cause: 'the connection was reset; whether before or after the CONNECT is not told',
		asked: { input: 'ConnectionResetError: [Errno 104] Connection reset by peer' },
		first: ['refused.unreached'],
		all: [['cause.closed']],
		also: ['cause.network'],
	},
	{
		id: 'fresh-certificate',
		cause: "the server's certificate was not trusted",
		asked: {
			input:
				'ssl.SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: unable to get local issuer certificate (_ssl.c:1007)',
		},
		first: ['refused.unreached'],
		all: [['cause.certificate']],
		also: ['cause.network'],
	},
	{
		id: 'fresh-mosquitto-log',
		cause: "the credentials expired; a broker's log names client id and user name alone",
		asked: {
			input: `${NOW}: New client connected from 10.0.0.5:50123 as ${PUMP.productId}${PUMP.deviceName} (p2, c1, k60, u'${tencent(PUMP, { time: `${NOW - 7200}` }).username}').`,
			cloud: 'tencent',
		},
		first: ['time.past'],
		never: ['text.missing'],
	},
];
