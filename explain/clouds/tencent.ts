import type { CloudForm } from './form.js';

export const tencent: CloudForm = {
	name: 'tencent',
	title: { en: 'Tencent Cloud IoT', zh: '腾讯云物联网' },
	device: [
		{ name: 'productId', role: 'product', pattern: /^[A-Za-z0-9]{10}$/ },
		{ name: 'deviceName', role: 'device', pattern: /^[A-Za-z0-9:_-]{1,48}$/ },
		{ name: 'deviceSecret', role: 'secret', aliases: ['psk', 'devicePsk', 'deviceKey', 'key'] },
	],
	secret: 'base64',
	certificates: true,
	methods: { hmacsha256: 'SHA-256', hmacsha1: 'SHA-1' },
	mac: 'hmac',
	encoding: 'hex',
	fields: {
		clientId: { parts: ['identity'] },
		username: { separator: ';', parts: ['identity', 'sdkAppId', 'connid', 'expiry'] },
		password: { separator: ';', parts: ['token', 'method'] },
	},
	slots: {
		identity: { kind: 'identity', template: '{productId}{deviceName}' },
		sdkAppId: { kind: 'text', pattern: /^\d+$/, usual: ['12010126', '21010406'] },
		connid: { kind: 'text', pattern: /^[A-Za-z0-9]+$/, varies: true },
		expiry: { kind: 'time', unit: 's', rule: 'end', huge: true },
		token: { kind: 'token' },
		method: { kind: 'method' },
	},
	message: {
		field: 'username',
		separator: ';',
		parts: ['{identity}', '{sdkAppId}', '{connid}', '{expiry}'],
	},
	keepAlive: { min: 0, max: 900 },
	will: false,
	minInterval: 5,
	versions: ['3.1'],
	tlsOnly: false,
	hosts: /\.tencentdevices\.com$|\.tencentcs\.com$/,
	host: '{productId}.',
	sharedHosts: /^iotcloud-mqtt\.gz\./,
	marks: {
		username: /^[^;；]+[;；]\d{6,}[;；][^;；]*[;；]\d+/,
		password: /[;；]\s*hmacsha(?:1|256)\b/i,
	},
};
