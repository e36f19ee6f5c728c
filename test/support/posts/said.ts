import { CAUSES, type Post } from './post.js';
import { HUB, LAMP, PUMP, tencent } from './sign.js';

const HOST = `${PUMP.productId}.iotcloud.tencentdevices.com`;
const ALL = [...CAUSES, 'cause.network', 'cause.closed'];

/** What programs, libraries and modules say of a connection that failed, and nothing else. */
const REFUSED: Readonly<Record<string, string>> = {
	tasmota: `00:00:12.501 MQT: Connect failed to ${HOST}:1883, rc 5. Retry in 10 sec`,
	esphome: '[12:00:01][W][mqtt:145]: MQTT Disconnected: Not Authorized.',
	zigbee2mqtt: 'error: z2m: MQTT error: Connection refused: Not authorized',
	'home-assistant-4':
		'Unable to connect to the MQTT broker: Connection Refused: bad user name or password.',
	'paho-python-4': 'Connection refused - bad username or password',
	'paho-javascript':
		'{"errorCode":6,"errorMessage":"AMQJS0006E Bad Connack return code:4 Connection Refused: bad user name or password"}',
	'paho-embedded': 'rc from MQTTConnect is 5',
	'esp-mqtt-user': 'MQTT_CONNECTION_REFUSE_BAD_USERNAME',
	'pubsubclient-name': '连接失败, state=MQTT_CONNECT_UNAUTHORIZED',
	'pubsubclient-id': 'state: 2 (MQTT_CONNECT_BAD_CLIENT_ID)',
	simcom: '+CMQTTCONNECT: 0,31',
	'simcom-4': '+CMQTTCONNECT: 0,30',
	'mqtt5-mosquitto': 'Client mosq-x received CONNACK (134)\nBad User Name or Password',
	'mqtt5-version': 'Connection error: Unsupported protocol version\nreceived CONNACK (132)',
	'mqtt5-hex': 'MQTT 5.0 CONNACK reason code: 0x87 (Not authorized)',
	chinese: 'MQTT连接失败，错误码：5',
	'esp-mqtt-example': 'I (13051) MQTT_EXAMPLE: Connection refused error: 0x5',
	'mosquitto-server': '1795600000: Sending CONNACK to 10.5.16.196 (0, 5)',
	nodemcu: 'failed reason: 5',
	'async-mqtt-client-name': 'Disconnected from MQTT: MQTT_MALFORMED_CREDENTIALS',
	zephyr: '[00:00:07.120,000] <err> mqtt_publisher: MQTT connect failed 5',
	'alibaba-c-sdk': '[err] iotx_mc_wait_CONNACK(1206): recvConnackProc error,result = -35',
};
const UNREACHED: Readonly<Record<string, string>> = {
	'zigbee2mqtt-timeout': 'error: z2m: MQTT failed to connect, exiting... (connack timeout)',
	'paho-javascript-socket': 'AMQJS0007E Socket error:undefined.',
	'esp-tls-timeout': 'E (9130) esp-tls: [sock=54] select() timeout',
	'esp-transport': 'E (9130) TRANSPORT_BASE: Failed to open a new connection: 32774',
	'mosquitto-tls': 'Error: A TLS error occurred.',
	'umqtt-name': '  File "umqtt/simple.py", line 57, in connect\nOSError: -202',
	'umqtt-reset': 'OSError: [Errno 104] ECONNRESET',
	'quectel-open': `AT+QMTOPEN=0,"${HOST}",1883\nOK\n\n+QMTOPEN: 0,3`,
	'simcom-socket': '+CMQTTCONNECT: 0,3',
	'simcom-handshake': '+CMQTTCONNECT: 0,32',
	'node-leaf': 'Error: unable to verify the first certificate',
	'node-self-signed': "code: 'SELF_SIGNED_CERT_IN_CHAIN'",
	'paho-java-timeout': 'MqttException (0) - java.net.SocketTimeoutException: connect timed out',
	java: 'MqttException (0) - javax.net.ssl.SSLHandshakeException: PKIX path building failed',
	'chinese-timeout': 'MQTT 连接超时',
	'chinese-name': '域名解析失败',
};
const UNTOLD: Readonly<Record<string, string>> = {
	'node-red': `30 Nov 10:11:12 - [info] [mqtt-broker:tencent] Connection failed to broker: ${PUMP.productId}${PUMP.deviceName}@mqtt://${HOST}:1883`,
	'node-red-chinese': `[info] [mqtt-broker:腾讯] 与服务端 ${PUMP.deviceName}@mqtt://${HOST}:1883 的连接失败`,
	'async-mqtt-client': 'Connecting to MQTT...\nDisconnected from MQTT. Reason: 0',
	'umqtt-closed':
		'  File "umqtt/simple.py", line 96, in connect\nIndexError: bytes index out of range',
	'esp-mqtt':
		'E (12345) MQTT_CLIENT: mqtt_message_receive: transport_read() error: errno=119\nE (12347) MQTT_CLIENT: MQTT connect failed',
	'paho-python-lost': 'Unexpected disconnection. rc: 7',
	'paho-python-result': 'Disconnected with result code 7',
	'quectel-lost': '+QMTSTAT: 0,1',
	'mosquitto-lost': 'Client mosq-abc sending CONNECT\nError: The connection was lost.',
	'mqtt-explorer': 'Disconnected from server',
	'simcom-ended': '+CMQTTCONNECT: 0,26',
	'esp-at': '+MQTTDISCONNECTED:0\n\nERROR',
};

const posts = (
	kind: string,
	cause: string,
	texts: Readonly<Record<string, string>>,
	first: string,
) =>
	Object.entries(texts).map(
		([name, input]): Post => ({
			id: `said-${kind}-${name}`,
			cause,
			asked: { input },
			first: [first],
			also: ALL,
		}),
	);

const silent = (name: string, cause: string, input: string): Post => ({
	id: `right-said-${name}`,
	cause,
	asked: { input },
	first: [],
	partial: true,
});

const IOTDA = 'a1b2c3.st1.iotda-device.cn-north-4.myhuaweicloud.com';
const hmcon = (id: string, secret: string) =>
	`AT+HMCON=0,60,"${IOTDA}","1883","${id}","${secret}",0`;

export const SAID: readonly Post[] = [
	...posts('refused', 'the server refused', REFUSED, 'refused.code'),
	...posts('unreached', 'no server answered', UNREACHED, 'refused.unreached'),
	...posts(
		'untold',
		'there is no connection, and the text does not tell why',
		UNTOLD,
		'refused.untold',
	),
	silent(
		'connected-later',
		'the connection came back',
		'Connection lost. Reconnecting...\nConnected.',
	),
	silent('times', 'times are no bytes', '10:22:01 Publishing message\n10:22:05 12 received'),
	silent(
		'call',
		'the password is computed by a function',
		'username: pump_03&a1nV7tXq0Zs\npassword: sign_hmac(deviceSecret, content)',
	),
	{
		id: 'right-said-node-red',
		cause: 'nothing is wrong with the credentials',
		asked: {
			...tencent(PUMP),
			input: UNTOLD['node-red'],
			device: { ...PUMP },
		},
		first: [],
	},
	{
		id: 'right-said-hmcon',
		cause: 'nothing is wrong: the module signs by itself',
		asked: { input: `${hmcon(LAMP.deviceId, LAMP.deviceSecret)}\n+HMCON OK` },
		first: [],
		partial: true,
		never: ['input.unknown'],
	},
	{
		id: 'said-hmcon-signed',
		cause: 'the module signs by itself, and was given what somebody else had signed',
		asked: { input: hmcon(`${LAMP.deviceId}_0_0_2026112509`, 'ab'.repeat(32)) },
		first: ['shell.module-signs'],
	},
	{
		id: 'right-said-foreign-host',
		cause: 'a host that is not documented',
		asked: { ...tencent(PUMP), device: { ...PUMP }, host: 'mqtt.plant.example.com' },
		first: [],
	},
	{
		id: 'said-host-of-another-cloud',
		cause: "the host is another cloud's",
		asked: { ...tencent(PUMP), device: { ...PUMP }, host: HUB.hostName },
		first: ['host.other-cloud'],
	},
];
