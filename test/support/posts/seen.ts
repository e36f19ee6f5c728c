import * as as from './forms.js';
import { NOW, type Post } from './post.js';
import { azure, decoded, HUB, pct } from './sign.js';

const device = { ...HUB };
const right = azure();
const past = azure({ time: `${NOW - 86400}` });
const textKey = azure({ key: HUB.sharedAccessKey });
const bridge = (clientId: string, username: string, password: string) => `connection azureiot
log_type all
address ${HUB.hostName}:8883
remote_username ${username}
remote_password ${password}
remote_clientid ${clientId}
bridge_cafile /etc/ssl/certs/DigiCertGlobalRootG2.crt
cleansession true
topic # out 0 devices/tank-04/messages/events/ devices/tank-04/messages/events/`;

/** Azure, as people post it: their form, with our device in it. */
export const SEEN: readonly Post[] = [
	{
		id: 'seen-azure-portuguese-names',
		source:
			'knolleary/pubsubclient#933: client.connect return rc = -2 with connected Azure IoT Hub',
		cause: 'no answer of a server; the names of the constants are Portuguese',
		asked: {
			input: `const char* broker = "${HUB.hostName}";
const char* dispositivo = "tank-04";
const char* usuario_mqtt = "${HUB.hostName}/tank-04";
const char* senha_mqtt = "${right.password}";
Conectando ao broker... failed, rc=-2`,
			device,
		},
		first: ['refused.client'],
		also: ['cause.network'],
	},
	{
		id: 'right-seen-azure-no-version',
		source: 'shamblett/mqtt_client#185: Azure IoT Hub Connection',
		cause: 'the user name without an api-version is taken',
		asked: {
			input: as.labels(azure({ username: `${HUB.hostName}/tank-04` })),
			device,
		},
		first: [],
	},
	{
		id: 'seen-azure-bridge-case',
		source: 'eclipse-mosquitto/mosquitto#1059: Connection Refused Not Authorized for Bridge',
		cause: 'the client id differs in capital letters from the device id',
		asked: { input: bridge('Tank-04', right.username, right.password), device },
		first: ['identity.case'],
	},
	{
		id: 'seen-azure-bridge-quotes',
		source: 'eclipse-mosquitto/mosquitto#2620: Connection issues when bridging with Azure IOT Hub',
		cause: 'mosquitto.conf knows no quotation marks, so that they are sent',
		asked: { input: bridge('tank-04', `"${right.username}"`, `"${right.password}"`), device },
		first: ['text.quotes'],
	},
	{
		id: 'right-seen-azure-bridge',
		source:
			'eclipse-mosquitto/mosquitto#953: Trying to bridge unsecured Mosquitto to secured Azure Iot Hub MQTT',
		cause: 'nothing is wrong',
		asked: { input: bridge('tank-04', right.username, right.password), device },
		first: [],
	},
	{
		id: 'seen-azure-mqttfx-other-hub',
		source:
			'Azure/azure-iot-sdk-c#660: MQTT connection settings for constrained devices without using Azure IoT SDKs',
		cause: 'the broker is another hub than that of the user name',
		asked: {
			input: `Authentication using Symmetric key (SAS Token)
MQTT broker: brewery.azure-devices.net
MQTT port: 8883
MQTT clientid: tank-04
MQTT username:  ${HUB.hostName}/tank-04/api-version=2019-03-18
MQTT password: ${right.password}
TLS             : TLS 1.2`,
			device,
		},
		first: ['host.other'],
	},
	{
		id: 'seen-azure-zephyr-past',
		source: 'zephyrproject-rtos/zephyr#34309: unable to connect to azure iot hub via mqtt protocol',
		cause: 'the token of the configuration ended yesterday',
		asked: {
			input: `CONFIG_SAMPLE_CLOUD_AZURE_HOSTNAME="${HUB.hostName}"
CONFIG_SAMPLE_CLOUD_AZURE_CLIENT_ID="tank-04"
CONFIG_SAMPLE_CLOUD_AZURE_USERNAME="${past.username}"
CONFIG_SAMPLE_CLOUD_AZURE_PASSWORD="${past.password}"`,
			device,
		},
		first: ['time.past'],
	},
	{
		id: 'seen-azure-micropython-text-key',
		source: 'fizista/micropython-umqtt.simple2#19: Connection to Azure IoT Hub',
		cause: 'the key was used as text; the user name is put together of constants',
		asked: {
			input: `from umqtt.simple2 import MQTTClient

HUB_HOSTNAME = "${HUB.hostName}"
PORT = 8883
CLIENT_ID = "tank-04"
USERNAME = f"{HUB_HOSTNAME}/{CLIENT_ID}/?api-version=2021-04-12"
PASSWORD = "${textKey.password}"

client = MQTTClient(CLIENT_ID, HUB_HOSTNAME, port=PORT, user=USERNAME, password=PASSWORD, ssl=True)`,
			device,
		},
		first: ['key.not-decoded'],
	},
	{
		id: 'seen-azure-python-sum',
		source: 'MicrosoftDocs/azure-docs#38897: Error connecting Python to Azure IoT (RC5)',
		cause: 'the key was used as text; the user name is a sum of constants',
		asked: {
			input: `device_id = "tank-04"
sas_token = "${textKey.password}"
iot_hub_name = "brewery-telemetry"

client = mqtt.Client(client_id=device_id, protocol=mqtt.MQTTv311)
client.username_pw_set(username=iot_hub_name+".azure-devices.net/" + device_id, password=sas_token)
client.connect(iot_hub_name+".azure-devices.net", port=8883)
Device connected with result code: 5`,
			device,
		},
		first: ['key.not-decoded'],
	},
	{
		id: 'seen-azure-python-placeholder',
		source: 'Azure/azure-iot-sdk-c#997: RC 5 error while connecting to Azure IoT from Python',
		cause: 'the token of the sample was never filled in',
		asked: {
			input: `device_id = "tank-04"
sas_token = "<generated SAS token>"
iot_hub_name = "brewery-telemetry"

client = mqtt.Client(client_id=device_id, protocol=mqtt.MQTTv311)
client.username_pw_set(username=iot_hub_name + ".azure-devices.net/" + device_id + "/?api-version=2021-04-12", password=sas_token)`,
		},
		first: ['part.placeholder'],
		also: ['text.missing'],
	},
	{
		id: 'seen-azure-key-for-token',
		source: 'VSChina/ESP32_AzureIoT_Arduino#8: Cannot connect to Iot Hub',
		cause: 'the whole connection string was sent as the password',
		asked: {
			clientId: 'tank-04',
			username: right.username,
			password: `HostName=${HUB.hostName};DeviceId=tank-04;SharedAccessKey=${HUB.sharedAccessKey}`,
			device,
		},
		first: ['text.secret'],
	},
	{
		id: 'seen-azure-mqttjs-no-prefix',
		source: 'tkurki/signalk-mqtt-gw#10: Connection to Azure IoT Hub',
		cause: 'the password lacks SharedAccessSignature',
		asked: {
			input: `${as.mqttjs(
				{ ...right, password: right.password.replace('SharedAccessSignature ', '') },
				`mqtts://${HUB.hostName}:8883`,
			)}\n${as.MQTTJS_5}`,
			device,
		},
		first: ['layout.prefix'],
	},
	{
		id: 'right-seen-azure-mqttjs-web-socket',
		cause: 'nothing is wrong: a WebSocket, and the parts in another order',
		asked: {
			input: as.mqttjs(
				{
					...right,
					password: right.password.replace(/(sr=[^&]*)&(sig=[^&]*)&(se=\d+)/, '$2&$3&$1'),
				},
				`wss://${HUB.hostName}:443/$iothub/websocket?iothub-no-client-cert=true`,
			),
			device,
		},
		first: [],
	},
	{
		id: 'seen-azure-esp-idf-case',
		cause: 'the resource names the device in capital letters',
		asked: {
			input: `const esp_mqtt_client_config_t mqtt_cfg = {
    .broker.address.uri = "mqtts://${HUB.hostName}:8883",
    .credentials.client_id = "tank-04",
    .credentials.username = "${right.username}",
    .credentials.authentication.password = "${azure({ sr: `${HUB.hostName}/devices/TANK-04` }).password}",
};`,
			device,
		},
		first: ['identity.case'],
	},
	{
		id: 'right-seen-azure-cli-policy',
		source: 'Azure/azure-iot-cli-extension#22: Creates invalid device SAS token',
		cause: "the hub's policy signed for the device",
		asked: {
			input: JSON.stringify({
				sas: azure({ key: decoded('cG9saWN5IG9mIG5vIGh1Yg=='), rest: '&skn=device' }).password,
			}),
			device,
		},
		first: [],
		partial: true,
	},
	{
		id: 'seen-azure-pasted-form',
		cause: 'the resource was encoded twice; labels and values stand in lines of their own',
		asked: {
			input: `Client ID
tank-04
Host
mqtts://
${HUB.hostName}
Port
8883
Username
${right.username}
Password
${azure({ encode: (sr) => pct(pct(sr)) }).password}`,
			device,
		},
		first: ['percent.double'],
		also: ['message.encoded-twice'],
	},
];
