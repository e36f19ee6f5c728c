import { type ApsaraMQDevice, apsaramq as factory } from '../../src/clouds/apsaramq.js';
import { type CloudEntry, identity, TLS } from '../cloud-entry.js';

export const apsaramq = {
	title: 'cloud.apsaramq',
	device: {
		'instance-id': identity('ID', 'identity.instance-id', '1-64: A-Z a-z 0-9 _ -'),
		'group-id': identity('GID', 'identity.group-id', 'GID_...'),
		'device-id': identity('ID', 'identity.device-id', 'A-Z a-z 0-9 _ -'),
		'access-key-id': identity('ID', 'identity.access-key-id', '1-128'),
	},
	secret: 'accessKeySecret',
	options: {
		authentication: {
			type: 'choice',
			value: 'KIND',
			choices: ['Signature', 'DeviceCredential'],
			fallback: 'Signature',
			help: 'option.authentication',
		},
		tls: TLS,
	},
	isHostRequired: true,
	validity: 'forever',
	create: ({ device, secret, text, host = '', tls }) =>
		factory(
			{
				instanceId: device.instanceId,
				groupId: device.groupId,
				deviceId: device.deviceId,
				accessKeyId: device.accessKeyId,
				accessKeySecret: secret,
				authentication: text.authentication as ApsaraMQDevice['authentication'],
			},
			{ host, tls },
		),
} as const satisfies CloudEntry;
