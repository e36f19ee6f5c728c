import type { Sent } from './sign.js';

/** How people show what they sent. */

export const lines = ({ clientId, username, password }: Sent) =>
	`${clientId}\n${username}\n${password}\n`;

export const labels = ({ clientId, username, password }: Sent) =>
	`Client ID: ${clientId}\nUser Name: ${username}\nPassword: ${password}\n`;

export const chinese = ({ clientId, username, password }: Sent) =>
	`客户端ID：${clientId}\n用户名：${username}\n密码：${password}\n`;

export const json = (sent: Sent, more: object = {}) =>
	JSON.stringify({ ...sent, ...more }, null, 2);

export const mqttjs = ({ clientId, username, password }: Sent, url: string, more = '') =>
	`const client = mqtt.connect('${url}', {
  clientId: '${clientId}',
  username: '${username}',
  password: '${password}',${more}
  clean: true,
  reconnectPeriod: 1000,
})`;

export const mosquitto = ({ clientId, username, password }: Sent, host: string, quote = "'") =>
	`mosquitto_pub -d -h ${host} -p 1883 -i ${quote}${clientId}${quote} -u ${quote}${username}${quote} -P ${quote}${password}${quote} -t test -m hello`;

export const arduino = ({ clientId, username, password }: Sent, host: string) =>
	`const char* mqtt_server = "${host}";
const int mqtt_port = 1883;
const char* mqtt_client_id = "${clientId}";
const char* mqtt_user = "${username}";
const char* mqtt_password = "${password}";`;

export const defines = ({ clientId, username, password }: Sent, host: string) =>
	`#define MQTT_BROKER    "${host}"
#define MQTT_CLIENTID  "${clientId}"
#define MQTT_USERNAME  "${username}"
#define MQTT_PASSWORD  "${password}"`;

export const python = ({ clientId, username, password }: Sent, host: string) =>
	`client = mqtt.Client(client_id="${clientId}")
client.username_pw_set("${username}", "${password}")
client.connect("${host}", 1883, 60)`;

export const at = ({ clientId, username, password }: Sent, host: string) =>
	`AT+MQTTUSERCFG=0,1,"${clientId}","${username}","${password}",0,0,""

OK
AT+MQTTCONN=0,"${host}",1883,1

+MQTTDISCONNECTED:0

ERROR`;

export const espIdf = ({ clientId, username, password }: Sent, host: string) =>
	`I (3120) example: client_id=${clientId}
I (3120) example: username=${username}
I (3130) example: password=${password}
I (3140) wifi:<ba-add>idx:0 (ifx:0, 8c:53:c3:00:11:22), tid:0, ssn:2, winSize:64
I (3150) MQTT_EXAMPLE: Other event id:7
I (3160) example: connecting to mqtt://${host}:1883`;

export const PAHO = 'Connected with result code 5';
export const MQTTJS_5 = `Error: Connection refused: Not authorized
    at MqttClient._handleConnack (/app/node_modules/mqtt/lib/client.js:1119:15)
    at MqttClient._handlePacket (/app/node_modules/mqtt/lib/client.js:405:12) {
  code: 5
}`;
export const MQTTJS_4 = `Error: Connection refused: Bad username or password
    at MqttClient._handleConnack (/app/node_modules/mqtt/lib/client.js:1119:15) {
  code: 4
}`;
