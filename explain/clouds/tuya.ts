import type { CloudForm } from './form.js';

export const tuya: CloudForm = {
	name: 'tuya',
	title: { en: 'Tuya (TuyaLink)', zh: '涂鸦 TuyaLink' },
	device: [
		{ name: 'deviceId', role: 'device', aliases: ['device_id'], pattern: /^[A-Za-z0-9]+$/ },
		{ name: 'deviceSecret', role: 'secret', aliases: ['secret', 'key'] },
	],
	secret: 'text',
	methods: { hmacSha256: 'SHA-256' },
	mac: 'hmac',
	encoding: 'hex',
	fields: {
		clientId: { prefix: 'tuyalink_', parts: ['clientId'] },
		username: {
			separator: '|',
			parts: [
				'deviceId',
				{
					separator: ',',
					keys: {
						signMethod: 'signMethod',
						timestamp: 'timestamp',
						secureMode: 'secureMode',
						accessType: 'accessType',
					},
				},
			],
		},
		password: { parts: ['token'] },
	},
	slots: {
		clientId: { kind: 'identity', template: '{deviceId}' },
		deviceId: { kind: 'identity', template: '{deviceId}' },
		signMethod: { kind: 'method' },
		timestamp: { kind: 'time', unit: 's', rule: 'any' },
		secureMode: { kind: 'text', usual: ['1'], only: true },
		accessType: { kind: 'text', usual: ['1'], only: true },
		token: { kind: 'token' },
	},
	message: {
		separator: ',',
		parts: [
			'deviceId={deviceId}',
			'timestamp={timestamp}',
			'secureMode={secureMode}',
			'accessType={accessType}',
		],
	},
	keepAlive: { min: 0, max: 65535 },
	will: true,
	minInterval: 5,
	versions: [],
	tlsOnly: true,
	hosts: /\.tuya\w*\.com$/,
	marks: { clientId: /^tuyalink_/, username: /\|signMethod=/i },
};
