import { CAUSES, NOW, type Post } from './post.js';
import { azure, HUB, PUMP, tencent } from './sign.js';

const pump = { ...PUMP };
const right = tencent(PUMP);
const HOST = `${PUMP.productId}.iotcloud.tencentdevices.com`;
const ID = `${PUMP.productId}${PUMP.deviceName}`;
const textKey = tencent(PUMP, { key: PUMP.deviceSecret });

/** Tencent's credentials in programs, configuration files and sentences. */
export const SEEN_PROGRAMS: readonly Post[] = [
	{
		id: 'seen-tencent-chinese-sentence',
		cause: 'the secret was not decoded; named in a sentence',
		asked: {
			input: `连接一直返回5，clientId为${ID}，username为${textKey.username}，password为${textKey.password}，求大佬看看`,
			device: pump,
		},
		first: ['key.not-decoded'],
	},
	{
		id: 'seen-tencent-yaml-past',
		cause: 'the credentials of the configuration ended',
		asked: {
			input: `mqtt:
  broker: ${HOST}
  port: 1883
  client_id: ${ID}
  username: "${tencent(PUMP, { time: `${NOW - 7200}` }).username}"
  password: "${tencent(PUMP, { time: `${NOW - 7200}` }).password}"
  discovery: false`,
			device: pump,
		},
		first: ['time.past'],
	},
	{
		id: 'right-seen-tencent-dotenv',
		cause: 'nothing is wrong',
		asked: {
			input: `# production
MQTT_HOST=${HOST}
MQTT_PORT=1883
MQTT_CLIENT_ID=${right.clientId}
MQTT_USERNAME=${right.username}
MQTT_PASSWORD=${right.password}
`,
			device: pump,
		},
		first: [],
	},
	{
		id: 'seen-tencent-rust',
		cause: 'the secret was not decoded; rumqttc',
		asked: {
			input: `let mut mqttoptions = MqttOptions::new("${ID}", "${HOST}", 1883);
mqttoptions.set_credentials("${textKey.username}", "${textKey.password}");
mqttoptions.set_keep_alive(Duration::from_secs(60));`,
			device: pump,
		},
		first: ['key.not-decoded'],
	},
	{
		id: 'seen-tencent-dart',
		cause: 'the secret was not decoded; mqtt_client of Dart',
		asked: {
			input: `final client = MqttServerClient('${HOST}', '${ID}');
client.port = 1883;
await client.connect('${textKey.username}', '${textKey.password}');`,
			device: pump,
		},
		first: ['key.not-decoded'],
	},
	{
		id: 'seen-tencent-php',
		cause: 'the secret was not decoded; php-mqtt',
		asked: {
			input: `$mqtt = new MqttClient('${HOST}', 1883, '${ID}');
$settings = (new ConnectionSettings)
  ->setUsername('${textKey.username}')
  ->setPassword('${textKey.password}');`,
			device: pump,
		},
		first: ['key.not-decoded'],
	},
	{
		id: 'seen-tencent-paho-c',
		cause: 'the name of the method is missing at the end of the password',
		asked: {
			input: `#define ADDRESS     "tcp://${HOST}:1883"
#define CLIENTID    "${ID}"
MQTTClient_create(&client, ADDRESS, CLIENTID, MQTTCLIENT_PERSISTENCE_NONE, NULL);
conn_opts.keepAliveInterval = 20;
conn_opts.username = "${right.username}";
conn_opts.password = "${right.password.split(';')[0]}";
Failed to connect, return code 4`,
			device: pump,
		},
		first: ['method.missing'],
	},
	{
		id: 'seen-tencent-java-array',
		cause: 'Java printed an array of characters in the place of the password',
		asked: {
			input: `clientId=${ID}\nuserName=${right.username}\npassword=[C@1b6d3586`,
			device: pump,
		},
		first: ['token.printed', 'token.unreadable', 'part.placeholder'],
		also: ['method.missing'],
	},
	{
		id: 'seen-tencent-wireshark-tree',
		cause: 'the secret was not decoded; the tree of Wireshark, copied as text',
		asked: {
			input: `MQ Telemetry Transport Protocol, Connect Command
    Header Flags: 0x10, Message Type: Connect Command
    Msg Len: 152
    Protocol Name Length: 4
    Protocol Name: MQTT
    Version: MQTT v3.1.1 (4)
    Connect Flags: 0xc2, User Name Flag, Password Flag, QoS Level: At most once delivery (Fire and Forget), Clean Session Flag
    Keep Alive: 60
    Client ID Length: 17
    Client ID: ${ID}
    User Name Length: ${textKey.username.length}
    User Name: ${textKey.username}
    Password Length: 75
    Password: ${textKey.password}`,
			device: pump,
		},
		first: ['key.not-decoded'],
	},
	{
		id: 'seen-tencent-home-assistant',
		cause: 'return code 5; the values are in another file',
		asked: {
			input: `mqtt:\n  broker: ${HOST}\n  username: !secret mqtt_user\n  password: !secret mqtt_pass\n  client_id: ${ID}\nrc=5`,
			cloud: 'tencent',
			device: pump,
		},
		first: ['refused.code'],
		also: CAUSES,
	},
	{
		id: 'seen-tencent-names-only',
		cause: 'return code 4; the program does not show its values',
		asked: {
			input: `client = mqtt.Client(client_id=client_id)\nclient.username_pw_set(username, password)\nclient.connect(host, 1883)\nConnected with result code 4`,
			cloud: 'tencent',
			device: pump,
		},
		first: ['refused.code'],
		also: CAUSES,
	},
	{
		id: 'seen-tencent-templates',
		cause: 'the secret was not decoded; the user name is put together in JavaScript',
		asked: {
			input: `const productId = '${PUMP.productId}';
const deviceName = '${PUMP.deviceName}';
const clientId = \`\${productId}\${deviceName}\`;
const username = \`\${clientId};12010126;x8Gq2;${NOW + 3600}\`;
const password = '${textKey.password}';
const client = mqtt.connect('mqtt://${HOST}', { clientId, username, password });`,
			device: pump,
		},
		first: ['key.not-decoded'],
	},
	{
		id: 'seen-tencent-string-sum',
		cause: 'the secret was not decoded; the client id is a sum of Strings',
		asked: {
			input: `String clientId = "${PUMP.productId}" + String("${PUMP.deviceName}");
const char* mqttUser = "${textKey.username}";
const char* mqttPass = "${textKey.password}";
client.connect(clientId.c_str(), mqttUser, mqttPass);`,
			device: pump,
		},
		first: ['key.not-decoded'],
	},
	{
		id: 'seen-tencent-english-sentence',
		cause: 'the secret was not decoded; all is said in one sentence',
		asked: {
			input: `I use client id ${ID}, username ${textKey.username} and password ${textKey.password} but get "Connection refused, not authorized"`,
			device: pump,
		},
		first: ['key.not-decoded'],
	},
	{
		id: 'seen-azure-string-and-token',
		cause: 'the key was used as text; connection string and token one below the other',
		asked: {
			input: `HostName=${HUB.hostName};DeviceId=${HUB.deviceId};SharedAccessKey=${HUB.sharedAccessKey}\n${azure({ key: HUB.sharedAccessKey }).password}`,
		},
		first: ['key.not-decoded'],
	},
	{
		id: 'right-seen-azure-quoted-token',
		cause: 'nothing is wrong: a token with the quotation marks of a program around it',
		asked: { input: `"${azure().password}"`, device: { ...HUB } },
		first: [],
		partial: true,
	},
	{
		id: 'seen-tencent-bytes-of-connack',
		cause: 'return code 4 among the bytes of a log',
		asked: { input: 'TX: CONNECT, 158 bytes\nRX: 20 02 00 04', cloud: 'tencent' },
		first: ['refused.code'],
		also: CAUSES,
	},
	{
		id: 'seen-async-mqtt-client',
		cause: 'the library counts the return codes as reasons',
		asked: { input: 'Disconnected from MQTT. reason: 4', cloud: 'alibaba' },
		first: ['refused.code'],
		also: CAUSES,
	},
	{
		id: 'seen-arduino-mqtt-client',
		cause: 'return code 5 as an error code',
		asked: { input: 'MQTT connection failed! Error code = 5', cloud: 'azure' },
		first: ['refused.code'],
		also: CAUSES,
	},
];
