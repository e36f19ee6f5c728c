import { baiduCredentials, baidu as factory } from '../../src/clouds/baidu.js';
import { CLIENT_ID, type CloudEntry, identity, NO_CLOCK, TIMESTAMP, TLS } from '../cloud-entry.js';

export const baidu = {
	title: 'cloud.baidu',
	device: {
		'iot-core-id': identity('ID', 'identity.iot-core-id', '1-64: A-Z a-z 0-9'),
		'device-key': identity('KEY', 'identity.device-key', '1-128'),
	},
	secret: 'deviceSecret',
	options: {
		'client-id': CLIENT_ID,
		timestamp: { ...TIMESTAMP, value: 'UNIX' },
		'no-clock': NO_CLOCK,
		tls: TLS,
	},
	validity: 'clock',
	create: ({ device: { iotCoreId, deviceKey }, secret, text, host, tls }) =>
		factory({ iotCoreId, deviceKey, deviceSecret: secret }, { clientId: text.clientId, tls, host }),
	fixed: ({ device: { iotCoreId, deviceKey }, secret, text }, { timestamp }) =>
		baiduCredentials(
			{ iotCoreId, deviceKey, deviceSecret: secret },
			{ timestamp, clientId: text.clientId },
		),
} as const satisfies CloudEntry;
