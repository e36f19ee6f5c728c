import fc from 'fast-check';
import type { HuaweiDevice, HuaweiSigning } from '../../../src/clouds/huawei.js';
import { LETTERS, mac, SECRET, word } from './random.js';

export function credentials(device: HuaweiDevice, { timestamp, checkTimestamp }: HuaweiSigning) {
	const [, year, month, day, hour] = /^(....)(..)(..)(..)$/.exec(timestamp) ?? [];
	const start = Date.parse(`${year}-${month}-${day}T${hour}:00:00Z`) / 1000;
	return {
		clientId: [device.deviceId, 0, Number(checkTimestamp), timestamp].join('_'),
		username: device.deviceId,
		password: mac('sha256', timestamp, device.deviceSecret).digest('hex'),
		expiry: checkTimestamp ? start + 60 * 60 : undefined,
	};
}

/** The hour of Unix seconds, by the calendar of the engine. */
export function stamp(seconds: number): string {
	const date = new Date(seconds * 1000);
	const rest = [date.getUTCMonth() + 1, date.getUTCDate(), date.getUTCHours()];
	const digits = rest.map((part) => `${part}`.padStart(2, '0')).join('');
	return `${date.getUTCFullYear()}`.padStart(4, '0') + digits;
}

export const inputs = fc.tuple(
	fc.record({
		deviceId: word(`${LETTERS}_-`, 1, 128),
		deviceSecret: word(SECRET, 1, 256),
	}),
	fc.record({
		timestamp: fc.integer({ min: 0, max: 253402300799 }).map(stamp),
		checkTimestamp: fc.boolean(),
	}),
);
