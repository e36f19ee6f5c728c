import { apsaramqCredentials, apsaramq as factory } from '../../../src/clouds/apsaramq.js';
import { cloudForm, tlsChoice, tlsOf } from './form.js';

export const apsaramq = cloudForm({
	name: 'apsaramq',
	title: { en: 'Alibaba Cloud ApsaraMQ for MQTT', zh: '阿里云云消息队列 MQTT 版' },
	short: { en: 'ApsaraMQ', zh: '阿里云 MQTT' },
	fields: [
		{
			kind: 'text',
			name: 'instanceId',
			label: { en: 'Instance ID', zh: '实例 ID' },
			hint: { en: 'Console › Instances', zh: '控制台 › 实例列表' },
			placeholder: 'mqtt-cn-a1b2c3d4e5f',
		},
		{
			kind: 'text',
			name: 'groupId',
			label: { en: 'Group ID', zh: 'Group ID' },
			hint: { en: 'Console › Groups', zh: '控制台 › Group 管理' },
			placeholder: 'GID_Test',
		},
		{
			kind: 'text',
			name: 'deviceId',
			label: { en: 'Device ID', zh: 'Device ID' },
			hint: { en: 'Chosen by you, unique in the group', zh: '由业务方自定义，在 Group 内唯一' },
			placeholder: '0001',
		},
		{
			kind: 'choice',
			name: 'authentication',
			label: { en: 'Authentication', zh: '鉴权方式' },
			choices: [
				{ value: 'Signature', label: { en: 'Signature', zh: '签名（Signature）' } },
				{ value: 'DeviceCredential', label: { en: 'Device credential', zh: '一机一密' } },
			],
		},
		{
			kind: 'text',
			name: 'accessKeyId',
			label: { en: 'AccessKey ID', zh: 'AccessKey ID' },
			hint: {
				en: 'RAM › Users, or the device’s own credential',
				zh: 'RAM 控制台 › 用户，或设备访问凭证',
			},
			placeholder: 'LTAI5tExample',
		},
		{
			kind: 'text',
			name: 'accessKeySecret',
			label: { en: 'AccessKey secret', zh: 'AccessKey Secret' },
			hint: {
				en: 'Belongs to the ID above; text, not decoded',
				zh: '与上述 ID 对应；按文本使用，不解码',
			},
			secret: true,
		},
		{
			kind: 'text',
			name: 'host',
			label: { en: 'Endpoint', zh: '接入点' },
			hint: { en: 'Console › Instance details', zh: '控制台 › 实例详情 › 接入点' },
			placeholder: 'mqtt-cn-a1b2c3d4e5f.mqtt.aliyuncs.com',
		},
	],
	extras: [tlsChoice()],
	factory: 'apsaramq',
	renamed: { clientId: 'deviceId' },
	example: {
		instanceId: 'mqtt-cn-a1b2c3d4e5f',
		groupId: 'GID_Test',
		deviceId: '0001',
		accessKeyId: 'YYYYY',
		accessKeySecret: 'XXXXX',
		host: 'mqtt-cn-a1b2c3d4e5f.mqtt.aliyuncs.com',
	},
	publicCertificate: true,
	topic: () => 'your/topic',
	device: ({
		instanceId = '',
		groupId = '',
		deviceId = '',
		accessKeyId = '',
		accessKeySecret = '',
		authentication,
	}) => ({
		instanceId,
		groupId,
		deviceId,
		accessKeyId,
		accessKeySecret,
		authentication:
			authentication === 'DeviceCredential' ? ('DeviceCredential' as const) : undefined,
	}),
	options: (values) => ({ host: values.host ?? '', tls: tlsOf(values) }),
	create: factory,
	formula: (device) => apsaramqCredentials(device),
});
