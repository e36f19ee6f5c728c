import { createHmac } from 'node:crypto';
import type { CloudName } from '../../platform/clouds.js';
import type { SignIn } from '../../platform/rule.js';

/** The text fields of a CONNECT. */
export interface Fields {
	readonly clientId: string;
	readonly username: string;
	readonly password: string;
}

/** Credentials that somebody else published, or that node:crypto made where the source gives a part only. */
export interface Example extends Fields {
	readonly cloud: CloudName;
	/** What the platform knows of the device. */
	readonly device: Readonly<Record<string, string>>;
	/** Unix seconds. */
	readonly now: number;
	readonly tls: boolean;
	/** Parts in which any other character is refused; default all three fields. */
	readonly covered?: Partial<Fields>;
}

/** LuatOS, readme of iotauth. */
export const TENCENT: Example = {
	cloud: 'tencent',
	device: { productId: 'LD8S5J1L07', deviceName: 'test', deviceSecret: 'acyv3QDJrRa0fW5UE58KnQ==' },
	now: 1_800_000_000,
	tls: false,
	clientId: 'LD8S5J1L07test',
	username: 'LD8S5J1L07test;12010126;qkvrc;32472115200',
	password: '7f9b0fcd6eb78676f38272f7025948d8564ace5339a5b5c0e00d6339bba30c99;hmacsha256',
};

/** Azure CLI, its tests of the IoT extension. */
const AZURE: Example = {
	cloud: 'azure',
	device: {
		hostName: 'iot-hub-for-test.azure-devices.net',
		deviceId: 'iot-device-for-test',
		sharedAccessKey: '+XLy+MVZ+aTeOnVzN2kLeB16O+kSxmz6g3rS6fAf6rw=',
	},
	now: 1_471_940_362,
	tls: true,
	clientId: 'iot-device-for-test',
	username: 'iot-hub-for-test.azure-devices.net/iot-device-for-test/?api-version=2021-04-12',
	password:
		'SharedAccessSignature sr=iot-hub-for-test.azure-devices.net%2Fdevices%2Fiot-device-for-test&sig=SIumZ1ACqqPJZ2okHDlW9MSYKykEpqsQY3z6FMOICd4%3D&se=1471940363',
	covered: { username: 'iot-hub-for-test.azure-devices.net/iot-device-for-test/?api-version=' },
};

/** Microsoft Learn has the keys, and node:crypto signed. */
const GROUP_KEY =
	'8isrFI1sGsIlvvFSSFRiMfCNzv21fjbE/+ah/lSh3lF8e2YG1Te7w1KpZhJFFXJrqYKi9yegxkqIChbqOS9Egw==';
const REGISTRATION = 'sn-007-888-abc-mac-a1-b2-c3-d4-e5-f6';
const DPS: Example = {
	cloud: 'azure-dps',
	device: {
		idScope: '0ne00000001',
		registrationId: REGISTRATION,
		symmetricKey: 'Jsm0lyGpjaVYVP2g3FnmnmG9dI/9qU24wNoykUmermc=',
	},
	now: 1_800_000_000,
	tls: true,
	clientId: REGISTRATION,
	username: `0ne00000001/registrations/${REGISTRATION}/api-version=2019-03-31`,
	password: dpsToken('0ne00000001', REGISTRATION, 1_800_003_600),
	covered: { username: `0ne00000001/registrations/${REGISTRATION}/api-version=` },
};

export const AZURE_GROUP = { cloud: 'azure-dps', idScope: '0ne00000001', groupKey: GROUP_KEY };

/** A token for a device of the group. */
export function dpsToken(idScope: string, registrationId: string, expiry: number): string {
	const hmac = (key: Buffer, text: string) => createHmac('sha256', key).update(text).digest();
	const key = hmac(Buffer.from(GROUP_KEY, 'base64'), registrationId);
	const resource = encodeURIComponent(`${idScope}/registrations/${registrationId}`);
	const sig = encodeURIComponent(hmac(key, `${resource}\n${expiry}`).toString('base64'));
	return `SharedAccessSignature sr=${resource}&sig=${sig}&se=${expiry}&skn=registration`;
}

/** LuatOS. */
const ONENET: Example = {
	cloud: 'onenet',
	device: {
		productId: 'Ck2AF9QD2K',
		deviceName: 'test',
		key: 'T0s3ZkJEdkIxTnR6YktZRXRZMFpKTnNGblpycGdidFY=',
	},
	now: 1_800_000_000,
	tls: false,
	clientId: 'test',
	username: 'Ck2AF9QD2K',
	password:
		'version=2048-10-31&res=products%2FCk2AF9QD2K%2Fdevices%2Ftest&et=32472115200&method=sha256&sign=7TMn%2FaAfeybZBTPstT%2FxSQUqHokNOVbJ3JpLJR8fz7g%3D',
};

/** LuatOS. */
const HUAWEI: Example = {
	cloud: 'huawei',
	device: { deviceId: '6203cc94c7fb24029b110408_88888888', deviceSecret: '123456789' },
	now: 1_800_000_000,
	tls: false,
	clientId: '6203cc94c7fb24029b110408_88888888_0_0_2999010100',
	username: '6203cc94c7fb24029b110408_88888888',
	password: '5888ea6f4631ce76d621f452e8823507c36dd68a61f6e08518c8935e280c3c72',
};

/** LuatOS. */
const TUYA: Example = {
	cloud: 'tuya',
	device: { deviceId: '6c95875d0f5ba69607nzfl', deviceSecret: 'fb803786602df760' },
	now: 7_258_089_600,
	tls: true,
	clientId: 'tuyalink_6c95875d0f5ba69607nzfl',
	username:
		'6c95875d0f5ba69607nzfl|signMethod=hmacSha256,timestamp=7258089600,secureMode=1,accessType=1',
	password: 'd4e2d498e4195db3ed213b33d662e3b7bf434dc3d5a1f2e63b602ac9248ba72c',
};

/** LuatOS, whose client id is written out here. */
const ALIBABA: Example = {
	cloud: 'alibaba',
	device: {
		productKey: 'a1B2c3D4e5F',
		deviceName: 'sensor_001',
		deviceSecret: 'Y877Bgo8X5owd3lcB5wWDjryNPoB',
	},
	now: 1_800_000_000,
	tls: false,
	clientId: 'a1B2c3D4e5F.sensor_001|securemode=3,signmethod=hmacsha256,timestamp=324721152001213|',
	username: 'sensor_001&a1B2c3D4e5F',
	password: '26dc1595358d45d373fbe40b54540c0d8763dabde7f1cbb263ff4067a93f7150',
};

/** Derived. */
const APSARAMQ: Example = {
	cloud: 'apsaramq',
	device: {
		groupId: 'GID_Test',
		deviceId: '0001',
		instanceId: 'mqtt-cn-test',
		accessKeyId: 'LTAIexample',
		accessKeySecret: 'XXXXX',
	},
	now: 1_800_000_000,
	tls: false,
	clientId: 'GID_Test@@@0001',
	username: 'Signature|LTAIexample|mqtt-cn-test',
	password: 'vI009IZJZVGRwBwZvnbwjfuXxVM=',
};

/** LuatOS. */
const BAIDU: Example = {
	cloud: 'baidu',
	device: { iotCoreId: 'abcd123', deviceKey: 'mydevice', deviceSecret: 'ImSeCrEt0I1M2jkl' },
	now: 32_472_115_200,
	tls: false,
	clientId: 'anything',
	username: 'thingidp@abcd123|mydevice|32472115200|SHA256',
	password: '0e2e78921783530a6402f64b4265abbaa4fefb5f5da10af556d0c5b676c52836',
	covered: { clientId: '' },
};

export const EXAMPLES: readonly Example[] = [
	TENCENT,
	AZURE,
	DPS,
	ONENET,
	HUAWEI,
	TUYA,
	ALIBABA,
	APSARAMQ,
	BAIDU,
];

/** A CONNECT as the platform reads it. */
export function signIn(fields: Partial<Fields>, more: Partial<SignIn> = {}): SignIn {
	const { clientId = '', username, password } = fields;
	return {
		protocol: 'MQTT 3.1.1',
		clientId,
		username,
		password: password === undefined ? undefined : Buffer.from(password),
		keepAlive: 240,
		cleanSession: true,
		will: undefined,
		tls: false,
		...more,
	};
}

/** The credentials with each character of one field replaced by another, one at a time. */
export function replaced(example: Example, field: keyof Fields): Fields[] {
	const { clientId, username, password } = example;
	const text = example[field];
	const { length } = example.covered?.[field] ?? text;
	return Array.from({ length }, (_, i) => {
		const other = text[i] === '0' ? '1' : '0';
		return { clientId, username, password, [field]: text.slice(0, i) + other + text.slice(i + 1) };
	});
}
