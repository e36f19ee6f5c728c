import {
	azureDeviceKey,
	azureDpsCredentials,
	azureDps as factory,
} from '../../../src/clouds/azure-dps.js';
import { cloudForm, EXPIRY, lifetimeOf, textOf } from './form.js';

export const azureDps = cloudForm({
	name: 'azure-dps',
	title: { en: 'Azure Device Provisioning Service', zh: 'Azure 设备预配服务（DPS）' },
	short: { en: 'Azure DPS', zh: 'Azure DPS' },
	fields: [
		{
			kind: 'text',
			name: 'idScope',
			label: { en: 'ID scope', zh: 'ID 范围' },
			hint: { en: 'Portal › DPS › Overview', zh: '门户 › DPS › 概述' },
			placeholder: '0ne00A1B2C3',
		},
		{
			kind: 'text',
			name: 'registrationId',
			label: { en: 'Registration ID', zh: '注册 ID' },
			hint: { en: 'Portal › DPS › Manage enrollments', zh: '门户 › DPS › 管理注册' },
			placeholder: 'thermometer-7',
		},
		{
			kind: 'choice',
			name: 'keyOf',
			label: { en: 'Enrollment', zh: '注册方式' },
			choices: [
				{ value: 'device', label: { en: 'Individual', zh: '单独注册' } },
				{ value: 'group', label: { en: 'Group', zh: '注册组' } },
			],
		},
		{
			kind: 'text',
			name: 'symmetricKey',
			label: { en: 'Symmetric key', zh: '对称密钥' },
			hint: {
				en: 'Primary or secondary key, Base64; a group’s key is made into the device’s',
				zh: '主密钥或辅助密钥，Base64 文本；组密钥会先派生出设备密钥',
			},
			secret: true,
		},
	],
	extras: [
		{
			kind: 'text',
			name: 'host',
			label: { en: 'Endpoint', zh: '终结点' },
			hint: { en: 'the global one if empty', zh: '留空则为全局终结点' },
			placeholder: 'global.azure-devices-provisioning.net',
			optional: true,
		},
	],
	time: { lifetime: true, noClock: false, fixed: EXPIRY },
	factory: 'azureDps',
	renamed: { groupKey: 'symmetricKey' },
	example: {
		idScope: '0ne00A1B2C3',
		registrationId: 'sn-007-888-abc-mac-a1-b2-c3-d4-e5-f6',
		keyOf: 'group',
		symmetricKey:
			'8isrFI1sGsIlvvFSSFRiMfCNzv21fjbE/+ah/lSh3lF8e2YG1Te7w1KpZhJFFXJrqYKi9yegxkqIChbqOS9Egw==',
	},
	publicCertificate: true,
	topic: () => '$dps/registrations/PUT/iotdps-register/?$rid=1',
	message: ({ registrationId }) => JSON.stringify({ registrationId }),
	derived: ({ keyOf, symmetricKey = '', registrationId = '' }) =>
		keyOf === 'group'
			? {
					label: { en: 'Device key', zh: '设备密钥' },
					secret: azureDeviceKey(symmetricKey, registrationId),
				}
			: undefined,
	device: ({ idScope = '', registrationId = '', symmetricKey = '', keyOf }) => ({
		idScope,
		registrationId,
		symmetricKey: keyOf === 'group' ? azureDeviceKey(symmetricKey, registrationId) : symmetricKey,
	}),
	options: (values) => ({ lifetime: lifetimeOf(values), host: textOf(values, 'host') }),
	create: factory,
	formula: (device, time) => azureDpsCredentials(device, { expiry: Number(time) }),
});
