import fc from 'fast-check';
import type { TuyaDevice, TuyaSigning } from '../../../src/clouds/tuya.js';
import { LETTERS, mac, SECRET, word } from './random.js';

export function credentials({ deviceId, deviceSecret }: TuyaDevice, { timestamp }: TuyaSigning) {
	const fields = [['timestamp', timestamp] as const, ['secureMode', 1], ['accessType', 1]];
	const list = (pairs: readonly (readonly unknown[])[]) =>
		pairs.map((pair) => pair.join('=')).join();
	return {
		clientId: ['tuyalink', deviceId].join('_'),
		username: `${deviceId}|${list([['signMethod', 'hmacSha256'], ...fields])}`,
		password: mac('sha256', deviceSecret, list([['deviceId', deviceId], ...fields])).digest('hex'),
	};
}

export const inputs = fc.tuple(
	fc.record({ deviceId: word(LETTERS, 1, 64), deviceSecret: word(SECRET, 1, 64) }),
	fc.record({ timestamp: fc.integer({ min: 1000000000, max: 9999999999 }) }),
);
