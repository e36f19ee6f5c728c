import { expect, test } from 'vitest';
import { Registry } from '../../../platform/registry.js';
import { EXAMPLES, TENCENT } from '../../support/platform.js';

test('knows devices of all clouds at once', () => {
	const devices = EXAMPLES.map(({ cloud, device }) => ({ cloud, ...device }));
	const registry = new Registry('tencent', { devices });
	expect(registry.devices.map(({ cloud }) => cloud)).toEqual(EXAMPLES.map(({ cloud }) => cloud));
});

const { device } = TENCENT;
const secret = 'n0t-canonical';

test.each<[what: string, devices: unknown[], message: string]>([
	['a number', [5], 'devices[0]: expected an object'],
	[
		'another cloud',
		[{ ...device, cloud: 'constructor' }],
		'devices[0]: cloud: expected one of tencent, azure, azure-dps, onenet, huawei, tuya, alibaba, apsaramq, baidu',
	],
	['the same device', [device, device], 'devices[1]: LD8S5J1L07/test again'],
	[
		'a short product id',
		[{ ...device, productId: 'LD8S5J1L0' }],
		'devices[0]: productId: expected 10 letters and digits',
	],
	[
		'a secret that is no Base64',
		[device, { ...device, deviceName: 'b', deviceSecret: secret }],
		'devices[1]: deviceSecret: expected canonical Base64',
	],
	[
		'topics that are no array',
		[{ ...device, customTopics: 'a' }],
		'devices[0]: customTopics: expected an array of topic filters',
	],
])('refuses %s without showing it', (_, devices, message) => {
	expect(() => new Registry('tencent', { devices: devices as object[] })).toThrow(message);
});

test.each<[what: string, product: object, message: string]>([
	[
		'a cloud that enrols nobody',
		{ cloud: 'tuya' },
		'products[0]: expected one of tencent or azure-dps',
	],
	[
		'a short product secret',
		{ productId: 'LD8S5J1L07', productSecret: 'short' },
		'products[0]: productSecret: expected 16 to 64 ASCII characters',
	],
])('refuses %s', (_, product, message) => {
	expect(() => new Registry('tencent', { devices: [], products: [product] })).toThrow(message);
});

test('keeps what it knows when it is given something wrong', () => {
	const registry = new Registry('tencent', { devices: [device] });
	expect(() => registry.replace({ devices: [{}] })).toThrow('devices[0]: productId');
	expect(registry.devices).toHaveLength(1);
});

test('gives back what it was given', () => {
	const contents = {
		devices: [{ cloud: 'tencent', ...device }],
		products: [{ productId: 'LD8S5J1L07', productSecret: 'hzvf5LF9S0isvBhDSauWMaIk' }],
	};
	expect(new Registry('tencent', contents).contents()).toEqual(contents);
});
