import { bytes, call, type Library, random, type Use } from './use.js';

const TENCENT = {
	productId: 'LD8S5J1L07',
	deviceName: 'test',
	deviceSecret: 'acyv3QDJrRa0fW5UE58KnQ==',
};
const AZURE_KEY = '+XLy+MVZ+aTeOnVzN2kLeB16O+kSxmz6g3rS6fAf6rw=';
const PRODUCT = { productId: 'LD8S5J1L07', productSecret: 'hzvf5LF9S0isvBhDSauWMaIk' };

/** A device of each cloud, what signs for it with all inputs fixed, and the options of its factory. */
const CLOUDS = [
	{
		credentials: 'tencentCredentials',
		cloud: 'tencent',
		device: TENCENT,
		signing: { expiry: 32472115200, connectionId: 'qkvrc', sdkAppId: '21010406' },
		options: { random, lifetime: 60, region: 'europe', tls: true, sdkAppId: '21010406', host: 'h' },
	},
	{
		credentials: 'azureCredentials',
		cloud: 'azure',
		device: {
			hostName: 'iot-hub-for-test.azure-devices.net',
			deviceId: 'iot-device-for-test',
			sharedAccessKey: AZURE_KEY,
			sharedAccessKeyName: 'device',
		},
		signing: { expiry: 1471940363 },
		options: { lifetime: 3600, host: 'h' },
	},
	{
		credentials: 'azureDpsCredentials',
		cloud: 'azureDps',
		device: { idScope: '0ne00000A1B', registrationId: 'sn-007', symmetricKey: AZURE_KEY },
		signing: { expiry: 1471940363 },
		options: { lifetime: 3600, host: 'h' },
	},
	{
		credentials: 'onenetCredentials',
		cloud: 'onenet',
		device: { productId: 'Ck2AF9QD2K', deviceName: 'test', key: AZURE_KEY, keyLevel: 'device' },
		signing: { expiry: 1700000000, version: '2018-10-31' },
		options: { lifetime: 3600, tls: false, host: 'h' },
	},
	{
		credentials: 'huaweiCredentials',
		cloud: 'huawei',
		device: { deviceId: '6203cc94c7fb24029b110408_88888888', deviceSecret: '123456789' },
		signing: { timestamp: '2025041401', checkTimestamp: true },
		options: { host: 'h', tls: false, checkTimestamp: true },
	},
	{
		credentials: 'tuyaCredentials',
		cloud: 'tuya',
		device: { deviceId: '6c95875d0f5ba69607nzfl', deviceSecret: 'fb803786602df760' },
		signing: { timestamp: 1700000000 },
		options: { region: 'eu' },
	},
	{
		credentials: 'alibabaCredentials',
		cloud: 'alibaba',
		device: {
			productKey: 'a14Xib5kdYd',
			deviceName: 'light1983432',
			deviceSecret: 'oLyaKqVxtRvjH284LdhqVgVUx1UPy6zq',
		},
		signing: { timestamp: 1539421321846, tls: false, clientId: 'SN1928339' },
		options: { region: 'cn-shanghai', tls: true, port: 443, clientId: 'SN1928339' },
	},
	{
		credentials: 'apsaramqCredentials',
		cloud: 'apsaramq',
		device: {
			instanceId: 'mqtt-xxxxx',
			groupId: 'GID_Test',
			deviceId: '0001',
			accessKeyId: 'YYYYY',
			accessKeySecret: 'ABCDEFGHIJ',
			authentication: 'Signature',
		},
		options: { host: 'h', tls: true, port: 8883 },
	},
	{
		credentials: 'baiduCredentials',
		cloud: 'baidu',
		device: { iotCoreId: 'abcd123', deviceKey: 'mydevice', deviceSecret: 'ImSeCrEt0I1M2jkl' },
		signing: { timestamp: 1700000000, clientId: 'mine' },
		options: { clientId: 'mine', tls: false, host: 'h' },
	},
] as const;

/** The clouds whose factory and formula take a hash. */
const WITH_HASH: readonly string[] = ['tencent', 'onenet', 'alibaba'];

/** Uses of every cloud's formula and factory. */
export function cloudUses(library: Library): Use[] {
	return CLOUDS.flatMap(({ credentials, cloud, device, options, ...row }) => {
		const Hash = WITH_HASH.includes(cloud) ? { Hash: library.SHA256 } : {};
		const signing = 'signing' in row ? { signing: { ...row.signing, ...Hash } } : {};
		return [
			call(library, credentials, { device, ...signing }),
			{
				exports: [cloud],
				inputs: { device, options: { ...options, ...Hash }, now: 1800000000.5 },
				run: (inputs: Record<'device' | 'options' | 'now', never>) => {
					const { sign, ...made } = library[cloud](inputs.device, inputs.options);
					return [made, sign(inputs.now)];
				},
			},
		];
	});
}

/** Uses of what else the clouds' modules export. */
export function otherCloudUses(library: Library): Use[] {
	const options = { deviceName: 'test', now: 1551234565, nonce: 5456, region: 'bangkok' };
	const answer = `{"Response":{"Len":53,"Payload":"${library.encodeBase64(bytes(64))}","RequestId":"x"}}`;
	const json = '{"encryptionType":2,"psk":"lDZ6Uqt+I9E0wW7rvDUs7Q=="}';
	const plaintext = Uint8Array.from({ length: 64 }, (_, i) => json.charCodeAt(i) || 0);
	const response = '$dps/registrations/res/202/?$rid=1&retry-after=3';
	return [
		call(library, 'expiryAfter', { now: 1800000000.5, lifetime: 3600 }),
		call(library, 'randomConnectionId', { random }),
		call(library, 'azureDeviceKey', { groupKey: AZURE_KEY, registrationId: 'sn-007' }),
		...([library.DEVICE_REGISTER, library.REGISTER_DEV] as const).map((form) => ({
			...call(library, 'registrationRequest', { product: PRODUCT, options: { ...options, form } }),
			exports: ['registrationRequest', 'DEVICE_REGISTER', 'REGISTER_DEV'],
		})),
		call(library, 'registrationPayload', { answer, product: PRODUCT }),
		{
			...call(library, 'readRegistration', {
				plaintext,
				details: { productId: 'LD8S5J1L07', deviceName: 'test', length: json.length },
			}),
			together: ['plaintext', 'length'],
		},
		call(library, 'dpsRegisterRequest', { registrationId: 'sn-007', requestId: '1' }),
		call(library, 'dpsStatusRequest', { operationId: '4.d0a6', requestId: '2' }),
		call(library, 'readDpsResponse', {
			topic: response,
			payload: '{"operationId":"4.d0a6","status":"assigning"}',
		}),
		{
			exports: ['NO_CLOCK_EXPIRY', 'DPS_RESPONSES'],
			inputs: {},
			run: () => [library.NO_CLOCK_EXPIRY, library.DPS_RESPONSES],
		},
	];
}
