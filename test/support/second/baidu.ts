import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { BaiduDevice, BaiduSigning } from '../../../src/clouds/baidu.js';
import { LETTERS, SECRET, word } from './random.js';

export function credentials(device: BaiduDevice, { timestamp, clientId }: BaiduSigning) {
	const { iotCoreId, deviceKey, deviceSecret } = device;
	const hash = createHash('sha256');
	for (const part of [deviceKey, '&', `${timestamp}`, '&', 'SHA256', deviceSecret])
		hash.update(part);
	return {
		clientId: clientId ?? deviceKey,
		username: `thingidp@${[iotCoreId, deviceKey, timestamp, 'SHA256'].join('|')}`,
		password: hash.digest('hex'),
		expiry: timestamp > 0 ? timestamp + 10 * 60 : undefined,
	};
}

export const inputs = fc.tuple(
	fc.record({
		iotCoreId: word(LETTERS, 1, 64),
		deviceKey: word(SECRET.replace(/[|&@]/g, ''), 1, 128),
		deviceSecret: word(SECRET, 1, 128),
	}),
	fc.record({
		timestamp: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 999999999999 })),
		clientId: fc.option(word(SECRET, 1, 128), { nil: undefined }),
	}),
);
