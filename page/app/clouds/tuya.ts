import { tuya as factory, type TuyaRegion, tuyaCredentials } from '../../../src/clouds/tuya.js';
import { cloudForm, TIMESTAMP, textOf } from './form.js';

export const tuya = cloudForm({
	name: 'tuya',
	title: { en: 'Tuya (TuyaLink)', zh: '涂鸦（TuyaLink）' },
	short: { en: 'Tuya', zh: '涂鸦' },
	fields: [
		{
			kind: 'text',
			name: 'deviceId',
			label: { en: 'Device ID', zh: '设备 ID' },
			hint: {
				en: 'Tuya Developer Platform › the product › Device development',
				zh: '涂鸦开发者平台 › 产品 › 设备开发',
			},
			placeholder: '6c95875d0f5ba69607nzfl',
		},
		{
			kind: 'text',
			name: 'deviceSecret',
			label: { en: 'Device secret', zh: '设备密钥' },
			hint: {
				en: 'Beside the device ID; text, not decoded',
				zh: '与设备 ID 同处；按文本使用，不解码',
			},
			secret: true,
		},
	],
	extras: [
		{
			kind: 'choice',
			name: 'region',
			label: { en: 'Data center', zh: '数据中心' },
			choices: [
				{ value: 'cn', label: { en: 'China', zh: '中国' } },
				{ value: 'eu', label: { en: 'Central Europe', zh: '中欧' } },
				{ value: 'weaz', label: { en: 'Western Europe', zh: '西欧' } },
				{ value: 'us', label: { en: 'Western America', zh: '美西' } },
				{ value: 'ueaz', label: { en: 'Eastern America', zh: '美东' } },
				{ value: 'in', label: { en: 'India', zh: '印度' } },
			],
		},
	],
	time: { lifetime: false, noClock: false, fixed: TIMESTAMP },
	factory: 'tuya',
	example: { deviceId: '6c95875d0f5ba69607nzfl', deviceSecret: 'fb803786602df760' },
	publicCertificate: true,
	topic: ({ deviceId }) => `tylink/${deviceId}/thing/property/report`,
	device: ({ deviceId = '', deviceSecret = '' }) => ({ deviceId, deviceSecret }),
	options: (values) => ({ region: textOf(values, 'region') as TuyaRegion | undefined }),
	create: factory,
	formula: (device, time) => tuyaCredentials(device, { timestamp: Number(time) }),
});
