import fc from 'fast-check';
import type { ApsaraMQDevice } from '../../../src/clouds/apsaramq.js';
import { LETTERS, mac, SECRET, word } from './random.js';

export function credentials(device: ApsaraMQDevice) {
	const clientId = [device.groupId, device.deviceId].join('@@@');
	const kind = device.authentication ?? 'Signature';
	return {
		clientId,
		username: [kind, device.accessKeyId, device.instanceId].join('|'),
		password: mac('sha1', device.accessKeySecret, clientId).digest('base64'),
	};
}

export const inputs = fc.tuple(
	fc.record({
		instanceId: word(`${LETTERS}-_`, 1, 64),
		groupId: word(`${LETTERS}-_`, 1, 26).map((name) => `GID_${name}`),
		deviceId: word(`${LETTERS}-_`, 1, 31),
		accessKeyId: word(`${LETTERS}.-_`, 1, 128),
		accessKeySecret: word(SECRET, 1, 128),
		authentication: fc.constantFrom(undefined, 'Signature' as const, 'DeviceCredential' as const),
	}),
);
