import { alibaba, alibabaCredentials } from '../src/clouds/alibaba.js';
import { type ApsaraMQDevice, apsaramq } from '../src/clouds/apsaramq.js';
import { azure, azureCredentials, azureDeviceKey } from '../src/clouds/azure.js';
import { azureDps, azureDpsCredentials } from '../src/clouds/azure-dps.js';
import { baidu, baiduCredentials } from '../src/clouds/baidu.js';
import { huawei, huaweiCredentials } from '../src/clouds/huawei.js';
import { type OneNETDevice, onenet, onenetCredentials } from '../src/clouds/onenet.js';
import {
	randomConnectionId,
	type TencentRegion,
	tencent,
	tencentCredentials,
} from '../src/clouds/tencent.js';
import { type TuyaRegion, tuya, tuyaCredentials } from '../src/clouds/tuya.js';
import {
	CLIENT_ID,
	type CloudEntry,
	EXPIRY,
	type Given,
	GROUP_KEY,
	HASH,
	identity,
	LIFETIME,
	NO_CLOCK,
	TIMESTAMP,
	TLS,
} from './cloud-entry.js';

/** Each cloud in its own words. A new cloud is a row here, its words in words/clouds.ts, and nothing else in this folder. */
export const CLOUDS = {
	tencent: {
		title: 'cloud.tencent',
		device: {
			'product-id': identity('ID', 'identity.product-id', '10: A-Z a-z 0-9'),
			'device-name': identity('NAME', 'identity.device-name', '1-48: A-Z a-z 0-9 : _ -'),
		},
		secret: 'deviceSecret',
		options: {
			lifetime: LIFETIME,
			expiry: EXPIRY,
			'no-clock': NO_CLOCK,
			'connection-id': {
				type: 'text',
				value: 'ID',
				help: 'option.connection-id',
				allowed: '1-16: A-Z a-z 0-9',
			},
			hash: HASH,
			'sdk-app-id': { type: 'text', value: 'ID', fallback: '12010126', help: 'option.sdk-app-id' },
			region: {
				type: 'choice',
				value: 'NAME',
				choices: ['china', 'us-east', 'europe', 'bangkok'],
				fallback: 'china',
				help: 'option.region',
			},
			tls: TLS,
		},
		create: ({ device: { productId, deviceName }, secret, text, host, lifetime, Hash, tls }) =>
			tencent(
				{ productId, deviceName, deviceSecret: secret },
				{
					random: Math.random,
					lifetime,
					Hash,
					region: text.region as TencentRegion | undefined,
					tls,
					sdkAppId: text.sdkAppId,
					host,
				},
			),
		fixed: ({ device: { productId, deviceName }, secret, text, Hash }, { expiry, connectionId }) =>
			tencentCredentials(
				{ productId, deviceName, deviceSecret: secret },
				{
					expiry,
					connectionId: connectionId ?? randomConnectionId(Math.random),
					Hash,
					sdkAppId: text.sdkAppId,
				},
			),
	},
	azure: {
		title: 'cloud.azure',
		device: {
			'host-name': identity('HUB', 'identity.host-name', 'NAME.azure-devices.net'),
			'device-id': identity('ID', 'identity.device-id', '1-128'),
		},
		secret: 'sharedAccessKey',
		options: {
			'shared-access-key-name': { type: 'text', value: 'POLICY', help: 'option.policy' },
			'group-key': GROUP_KEY,
			lifetime: LIFETIME,
			expiry: EXPIRY,
		},
		create: (given) => azure(azureDevice(given), { lifetime: given.lifetime, host: given.host }),
		fixed: (given, { expiry }) => azureCredentials(azureDevice(given), { expiry }),
	},
	'azure-dps': {
		title: 'cloud.azure-dps',
		device: {
			'id-scope': identity('ID', 'identity.id-scope', '1-64: A-Z a-z 0-9'),
			'registration-id': identity('ID', 'identity.registration-id', '1-128: A-Z a-z 0-9 : . _ -'),
		},
		secret: 'symmetricKey',
		options: { 'group-key': GROUP_KEY, lifetime: LIFETIME, expiry: EXPIRY },
		create: (given) => azureDps(dpsDevice(given), { lifetime: given.lifetime, host: given.host }),
		fixed: (given, { expiry }) => azureDpsCredentials(dpsDevice(given), { expiry }),
	},
	onenet: {
		title: 'cloud.onenet',
		device: {
			'product-id': identity('ID', 'identity.product-id', '1-64: A-Z a-z 0-9'),
			'device-name': identity('NAME', 'identity.device-name', '1-64: A-Z a-z 0-9 _ -'),
		},
		secret: 'key',
		options: {
			'key-level': {
				type: 'choice',
				value: 'LEVEL',
				choices: ['device', 'product'],
				fallback: 'device',
				help: 'option.key-level',
			},
			lifetime: LIFETIME,
			expiry: EXPIRY,
			'no-clock': NO_CLOCK,
			hash: HASH,
			tls: TLS,
		},
		create: (given) => onenet(onenetDevice(given), given),
		fixed: (given, { expiry }) =>
			onenetCredentials(onenetDevice(given), { expiry, Hash: given.Hash }),
	},
	huawei: {
		title: 'cloud.huawei',
		device: { 'device-id': identity('ID', 'identity.device-id', '1-128: A-Z a-z 0-9 _ -') },
		secret: 'deviceSecret',
		options: {
			'no-timestamp-check': { type: 'flag', help: 'option.no-timestamp-check' },
			timestamp: { ...TIMESTAMP, value: 'YYYYMMDDHH' },
			'no-clock': NO_CLOCK,
			tls: TLS,
		},
		isHostRequired: true,
		validity: 'forever',
		create: ({ device: { deviceId }, secret, host = '', tls, checkTimestamp }) =>
			huawei({ deviceId, deviceSecret: secret }, { host, tls, checkTimestamp }),
		fixed: ({ device: { deviceId }, secret, checkTimestamp }, { timestamp }) =>
			huaweiCredentials(
				{ deviceId, deviceSecret: secret },
				{ timestamp: `${timestamp}`, checkTimestamp },
			),
	},
	tuya: {
		title: 'cloud.tuya',
		device: { 'device-id': identity('ID', 'identity.device-id', '1-64: A-Z a-z 0-9') },
		secret: 'deviceSecret',
		options: {
			region: {
				type: 'choice',
				value: 'NAME',
				choices: ['cn', 'eu', 'weaz', 'us', 'ueaz', 'in'],
				fallback: 'cn',
				help: 'option.region',
			},
			timestamp: { ...TIMESTAMP, value: 'UNIX' },
		},
		validity: 'clock',
		create: ({ device: { deviceId }, secret, text, host }) =>
			tuya(
				{ deviceId, deviceSecret: secret },
				{ region: text.region as TuyaRegion | undefined, host },
			),
		fixed: ({ device: { deviceId }, secret }, { timestamp }) =>
			tuyaCredentials({ deviceId, deviceSecret: secret }, { timestamp }),
	},
	alibaba: {
		title: 'cloud.alibaba',
		device: {
			'product-key': identity('KEY', 'identity.product-key', '1-64: A-Z a-z 0-9'),
			'device-name': identity('NAME', 'identity.device-name', '4-32: A-Z a-z 0-9 - _ @ . :'),
		},
		secret: 'deviceSecret',
		options: {
			region: { type: 'text', value: 'NAME', help: 'option.alibaba-region' },
			'instance-id': { type: 'text', value: 'ID', help: 'option.alibaba-instance' },
			'client-id': CLIENT_ID,
			timestamp: { ...TIMESTAMP, value: 'MS' },
			'no-clock': NO_CLOCK,
			hash: HASH,
			tls: TLS,
		},
		validity: 'forever',
		create: ({ device: { productKey, deviceName }, secret, text, host, tls, Hash }) =>
			alibaba(
				{ productKey, deviceName, deviceSecret: secret },
				{
					...(host === undefined ? { region: text.region, instanceId: text.instanceId } : { host }),
					tls,
					Hash,
					clientId: text.clientId,
				},
			),
		fixed: ({ device: { productKey, deviceName }, secret, text, tls, Hash }, { timestamp }) =>
			alibabaCredentials(
				{ productKey, deviceName, deviceSecret: secret },
				{ timestamp, tls, Hash, clientId: text.clientId },
			),
	},
	apsaramq: {
		title: 'cloud.apsaramq',
		device: {
			'instance-id': identity('ID', 'identity.instance-id', '1-64: A-Z a-z 0-9 _ -'),
			'group-id': identity('GID', 'identity.group-id', 'GID_...'),
			'device-id': identity('ID', 'identity.device-id', 'A-Z a-z 0-9 _ -'),
			'access-key-id': identity('ID', 'identity.access-key-id', '1-128'),
		},
		secret: 'accessKeySecret',
		options: {
			authentication: {
				type: 'choice',
				value: 'KIND',
				choices: ['Signature', 'DeviceCredential'],
				fallback: 'Signature',
				help: 'option.authentication',
			},
			tls: TLS,
		},
		isHostRequired: true,
		validity: 'forever',
		create: ({ device, secret, text, host = '', tls }) =>
			apsaramq(
				{
					instanceId: device.instanceId,
					groupId: device.groupId,
					deviceId: device.deviceId,
					accessKeyId: device.accessKeyId,
					accessKeySecret: secret,
					authentication: text.authentication as ApsaraMQDevice['authentication'],
				},
				{ host, tls },
			),
	},
	baidu: {
		title: 'cloud.baidu',
		device: {
			'iot-core-id': identity('ID', 'identity.iot-core-id', '1-64: A-Z a-z 0-9'),
			'device-key': identity('KEY', 'identity.device-key', '1-128'),
		},
		secret: 'deviceSecret',
		options: {
			'client-id': CLIENT_ID,
			timestamp: { ...TIMESTAMP, value: 'UNIX' },
			'no-clock': NO_CLOCK,
			tls: TLS,
		},
		validity: 'clock',
		create: ({ device: { iotCoreId, deviceKey }, secret, text, host, tls }) =>
			baidu({ iotCoreId, deviceKey, deviceSecret: secret }, { clientId: text.clientId, tls, host }),
		fixed: ({ device: { iotCoreId, deviceKey }, secret, text }, { timestamp }) =>
			baiduCredentials(
				{ iotCoreId, deviceKey, deviceSecret: secret },
				{ timestamp, clientId: text.clientId },
			),
	},
} as const satisfies Readonly<Record<string, CloudEntry>>;

export type CloudName = keyof typeof CLOUDS;

export const CLOUD_NAMES = Object.keys(CLOUDS) as CloudName[];

function azureDevice({ device: { hostName, deviceId }, secret, text, groupKey }: Given) {
	return {
		hostName,
		deviceId,
		sharedAccessKey: groupKey ? azureDeviceKey(secret, deviceId) : secret,
		sharedAccessKeyName: text.sharedAccessKeyName,
	};
}

function dpsDevice({ device: { idScope, registrationId }, secret, groupKey }: Given) {
	const symmetricKey = groupKey ? azureDeviceKey(secret, registrationId) : secret;
	return { idScope, registrationId, symmetricKey };
}

function onenetDevice({ device: { productId, deviceName }, secret, text }: Given) {
	return {
		productId,
		deviceName,
		key: secret,
		keyLevel: text.keyLevel as OneNETDevice['keyLevel'],
	};
}
