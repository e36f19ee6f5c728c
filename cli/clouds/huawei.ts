import { huawei as factory, huaweiCredentials } from '../../src/clouds/huawei.js';
import { type CloudEntry, identity, NO_CLOCK, TIMESTAMP, TLS } from '../cloud-entry.js';

export const huawei = {
	title: 'cloud.huawei',
	device: { 'device-id': identity('ID', 'identity.device-id', '1-128: A-Z a-z 0-9 _ -') },
	secret: 'deviceSecret',
	options: {
		'no-timestamp-check': { type: 'flag', help: 'option.no-timestamp-check' },
		timestamp: { ...TIMESTAMP, value: 'YYYYMMDDHH' },
		'no-clock': NO_CLOCK,
		tls: TLS,
	},
	isHostRequired: true,
	validity: 'forever',
	create: ({ device: { deviceId }, secret, host = '', tls, checkTimestamp }) =>
		factory({ deviceId, deviceSecret: secret }, { host, tls, checkTimestamp }),
	fixed: ({ device: { deviceId }, secret, checkTimestamp }, { timestamp }) =>
		huaweiCredentials(
			{ deviceId, deviceSecret: secret },
			{ timestamp: `${timestamp}`, checkTimestamp },
		),
} as const satisfies CloudEntry;
