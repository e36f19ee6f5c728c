import * as as from './forms.js';
import * as shown from './packet.js';
import { connect } from './packet.js';
import type { Post } from './post.js';
import { fine } from './right.js';
import {
	alibaba,
	apsaramq,
	azure,
	baidu,
	DPS,
	dps,
	HUB,
	hex,
	huawei,
	KILN,
	LAMP,
	LOCK,
	NET,
	onenet,
	PLUG,
	QUEUE,
	tuya,
} from './sign.js';

export const RIGHT_CLOUDS: readonly Post[] = [
	fine('azure', 'the rule of the documentation', { input: as.json(azure()), device: { ...HUB } }),
	fine('azure-plain-resource', 'the C SDK signs and sends the resource without percent-encoding', {
		input: as.lines(azure({ encode: (sr) => sr })),
		device: { ...HUB },
	}),
	fine('azure-old-username', "the C SDK's older user name, without ?", {
		input: as.json(
			azure({
				username: `${HUB.hostName}/tank-04/api-version=2016-11-14&DeviceClientType=iothubclient%2F1.1.12`,
			}),
		),
		device: { ...HUB },
	}),
	fine('azure-lower-escapes', "C#'s small letters in escapes, signed as sent", {
		input: as.json(azure({ encode: (sr) => encodeURIComponent(sr).replaceAll('%2F', '%2f') })),
		device: { ...HUB },
	}),
	fine('azure-order', 'se before sig', {
		input: as.json({
			...azure(),
			password: azure().password.replace(/&(sig=[^&]+)&(se=\d+)/, '&$2&$1'),
		}),
		device: { ...HUB },
	}),
	fine('azure-websocket', '443 with WebSocket', {
		input: as.mqttjs(azure(), `wss://${HUB.hostName}:443/$iothub/websocket`),
		device: { ...HUB },
	}),
	fine('azure-policy', "a policy's key for the whole hub", {
		input: as.labels(azure({ sr: HUB.hostName, rest: '&skn=device' })),
		device: { ...HUB, sharedAccessKeyName: 'device' },
	}),
	fine('azure-far', 'an expiry in ten years', {
		input: as.lines(azure({ time: '2110000000' })),
		device: { ...HUB },
	}),
	fine('dps', 'the rule of the documentation', {
		input: as.json(dps()),
		cloud: 'azure-dps',
		device: { ...DPS },
	}),
	fine('dps-packet', 'a packet for the provisioning service', {
		input: shown.xxd(connect({ ...dps(), keepAlive: 240 })),
		device: { ...DPS },
	}),
	fine('onenet', 'the rule of the documentation', {
		input: as.json(onenet()),
		cloud: 'onenet',
		device: { ...NET },
	}),
	fine('onenet-sha256', 'SHA-256, and an expiry far away', {
		input: as.at(onenet({ hash: 'sha256', time: '4102444800' }), 'mqtts.heclouds.com'),
		cloud: 'onenet',
		device: { ...NET },
	}),
	fine('onenet-md5', 'MD5 is legal', {
		input: as.lines(onenet({ hash: 'md5' })),
		cloud: 'onenet',
		device: { ...NET },
	}),
	fine('huawei-unchecked', 'an old stamp that is not checked', {
		input: as.json(huawei({ time: '2024010100' })),
		cloud: 'huawei',
		device: { ...LAMP },
	}),
	fine('huawei-checked', 'the present hour, checked', {
		input: as.labels(huawei({ check: '1' })),
		cloud: 'huawei',
		device: { ...LAMP },
	}),
	fine('tuya', 'the rule of the documentation', {
		input: as.json(tuya(), { host: 'm1.tuyaeu.com', port: 8883 }),
		cloud: 'tuya',
		device: { ...PLUG },
	}),
	fine('tuya-lines', 'three lines without a cloud', {
		input: as.lines(tuya()),
		device: { ...PLUG },
	}),
	fine('alibaba-console', "the console's JSON", {
		input: JSON.stringify({
			clientId: alibaba().clientId,
			username: alibaba().username,
			mqttHostUrl: 'iot-06z00nodevice.mqtt.iothub.aliyuncs.com',
			passwd: alibaba().password,
			port: 1883,
		}),
		cloud: 'alibaba',
		device: { ...LOCK },
	}),
	fine('alibaba-no-timestamp', 'the timestamp is optional', {
		input: as.lines(
			alibaba({
				id: 'Lock_21',
				hash: 'sha1',
				pairs: (method) => `securemode=3,signmethod=${method}`,
				text: (same) => same.replace(/timestamp\d+$/, ''),
			}),
		),
		cloud: 'alibaba',
		device: { ...LOCK },
	}),
	fine(
		'alibaba-upper-case',
		"the documentation's own password is in capital letters: case does not count",
		{
			input: as.json(alibaba({ hash: 'sha1', write: (mac) => hex(mac).toUpperCase() })),
			cloud: 'alibaba',
			device: { ...LOCK },
		},
	),
	fine('alibaba-c-sdk', "the C SDK's longer client id and fixed time", {
		input: as.json(
			alibaba({
				time: '2524608000000',
				hash: 'sha1',
				pairs: (method, time) =>
					`timestamp=${time},_v=sdk-c-3.0.1,securemode=2,signmethod=${method},lan=C,ext=0`,
			}),
		),
		cloud: 'alibaba',
		device: { ...LOCK },
	}),
	fine('alibaba-789', 'a timestamp of three digits, as in the documentation', {
		input: as.labels(alibaba({ id: '12345', time: '789', hash: 'sha1' })),
		cloud: 'alibaba',
		device: { ...LOCK },
	}),
	fine('alibaba-esp-at', 'commas with backslashes in an AT command, where they belong', {
		input: as.at(
			{ ...alibaba(), clientId: alibaba().clientId.replaceAll(',', '\\,') },
			'a1nV7tXq0Zs.iot-as-mqtt.cn-shanghai.aliyuncs.com',
		),
		cloud: 'alibaba',
		device: { ...LOCK },
	}),
	fine('apsaramq', 'the rule of the documentation', {
		input: as.json(apsaramq()),
		cloud: 'apsaramq',
		device: { ...QUEUE },
	}),
	fine('apsaramq-device', 'credentials of a device', {
		input: as.lines(
			apsaramq({ username: `DeviceCredential|${QUEUE.accessKeyId}|${QUEUE.instanceId}` }),
		),
		cloud: 'apsaramq',
		device: { ...QUEUE },
	}),
	fine('baidu', 'the rule of the documentation', {
		input: as.json(baidu()),
		cloud: 'baidu',
		device: { ...KILN },
	}),
	fine('baidu-no-clock', '0 for a device without a clock', {
		input: as.labels(baidu({ time: '0' })),
		cloud: 'baidu',
		device: { ...KILN },
	}),
	fine('baidu-md5', 'MD5 is legal', {
		input: as.lines(baidu({ hash: 'md5' })),
		cloud: 'baidu',
		device: { ...KILN },
	}),
	fine('baidu-packet', 'a packet', {
		input: shown.hexdumpC(connect(baidu())),
		device: { ...KILN },
	}),
];
