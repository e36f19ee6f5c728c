import type { CloudForm } from './form.js';

export const onenet: CloudForm = {
	name: 'onenet',
	title: { en: 'China Mobile OneNET', zh: '中国移动 OneNET' },
	device: [
		{
			name: 'productId',
			role: 'product',
			aliases: ['pid', 'product_id'],
			pattern: /^[A-Za-z0-9]+$/,
		},
		{ name: 'deviceName', role: 'device', aliases: ['name'], pattern: /^[A-Za-z0-9_-]{1,64}$/ },
		{
			name: 'key',
			role: 'secret',
			aliases: ['deviceKey', 'accessKey', 'secret', 'secKey', 'deviceSecret'],
		},
		{ name: 'keyLevel', role: 'other', optional: true },
	],
	secret: 'base64',
	methods: { sha256: 'SHA-256', sha1: 'SHA-1', md5: 'MD5' },
	mac: 'hmac',
	encoding: 'base64',
	fields: {
		clientId: { parts: ['deviceName'] },
		username: { parts: ['productId'] },
		password: {
			parts: [
				{
					separator: '&',
					keys: { version: 'version', res: 'res', et: 'et', method: 'method', sign: 'sign' },
				},
			],
		},
	},
	slots: {
		deviceName: { kind: 'identity', template: '{deviceName}' },
		productId: { kind: 'identity', template: '{productId}' },
		version: { kind: 'text', pattern: /^\d{4}-\d\d-\d\d$/, usual: ['2018-10-31', '2022-05-01'] },
		res: {
			kind: 'identity',
			template: 'products/{productId}/devices/{deviceName}',
			also: ['products/{productId}'],
			alsoHolds: ({ keyLevel }) => (keyLevel === undefined ? undefined : keyLevel === 'product'),
			wrong: [
				'product/{productId}/device/{deviceName}',
				'/products/{productId}/devices/{deviceName}',
				'products/{productId}/devices/{deviceName}/',
				'products/{productId}/{deviceName}',
				'products/{productId}/device/{deviceName}',
				'products/{productId}/devices',
				'products/{deviceName}/devices/{productId}',
				'devices/{deviceName}',
				'{productId}/devices/{deviceName}',
				'{productId}/{deviceName}',
				'mqs/{productId}',
				'{productId}',
				'{deviceName}',
			],
			percent: true,
		},
		et: { kind: 'time', unit: 's', rule: 'end' },
		method: { kind: 'method' },
		sign: { kind: 'token', percent: true },
	},
	message: { separator: '\n', parts: ['{et}', '{method}', '{res}', '{version}'] },
	keepAlive: { min: 10, max: 1800 },
	will: true,
	minInterval: 5,
	versions: [],
	tlsOnly: false,
	hosts: /\.heclouds\.com$/,
	marks: {
		password: /(?:version|res|et|method|sign)=[^&]*&(?:.*&)?(?:version|res|et|method|sign)=/,
	},
};
