import { NOW, type Post } from './post.js';
import { azure, HUB, PUMP, type Sent, tencent } from './sign.js';

const HOST = `${PUMP.productId}.iotcloud.tencentdevices.com`;

/** Programs, commands and logs, of which each writes the credentials in its own way. */
const WRITERS: Readonly<Record<string, (sent: Sent) => string>> = {
	'c-struct': ({ clientId, username, password }) =>
		`static const mqtt_info_t info = { .client_id = "${clientId}", .user = "${username}", .passwd = "${password}", .host = "${HOST}", .port = 1883 };`,
	'c-pieces': ({ clientId, username, password }) =>
		`#define CLIENTID "${clientId}"\n#define USERNAME "${username.slice(0, 20)}" \\\n                 "${username.slice(20)}"\n#define PASSWORD "${password.slice(0, 32)}" \\\n                 "${password.slice(32)}"`,
	'esp-idf-colours': ({ clientId, username, password }) =>
		`\u001b[0;32mI (3120) mqtt: client_id: ${clientId}\u001b[0m\n\u001b[0;32mI (3120) mqtt: username: ${username}\u001b[0m\n\u001b[0;32mI (3120) mqtt: password: ${password}\u001b[0m`,
	'esp-idf-colours-copied': ({ clientId, username, password }) =>
		`[0;32mI (3120) mqtt: client_id: ${clientId}[0m\n[0;32mI (3120) mqtt: username: ${username}[0m\n[0;32mI (3120) mqtt: password: ${password}[0m`,
	'rt-thread': ({ clientId, username, password }) =>
		`[D/mqtt] client id = ${clientId}\n[D/mqtt] user name = ${username}\n[D/mqtt] password = ${password}`,
	'json-in-json': (sent) => JSON.stringify({ level: 'info', body: JSON.stringify(sent) }),
	docker: ({ clientId, username, password }) =>
		`docker run -e MQTT_CLIENT_ID='${clientId}' -e MQTT_USERNAME='${username}' -e MQTT_PASSWORD='${password}' bridge`,
	bash: ({ clientId, username, password }) =>
		`ID="${clientId}"\nUSER="${username}"\nPASS="${password}"\nmosquitto_sub -h ${HOST} -i "$ID" -u "$USER" -P "$PASS" -t '#'`,
	powershell: ({ clientId, username, password }) =>
		`$id = "${clientId}"\n$username = "${username}"\n$password = "${password}"\nmosquitto_pub -h ${HOST} -i $id -u $username -P $password -t a -m b`,
	swift: ({ clientId, username, password }) =>
		`let mqtt = CocoaMQTT(clientID: "${clientId}", host: "${HOST}", port: 1883)\nmqtt.username = "${username}"\nmqtt.password = "${password}"`,
	kotlin: ({ clientId, username, password }) =>
		`val client = MqttAndroidClient(context, "tcp://${HOST}:1883", "${clientId}")\nval options = MqttConnectOptions().apply {\n  userName = "${username}"\n  password = "${password}".toCharArray()\n}`,
	'lua-small': ({ clientId, username, password }) =>
		`mqttc = mqtt.client("${clientId}", 300, "${username}", "${password}")`,
	'dart-chain': ({ clientId, username, password }) =>
		`MqttConnectMessage().withClientIdentifier('${clientId}').authenticateAs('${username}', '${password}')`,
	'php-mqtt': ({ clientId, username, password }) =>
		`$mqtt = new phpMQTT("${HOST}", 1883, "${clientId}");\n$mqtt->connect(true, NULL, "${username}", "${password}");`,
	'markdown-table': ({ clientId, username, password }) =>
		`| Client ID | Username | Password |\n|---|---|---|\n| ${clientId} | ${username} | ${password} |`,
	html: ({ clientId, username, password }) =>
		`<p>clientId: ${clientId}<br>username: ${username}<br>password: ${password}</p>`,
	xml: ({ clientId, username, password }) =>
		`<mqtt><clientId>${clientId}</clientId><username>${username}</username><password>${password}</password></mqtt>`,
	brackets: ({ clientId, username, password }) =>
		`clientid[${clientId}] username[${username}] password[${password}]`,
	arrows: ({ clientId, username, password }) =>
		`clientId -> ${clientId}\nusername -> ${username}\npassword -> ${password}`,
	'node-buffer': ({ clientId, username, password }) =>
		`connect({ clientId: '${clientId}', username: '${username}', password: Buffer.from('${password}') })`,
	espruino: ({ clientId, username, password }) =>
		`require("tinyMQTT").create("${HOST}", {client_id:"${clientId}", username:"${username}", password:"${password}"});`,
};

const OLD = `${NOW - 86400}`;

export const LANGUAGES: readonly Post[] = Object.entries(WRITERS).flatMap(([name, write]) => [
	{
		id: `language-${name}`,
		cause: 'the signature has expired',
		asked: { input: write(tencent(PUMP, { time: OLD })), device: { ...PUMP } },
		first: ['time.past'],
	},
	{
		id: `language-${name}-azure`,
		cause: 'the token has expired',
		asked: { input: write(azure({ time: OLD })), cloud: 'azure', device: { ...HUB } },
		first: ['time.past'],
		also: ['host.other-cloud', 'port.tls-only'],
	},
	{
		id: `right-language-${name}`,
		cause: 'nothing is wrong',
		asked: { input: write(tencent(PUMP)), device: { ...PUMP } },
		first: [],
	},
]);
