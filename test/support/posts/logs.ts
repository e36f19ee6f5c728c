import { connect, frame, hexdumpC, spaced } from './packet.js';
import { CAUSES, type Post } from './post.js';
import { PUMP, tencent } from './sign.js';

const refused = (id: string, code: number, input: string): Post => ({
	id: `log-${id}`,
	cause: `the server refused with code ${code}; nothing more can be known`,
	asked: { input },
	first: ['refused.code', 'refused.unknown'],
	says: `${code}`,
	also: CAUSES,
});
const unreached = (id: string, cause: string, input: string): Post => ({
	id: `log-${id}`,
	cause,
	asked: { input },
	first: ['refused.client', 'refused.unreached'],
	also: ['cause.network', 'cause.closed', 'cause.certificate'],
	never: ['refused.code', 'refused.unknown'],
});
const silent = (id: string, cause: string, input: string): Post => ({
	id: `log-${id}`,
	cause,
	asked: { input },
	first: [],
	partial: true,
	never: ['refused.code', 'refused.unknown'],
});

/** What clients, brokers and modems print. */
export const LOGS: readonly Post[] = [
	refused(
		'hivemq',
		135,
		'com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException: CONNECT failed as CONNACK contained an Error Code: NOT_AUTHORIZED. reason code 135',
	),
	refused('mqtt5-bytes', 135, '20 03 00 87 00'),
	refused(
		'home-assistant',
		134,
		'Failed to connect to MQTT server due to exception: [code:134] Bad user name or password',
	),
	refused(
		'mqttnet',
		4,
		'MQTTnet.Adapter.MqttConnectingFailedException: Connecting with MQTT server failed (BadUserNameOrPassword).',
	),
	refused(
		'mqttnet-5',
		5,
		'MQTTnet.Adapter.MqttConnectingFailedException: Connecting with MQTT server failed (NotAuthorized).',
	),
	refused('go', 5, '2026/11/25 17:46:40 connect failed: not Authorized'),
	refused('go-4', 4, 'panic: bad user name or password'),
	refused('rust', 5, 'Error = ConnectionRefused(NotAuthorized)'),
	refused('rust-4', 4, 'Connection refused, return code: `BadUserNamePassword`'),
	refused(
		'dart',
		5,
		'mqtt-client::NoConnectionException: The maximum allowed connection attempts ({3}) were exceeded. The broker is not responding to the connection request message correctly The return code is MqttConnectReturnCode.notAuthorized',
	),
	refused('async-mqtt', 5, 'Disconnected from MQTT. Reason: 5 (MQTT_NOT_AUTHORIZED)'),
	refused(
		'emqx',
		5,
		'2026-11-25T17:46:40 [warning] clientid: K7QX2M9PLTpump_03, msg: client_connect_failed, reason: not_authorized',
	),
	refused(
		'csdn-fx',
		4,
		'ERROR --- ClientModel : Status for connection = Failed: Bad user name or password (4)',
	),
	refused('return-0x05', 5, 'MQTT connack received, return code 0x05'),
	refused(
		'circuitpython',
		5,
		`16948.944: DEBUG - Receiving CONNACK packet from broker
Traceback (most recent call last):
  File "adafruit_minimqtt/adafruit_minimqtt.py", line 554, in connect
MMQTTException: Connection Refused - Unauthorized`,
	),
	refused('paho-cpp', 5, 'MQTT error [5]: CONNACK return code: Not authorized'),
	refused(
		'aliyun-sdk',
		4,
		'[prt] log_print: mqtt_connect: CONNACK return code 4, bad username or password',
	),
	refused('mosquitto-4', 4, 'Connection error: Connection Refused: bad user name or password.'),
	refused(
		'wireshark',
		5,
		`MQ Telemetry Transport Protocol, Connect Ack
    Header Flags: 0x20, Message Type: Connect Ack
    Msg Len: 2
    Acknowledge Flags: 0x00
    Return Code: Connection Refused: not authorized (5)`,
	),
	refused('simcom', 5, 'MQTT CONNACK: refused (5)'),
	unreached(
		'dns',
		'the name of the server was not resolved',
		'Error: getaddrinfo ENOTFOUND K7QX2M9PLT.iotcloud.tencentdevices.con',
	),
	unreached(
		'timeout',
		'the TCP connection timed out',
		'TimeoutError: [Errno 110] Connection timed out',
	),
	unreached(
		'gaierror',
		'the name of the server was not resolved',
		'socket.gaierror: [Errno -2] Name or service not known',
	),
	unreached(
		'reset',
		'the connection was reset while TLS was set up',
		'ssl.SSLError: [SSL: WRONG_VERSION_NUMBER] wrong version number (_ssl.c:1129)',
	),
	unreached(
		'certificate',
		"the server's certificate was not accepted",
		"Error: unable to get local issuer certificate\n    at TLSSocket.onConnectSecure (node:_tls_wrap:1674:34) {\n  code: 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY'\n}",
	),
	silent(
		'subscribed',
		'the subscription was refused, not the connection',
		`${spaced(Buffer.from([0x90, 3, 0, 1, 0x80]))}`,
	),
	silent('hello', 'nobody asks anything', 'Hello, my device does not connect. What can I do?'),
	silent(
		'http',
		'a web server answered',
		'HTTP/1.1 400 Bad Request\r\nServer: nginx\r\nContent-Length: 150\r\n\r\n<html>',
	),
	silent('uuid', 'a number that is no packet', '6f1d02ab-3c44-4a9b-9f7e-10203040aabb'),
	silent('rc-0', 'connected', 'Connected with result code 0'),
	silent(
		'error-code-in-time',
		'the numbers are times and addresses',
		'[2026-11-25 05:04:05] heap: 5 free, task 4, 0x3ffc0005',
	),
	{
		id: 'log-tls-record',
		cause: 'the capture is of TLS: what was sent cannot be read',
		asked: {
			input: hexdumpC(frame(Buffer.from(`16030100c8010000c40303${'5f'.repeat(60)}`, 'hex'), 8883)),
			device: { ...PUMP },
		},
		first: [],
		partial: true,
	},
	{
		id: 'log-publish-before-connect',
		cause: 'a PINGREQ stands before the CONNECT, which must be the first packet',
		asked: {
			input: hexdumpC(Buffer.concat([Buffer.from([0xc0, 0]), connect(tencent(PUMP))])),
			device: { ...PUMP },
		},
		first: [],
		partial: true,
	},
];
