import type { CloudForm } from './form.js';

export const alibaba: CloudForm = {
	name: 'alibaba',
	title: { en: 'Alibaba Cloud IoT Platform', zh: '阿里云物联网平台' },
	device: [
		{ name: 'productKey', role: 'product', aliases: ['pk'], pattern: /^[A-Za-z0-9]+$/ },
		{ name: 'deviceName', role: 'device', aliases: ['dn'], pattern: /^[A-Za-z0-9_.:@-]{1,64}$/ },
		{ name: 'deviceSecret', role: 'secret', aliases: ['ds', 'secret'] },
		{ name: 'id', role: 'other', aliases: ['clientId'], optional: true },
	],
	secret: 'text',
	methods: { hmacsha256: 'SHA-256', hmacsha1: 'SHA-1', hmacmd5: 'MD5' },
	mac: 'hmac',
	encoding: 'hex',
	fields: {
		clientId: {
			separator: '|',
			suffix: '|',
			parts: [
				'id',
				{
					separator: ',',
					keys: { securemode: 'securemode', signmethod: 'signmethod', timestamp: 'timestamp' },
					open: true,
					optional: ['timestamp'],
				},
			],
		},
		username: { parts: ['username'] },
		password: { parts: ['token'] },
	},
	slots: {
		id: {
			kind: 'text',
			pattern: /^.{1,64}$/,
			guesses: [
				'{deviceName}',
				'{productKey}.{deviceName}',
				'{productKey}{deviceName}',
				'{productKey}&{deviceName}',
				'{deviceName}&{productKey}',
				'{productKey}_{deviceName}',
				'{productKey}',
				'12345',
			],
		},
		securemode: { kind: 'text', usual: ['2', '3'], only: true },
		signmethod: { kind: 'method' },
		timestamp: { kind: 'time', unit: 'ms', rule: 'any', optional: true },
		username: { kind: 'identity', template: '{deviceName}&{productKey}' },
		deviceName: { kind: 'identity', template: '{deviceName}' },
		productKey: { kind: 'identity', template: '{productKey}' },
		// Its documentation: 大小写不敏感.
		token: { kind: 'token', anyCase: true },
	},
	message: {
		separator: '',
		parts: [
			'clientId{id}',
			'deviceName{deviceName}',
			'productKey{productKey}',
			'timestamp{timestamp}',
		],
	},
	keepAlive: { min: 30, max: 1200 },
	will: false,
	minInterval: 5,
	versions: ['3.1', '5'],
	tlsOnly: false,
	hosts: /(?:^|\.)(?:iot-as-mqtt\.[\w-]+|mqtt\.iothub)\.aliyuncs\.com$/,
	host: '{productKey}.',
	sharedHosts: /^(?:public\.)?iot-as-mqtt\.|\.mqtt\.iothub\./,
	marks: { clientId: /^(?!.*accessType=).*\|(?:.*,)?(?:securemode|signmethod|timestamp)=/i },
};
