import { createHash } from 'node:crypto';
import * as as from './forms.js';
import { connect, frame, wireshark, xxd } from './packet.js';
import { type Asked, NOW, type Post } from './post.js';
import {
	alibaba,
	apsaramq,
	azure,
	baidu,
	DPS,
	decoded,
	dps,
	HUB,
	hex,
	hmac,
	huawei,
	KILN,
	LAMP,
	LOCK,
	NET,
	onenet,
	PLUG,
	PUMP,
	pct,
	QUEUE,
	type Sent,
	tencent,
	tuya,
} from './sign.js';

const HOST = `${PUMP.productId}.iotcloud.tencentdevices.com`;
const PAST = `${NOW - 86400}`;
const OLD = tencent(PUMP, { time: PAST });
const TEXT = tencent(PUMP, { key: PUMP.deviceSecret });

const post = (
	id: string,
	cause: string,
	first: Post['first'],
	asked: Asked,
	more: Partial<Post> = {},
): Post => ({ id: `mixed-${id}`, cause, first, asked, ...more });
const right = (id: string, input: string, device: object): Post => ({
	id: `right-mixed-${id}`,
	cause: 'nothing is wrong',
	first: [],
	asked: { input, device: { ...device } },
});
const sentence = ({ clientId, username, password }: Sent) =>
	`clientid是${clientId}，用户名是${username}，密码是${password}`;
const english = ({ clientId, username, password }: Sent) =>
	`I use client id ${clientId}, username ${username} and password ${password} - any ideas?`;
const tasmota = ({ clientId, username, password }: Sent) =>
	`Backlog MqttHost ${HOST}; MqttPort 1883; MqttClient ${clientId}; MqttUser ${username}; MqttPassword ${password}`;
const table = ({ clientId, username, password }: Sent) =>
	`clientId,username,password\n${clientId},${username},${password}`;
/** What a device without `timestamp` in its text signs. */
const untimed = (text: string) => text.replace(/timestamp\d+$/, '');

const TEXTS: readonly Post[] = [
	post('log-user-name', 'it has expired; only the user name is shown', ['time.past'], {
		input: `[12:01:33] connect failed rc=5 username ${OLD.username}`,
	}),
	post('log-user-name-first', 'it has expired; only the user name is shown', ['time.past'], {
		input: `rc=5, username ${OLD.username}, retrying`,
	}),
	post('log-user-and-password', 'the token has expired', ['time.past'], {
		input: `MQTT connect failed (rc 5) user ${azure().username} password ${azure({ time: PAST }).password}`,
		device: { ...HUB },
	}),
	post('empty-password', 'the password is empty', ['text.empty'], {
		input: `clientId: ${OLD.clientId}\nusername: ${tencent(PUMP).username}\npassword:\nrc=4`,
	}),
	post('empty-user-name', 'the user name is empty', ['text.empty'], {
		input: `client_id=${OLD.clientId}\nusername=\npassword=${tencent(PUMP).password}\n`,
		cloud: 'tencent',
	}),
	post('empty-password-chinese', 'the password is empty', ['text.empty'], {
		input: `客户端ID：${alibaba().clientId}\n用户名：${alibaba().username}\n密码：`,
	}),
	post(
		'tasmota',
		'the secret was used as text, and the Backlog is split at each semicolon',
		['key.not-decoded'],
		{ input: tasmota(TEXT), device: { ...PUMP } },
		{ all: [['shell.backlog']] },
	),
	post('table', 'the signature has expired', ['time.past'], {
		input: table(OLD),
		device: { ...PUMP },
	}),
	post('umqtt-call', 'the secret was used as text', ['key.not-decoded'], {
		input: `c = MQTTClient(b"${TEXT.clientId}", "${HOST}", 1883, "${TEXT.username}", "${TEXT.password}", 60)`,
		device: { ...PUMP },
	}),
	post('sentence-chinese', 'the secret was used as text', ['key.not-decoded'], {
		input: `大家好，连腾讯云一直报错，${sentence(TEXT)}，求解`,
		device: { ...PUMP },
	}),
	post('sentence-english', 'the expiry is in milliseconds', ['time.milliseconds'], {
		input: english(onenet({ time: `${NOW + 3600}000` })),
		device: { ...NET },
	}),
	post('sentence-full-width', 'a full-width semicolon', ['text.look-alike'], {
		input: english({ ...tencent(PUMP), username: tencent(PUMP).username.replace(';', '；') }),
		device: { ...PUMP },
	}),
	post('triple-above-command', 'the secret was used as text', ['key.not-decoded'], {
		input: `产品ID：${PUMP.productId}\n设备名称：${PUMP.deviceName}\n密钥：${PUMP.deviceSecret}\n${as.mosquitto(TEXT, HOST)}`,
	}),
	post('triple-above-at-commands', 'the secret was decoded', ['key.hex-decoded'], {
		input: `${JSON.stringify(LOCK)}\n${as
			.at(
				alibaba({ key: Buffer.from(LOCK.deviceSecret, 'hex') }),
				'a1nV7tXq0Zs.iot-as-mqtt.cn-shanghai.aliyuncs.com',
			)
			.replaceAll(/(?<=[\da-z]),(?=[st])/g, '\\,')}`,
	}),
	post('key-and-token', 'the key was used as text', ['key.not-decoded'], {
		input: `res: products/${NET.productId}/devices/${NET.deviceName}\nkey: ${NET.key}\ntoken: ${onenet({ key: NET.key }).password}`,
	}),
	right('sentence-chinese', sentence(alibaba()), LOCK),
	right('sentence-english', english(onenet()), NET),
	right('tasmota', tasmota(tencent(PUMP)).replaceAll('; ', '\n'), PUMP),
	right('table', table(tencent(PUMP)), PUMP),
];

const CREDENTIALS: readonly Post[] = [
	post('azure-plain-port-in-call', 'Azure takes nothing but TLS', ['port.tls-only'], {
		input: as.python(azure(), HUB.hostName),
		device: { ...HUB },
	}),
	post('dps-host-of-hub', 'the host is that of the hub', ['host.other-cloud'], {
		...dps(),
		device: { ...DPS },
		host: HUB.hostName,
	}),
	post('azure-twice-in-yaml', 'the resource was encoded twice', ['percent.double'], {
		input: `mqtt:\n  client_id: ${HUB.deviceId}\n  username: ${azure().username}\n  password: "${azure({ encode: (sr) => pct(pct(sr)) }).password}"\n`,
		device: { ...HUB },
	}),
	post('alibaba-time-not-signed', 'the timestamp was not signed', ['message.without'], {
		...alibaba({ text: untimed }),
		device: { ...LOCK },
	}),
	post(
		'alibaba-time-not-signed-order',
		'the timestamp was not signed, and the rest in another order',
		['message.without'],
		{
			...alibaba({
				hash: 'sha1',
				text: (text) => untimed(text).replace(/(clientId.*)(deviceName.*)(productKey.*)/, '$3$2$1'),
			}),
			device: { ...LOCK },
		},
		{ all: [['message.order']] },
	),
	post('alibaba-two-not-signed', 'only the device was signed', ['message.without'], {
		...alibaba({ text: (text) => untimed(text).replace(/clientId.*(?=deviceName)/, '') }),
		device: { ...LOCK },
	}),
	post('alibaba-tencent-end', 'the password ends as for Tencent', ['layout.extra'], {
		...alibaba({ hash: 'sha1' }),
		password: `${alibaba({ hash: 'sha1' }).password};hmacsha1`,
		device: { ...LOCK },
	}),
	post('onenet-packet-swapped', 'client id and user name are swapped', ['fields.swapped'], {
		input: wireshark(
			frame(connect({ ...onenet(), clientId: NET.productId, username: NET.deviceName })),
		),
		device: { ...NET },
	}),
	post('huawei-secret-as-digits', 'the secret was decoded', ['key.hex-decoded'], {
		...huawei({ mac: hmac('sha256', '2026112509', Buffer.from(LAMP.deviceSecret, 'hex')) }),
		device: { ...LAMP },
	}),
	post('huawei-no-secret', 'the secret was empty', ['key.empty'], {
		...huawei({ mac: hmac('sha256', '2026112509', '') }),
		device: { ...LAMP },
	}),
	post('tuya-no-prefix', 'the client id lacks tuyalink_', ['layout.prefix'], {
		...tuya(),
		clientId: PLUG.deviceId,
		device: { ...PLUG },
	}),
	post('huawei-line-end', 'a line end was sent with the client id', ['text.white-space'], {
		...huawei(),
		clientId: `${huawei().clientId}\n`,
		device: { ...LAMP },
	}),
	post('tuya-swapped', 'client id and user name are swapped', ['fields.swapped'], {
		...tuya(),
		clientId: tuya().username,
		username: tuya().clientId,
		device: { ...PLUG },
	}),
	post('apsaramq-digits', 'the signature is in hexadecimal digits', ['token.hex'], {
		...apsaramq({ write: hex }),
		device: { ...QUEUE },
	}),
	post('baidu-secret-first', 'the secret stands first', ['mac.swapped'], {
		...baidu({
			mac: createHash('sha256')
				.update(`${KILN.deviceSecret}${KILN.deviceKey}&${NOW}&SHA256`)
				.digest(),
		}),
		device: { ...KILN },
	}),
	post('tencent-user-name-ends-with-separator', 'a buffer cut the expiry', ['text.cut'], {
		...tencent(PUMP),
		username: `${PUMP.productId}line2;12010126;x8Gq2;`,
		device: { ...PUMP, deviceName: 'line2' },
		clientId: `${PUMP.productId}line2`,
	}),
	post('tencent-key-and-line-end', 'the decoded key ends with a line end', ['key.white-space'], {
		...tencent(PUMP, {
			key: Buffer.concat([decoded(PUMP.deviceSecret), Buffer.from('\n')]),
		}),
		device: { ...PUMP },
	}),
	right('huawei-xxd', xxd(connect(huawei())), LAMP),
	right('baidu-frame', wireshark(frame(connect(baidu()))), KILN),
];

export const MIXED: readonly Post[] = [...TEXTS, ...CREDENTIALS];
