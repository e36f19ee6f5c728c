import { describe, expect, test } from 'vitest';
import { readInput } from '../../../explain/index.js';
import * as as from '../../support/posts/forms.js';
import * as dump from '../../support/posts/packet.js';
import {
	alibaba,
	apsaramq,
	azure,
	baidu,
	dps,
	huawei,
	onenet,
	PUMP,
	type Sent,
	tencent,
	tuya,
} from '../../support/posts/sign.js';

const CLOUDS: Readonly<Record<string, Sent>> = {
	tencent: tencent(PUMP),
	azure: azure(),
	'azure-dps': dps(),
	onenet: onenet(),
	huawei: huawei(),
	tuya: tuya(),
	alibaba: alibaba(),
	apsaramq: apsaramq(),
	baidu: baidu(),
};
const HOST = 'mqtt.example.com';
const quoted = (text: string) => `"${text}"`;
const escaped = (text: string) => text.replace(/[\\",]/g, '\\$&');

/** Texts that say what is sent, by what they are. */
const TEXTS: Readonly<Record<string, (sent: Sent) => string>> = {
	JSON: as.json,
	'JSON in one line': (sent) => JSON.stringify(sent),
	'JSON in a log': (sent) => `12:00:01 DEBUG options ${JSON.stringify(sent)}`,
	'JSON with other names': ({ clientId, username, password }) =>
		JSON.stringify({ client_id: clientId, user: username, pwd: password }),
	'three lines': as.lines,
	'English labels': as.labels,
	'Chinese labels': as.chinese,
	'upper-case names': ({ clientId, username, password }) =>
		`MQTT_CLIENT_ID=${clientId}\nMQTT_USERNAME=${username}\nMQTT_PASSWORD=${password}`,
	'names in longer names': ({ clientId, username, password }) =>
		`CONFIG_CLOUD_CLIENT_ID="${clientId}"\nCONFIG_CLOUD_USERNAME="${username}"\nCONFIG_CLOUD_PASSWORD="${password}"`,
	YAML: ({ clientId, username, password }) =>
		`mqtt:\n  broker: ${HOST}\n  client_id: "${clientId}"\n  username: "${username}"\n  password: "${password}"`,
	INI: ({ clientId, username, password }) =>
		`[mqtt]\nclientid = ${clientId}\nusername = ${username}\npassword = ${password}`,
	"mosquitto's configuration": ({ clientId, username, password }) =>
		`connection c\naddress ${HOST}:8883\nremote_username ${username}\nremote_password ${password}\nremote_clientid ${clientId}`,
	'a table': ({ clientId, username, password }) =>
		`客户端 ID\t${clientId}\n用户名\t${username}\n密码\t${password}`,
	'a form': ({ clientId, username, password }) =>
		`Client ID\n${clientId}\nUsername\n${username}\nPassword\n${password}`,
	'a table of Markdown': ({ clientId, username, password }) =>
		`| 参数 | 值 |\n|---|---|\n| Client ID | \`${clientId}\` |\n| Username | \`${username}\` |\n| Password | \`${password}\` |`,
	'a list of Markdown': ({ clientId, username, password }) =>
		`- **Client ID**：\`${clientId}\`\n- **Username**：\`${username}\`\n- **Password**：\`${password}\``,
	"Wireshark's tree": ({ clientId, username, password }) =>
		`    Client ID Length: ${clientId.length}\n    Client ID: ${clientId}\n    User Name Length: ${username.length}\n    User Name: ${username}\n    Password Length: ${password.length}\n    Password: ${password}`,
	"Go's log": ({ clientId, username, password }) =>
		`msg="received: <Connect ClientID=\\"${clientId}\\" KeepAlive=10 Username=\\"${username}\\" Password=\\"${password}\\" Version=4>"`,
	mosquitto_pub: (sent) => as.mosquitto(sent, HOST),
	'mosquitto_pub with double quotes': (sent) => as.mosquitto(sent, HOST, '"'),
	'mosquitto_sub in lines': ({ clientId, username, password }) =>
		`mosquitto_sub -h ${HOST} \\\n  -i '${clientId}' \\\n  -u '${username}' \\\n  -P '${password}' \\\n  -t '#'`,
	MQTTX: ({ clientId, username, password }) =>
		`mqttx conn -h ${HOST} --client-id '${clientId}' --username '${username}' --password '${password}'`,
	"HiveMQ's command": ({ clientId, username, password }) =>
		`mqtt pub -h ${HOST} -i '${clientId}' -u '${username}' -pw '${password}' -t t -m m`,
	'MQTT.js': (sent) => as.mqttjs(sent, `mqtt://${HOST}`),
	'Paho for Python': (sent) => as.python(sent, HOST),
	Arduino: (sent) => as.arduino(sent, HOST),
	PubSubClient: ({ clientId, username, password }) =>
		`if (client.connect("${clientId}", "${username}", "${password}")) {`,
	'definitions of C': (sent) => as.defines(sent, HOST),
	'ESP-IDF': ({ clientId, username, password }) =>
		`.credentials.client_id = "${clientId}",\n.credentials.username = "${username}",\n.credentials.authentication.password = "${password}",`,
	"ESP-IDF's log": (sent) => as.espIdf(sent, HOST),
	MicroPython: ({ clientId, username, password }) =>
		`c = MQTTClient("${clientId}", "${HOST}", user="${username}", password="${password}")`,
	'constants of Python': ({ clientId, username, password }) =>
		`ID = "${clientId}"\nUSER = "${username}"\nTOKEN = "${password}"\nclient = mqtt.Client(client_id=ID)\nclient.username_pw_set(USER, TOKEN)`,
	"Lua's NodeMCU": ({ clientId, username, password }) =>
		`m = mqtt.Client("${clientId}", 120, "${username}", "${password}")`,
	LuatOS: ({ clientId, username, password }) =>
		`mqttc:auth("${clientId}", "${username}", "${password}")`,
	Rust: ({ clientId, username, password }) =>
		`let mut o = MqttOptions::new("${clientId}", "${HOST}", 1883);\no.set_credentials("${username}", "${password}");`,
	Dart: ({ clientId, username, password }) =>
		`final client = MqttServerClient('${HOST}', '${clientId}');\nawait client.connect('${username}', '${password}');`,
	PHP: ({ clientId, username, password }) =>
		`$mqtt = new MqttClient('${HOST}', 1883, '${clientId}');\n$s->setUsername('${username}')->setPassword('${password}');`,
	Java: ({ clientId, username, password }) =>
		`MqttClient c = new MqttClient("tcp://${HOST}:1883", "${clientId}");\noptions.setUserName("${username}");\noptions.setPassword("${password}".toCharArray());`,
	'C#': ({ clientId, username, password }) =>
		`.WithClientId("${clientId}").WithTcpServer("${HOST}", 1883).WithCredentials("${username}", "${password}")`,
	Go: ({ clientId, username, password }) =>
		`opts.SetClientID("${clientId}")\nopts.SetUsername("${username}")\nopts.SetPassword("${password}")`,
	'ESP-AT': ({ clientId, username, password }) =>
		`AT+MQTTUSERCFG=0,1,${[clientId, username, password].map((text) => quoted(escaped(text))).join()},0,0,""`,
	Quectel: ({ clientId, username, password }) =>
		`AT+QMTCONN=0,${[clientId, username, password].map(quoted).join()}`,
	SIMCom: ({ clientId, username, password }) =>
		`AT+CMQTTACCQ=0,"${clientId}",0\nAT+CMQTTCONNECT=0,"tcp://${HOST}:1883",60,1,"${username}","${password}"`,
	Air: ({ clientId, username, password }) =>
		`AT+MCONFIG=${[clientId, username, password].map(quoted).join()}`,
	Fibocom: ({ clientId, username, password }) =>
		`AT+MQTTUSER=1,${[username, password, clientId].map(quoted).join()}\nAT+MQTTOPEN=1,"${HOST}",1883,0,60`,
	M5311: ({ clientId, username, password }) =>
		`AT+MQTTCFG="${HOST}",1883,"${clientId}",60,"${username}","${password}",1\nAT+MQTTOPEN=1,1,0,0,0,"",""`,
	ML307: ({ clientId, username, password }) =>
		`AT+MQTTCFG="encoding",0,0,0\nAT+MQTTCONN=0,"${HOST}",1883,${[clientId, username, password].map(quoted).join()}`,
	SIM7080: ({ clientId, username, password }) =>
		`AT+SMCONF="URL","${HOST}",1883\nAT+SMCONF="CLIENTID","${clientId}"\nAT+SMCONF="USERNAME","${username}"\nAT+SMCONF="PASSWORD","${password}"`,
	'u-blox': ({ clientId, username, password }) =>
		`AT+UMQTT=0,"${clientId}"\nAT+UMQTT=2,"${HOST}",1883\nAT+UMQTT=4,"${username}","${password}"`,
	'umqtt in one call': ({ clientId, username, password }) =>
		`MQTTClient(b"${clientId}", "${HOST}", 1883, "${username}", "${password}", 60)`,
	'a tuple': ({ clientId, username, password }) => `('${clientId}', '${username}', '${password}')`,
	'a row': ({ clientId, username, password }) => `${clientId} ${username} ${password}`,
};

describe.each(Object.entries(TEXTS))('%s', (_, write) => {
	test.each(Object.entries(CLOUDS))('is read whole with credentials of %s', (__, sent) => {
		const text = write(sent);
		const { fields } = readInput(text);
		const read = Object.entries(fields);
		expect(Object.fromEntries(read.map(([name, { value }]) => [name, value]))).toEqual(sent);
		for (const [, { value, inInput }] of read)
			if (inInput) expect(text.slice(inInput.start, inInput.end)).toBe(value);
	});
});

const rows = (bytes: Buffer, size: number) =>
	Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) => ({
		offset: i * size,
		bytes: [...bytes.subarray(i * size, (i + 1) * size)],
	}));
const digits = (value: number, radix: number, width: number) =>
	value.toString(radix).padStart(width, '0');
const pairs = (bytes: Buffer) => bytes.toString('hex').match(/../g) ?? [];

/** Ways of printing bytes, by what they are. */
const DUMPS: Readonly<Record<string, (bytes: Buffer) => string | Uint8Array>> = {
	'hexadecimal digits': dump.stream,
	'digits in lines': (bytes) => bytes.toString('hex').replace(/.{32}/g, '$&\n'),
	'digits with spaces': dump.spaced,
	'capital digits': dump.upper,
	'digits with colons': (bytes) => pairs(bytes).join(':'),
	'an array of C': dump.cArray,
	escapes: dump.escapes,
	'octal escapes': (bytes) => `"${[...bytes].map((byte) => `\\${digits(byte, 8, 3)}`).join('')}"`,
	"Python's bytes": (bytes) =>
		`b'${[...bytes].map((byte) => (byte > 31 && byte < 127 && byte !== 39 && byte !== 92 ? String.fromCharCode(byte) : `\\x${digits(byte, 16, 2)}`)).join('')}'`,
	'decimal numbers': dump.decimals,
	'signed numbers': (bytes) => `[${[...bytes].map((byte) => (byte << 24) >> 24).join(', ')}]`,
	"Node's Buffer": (bytes) => `<Buffer ${pairs(bytes).join(' ')}>`,
	"Node's Buffer as JSON": (bytes) => JSON.stringify(bytes),
	'an array of JSON': (bytes) => JSON.stringify([...bytes]),
	Base64: (bytes) => bytes.toString('base64'),
	'hexdump -C': dump.hexdumpC,
	hexdump: (bytes) =>
		[
			...rows(bytes, 16).map(({ offset, bytes: row }) => {
				const words = Array.from({ length: Math.ceil(row.length / 2) }, (_, i) =>
					digits(row[2 * i] | ((row[2 * i + 1] ?? 0) << 8), 16, 4),
				);
				return `${digits(offset, 16, 7)} ${words.join(' ')}`;
			}),
			digits(bytes.length, 16, 7),
		].join('\n'),
	xxd: dump.xxd,
	'xxd -i': dump.cArray,
	'od -tx1': (bytes) =>
		[
			...rows(bytes, 16).map(
				({ offset, bytes: row }) =>
					`${digits(offset, 8, 7)} ${row.map((byte) => digits(byte, 16, 2)).join(' ')}`,
			),
			digits(bytes.length, 8, 7),
		].join('\n'),
	'od -b': (bytes) =>
		[
			...rows(bytes, 16).map(
				({ offset, bytes: row }) =>
					`${digits(offset, 8, 7)} ${row.map((byte) => digits(byte, 8, 3)).join(' ')}`,
			),
			digits(bytes.length, 8, 7),
		].join('\n'),
	Wireshark: dump.wireshark,
	"ESP-IDF's log": dump.espDump,
	'raw bytes': (bytes) => bytes,
};

describe.each(Object.entries(DUMPS))('a packet as %s', (_, write) => {
	test.each(Object.entries(CLOUDS))('is read whole with credentials of %s', (__, sent) => {
		const packet = dump.connect(sent);
		expect(Buffer.from(readInput(write(packet)).bytes ?? [])).toEqual(packet);
	});
});
