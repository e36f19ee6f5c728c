import { huawei as factory, huaweiCredentials } from '../../../src/clouds/huawei.js';
import { cloudForm, tlsChoice, tlsOf } from './form.js';

export const huawei = cloudForm({
	name: 'huawei',
	title: { en: 'Huawei Cloud IoTDA', zh: '华为云设备接入 IoTDA' },
	short: { en: 'Huawei', zh: '华为云' },
	fields: [
		{
			kind: 'text',
			name: 'deviceId',
			label: { en: 'Device ID', zh: '设备 ID' },
			hint: {
				en: 'Console › Devices: usually product ID, “_” and node ID',
				zh: '控制台 › 设备 › 所有设备，一般为“产品 ID_设备标识码”',
			},
			placeholder: '6203cc94c7fb24029b110408_7',
		},
		{
			kind: 'text',
			name: 'deviceSecret',
			label: { en: 'Secret', zh: '设备密钥' },
			hint: {
				en: 'Shown when the device is registered; text, not decoded',
				zh: '注册设备时显示；按文本使用，不解码',
			},
			secret: true,
		},
		{
			kind: 'text',
			name: 'host',
			label: { en: 'Access address', zh: '接入地址' },
			hint: { en: 'Console › Overview › Access details', zh: '控制台 › 总览 › 接入信息' },
			placeholder: 'a1b2c3d4.iotda-device.cn-north-4.myhuaweicloud.com',
		},
	],
	extras: [
		tlsChoice(),
		{
			kind: 'choice',
			name: 'checkTimestamp',
			label: { en: 'Time check by the platform', zh: '平台校验时间戳' },
			choices: [
				{ value: 'yes', label: { en: 'Yes (1)', zh: '校验（1）' } },
				{ value: 'no', label: { en: 'No (0)', zh: '不校验（0）' } },
			],
		},
	],
	time: {
		lifetime: false,
		noClock: true,
		fixed: {
			label: { en: 'Time stamp (YYYYMMDDHH)', zh: '时间戳（YYYYMMDDHH）' },
			placeholder: '2030010100',
			hint: { en: 'The hour in UTC, not local time', zh: 'UTC 时间的小时，不是本地时间' },
		},
	},
	factory: 'huawei',
	example: {
		deviceId: '6203cc94c7fb24029b110408_88888888',
		deviceSecret: '123456789',
		host: 'iot-mqtts.cn-north-4.myhuaweicloud.com',
	},
	publicCertificate: false,
	topic: ({ deviceId }) => `$oc/devices/${deviceId}/sys/properties/report`,
	device: ({ deviceId = '', deviceSecret = '' }) => ({ deviceId, deviceSecret }),
	options: (values) => ({
		host: values.host ?? '',
		tls: tlsOf(values),
		checkTimestamp: values.checkTimestamp === 'no' ? false : undefined,
	}),
	create: factory,
	formula: (device, timestamp, { checkTimestamp = true }) =>
		huaweiCredentials(device, { timestamp, checkTimestamp }),
});
