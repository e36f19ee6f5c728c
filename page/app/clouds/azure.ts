import { azureCredentials, azureDeviceKey, azure as factory } from '../../../src/clouds/azure.js';
import { cloudForm, EXPIRY, lifetimeOf, textOf } from './form.js';

export const azure = cloudForm({
	name: 'azure',
	title: { en: 'Azure IoT Hub', zh: 'Azure IoT 中心' },
	short: { en: 'Azure', zh: 'Azure' },
	fields: [
		{
			kind: 'text',
			name: 'hostName',
			label: { en: 'Host name', zh: '主机名' },
			hint: { en: 'Portal › IoT hub › Overview', zh: '门户 › IoT 中心 › 概述' },
			placeholder: 'my-hub.azure-devices.net',
		},
		{
			kind: 'text',
			name: 'deviceId',
			label: { en: 'Device ID', zh: '设备 ID' },
			hint: { en: 'Portal › IoT hub › Devices', zh: '门户 › IoT 中心 › 设备' },
			placeholder: 'thermometer-7',
		},
		{
			kind: 'choice',
			name: 'keyOf',
			label: { en: 'Whose key', zh: '密钥类型' },
			choices: [
				{ value: 'device', label: { en: 'The device’s', zh: '设备密钥' } },
				{ value: 'policy', label: { en: 'A policy’s', zh: '策略密钥' } },
				{ value: 'group', label: { en: 'A group’s', zh: '组密钥' } },
			],
		},
		{
			kind: 'text',
			name: 'sharedAccessKeyName',
			label: { en: 'Policy name', zh: '策略名称' },
			hint: { en: 'Portal › Shared access policies', zh: '门户 › 共享访问策略' },
			placeholder: 'device',
			when: ({ keyOf }) => keyOf === 'policy',
		},
		{
			kind: 'text',
			name: 'sharedAccessKey',
			label: { en: 'Shared access key', zh: '共享访问密钥' },
			hint: {
				en: 'Primary or secondary key, Base64; a group’s key is made into the device’s',
				zh: '主密钥或辅助密钥，Base64 文本；组密钥会先派生出设备密钥',
			},
			secret: true,
		},
	],
	extras: [],
	time: { lifetime: true, noClock: false, fixed: EXPIRY },
	factory: 'azure',
	renamed: { groupKey: 'sharedAccessKey', registrationId: 'deviceId' },
	example: {
		hostName: 'iot-hub-for-test.azure-devices.net',
		deviceId: 'iot-device-for-test',
		sharedAccessKey: '+XLy+MVZ+aTeOnVzN2kLeB16O+kSxmz6g3rS6fAf6rw=',
	},
	publicCertificate: true,
	topic: ({ deviceId }) => `devices/${deviceId}/messages/events/`,
	derived: ({ keyOf, sharedAccessKey = '', deviceId = '' }) =>
		keyOf === 'group'
			? {
					label: { en: 'Device key', zh: '设备密钥' },
					secret: azureDeviceKey(sharedAccessKey, deviceId),
				}
			: undefined,
	device: (values) => {
		const { hostName = '', deviceId = '', sharedAccessKey = '', keyOf } = values;
		return {
			hostName,
			deviceId,
			sharedAccessKey:
				keyOf === 'group' ? azureDeviceKey(sharedAccessKey, deviceId) : sharedAccessKey,
			sharedAccessKeyName: keyOf === 'policy' ? textOf(values, 'sharedAccessKeyName') : undefined,
		};
	},
	options: (values) => ({ lifetime: lifetimeOf(values) }),
	create: factory,
	formula: (device, time) => azureCredentials(device, { expiry: Number(time) }),
});
