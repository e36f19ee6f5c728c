import type { CloudForm } from './form.js';

export const baidu: CloudForm = {
	name: 'baidu',
	title: { en: 'Baidu IoT Core', zh: '百度智能云物联网核心套件 IoT Core' },
	device: [
		{ name: 'iotCoreId', role: 'product', aliases: ['coreId', 'iotCore', 'instanceId'] },
		{ name: 'deviceKey', role: 'device', aliases: ['deviceName', 'deviceId'] },
		{ name: 'deviceSecret', role: 'secret', aliases: ['secret'] },
	],
	secret: 'text',
	methods: { SHA256: 'SHA-256', MD5: 'MD5' },
	mac: 'hash',
	encoding: 'hex',
	fields: {
		clientId: { parts: ['clientId'] },
		username: {
			prefix: 'thingidp@',
			separator: '|',
			parts: ['coreId', 'deviceKey', 'timestamp', 'algorithm'],
		},
		password: { parts: ['token'] },
	},
	slots: {
		clientId: { kind: 'text', optional: true },
		coreId: { kind: 'identity', template: '{iotCoreId}' },
		deviceKey: { kind: 'identity', template: '{deviceKey}' },
		timestamp: {
			kind: 'time',
			unit: 's',
			rule: 'near',
			tolerance: 600,
			zero: true,
			absent: '0',
		},
		algorithm: { kind: 'method', absent: 'MD5' },
		token: { kind: 'token' },
	},
	message: { separator: '&', parts: ['{deviceKey}', '{timestamp}', '{algorithm}'] },
	keepAlive: { min: 0, max: 65535 },
	will: true,
	minInterval: 5,
	versions: ['5'],
	tlsOnly: false,
	hosts: /\.baidubce\.com$/,
	host: '{iotCoreId}.',
	marks: { username: /^thingidp@/ },
};
