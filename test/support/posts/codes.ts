import { CAUSES, type Post } from './post.js';

const refused = (id: string, code: number, input: string, more: Partial<Post> = {}): Post => ({
	id,
	cause: `the server refused with return code ${code}; nothing more can be known`,
	asked: { input },
	first: ['refused.code'],
	says: `return code ${code}`,
	also:
		code > 3
			? CAUSES
			: ['cause.client-id', 'cause.keep-alive', 'cause.version', 'cause.unavailable', 'cause.rate'],
	...more,
});

/** Only a log or a return code. */
export const CODES: readonly Post[] = [
	refused(
		'code-pubsubclient-5',
		5,
		'Attempting MQTT connection...failed, rc=5 try again in 5 seconds',
	),
	refused(
		'code-pubsubclient-4',
		4,
		'Connecting to K7QX2M9PLT.iotcloud.tencentdevices.com ... failed, rc=4 will try again in 5s',
		{
			asked: {
				input:
					'Connecting to K7QX2M9PLT.iotcloud.tencentdevices.com ... failed, rc=4 will try again in 5s',
				cloud: 'tencent',
			},
		},
	),
	refused('code-paho-python', 5, 'Connected with result code 5'),
	refused(
		'code-paho-python-2',
		5,
		'Failed to connect: Not authorized. loop_forever() will retry connection',
	),
	refused(
		'code-esp-mqtt',
		4,
		`I (5321) MQTT_CLIENT: Sending MQTT CONNECT message, type: 1, id: 0000
W (5480) MQTT_CLIENT: Connection refused, bad username or password
E (5480) MQTT_EXAMPLE: MQTT_EVENT_ERROR
I (5490) MQTT_EXAMPLE: Last errno string (Success)`,
	),
	refused(
		'code-esp-mqtt-enum',
		5,
		`E (8012) mqtt_client: Connection refused, not authorized, error code: 0x5
I (8012) app: MQTT_EVENT_ERROR type=2 connect_return_code=0x5`,
	),
	refused(
		'code-mqttjs',
		5,
		`Error: Connection refused: Not authorized
    at MqttClient._handleConnack (/home/pi/node_modules/mqtt/lib/client.js:735:9)
    at MqttClient._handlePacket (/home/pi/node_modules/mqtt/lib/client.js:296:12)
    at TLSSocket.ondata (_stream_readable.js:639:20)`,
	),
	refused(
		'code-mosquitto',
		5,
		`Client K7QX2M9PLTpump_03 sending CONNECT
Client K7QX2M9PLTpump_03 received CONNACK (5)
Connection error: Connection Refused: not authorised.`,
	),
	refused(
		'code-umqtt',
		5,
		`Traceback (most recent call last):
  File "<stdin>", line 98, in <module>
  File "/lib/umqtt/simple.py", line 99, in connect
MQTTException: 5`,
	),
	refused(
		'code-azure-c',
		5,
		`-> 00:00:09 CONNECT | VER: 4 | KEEPALIVE: 240 | FLAGS: 192 | USERNAME: brewery-telemetry.azure-devices.net/tank-04/?api-version=2020-09-30 | PWD: XXXX | CLEAN: 0
<- 00:00:09 CONNACK | SESSION_PRESENT: false | RETURN_CODE: 0x5
Error: Time:Thu Jan  1 00:00:09 1970 File:iothubtransport_mqtt_common.c Func:mqtt_operation_complete_callback Line:1400 Connection Not Accepted: 0x5: Not Authorized`,
		{ also: [...CAUSES, 'time.not-set'] },
	),
	refused(
		'code-paho-java',
		5,
		'无权连接 (5)\n\tat org.eclipse.paho.client.mqttv3.internal.ExceptionHelper.createMqttException(ExceptionHelper.java:31)',
	),
	refused('code-paho-java-4', 4, '错误的用户名或密码 (4) - MqttException'),
	refused('code-paho-c', 5, 'Failed to connect, return code 5'),
	refused(
		'code-tencent-c-sdk',
		5,
		`DBG|2026-11-25 09:46:40|HAL_TCP_linux.c|HAL_TCP_Connect(106): connected with TCP server: K7QX2M9PLT.iotcloud.tencentdevices.com:1883
ERR|2026-11-25 09:46:41|mqtt_client.c|IOT_MQTT_Construct(125): mqtt connect with id: x8Gq2 failed: -117
ERR|2026-11-25 09:46:41|mqtt_sample.c|main(256): Cloud Device Construct Failed`,
	),
	refused(
		'code-quectel',
		4,
		`AT+QMTCONN=0,"K7QX2M9PLTpump_03"
OK

+QMTCONN: 0,0,4`,
	),
	refused('code-connack-bytes', 5, '20 02 00 05', { also: [...CAUSES] }),
	refused('code-connack-buffer', 4, '<Buffer 20 02 00 04>', { also: [...CAUSES] }),
	refused('code-huawei-2', 2, 'CONNACK: 20020002', {
		asked: { input: 'CONNACK: 20020002', cloud: 'huawei' },
	}),
	refused('code-3', 3, 'Connection refused: server unavailable (code 3)'),
	refused('code-1', 1, 'mqtt: unacceptable protocol version (rc=1)'),
	refused('code-given', 5, '', { asked: { returnCode: 5, cloud: 'alibaba' } }),
];

const nothing = (id: string, cause: string, input: string): Post => ({
	id,
	cause,
	asked: { input },
	first: ['refused.client', 'refused.unreached'],
	also: ['cause.network', 'cause.closed'],
	never: ['refused.code', 'refused.accepted', 'refused.unknown'],
});

/** Failures that are no refusal of an MQTT server. */
export const NO_CODES: readonly Post[] = [
	nothing(
		'no-code-pubsubclient',
		'rc=-2 of PubSubClient: no TCP connection',
		'Attempting MQTT connection...failed, rc=-2 try again in 5 seconds',
	),
	nothing(
		'no-code-pubsubclient-timeout',
		'rc=-4 of PubSubClient: no answer',
		'failed, rc=-4 try again in 5 seconds',
	),
	nothing(
		'no-code-econnrefused',
		'the TCP connection was refused',
		`Error: connect ECONNREFUSED 127.0.0.1:1883
    at TCPConnectWrap.afterConnect [as oncomplete] (node:net:1555:16) {
  errno: -111,
  code: 'ECONNREFUSED',
  syscall: 'connect',
  address: '127.0.0.1',
  port: 1883
}`,
	),
	nothing('no-code-mosquitto', 'the TCP connection was refused', 'Error: Connection refused'),
	nothing(
		'no-code-esp-tls',
		'the TLS connection failed',
		`E (4231) esp-tls: [sock=54] delayed connect error: Connection reset by peer
E (4231) transport_base: Failed to open a new connection: 32772
E (4241) mqtt_client: Error transport connect`,
	),
];
