import fc from 'fast-check';
import type { AzureDevice, AzureSigning } from '../../../src/clouds/azure.js';
import { base64, LETTERS, mac, percent, word } from './random.js';

export function sasToken(uri: string, key: string, expiry: number, policy?: string): string {
	const toSign = `${percent(uri)}\n${expiry}`;
	const query = new Map([
		['sr', percent(uri)],
		['sig', percent(mac('sha256', Buffer.from(key, 'base64'), toSign).digest('base64'))],
		['se', `${expiry}`],
	]);
	if (policy !== undefined) query.set('skn', percent(policy));
	return `SharedAccessSignature ${[...query].map((pair) => pair.join('=')).join('&')}`;
}

export function credentials(device: AzureDevice, { expiry }: AzureSigning) {
	const { hostName, deviceId, sharedAccessKey, sharedAccessKeyName } = device;
	return {
		clientId: deviceId,
		username: `${hostName}/${deviceId}/?api-version=2021-04-12`,
		password: sasToken(
			[hostName, 'devices', deviceId].join('/'),
			sharedAccessKey,
			expiry,
			sharedAccessKeyName,
		),
		expiry,
	};
}

export const inputs = fc.tuple(
	fc.record({
		hostName: word(`${LETTERS}-`, 3, 50).map((hub) => `${hub}.azure-devices.net`),
		deviceId: word(`${LETTERS}-.%_*?!(),:=@$'`, 1, 128),
		sharedAccessKey: base64(64),
		sharedAccessKeyName: fc.option(word(`${LETTERS}-_'()`, 1, 64), { nil: undefined }),
	}),
	fc.record({ expiry: fc.integer({ min: 1, max: 999999999999 }) }),
);
