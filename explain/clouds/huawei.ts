import type { CloudForm } from './form.js';

export const huawei: CloudForm = {
	name: 'huawei',
	title: { en: 'Huawei Cloud IoTDA', zh: '华为云设备接入 IoTDA' },
	device: [
		{ name: 'deviceId', role: 'device', aliases: ['device_id'], pattern: /^[A-Za-z0-9_-]{1,256}$/ },
		{ name: 'deviceSecret', role: 'secret', aliases: ['secret', 'password', 'key'] },
	],
	secret: 'text',
	certificates: true,
	refusesKeepAlive: true,
	methods: { 'HMAC-SHA256': 'SHA-256' },
	mac: 'message-is-key',
	encoding: 'hex',
	fields: {
		clientId: { separator: '_', fromEnd: true, parts: ['deviceId', 'type', 'check', 'stamp'] },
		username: { parts: ['username'] },
		password: { parts: ['token'] },
	},
	slots: {
		deviceId: { kind: 'identity', template: '{deviceId}' },
		type: { kind: 'text', usual: ['0'], only: true },
		check: { kind: 'text', usual: ['0', '1'], only: true },
		stamp: {
			kind: 'time',
			unit: 'hour',
			rule: 'near',
			tolerance: 3600,
			uncompared: ['check', '0'],
		},
		username: { kind: 'identity', template: '{deviceId}' },
		token: { kind: 'token' },
	},
	message: { separator: '', parts: ['{stamp}'] },
	keepAlive: { min: 0, max: 65535 },
	will: false,
	minInterval: 60,
	versions: ['3.1'],
	tlsOnly: false,
	// A product id of 24 digits, and the node's own.
	marks: { username: /^[0-9a-f]{24}_[\w-]+$/, clientId: /_\d_\d_\d[\d :T-]{6,}(?!\w)/ },
};
