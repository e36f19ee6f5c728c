import type { CloudForm } from './form.js';

export const apsaramq: CloudForm = {
	name: 'apsaramq',
	title: { en: 'Alibaba Cloud ApsaraMQ for MQTT', zh: '阿里云云消息队列 MQTT 版' },
	device: [
		{
			name: 'accessKeyId',
			role: 'other',
			aliases: ['deviceAccessKeyId', 'ak', 'accessKey'],
			pattern: /^[A-Za-z0-9._-]+$/,
		},
		{
			name: 'accessKeySecret',
			role: 'secret',
			aliases: ['deviceAccessKeySecret', 'sk', 'secretKey', 'secret'],
		},
		{
			name: 'instanceId',
			role: 'other',
			pattern: /^(?:(?:[A-Za-z]+-)*[A-Za-z\d]{1,18}|MQTT_INST_\w{1,25})$/,
		},
		{ name: 'groupId', role: 'product' },
		{ name: 'deviceId', role: 'device' },
	],
	secret: 'text',
	methods: { 'HMAC-SHA1': 'SHA-1' },
	mac: 'hmac',
	encoding: 'base64',
	fields: {
		clientId: { parts: ['clientId'] },
		username: { separator: '|', parts: ['mode', 'accessKeyId', 'instanceId'] },
		password: { parts: ['token'] },
	},
	slots: {
		clientId: { kind: 'identity', template: '{groupId}@@@{deviceId}' },
		mode: {
			kind: 'text',
			usual: ['Signature', 'DeviceCredential', 'Token'],
			only: true,
			unsigned: ['Token'],
		},
		accessKeyId: { kind: 'identity', template: '{accessKeyId}' },
		instanceId: { kind: 'identity', template: '{instanceId}' },
		token: { kind: 'token' },
	},
	message: { field: 'clientId', separator: '', parts: ['{clientId}'] },
	keepAlive: { min: 0, max: 65535 },
	will: true,
	minInterval: 5,
	versions: ['5'],
	tlsOnly: false,
	hosts: /^(?!(?:.*\.)?(?:iot-as-mqtt|iothub)\.).*\.aliyuncs\.com$/,
	marks: { clientId: /^GID[_-].*@/, username: /^(?:Signature|DeviceCredential|Token)\|/i },
};
