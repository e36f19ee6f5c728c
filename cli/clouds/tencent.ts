import {
	tencent as factory,
	randomConnectionId,
	type TencentRegion,
	tencentCredentials,
} from '../../src/clouds/tencent.js';
import {
	type CloudEntry,
	EXPIRY,
	HASH,
	identity,
	LIFETIME,
	NO_CLOCK,
	TLS,
} from '../cloud-entry.js';

export const tencent = {
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
		factory(
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
} as const satisfies CloudEntry;
