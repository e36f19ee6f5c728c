import { baiduCredentials, baidu as factory } from '../../../src/clouds/baidu.js';
import { cloudForm, TIMESTAMP, textOf, tlsChoice, tlsOf } from './form.js';

export const baidu = cloudForm({
	name: 'baidu',
	title: { en: 'Baidu IoT Core', zh: '百度智能云物联网核心套件' },
	short: { en: 'Baidu', zh: '百度' },
	fields: [
		{
			kind: 'text',
			name: 'iotCoreId',
			label: { en: 'IoTCoreId', zh: 'IoTCoreId' },
			hint: { en: 'Console › IoT Core instances', zh: '控制台 › 实例列表' },
			placeholder: 'abcd123',
		},
		{
			kind: 'text',
			name: 'deviceKey',
			label: { en: 'DeviceKey', zh: 'DeviceKey' },
			hint: {
				en: 'Console › the device’s connection information',
				zh: '控制台 › 设备列表 › 连接信息',
			},
			placeholder: 'mydevice',
		},
		{
			kind: 'text',
			name: 'deviceSecret',
			label: { en: 'DeviceSecret', zh: 'DeviceSecret' },
			hint: { en: 'Beside it; text, not decoded', zh: '同上；按文本使用，不解码' },
			secret: true,
		},
	],
	extras: [
		tlsChoice(),
		{
			kind: 'text',
			name: 'clientId',
			label: { en: 'Client ID', zh: 'Client ID' },
			hint: { en: 'Any; the DeviceKey if empty', zh: '任意；留空则为 DeviceKey' },
			optional: true,
		},
	],
	time: {
		lifetime: false,
		noClock: true,
		fixed: {
			...TIMESTAMP,
			hint: {
				en: 'UTC; may differ from the platform’s clock by 10 min',
				zh: 'UTC；与平台时钟相差不得超过 10 分钟',
			},
		},
	},
	factory: 'baidu',
	example: { iotCoreId: 'abcd123', deviceKey: 'mydevice', deviceSecret: 'ImSeCrEt0I1M2jkl' },
	publicCertificate: true,
	topic: () => 'your/topic',
	device: ({ iotCoreId = '', deviceKey = '', deviceSecret = '' }) => ({
		iotCoreId,
		deviceKey,
		deviceSecret,
	}),
	options: (values) => ({ clientId: textOf(values, 'clientId'), tls: tlsOf(values) }),
	create: factory,
	formula: (device, time, _, values) =>
		baiduCredentials(device, {
			timestamp: Number(time),
			clientId: textOf(values, 'clientId'),
		}),
});
