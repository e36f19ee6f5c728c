import type { CloudName } from '../cli/clouds.js';

/** What a cloud's factory takes, in JSON. */
export interface Factory {
	/** The name of the function that src/clouds exports. */
	readonly name: string;
	readonly device: Readonly<Record<string, string | undefined>>;
	readonly options: Readonly<Record<string, unknown>>;
}

/** The names of the factories. */
export const FACTORIES: Readonly<Record<CloudName, string>> = {
	tencent: 'tencent',
	azure: 'azure',
	'azure-dps': 'azureDps',
	onenet: 'onenet',
	huawei: 'huawei',
	tuya: 'tuya',
	alibaba: 'alibaba',
	apsaramq: 'apsaramq',
	baidu: 'baidu',
};

const HOST = { host: '127.0.0.1' };

/** Devices that the clouds' documentation, their SDKs' tests or LuatOS published; none of them is anybody's. */
export const PUBLISHED: Readonly<Record<CloudName, Omit<Factory, 'name'>>> = {
	tencent: {
		device: {
			productId: 'LD8S5J1L07',
			deviceName: 'test',
			deviceSecret: 'acyv3QDJrRa0fW5UE58KnQ==',
		},
		options: HOST,
	},
	azure: {
		device: {
			hostName: 'iot-hub-for-test.azure-devices.net',
			deviceId: 'iot-device-for-test',
			sharedAccessKey: '+XLy+MVZ+aTeOnVzN2kLeB16O+kSxmz6g3rS6fAf6rw=',
		},
		options: HOST,
	},
	'azure-dps': {
		device: {
			idScope: '0ne00000001',
			registrationId: 'sn-007-888-abc-mac-a1-b2-c3-d4-e5-f6',
			symmetricKey: 'Jsm0lyGpjaVYVP2g3FnmnmG9dI/9qU24wNoykUmermc=',
		},
		options: HOST,
	},
	onenet: {
		device: {
			productId: 'Ck2AF9QD2K',
			deviceName: 'test',
			key: 'T0s3ZkJEdkIxTnR6YktZRXRZMFpKTnNGblpycGdidFY=',
		},
		options: HOST,
	},
	huawei: {
		device: { deviceId: '6203cc94c7fb24029b110408_88888888', deviceSecret: '123456789' },
		options: HOST,
	},
	tuya: {
		device: { deviceId: '6c95875d0f5ba69607nzfl', deviceSecret: 'fb803786602df760' },
		options: HOST,
	},
	alibaba: {
		device: {
			productKey: 'a1B2c3D4e5F',
			deviceName: 'sensor_001',
			deviceSecret: 'Y877Bgo8X5owd3lcB5wWDjryNPoB',
		},
		options: HOST,
	},
	apsaramq: {
		device: {
			groupId: 'GID_Test',
			deviceId: '0001',
			instanceId: 'mqtt-cn-test',
			accessKeyId: 'LTAIexample',
			accessKeySecret: 'XXXXX',
		},
		options: HOST,
	},
	baidu: {
		device: { iotCoreId: 'abcd123', deviceKey: 'mydevice', deviceSecret: 'ImSeCrEt0I1M2jkl' },
		options: HOST,
	},
};
