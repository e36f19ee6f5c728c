import type { CloudForm } from './form.js';

export const azureDps: CloudForm = {
	name: 'azure-dps',
	title: { en: 'Azure Device Provisioning Service', zh: 'Azure 设备预配服务（DPS）' },
	device: [
		{
			name: 'idScope',
			role: 'product',
			aliases: ['scopeId', 'scope', 'dpsIdScope'],
			pattern: /^[A-Za-z0-9]+$/,
		},
		{ name: 'registrationId', role: 'device', aliases: ['deviceId'] },
		{
			name: 'symmetricKey',
			role: 'secret',
			aliases: ['deviceKey', 'sharedAccessKey', 'primaryKey', 'key'],
		},
	],
	secret: 'base64',
	certificates: true,
	derivedBy: 'registrationId',
	methods: { 'HMAC-SHA256': 'SHA-256' },
	mac: 'hmac',
	encoding: 'base64',
	fields: {
		clientId: { parts: ['registrationId'] },
		username: { separator: '/', escapes: true, parts: ['idScope/registrationId', 'api-version'] },
		password: {
			prefix: 'SharedAccessSignature ',
			parts: [{ separator: '&', keys: { sr: 'sr', sig: 'sig', se: 'se', skn: 'skn' } }],
		},
	},
	slots: {
		registrationId: { kind: 'identity', template: '{registrationId}' },
		'idScope/registrationId': {
			kind: 'identity',
			template: '{idScope}/registrations/{registrationId}',
			wrong: ['{idScope}/registration/{registrationId}', '{idScope}/{registrationId}'],
		},
		'api-version': { kind: 'text', pattern: /^\??api-version=\d{4}-\d\d-\d\d/ },
		sr: {
			kind: 'identity',
			template: '{idScope}/registrations/{registrationId}',
			wrong: [
				'{idScope}/registration/{registrationId}',
				'{idScope}/{registrationId}',
				'{idScope}/devices/{registrationId}',
				'{idScope}/registrations/{registrationId}/',
				'{idScope}',
				'{registrationId}',
				'global.azure-devices-provisioning.net/{idScope}/registrations/{registrationId}',
				'global.azure-devices-provisioning.net/devices/{registrationId}',
			],
			percent: true,
		},
		sig: { kind: 'token', percent: true },
		se: { kind: 'time', unit: 's', rule: 'end' },
		skn: { kind: 'text', usual: ['registration'], only: true },
	},
	message: { separator: '\n', parts: ['{%sr}', '{se}'] },
	keepAlive: { min: 0, max: 1767 },
	will: true,
	minInterval: 5,
	versions: [],
	tlsOnly: true,
	hosts: /\.azure-devices-provisioning\.(?:net|cn|us)$/,
	marks: {
		username: /^[^/]+\/registrations?\//,
		password: /sr=[^&]*registrations?(?:%2F|\/)|skn=registration/i,
	},
};
