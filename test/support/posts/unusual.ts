import { createHash } from 'node:crypto';
import * as as from './forms.js';
import { connect, hexdumpC, stream } from './packet.js';
import { NOW, type Post } from './post.js';
import {
	alibaba,
	apsaramq,
	azure,
	b64,
	baidu,
	DPS,
	decoded,
	dps,
	HUB,
	hmac,
	huawei,
	KILN,
	LAMP,
	LOCK,
	NET,
	onenet,
	PUMP,
	QUEUE,
	tencent,
} from './sign.js';

const FINE = { cause: 'nothing is wrong', first: [] };
const device = { ...PUMP };
const right = tencent(PUMP);
const HOST = `${PUMP.productId}.iotcloud.tencentdevices.com`;
const POLICY = b64(createHash('sha256').update('no policy').digest());
const GROUP = b64(createHash('sha512').update('no group').digest());
const MODULE = `${HUB.hostName}/devices/tank-04/modules/filter`;

/** Legal, and seldom seen. */
export const UNUSUAL: readonly Post[] = [
	{
		id: 'right-unusual-azure-policy-key-not-given',
		...FINE,
		cause: "a policy signed; the device's key, which was given, has nothing to do with it",
		asked: {
			input: as.json(azure({ sr: HUB.hostName, key: decoded(POLICY), rest: '&skn=iothubowner' })),
			device: { ...HUB },
		},
		never: ['secret.different'],
		partial: true,
	},
	{
		id: 'right-unusual-dps-group-key',
		...FINE,
		cause:
			"the group's key was given, and the token made with the device's key that is derived from it",
		asked: {
			input: as.json(dps({ key: hmac('sha256', decoded(GROUP), DPS.registrationId) })),
			cloud: 'azure-dps',
			device: { ...DPS, symmetricKey: GROUP },
		},
	},
	{
		id: 'right-unusual-onenet-product-key',
		...FINE,
		cause: "the product's key and resource",
		asked: {
			input: as.json(onenet({ res: `products/${NET.productId}` })),
			cloud: 'onenet',
			device: { ...NET },
		},
	},
	{
		id: 'right-unusual-azure-module',
		...FINE,
		cause: 'a module of a device',
		asked: {
			input: as.json(
				azure({
					clientId: 'tank-04/filter',
					username: `${HUB.hostName}/tank-04/filter/?api-version=2021-04-12`,
					sr: MODULE,
				}),
			),
			cloud: 'azure',
			device: { ...HUB },
		},
	},
	{
		id: 'right-unusual-azure-china',
		...FINE,
		asked: {
			input: as.json(azure({}, { ...HUB, hostName: 'brewery.azure-devices.cn' })),
			device: { ...HUB, hostName: 'brewery.azure-devices.cn' },
		},
	},
	{
		id: 'right-unusual-tencent-certificate',
		...FINE,
		cause: 'access by certificate: the password does not count',
		asked: {
			input: `mosquitto_pub -h ${HOST} -p 8883 --cafile ca.crt --cert pump.crt --key pump.key -i '${right.clientId}' -u '${right.username}' -P 'any' -t t -m hello`,
			cloud: 'tencent',
			device: { productId: PUMP.productId, deviceName: PUMP.deviceName },
		},
		partial: true,
	},
	{
		id: 'right-unusual-tencent-web-socket',
		...FINE,
		asked: {
			input: as.mqttjs(right, `ws://${PUMP.productId}.ap-guangzhou.iothub.tencentdevices.com:80`),
			device,
		},
	},
	{
		id: 'right-unusual-tencent-first-host',
		...FINE,
		cause: "the host that Tencent's first SDKs used",
		asked: {
			input: as.json(right, { host: 'iotcloud-mqtt.gz.tencentdevices.com', port: 1883 }),
			device,
		},
	},
	{
		id: 'right-unusual-baidu-mqtt-5',
		...FINE,
		cause: 'Baidu documents MQTT 5',
		asked: {
			input: hexdumpC(connect({ ...baidu(), level: 5, properties: Buffer.from([0]) })),
			device: { ...KILN },
		},
	},
	{
		id: 'right-unusual-baidu-two-parts',
		...FINE,
		cause: 'time and algorithm are optional in the user name',
		asked: {
			...baidu({ username: 'thingidp@axkqwme|kiln_north' }),
			password: createHash('md5').update(`kiln_north&0&MD5${KILN.deviceSecret}`).digest('hex'),
			cloud: 'baidu',
			device: { iotCoreId: KILN.iotCoreId, deviceKey: KILN.deviceKey },
		},
		partial: true,
	},
	{
		id: 'right-unusual-apsaramq-token',
		...FINE,
		cause: 'temporary tokens of a server: nothing to check',
		asked: {
			...apsaramq({ username: `Token|${QUEUE.accessKeyId}|${QUEUE.instanceId}` }),
			password: 'R|LzMT+XLFl5s/YWJ/MlDz4t/Lq5HC1iGU1P28HAMaxYxn8aQbALtgjw==',
			cloud: 'apsaramq',
			device: {
				groupId: QUEUE.groupId,
				deviceId: QUEUE.deviceId,
				instanceId: QUEUE.instanceId,
				accessKeyId: QUEUE.accessKeyId,
			},
		},
		partial: true,
	},
	{
		id: 'right-unusual-huawei-hour-before',
		...FINE,
		cause: 'signed a minute before the hour ended, and sent five minutes after',
		asked: {
			input: as.json(huawei({ check: '1', time: '2026112508' })),
			cloud: 'huawei',
			device: { ...LAMP },
			now: NOW - 2500,
		},
	},
	{
		id: 'right-unusual-alibaba-md5',
		...FINE,
		cause: 'hmacmd5 is legal, and the default',
		asked: { input: as.json(alibaba({ hash: 'md5' })), cloud: 'alibaba', device: { ...LOCK } },
	},
	{
		id: 'right-unusual-web-socket-frame',
		...FINE,
		cause: 'a CONNECT in a masked WebSocket frame',
		asked: { input: stream(masked(connect(right))), device },
		partial: true,
	},
	{
		id: 'right-unusual-azure-will',
		...FINE,
		cause: 'Azure takes wills',
		asked: {
			input: hexdumpC(
				connect({
					...azure(),
					flags: 0xc6,
					will: Buffer.from('\0\x1fdevices/tank-04/messages/events\0\x04gone', 'latin1'),
				}),
			),
			device: { ...HUB },
		},
	},
];

function masked(packet: Buffer): Buffer {
	const key = Buffer.from('37fa213d', 'hex');
	const length = Buffer.from([0x82, 0xfe, packet.length >> 8, packet.length & 255]);
	return Buffer.concat([length, key, packet.map((byte, i) => byte ^ key[i % 4])]);
}
