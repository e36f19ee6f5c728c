import * as as from './forms.js';
import { NOW, type Post } from './post.js';
import { alibaba, azure, HUB, hex, LOCK, NET, onenet, PUMP, tencent } from './sign.js';

const right = tencent(PUMP);
const text = tencent(PUMP, { key: PUMP.deviceSecret });
const device = { ...PUMP };
const TEXT = { cause: 'the secret was used as text', first: ['key.not-decoded'] };
const FINE = { cause: 'nothing is wrong', first: [] };

const packet = (sent: typeof right, keepalive = 60) => ({
	cmd: 'connect',
	protocolId: 'MQTT',
	protocolVersion: 4,
	clean: true,
	clientId: sent.clientId,
	keepalive,
	username: sent.username,
	password: { type: 'Buffer', data: [...Buffer.from(sent.password)] },
	properties: null,
});

/** How clients print what they send. */
export const PRINTED: readonly Post[] = [
	{
		id: 'right-talk-mqttjs-packet',
		...FINE,
		asked: { input: JSON.stringify(packet(right)), device },
	},
	{
		id: 'talk-mqttjs-packet',
		cause: 'the keep-alive was given in milliseconds',
		first: ['keep-alive.range'],
		asked: { input: JSON.stringify(packet(right, 60_000)), device },
	},
	{
		id: 'talk-mqttjs-inspected',
		...TEXT,
		asked: {
			input: `Packet {
  cmd: 'connect',
  protocolId: 'MQTT',
  protocolVersion: 4,
  clean: true,
  clientId: '${text.clientId}',
  keepalive: 60,
  username: '${text.username}',
  password: '${text.password}'
}`,
			device,
		},
	},
	{
		id: 'talk-nested-options',
		...TEXT,
		asked: {
			input: JSON.stringify({ options: { ...text, keepalive: 60 }, error: { code: 5 } }),
			device,
		},
	},
	{
		id: 'right-talk-masked',
		...FINE,
		partial: true,
		asked: {
			input: `client id: ${right.clientId}\nusername: ${right.username}\npassword: ********`,
			device,
		},
	},
	{
		id: 'right-talk-redacted',
		...FINE,
		partial: true,
		asked: {
			input: JSON.stringify({ ...right, password: '<redacted>' }),
			device,
		},
	},
	{
		id: 'right-talk-mqttclient-log',
		...FINE,
		asked: {
			input: `[INFO ][2026-11-25 17:46:40][MqttCliMng.cpp:162] mqtt conn ali info :
host : a1nV7tXq0Zs.iot-as-mqtt.cn-shanghai.aliyuncs.com
clientid : ${alibaba().clientId}
username : ${alibaba().username}
pwd : ${alibaba({ write: (mac) => hex(mac).toUpperCase() }).password}
ret : -4`,
			cloud: 'alibaba',
			device: { ...LOCK },
		},
		never: ['refused.code', 'refused.unknown'],
	},
	{
		id: 'right-talk-triple-only',
		...FINE,
		partial: true,
		asked: {
			input: JSON.stringify({
				ProductKey: LOCK.productKey,
				DeviceName: LOCK.deviceName,
				DeviceSecret: LOCK.deviceSecret,
			}),
		},
	},
	{
		id: 'talk-esp-at-commas',
		cause: 'the commas of the client id are not escaped for the AT command, which answers ERROR',
		first: ['shell.at-comma'],
		asked: {
			input: `AT+MQTTUSERCFG=0,1,"${alibaba().clientId}","${alibaba().username}","${alibaba().password}",0,0,""

ERROR`,
			cloud: 'alibaba',
			device: { ...LOCK },
		},
	},
	{
		id: 'talk-azure-host-cut',
		cause: 'the resource lacks .azure in the name of the hub',
		first: ['identity.cut', 'identity.form', 'identity.typo', 'identity.other'],
		asked: {
			input: as.json(azure({ sr: 'brewery-telemetry-devices.net/devices/tank-04' })),
			cloud: 'azure',
			device: { ...HUB },
		},
	},
	{
		id: 'talk-app-id-name',
		cause: "the documentation's word sdkappid was left in the user name",
		first: ['part.placeholder', 'part.characters', 'part.unusual', 'part.wrong'],
		asked: { input: as.labels(tencent(PUMP, { appId: 'sdkappid' })), device },
	},
	{
		id: 'talk-empty-connection-id',
		cause: 'the connection id is empty',
		first: ['part.empty'],
		asked: { input: as.labels(tencent(PUMP, { connection: '' })), device },
	},
	{
		id: 'right-talk-old-milliseconds',
		...FINE,
		asked: { input: as.labels(tencent(PUMP, { time: '1700000000123' })), device },
	},
	{
		id: 'talk-onenet-device-name-in-resource',
		cause: 'the resource in the token names another device than the client id',
		first: ['identity.typo', 'identity.other'],
		asked: {
			input: as.lines(onenet({ res: `products/${NET.productId}/devices/meter_0220` })),
			cloud: 'onenet',
			device: { ...NET },
		},
	},
	{
		id: 'talk-clock-slow',
		cause: "the board's clock was a year behind",
		first: ['time.past'],
		asked: {
			input: as.json(tencent(PUMP, { time: `${NOW - 31_536_000 + 3600}` })),
			device,
			returnCode: 5,
		},
	},
];
