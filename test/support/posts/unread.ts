import * as as from './forms.js';
import type { Post } from './post.js';
import { alibaba, azure, HUB, hex, LOCK, PUMP, type Sent, tencent } from './sign.js';

const HOST = `${PUMP.productId}.iotcloud.tencentdevices.com`;
const pump = { device: { ...PUMP }, cloud: 'tencent' } as const;
/** Tencent's secret used as text, so that everything else must be read right. */
const asText = tencent(PUMP, { key: PUMP.deviceSecret });
const right = tencent(PUMP);

const moddable = ({ clientId, username, password }: Sent) =>
	`new Client({ host: "${HOST}", id: "${clientId}", user: "${username}",
	password: ArrayBuffer.fromString("${password}") });`;
const zephyr = ({ clientId, username, password }: Sent) =>
	`client->client_id.utf8 = (uint8_t *)"${clientId}";
static struct mqtt_utf8 username = { .utf8 = "${username}", .size = 47 };
static struct mqtt_utf8 password = { .utf8 = "${password}", .size = 75 };`;
const mongoose = ({ clientId, username, password }: Sent) =>
	`struct mg_mqtt_opts opts = {.client_id = mg_str("${clientId}"), .user = mg_str("${username}"),
  .pass = mg_str("${password}"), .version = 4};`;
const printed = ({ clientId, username, password }: Sent) =>
	`print(client_id)  # ${clientId}\nprint(username)   # ${username}\nprint(password)   # ${password}`;
const traced = ({ clientId, username, password }: Sent) =>
	`trace: id ${clientId}\ntrace: user ${username}\ntrace: pass ${password}`;
const tagged = ({ clientId, username, password }: Sent) =>
	`[I][net] cid: ${clientId}\n[I][net] usr: ${username}\n[I][net] pwd: ${password}`;
const progmem = ({ clientId, username, password }: Sent) =>
	`const char mqtt_client_id[] PROGMEM = "${clientId}";
const char mqtt_user[] PROGMEM = "${username}";
const char mqtt_pass[] PROGMEM = "${password}";`;
const rust = ({ clientId, username, password }: Sent) =>
	`let config = Config { client_id: "${clientId}".to_string(), username: Some("${username}".into()),
    password: Some(String::from("${password}")) };`;
const java = ({ clientId, username, password }: Sent) =>
	`String clientId = "${clientId}";
options.setUserName("${username}");
options.setPassword(new String("${password}").toCharArray());`;
const systemd = ({ clientId, username, password }: Sent) =>
	`Environment="MQTT_CLIENTID=${clientId}" "MQTT_USERNAME=${username}" "MQTT_PASSWORD=${password}"`;
const nvs = ({ clientId, username, password }: Sent) =>
	`key,type,encoding,value\nmqtt,namespace,,\nclient_id,data,string,${clientId}
username,data,string,${username}\npassword,data,string,${password}`;
const bracketed = ({ clientId, username, password }: Sent) =>
	`MQTT Client ID = [${clientId}]\nMQTT Username = [${username}]\nMQTT Password = [${password}]`;
const dotted = ({ clientId, username, password }: Sent) =>
	`param.client_id=${clientId}, param.username=${username}, param.password=${password}`;
const bold = ({ clientId, username, password }: Sent) =>
	`<p>clientId：<b>${clientId}</b></p><p>username：<b>${username}</b></p><p>password：<b>${password}</b></p>`;
const call = ({ clientId, username, password }: Sent) =>
	`EspMQTTClient client("home", "wifi", "${HOST}", "${username}", "${password}", "${clientId}");`;
const attributes = ({ clientId, username, password }: Sent) =>
	`<constructor-arg value="${clientId}"/>
<property name="userName" value="${username}"/>
<property name="password" value="${password}"/>`;
const packet = ({ clientId, username, password }: Sent) => {
	const fields = [clientId, username, password].map((text) => {
		const bytes = Buffer.from(text);
		return Buffer.concat([Buffer.from([0, bytes.length]), bytes]);
	});
	const body = Buffer.concat([Buffer.from('\0\x04MQTT\x04\xc2\0\x3c', 'latin1'), ...fields]);
	return Buffer.concat([Buffer.from([0x10, (body.length & 0x7f) | 0x80, body.length >> 7]), body]);
};
/** As Lua prints it. */
const lua = (sent: Sent) =>
	`send("${Array.from(packet(sent), (byte) => (byte > 34 && byte < 127 ? String.fromCharCode(byte) : `\\${`${byte}`.padStart(3, '0')}`)).join('')}")`;
/** Wireshark's "Follow TCP stream", and its array of C. */
const stream = (sent: Sent) =>
	packet(sent)
		.toString('latin1')
		.replace(/[^ -~]/g, '.');
const array = (sent: Sent) =>
	`char packet[] = {\n${hex(packet(sent))
		.replace(/(..)/g, '0x$1, ')
		.replace(/(?:.{6}){8}/g, '$& /* 12..ab.. */\n')}};`;
const windows = (shell: string, sent: Sent) =>
	`${shell} ${as.mosquitto(sent, HOST).replace('mosquitto_pub', "'C:\\Program Files\\mosquitto\\mosquitto_pub.exe'")}`;

/** What was not read, or not as whoever wrote it meant it. */
export const UNREAD: readonly Post[] = [
	...Object.entries({
		moddable,
		zephyr,
		mongoose,
		printed,
		traced,
		tagged,
		progmem,
		rust,
		java,
		systemd,
		nvs,
		bracketed,
		dotted,
		bold,
		call,
		attributes,
		stream,
		array,
		lua,
	}).map(
		([name, write]): Post => ({
			id: `unread-${name}`,
			cause: `the secret was used as text; as it stands in a program or a log (${name})`,
			asked: { ...pump, input: write(asText) },
			first: ['key.not-decoded'],
		}),
	),
	{
		id: 'unread-powershell',
		cause: "the secret was used as text; the program's path has a space and quotes",
		asked: { ...pump, input: windows('PS C:\\Users\\lei> &', asText) },
		first: ['key.not-decoded'],
	},
	{
		id: 'unread-cmd-quotes',
		cause: "single quotes, which Windows' cmd sends as they are",
		asked: { ...pump, input: `C:\\mosquitto>${as.mosquitto(right, HOST)}` },
		first: ['text.quotes'],
	},
	{
		id: 'right-cmd-semicolon',
		cause: "nothing is wrong: Windows' cmd needs no quotes around a semicolon",
		asked: { ...pump, input: `C:\\mosquitto>${as.mosquitto(right, HOST, '')}` },
		first: [],
	},
	{
		id: 'unread-unquoted-space',
		cause: 'the shell ends the password at its space',
		asked: { input: as.mosquitto(azure(), HUB.hostName, ''), device: { ...HUB } },
		first: ['shell.unquoted'],
		also: ['port.tls-only'],
	},
	{
		id: 'unread-unquoted-bar',
		cause: 'the shell ends the client id at its first bar; its last one is there',
		asked: { input: as.mosquitto(alibaba(), HUB.hostName, ''), device: { ...LOCK } },
		first: ['shell.unquoted'],
		also: ['host.other-cloud'],
	},
	...[
		`mosquitto_pub -V mqttv5${as.mosquitto(right, HOST).slice('mosquitto_pub'.length)}`,
		as.mqttjs(right, `mqtt://${HOST}`, ' protocolVersion: 5,'),
		JSON.stringify([{ ...right, host: HOST, mqttVersion: '5.0' }]),
	].map(
		(input, i): Post => ({
			id: `unread-mqtt-5-${i}`,
			cause: 'the client is set to MQTT 5',
			asked: { ...pump, input },
			first: ['packet.mqtt-5'],
		}),
	),
	{
		id: 'unread-utf-16',
		cause: 'the token is in capital letters; a file of UTF-16 without a byte order mark',
		asked: {
			...pump,
			bytes: Buffer.from(
				as.json(tencent(PUMP, { write: (mac) => hex(mac).toUpperCase() })),
				'utf16le',
			).toString('hex'),
		},
		first: ['token.upper-case'],
	},
	{
		id: 'unread-reason-code',
		cause: 'refused with code 0x86 of MQTT 5',
		asked: { input: 'CONNACK reasonCode=0x86' },
		first: ['refused.code', 'refused.unknown'],
		also: [
			'cause.secret',
			'cause.identity',
			'cause.token',
			'cause.clock',
			'cause.disabled',
			'cause.host',
			'cause.rate',
		],
	},
	{
		id: 'unread-code-in-chinese',
		cause: 'no answer in time',
		asked: { input: '连接失败，错误代码：-4' },
		first: ['refused.client'],
		also: ['cause.network', 'cause.closed'],
	},
];
