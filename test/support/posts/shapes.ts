import { connect } from './packet.js';
import { type Asked, NOW, type Post } from './post.js';
import {
	alibaba,
	azure,
	baidu,
	HUB,
	huawei,
	KILN,
	LAMP,
	LOCK,
	PUMP,
	type Sent,
	tencent,
} from './sign.js';

const HOST = `${PUMP.productId}.iotcloud.tencentdevices.com`;

/** More shapes in which the same three values are pasted. */
const SHAPES: Readonly<Record<string, (sent: Sent) => string>> = {
	'wireshark-tree': ({
		clientId,
		username,
		password,
	}) => `MQ Telemetry Transport Protocol, Connect Command
    Header Flags: 0x10, Message Type: Connect Command
        0001 .... = Message Type: Connect Command (1)
        .... 0000 = Reserved: 0
    Msg Len: ${connect({ clientId, username, password }).length - 3}
    Protocol Name Length: 4
    Protocol Name: MQTT
    Version: MQTT v3.1.1 (4)
    Connect Flags: 0xc2, User Name Flag, Password Flag, QoS Level: At most once delivery (Fire and Forget), Clean Session Flag
    Keep Alive: 60
    Client ID Length: ${clientId.length}
    Client ID: ${clientId}
    User Name Length: ${username.length}
    User Name: ${username}
    Password Length: ${password.length}
    Password: ${password}`,
	'java-paho': ({
		clientId,
		username,
		password,
	}) => `MqttClient client = new MqttClient("tcp://${HOST}:1883", "${clientId}", new MemoryPersistence());
MqttConnectOptions options = new MqttConnectOptions();
options.setCleanSession(true);
options.setUserName("${username}");
options.setPassword("${password}".toCharArray());
options.setConnectionTimeout(10);
options.setKeepAliveInterval(60);`,
	'go-paho': ({
		clientId,
		username,
		password,
	}) => `opts := mqtt.NewClientOptions().AddBroker("tcp://${HOST}:1883")
opts.SetClientID("${clientId}")
opts.SetUsername("${username}")
opts.SetPassword("${password}")
opts.SetKeepAlive(60 * time.Second)`,
	'csharp-mqttnet': ({
		clientId,
		username,
		password,
	}) => `var options = new MqttClientOptionsBuilder()
    .WithTcpServer("${HOST}", 1883)
    .WithClientId("${clientId}")
    .WithCredentials("${username}", "${password}")
    .WithCleanSession()
    .Build();`,
	'c-paho': ({
		clientId,
		username,
		password,
	}) => `MQTTClient_create(&client, "tcp://${HOST}:1883", "${clientId}", MQTTCLIENT_PERSISTENCE_NONE, NULL);
conn_opts.keepAliveInterval = 60;
conn_opts.cleansession = 1;
conn_opts.username = "${username}";
conn_opts.password = "${password}";`,
	micropython: ({ clientId, username, password }) => `from umqtt.simple import MQTTClient
c = MQTTClient("${clientId}", "${HOST}", port=1883, user="${username}", password="${password}", keepalive=60)
c.connect()`,
	'micropython-bytes': ({ clientId, username, password }) =>
		`c = MQTTClient(client_id=b"${clientId}", server=b"${HOST}", user=b"${username}", password=b"${password}")`,
	'esp-idf-config': ({
		clientId,
		username,
		password,
	}) => `    const esp_mqtt_client_config_t mqtt_cfg = {
        .broker.address.uri = "mqtt://${HOST}:1883",
        .credentials.client_id = "${clientId}",
        .credentials.username = "${username}",
        .credentials.authentication.password = "${password}",
        .session.keepalive = 60,
    };`,
	'arduino-connect': ({ clientId, username, password }) => `  client.setServer("${HOST}", 1883);
  if (client.connect("${clientId}", "${username}", "${password}")) {
    Serial.println("connected");
  }`,
	'luatos-auth': ({
		clientId,
		username,
		password,
	}) => `mqttc = mqtt.create(nil, "${HOST}", 1883, false)
mqttc:auth("${clientId}", "${username}", "${password}")
mqttc:keepalive(240)`,
	'luatos-log': ({ clientId, username, password }) =>
		`[2026-11-25 09:46:39.871] I/user.iotauth	${clientId}	${username}	${password}`,
	yaml: ({ clientId, username, password }) => `mqtt:
  broker: ${HOST}
  port: 1883
  client_id: ${clientId}
  username: "${username}"
  password: "${password}"
  keepalive: 60s`,
	env: ({ clientId, username, password }) => `MQTT_HOST=${HOST}
MQTT_CLIENT_ID=${clientId}
MQTT_USERNAME="${username}"
MQTT_PASSWORD="${password}"`,
	'mosquitto-bridge': ({ clientId, username, password }) => `connection cloud
address ${HOST}:1883
remote_clientid ${clientId}
remote_username ${username}
remote_password ${password}
try_private false`,
	'mqttx-cli': ({ clientId, username, password }) =>
		`mqttx conn -h '${HOST}' -p 1883 --client-id '${clientId}' -u '${username}' -P '${password}'`,
	'windows-command': ({ clientId, username, password }) =>
		`C:\\Program Files\\mosquitto>mosquitto_sub.exe -h ${HOST} -p 1883 -i "${clientId}" -u "${username}" -P "${password}" -t "#" -d`,
	'many-lines-command': ({ clientId, username, password }) => `mosquitto_sub \\
  -h ${HOST} \\
  -i ${clientId} \\
  -u '${username}' \\
  -P '${password}' \\
  -t '$thing/down/property/${PUMP.productId}/${PUMP.deviceName}'`,
	'python-tuple': ({ clientId, username, password }) =>
		`('${clientId}', '${username}', '${password}')`,
	'python-dict': ({ clientId, username, password }) =>
		`{'clientid': '${clientId}', 'username': '${username}', 'password': '${password}', 'host': '${HOST}'}`,
	'tencent-signer': ({
		clientId,
		username,
		password,
	}) => `$ ./output/qcloud-mqtt-sign K7QX2M9PLT pump_03 ********
Client ID：${clientId}
username : ${username}
password : ${password}`,
	'markdown-table': ({ clientId, username, password }) => `| item | value |
| --- | --- |
| ClientID | ${clientId} |
| Username | ${username} |
| Password | ${password} |`,
	'one-line-log': ({ clientId, username, password }) =>
		`09:46:39 INFO connecting clientId=${clientId} username=${username} password=${password} keepalive=60`,
	'comma-log': ({ clientId, username, password }) =>
		`[mqtt] connect, client_id: ${clientId}, user_name: ${username}, password: ${password}`,
	quectel: ({ clientId, username, password }) => `AT+QMTOPEN=0,"${HOST}",1883
OK
+QMTOPEN: 0,0
AT+QMTCONN=0,"${clientId}","${username}","${password}"
OK`,
	simcom: ({ clientId, username, password }) => `AT+CMQTTACCQ=0,"${clientId}"
OK
AT+CMQTTCONNECT=0,"tcp://${HOST}:1883",60,1,"${username}","${password}"
OK`,
	'esp-at-long': ({
		clientId,
		username,
		password,
	}) => `AT+MQTTUSERCFG=0,1,"NULL","NULL","NULL",0,0,""
AT+MQTTCLIENTID=0,"${clientId}"
AT+MQTTUSERNAME=0,"${username}"
AT+MQTTPASSWORD=0,"${password}"`,
};

/** The host of the shapes is the pump's. */
const shaped = (
	name: string,
	sent: Sent,
	post: Omit<Post, 'id' | 'asked'>,
	asked: Asked,
): Post => ({
	id: `${post.first.length === 0 ? 'right-' : ''}shape-${name}`,
	...post,
	asked: { ...asked, input: SHAPES[name](sent) },
});

const RIGHT = { cause: 'nothing is wrong', first: [] };
const TEXT = { cause: 'the secret was used as text', first: ['key.not-decoded'] };
const OLD = { cause: 'the signature has expired', first: ['time.past'] };

const SHAPED: readonly Post[] = Object.keys(SHAPES).flatMap((name, i) => {
	const asked = { device: { ...PUMP } };
	const wrong =
		i % 2 === 0
			? shaped(name, tencent(PUMP, { key: PUMP.deviceSecret }), TEXT, asked)
			: shaped(name, tencent(PUMP, { time: `${NOW - 7000}` }), OLD, asked);
	return [shaped(name, tencent(PUMP), RIGHT, asked), wrong];
});

const ELSEWHERE_HOSTS: Readonly<Record<string, string>> = {
	alibaba: 'a1nV7tXq0Zs.iot-as-mqtt.cn-shanghai.aliyuncs.com',
	azure: HUB.hostName,
	huawei: 'example.st1.iotda-device.cn-north-4.myhuaweicloud.com',
	baidu: 'axkqwme.iot.gz.baidubce.com',
};

/** Other clouds in these shapes. */
const ELSEWHERE: readonly Post[] = [
	shaped('java-paho', alibaba(), RIGHT, { cloud: 'alibaba', device: { ...LOCK } }),
	shaped('csharp-mqttnet', baidu(), RIGHT, { cloud: 'baidu', device: { ...KILN } }),
	shaped('micropython', huawei(), RIGHT, { cloud: 'huawei', device: { ...LAMP } }),
	shaped('yaml', baidu(), RIGHT, { cloud: 'baidu', device: { ...KILN } }),
	shaped('python-dict', azure(), RIGHT, { device: { ...HUB } }),
	shaped('one-line-log', huawei({ check: '1' }), RIGHT, { device: { ...LAMP } }),
	shaped('luatos-log', alibaba(), RIGHT, { device: { ...LOCK } }),
	shaped('wireshark-tree', azure(), RIGHT, { device: { ...HUB } }),
].map(({ asked, ...post }, i) => ({
	...post,
	id: `${post.id}-elsewhere-${i}`,
	asked: {
		...asked,
		input: asked.input?.replaceAll(HOST, ELSEWHERE_HOSTS[asked.cloud ?? 'azure']) ?? '',
	},
}));

export const SHAPES_ALL: readonly Post[] = [...SHAPED, ...ELSEWHERE];
