import { onenet as factory, onenetCredentials } from '../../../src/clouds/onenet.js';
import { cloudForm, EXPIRY, HASH, hashOf, lifetimeOf, textOf, tlsChoice, tlsOf } from './form.js';

export const onenet = cloudForm({
	name: 'onenet',
	title: { en: 'China Mobile OneNET', zh: '中国移动 OneNET' },
	short: { en: 'OneNET', zh: 'OneNET' },
	fields: [
		{
			kind: 'text',
			name: 'productId',
			label: { en: 'Product ID', zh: '产品 ID' },
			hint: { en: 'Console › Product development', zh: '控制台 › 产品开发 › 产品信息' },
			placeholder: 'Ck2AF9QD2K',
		},
		{
			kind: 'text',
			name: 'deviceName',
			label: { en: 'Device name', zh: '设备名称' },
			hint: { en: 'Console › Device management', zh: '控制台 › 设备管理' },
			placeholder: 'thermometer-7',
		},
		{
			kind: 'choice',
			name: 'keyLevel',
			label: { en: 'Whose key', zh: '密钥类型' },
			choices: [
				{ value: 'device', label: { en: 'The device’s', zh: '设备密钥' } },
				{ value: 'product', label: { en: 'The product’s', zh: '产品 access_key' } },
			],
		},
		{
			kind: 'text',
			name: 'key',
			label: { en: 'Key', zh: '密钥' },
			hint: {
				en: 'Console › the device’s details, or the product’s access_key; Base64',
				zh: '控制台 › 设备详情中的设备密钥，或产品的 access_key；Base64 文本',
			},
			secret: true,
		},
	],
	extras: [
		tlsChoice(),
		HASH,
		{
			kind: 'text',
			name: 'version',
			label: { en: 'Version', zh: '版本（version）' },
			hint: {
				en: 'For a fixed time; 2018-10-31 if empty',
				zh: '仅用于指定时间；留空则为 2018-10-31',
			},
			placeholder: '2018-10-31',
			when: ({ time }) => time === 'fixed',
			optional: true,
		},
	],
	time: { lifetime: true, noClock: true, fixed: EXPIRY },
	factory: 'onenet',
	example: {
		productId: 'Ck2AF9QD2K',
		deviceName: 'test',
		key: 'T0s3ZkJEdkIxTnR6YktZRXRZMFpKTnNGblpycGdidFY=',
	},
	publicCertificate: false,
	topic: ({ productId, deviceName }) => `$sys/${productId}/${deviceName}/thing/property/post`,
	device: ({ productId = '', deviceName = '', key = '', keyLevel }) => ({
		productId,
		deviceName,
		key,
		keyLevel: keyLevel === 'product' ? ('product' as const) : undefined,
	}),
	options: (values) => ({
		lifetime: lifetimeOf(values),
		Hash: hashOf(values),
		tls: tlsOf(values),
	}),
	create: factory,
	formula: (device, time, _, values) =>
		onenetCredentials(device, {
			expiry: Number(time),
			Hash: hashOf(values),
			version: textOf(values, 'version'),
		}),
});
