import type { FieldForm } from '../clouds/form.js';
import { tencent } from '../clouds/tencent.js';

const [productId, deviceName] = tencent.fields;
const region = tencent.extras.filter(({ name }) => name === 'region');

/** What a device knows before it is registered. */
export const PRODUCT_FIELDS: readonly FieldForm[] = [
	productId,
	{
		...deviceName,
		kind: 'text',
		hint: { en: 'The one that registers itself', zh: '即将注册的设备' },
	},
	{
		kind: 'text',
		name: 'productSecret',
		label: { en: 'Product secret', zh: '产品密钥' },
		hint: {
			en: 'Console › the product › dynamic registration; text, not decoded',
			zh: '控制台 › 产品 › 动态注册；按文本使用，不解码',
		},
		secret: true,
	},
	...region,
	{
		kind: 'choice',
		name: 'form',
		label: { en: 'Interface', zh: '接口' },
		choices: [
			{ value: 'current', label: { en: '/device/register', zh: '/device/register' } },
			{ value: 'older', label: { en: '/register/dev', zh: '/register/dev' } },
		],
	},
];

/** The device whose answer Tencent's documentation prints. */
export const EXAMPLE = {
	productId: 'LD8S5J1L07',
	deviceName: 'test',
	productSecret: 'hzvf5LF9S0isvBhDSauWMaIk',
	answer:
		'{"Response":{"Len":53,"Payload":"s6FB3a1BA/YYbcmSE12XpeDVmQNDcf1QgVD141RRbmmAnFwQfp1ECAu5O016mCOvYlJJ6V59yM4OqQSiWphfTg==","RequestId":"f4da4f1f-d72e-40f1-8fcd-cf6e6fb7d8d4"}}',
};
