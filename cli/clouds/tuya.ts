import { tuya as factory, type TuyaRegion, tuyaCredentials } from '../../src/clouds/tuya.js';
import { type CloudEntry, identity, TIMESTAMP } from '../cloud-entry.js';

export const tuya = {
	title: 'cloud.tuya',
	device: { 'device-id': identity('ID', 'identity.device-id', '1-64: A-Z a-z 0-9') },
	secret: 'deviceSecret',
	options: {
		region: {
			type: 'choice',
			value: 'NAME',
			choices: ['cn', 'eu', 'weaz', 'us', 'ueaz', 'in'],
			fallback: 'cn',
			help: 'option.region',
		},
		timestamp: { ...TIMESTAMP, value: 'UNIX' },
	},
	validity: 'clock',
	create: ({ device: { deviceId }, secret, text, host }) =>
		factory(
			{ deviceId, deviceSecret: secret },
			{ region: text.region as TuyaRegion | undefined, host },
		),
	fixed: ({ device: { deviceId }, secret }, { timestamp }) =>
		tuyaCredentials({ deviceId, deviceSecret: secret }, { timestamp }),
} as const satisfies CloudEntry;
