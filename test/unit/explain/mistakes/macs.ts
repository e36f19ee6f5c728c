import { createHash, createHmac } from 'node:crypto';
import { HMACS, type Mistake } from './mistake.js';

const plainHash =
	(parts: (key: Buffer, message: Buffer) => Buffer[]) => (hash: string, k: Buffer, m: Buffer) =>
		createHash(hash)
			.update(Buffer.concat(parts(k, m)))
			.digest();

export const MAC_MISTAKES: readonly Mistake[] = [
	{
		name: 'key and message swapped',
		code: 'mac.swapped',
		at: 'mac',
		making: { mac: (hash, k, m) => createHmac(hash, m).update(k).digest() },
		clouds: HMACS,
	},
	{
		name: 'key and message swapped',
		code: 'mac.swapped',
		at: 'mac',
		making: { mac: (hash, k, m) => createHmac(hash, k).update(m).digest() },
		clouds: ['huawei'],
	},
	{
		name: 'a plain hash of text and secret',
		code: 'mac.plain-hash',
		at: 'mac',
		making: { mac: plainHash((k, m) => [m, k]) },
		clouds: [...HMACS, 'huawei'],
	},
	{
		name: 'a plain hash of secret and text',
		code: 'mac.plain-hash',
		at: 'mac',
		making: { mac: plainHash((k, m) => [k, m]) },
		clouds: [...HMACS, 'huawei'],
	},
	{
		name: 'a plain hash of the text',
		code: 'mac.plain-hash',
		at: 'mac',
		making: { mac: plainHash((_, m) => [m]) },
		clouds: [...HMACS, 'huawei'],
	},
	{
		name: 'an HMAC for a plain hash',
		code: 'mac.hmac',
		at: 'mac',
		making: { mac: (hash, k, m) => createHmac(hash, k).update(m).digest() },
		clouds: ['baidu'],
	},
	{
		name: 'MD5',
		code: 'mac.other-hash',
		at: 'mac',
		making: { hash: 'md5' },
		clouds: ['tencent', 'azure', 'azure-dps', 'huawei', 'tuya', 'apsaramq'],
	},
	{
		name: 'SHA-512',
		code: 'mac.other-hash',
		at: 'mac',
		making: { hash: 'sha512' },
		clouds: ['tencent', 'azure', 'azure-dps', 'huawei', 'tuya', 'apsaramq', 'baidu'],
	},
	{
		name: 'SHA-1',
		code: 'mac.other-hash',
		at: 'mac',
		making: { hash: 'sha1' },
		clouds: ['azure', 'azure-dps', 'huawei', 'tuya', 'baidu'],
	},
	{
		name: 'SHA-256',
		code: 'mac.other-hash',
		at: 'mac',
		making: { hash: 'sha256' },
		clouds: ['apsaramq'],
	},
	{
		name: 'SHA-1 under the name of SHA-256',
		code: 'method.mismatch',
		at: 'mac',
		making: { hash: 'sha1', method: 'hmacsha256' },
		clouds: ['tencent', 'alibaba'],
	},
	{
		name: 'SHA-256 under the name of SHA-1',
		code: 'method.mismatch',
		at: 'mac',
		making: { method: 'hmacsha1' },
		clouds: ['tencent', 'alibaba'],
	},
	{
		name: 'SHA-1 under the name of SHA-256',
		code: 'method.mismatch',
		at: 'mac',
		making: { hash: 'sha1', method: 'sha256' },
		clouds: ['onenet'],
	},
];
