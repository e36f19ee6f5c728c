import {
	tencent as factory,
	randomConnectionId,
	type TencentRegion,
	tencentCredentials,
} from '../../../src/clouds/tencent.js';
import {
	cloudForm,
	EXPIRY,
	HASH,
	hashOf,
	lifetimeOf,
	random,
	textOf,
	tlsChoice,
	tlsOf,
} from './form.js';

export const tencent = cloudForm({
	name: 'tencent',
	title: { en: 'Tencent Cloud IoT Hub and IoT Explorer', zh: '腾讯云物联网通信、物联网开发平台' },
	short: { en: 'Tencent', zh: '腾讯云' },
	fields: [
		{
			kind: 'text',
			name: 'productId',
			label: { en: 'Product ID', zh: '产品 ID' },
			hint: {
				en: 'Console › Products: 10 letters and digits',
				zh: '控制台 › 产品列表，10 位字母和数字',
			},
			placeholder: 'LD8S5J1L07',
		},
		{
			kind: 'text',
			name: 'deviceName',
			label: { en: 'Device name', zh: '设备名称' },
			hint: { en: 'Console › Products › Devices', zh: '控制台 › 产品 › 设备列表' },
			placeholder: 'thermometer-7',
		},
		{
			kind: 'text',
			name: 'deviceSecret',
			label: { en: 'Device secret', zh: '设备密钥' },
			hint: {
				en: 'Console › the device’s details: Base64, with its “=”',
				zh: '控制台 › 设备详情，Base64 文本，包括末尾的“=”',
			},
			secret: true,
		},
	],
	extras: [
		{
			kind: 'choice',
			name: 'region',
			label: { en: 'Region', zh: '地域' },
			choices: [
				{ value: 'china', label: { en: 'China', zh: '中国' } },
				{ value: 'us-east', label: { en: 'US East', zh: '美东' } },
				{ value: 'europe', label: { en: 'Europe', zh: '欧洲' } },
				{ value: 'bangkok', label: { en: 'Bangkok', zh: '曼谷' } },
			],
		},
		tlsChoice(),
		HASH,
		{
			kind: 'text',
			name: 'sdkAppId',
			label: { en: 'sdkAppId', zh: 'sdkAppId' },
			hint: { en: '12010126 if empty', zh: '留空则为 12010126' },
			placeholder: '12010126',
			optional: true,
		},
		{
			kind: 'text',
			name: 'connectionId',
			label: { en: 'Connection ID', zh: '连接 ID（connid）' },
			hint: { en: 'For a fixed time; random if empty', zh: '仅用于指定时间；留空则随机生成' },
			when: ({ time }) => time === 'fixed',
			placeholder: 'qkvrc',
			optional: true,
		},
	],
	time: { lifetime: true, noClock: true, fixed: EXPIRY },
	factory: 'tencent',
	publicCertificate: false,
	example: {
		productId: 'LD8S5J1L07',
		deviceName: 'test',
		deviceSecret: 'acyv3QDJrRa0fW5UE58KnQ==',
	},
	topic: ({ productId, deviceName }) => `${productId}/${deviceName}/data`,
	device: ({ productId = '', deviceName = '', deviceSecret = '' }) => ({
		productId,
		deviceName,
		deviceSecret,
	}),
	options: (values) => ({
		random,
		lifetime: lifetimeOf(values),
		Hash: hashOf(values),
		region: textOf(values, 'region') as TencentRegion | undefined,
		tls: tlsOf(values),
		sdkAppId: textOf(values, 'sdkAppId'),
	}),
	create: factory,
	formula: (device, time, { Hash, sdkAppId }, values) =>
		tencentCredentials(device, {
			expiry: Number(time),
			connectionId: textOf(values, 'connectionId') ?? randomConnectionId(random),
			Hash,
			sdkAppId,
		}),
});
