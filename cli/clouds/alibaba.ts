import { alibabaCredentials, alibaba as factory } from '../../src/clouds/alibaba.js';
import {
	CLIENT_ID,
	type CloudEntry,
	HASH,
	identity,
	NO_CLOCK,
	TIMESTAMP,
	TLS,
} from '../cloud-entry.js';

export const alibaba = {
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
		factory(
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
} as const satisfies CloudEntry;
