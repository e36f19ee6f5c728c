import type { CloudForm } from './form.js';

export const azure: CloudForm = {
	name: 'azure',
	title: { en: 'Azure IoT Hub', zh: 'Azure IoT 中心' },
	device: [
		{
			name: 'hostName',
			role: 'product',
			aliases: ['host', 'hub', 'iotHub', 'hubHost', 'hubName'],
			pattern: /^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/,
		},
		{ name: 'deviceId', role: 'device', pattern: /^[A-Za-z0-9\-.%_*?!(),:=@$']{1,128}$/ },
		{
			name: 'sharedAccessKey',
			role: 'secret',
			aliases: ['deviceKey', 'primaryKey', 'secondaryKey', 'key'],
		},
		{
			name: 'sharedAccessKeyName',
			role: 'other',
			aliases: ['policy', 'policyName'],
			optional: true,
		},
		{
			name: 'moduleId',
			role: 'other',
			pattern: /^[A-Za-z0-9\-.%_*?!(),:=@$']{1,128}$/,
			optional: true,
		},
	],
	secret: 'base64',
	certificates: true,
	otherKey: { part: 'skn', name: 'sharedAccessKeyName' },
	derivedBy: 'deviceId',
	methods: { 'HMAC-SHA256': 'SHA-256' },
	mac: 'hmac',
	encoding: 'base64',
	fields: {
		clientId: { parts: ['deviceId'] },
		username: { separator: '/', escapes: true, parts: ['hub/device', 'api-version'] },
		password: {
			prefix: 'SharedAccessSignature ',
			parts: [
				{
					separator: '&',
					keys: { sr: 'sr', sig: 'sig', se: 'se', skn: 'skn' },
					optional: ['skn'],
				},
			],
		},
	},
	slots: {
		deviceId: {
			kind: 'identity',
			template: '{deviceId}',
			also: ['{deviceId}/{moduleId}'],
			alsoHolds: () => true,
		},
		'hub/device': {
			kind: 'identity',
			template: '{hostName}/{deviceId}',
			also: ['{hostName}/{deviceId}/{moduleId}'],
			alsoHolds: () => true,
		},
		// Devices sign in without it too.
		'api-version': { kind: 'text', pattern: /^\??api-version=\d{4}-\d\d-\d\d/, optional: true },
		sr: {
			kind: 'identity',
			template: '{hostName}/devices/{deviceId}',
			also: [
				'{hostName}/devices/{deviceId}/modules/{moduleId}',
				'{hostName}',
				'{hostName}/devices',
			],
			alsoHolds: ({ moduleId }, parts) => moduleId !== undefined || parts.skn !== undefined,
			wrong: [
				'{hostName}/{deviceId}',
				'{hostName}/device/{deviceId}',
				'{hostName}/devices/{deviceId}/',
				'/{hostName}/devices/{deviceId}',
				'https://{hostName}/devices/{deviceId}',
				'{hostName}/devices/{deviceId}/messages/events',
				'{hostName}/devices/{deviceId}/messages/events/',
				'{hostName}/Devices/{deviceId}',
				'{hostName}/{deviceId}/?api-version=2021-04-12',
				'devices/{deviceId}',
				'{deviceId}',
			],
			percent: true,
		},
		sig: { kind: 'token', percent: true },
		se: { kind: 'time', unit: 's', rule: 'end' },
		skn: { kind: 'text', optional: true, percent: true, is: 'sharedAccessKeyName' },
	},
	message: { separator: '\n', parts: ['{%sr}', '{se}'] },
	keepAlive: { min: 0, max: 1767 },
	will: true,
	minInterval: 5,
	versions: [],
	tlsOnly: true,
	hosts: /\.azure-devices\.(?:net|cn|us)$/,
	host: '{hostName}',
	marks: {
		username: /\.azure-devices\.(?:net|cn|us)\//,
		password: /sr=[^&]*azure-devices\.(?:net|cn|us)/,
	},
};
