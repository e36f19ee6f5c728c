import { NOW, type Post } from './post.js';
import { PUMP, tencent } from './sign.js';

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
];
