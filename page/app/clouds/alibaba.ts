import { alibabaCredentials, alibaba as factory } from '../../../src/clouds/alibaba.js';
import { cloudForm, HASH, hashOf, textOf, tlsChoice, tlsOf } from './form.js';

export const alibaba = cloudForm({
	name: 'alibaba',
	title: { en: 'Alibaba Cloud IoT Platform (Link Kit)', zh: '阿里云物联网平台（Link Kit）' },
	short: { en: 'Alibaba', zh: '阿里云' },
	fields: [
		{
			kind: 'text',
			name: 'productKey',
			label: { en: 'ProductKey', zh: 'ProductKey' },
			hint: { en: 'Console › Devices › the device’s details', zh: '控制台 › 设备管理 › 设备详情' },
			placeholder: 'a1B2c3D4e5F',
		},
		{
			kind: 'text',
			name: 'deviceName',
			label: { en: 'DeviceName', zh: 'DeviceName' },
			hint: { en: 'Beside it: 4 to 32 characters', zh: '同上，4～32 个字符' },
			placeholder: 'thermometer-7',
		},
		{
			kind: 'text',
			name: 'deviceSecret',
			label: { en: 'DeviceSecret', zh: 'DeviceSecret' },
			hint: { en: 'Beside it; text, not decoded', zh: '同上；按文本使用，不解码' },
			secret: true,
		},
		{
			kind: 'choice',
			name: 'where',
			label: { en: 'Instance', zh: '实例' },
			choices: [
				{ value: 'region', label: { en: 'Public', zh: '公共实例' } },
				{ value: 'instanceId', label: { en: 'Enterprise', zh: '企业版实例' } },
				{ value: 'host', label: { en: 'By host', zh: '直接填写域名' } },
			],
		},
		{
			kind: 'text',
			name: 'region',
			label: { en: 'Region', zh: '地域' },
			hint: { en: 'The instance’s region ID', zh: '实例所在地域的 ID' },
			placeholder: 'cn-shanghai',
			when: ({ where = 'region' }) => where === 'region',
		},
		{
			kind: 'text',
			name: 'instanceId',
			label: { en: 'Instance ID', zh: '实例 ID' },
			hint: { en: 'Console › Instance overview', zh: '控制台 › 实例概览' },
			placeholder: 'iot-06z00abcdef',
			when: ({ where }) => where === 'instanceId',
		},
		{
			kind: 'text',
			name: 'host',
			label: { en: 'Host', zh: '接入域名' },
			hint: {
				en: 'Console › Instance overview › Developer settings',
				zh: '控制台 › 实例概览 › 开发配置',
			},
			placeholder: 'iot-06z00abcdef.mqtt.iothub.aliyuncs.com',
			when: ({ where }) => where === 'host',
		},
	],
	extras: [
		tlsChoice(443),
		HASH,
		{
			kind: 'text',
			name: 'clientId',
			label: { en: 'clientId', zh: 'clientId' },
			hint: {
				en: 'Freely chosen; {ProductKey}.{DeviceName} if empty',
				zh: '自定义；留空则为 {ProductKey}.{DeviceName}',
			},
			placeholder: 'SN1928339',
			optional: true,
		},
	],
	time: {
		lifetime: false,
		noClock: true,
		fixed: {
			label: { en: 'Time stamp (milliseconds)', zh: '时间戳（毫秒）' },
			placeholder: '1893456000000',
			hint: { en: 'Since 1970; the platform does not check it', zh: '自 1970 年起；平台不校验' },
		},
	},
	factory: 'alibaba',
	example: {
		productKey: 'a1B2c3D4e5F',
		deviceName: 'sensor_001',
		deviceSecret: 'Y877Bgo8X5owd3lcB5wWDjryNPoB',
		region: 'cn-shanghai',
	},
	publicCertificate: false,
	topic: ({ productKey, deviceName }) => `/${productKey}/${deviceName}/user/update`,
	device: ({ productKey = '', deviceName = '', deviceSecret = '' }) => ({
		productKey,
		deviceName,
		deviceSecret,
	}),
	options: (values) => ({
		[values.where ?? 'region']: values[values.where ?? 'region'],
		tls: tlsOf(values),
		Hash: hashOf(values),
		clientId: textOf(values, 'clientId'),
	}),
	create: factory,
	formula: (device, time, _, values) =>
		alibabaCredentials(device, {
			timestamp: Number(time),
			tls: tlsOf(values) ?? false,
			Hash: hashOf(values),
			clientId: textOf(values, 'clientId'),
		}),
});
