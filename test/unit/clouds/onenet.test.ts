import { describe, expect, test } from 'vitest';
import { NO_CLOCK_EXPIRY, onenet, onenetCredentials } from '../../../src/clouds/onenet.js';
import { SHA1 } from '../../../src/index.js';
import {
	character,
	characters,
	describeLaws,
	integer,
	NOT_HOST,
} from '../../support/cloud-laws.js';
import { nodeHash } from '../../support/node-hash.js';

const KEY = 'T0s3ZkJEdkIxTnR6YktZRXRZMFpKTnNGblpycGdidFY=';
const DEVICE = { productId: 'Ck2AF9QD2K', deviceName: 'test', key: KEY };
const HASH = 'RangeError: Hash: expected an outputSize of 20 (SHA-1) or 32 (SHA-256), got 16';

describe('onenet', () => {
	describeLaws({
		credentials: onenetCredentials,
		cloud: onenet,
		device: { ...DEVICE, keyLevel: 'device' },
		signing: { expiry: 1700000000, version: '2018-10-31' },
		options: {},
		secret: 'key',
		key: Buffer.from(KEY, 'base64'),
		types: { expiry: 'number' },
		optional: ['keyLevel', 'version'],
		refused: {
			device: [
				{ wrong: { productId: '' }, message: characters('productId', '1 to 64', 0) },
				{
					wrong: { productId: 'Ck2A&9QD2K' },
					message: character('productId', 'A-Z a-z 0-9', 4),
				},
				{ wrong: { deviceName: '' }, message: characters('deviceName', '1 to 64', 0) },
				{
					wrong: { deviceName: 'n'.repeat(65) },
					message: characters('deviceName', '1 to 64', 65),
				},
				{
					wrong: { deviceName: 'Ck2AF9QD2K&test' },
					message: character('deviceName', 'A-Z a-z 0-9 _ -', 10),
				},
				{ wrong: { key: '' }, message: 'RangeError: key: expected 1 to 65535 bytes, got 0' },
				{
					wrong: { key: 'adfasdfadsfadsf=' },
					message:
						'SyntaxError: key: expected canonical Base64, got a mistake at position 14 of 16',
				},
				{
					wrong: { keyLevel: 'user' },
					message: 'TypeError: keyLevel: expected device, product, got another value',
				},
			],
			signing: [
				...[0, 1.5, 1e12].map((expiry) => ({
					wrong: { expiry },
					message: integer('expiry', '1 to 999999999999 Unix seconds', expiry),
				})),
				{ wrong: { version: '2018' }, message: characters('version', '10', 4) },
				{
					wrong: { version: '2018/10/31' },
					message: character('version', '0-9 -', 4),
				},
				{ wrong: { Hash: nodeHash('md5') }, message: HASH },
			],
			options: [
				{ wrong: { lifetime: 0 }, message: integer('lifetime', '1 to 999999999999 seconds', 0) },
				{ wrong: { Hash: nodeHash('md5') }, message: HASH },
				{
					wrong: { Hash: 'sha256' },
					message: 'TypeError: Hash: expected a class of Hash, got another',
				},
				{ wrong: { tls: 1 }, message: 'TypeError: tls: expected boolean, got number' },
				{ wrong: { host: '' }, message: characters('host', '1 to 253', 0) },
				{ wrong: { host: 'h:1883' }, message: character('host', NOT_HOST, 1) },
			],
		},
	});

	test.each([
		{ tls: undefined, host: 'mqtts.heclouds.com', port: 1883 },
		{ tls: true, host: 'mqttstls.heclouds.com', port: 8883 },
	])('is $host:$port', ({ tls, host, port }) => {
		const { sign, ...rest } = onenet(DEVICE, { tls });
		expect(rest).toEqual({
			host,
			port,
			tls: tls ?? false,
			keepAlive: { min: 10, max: 1800 },
			minInterval: 5,
			closesAtExpiry: false,
		});
		expect(sign(1700000000)).toEqual(onenetCredentials(DEVICE, { expiry: 1700003600 }));
	});

	test('signs with the product’s key, another hash and lifetime for another host', () => {
		const device = { ...DEVICE, keyLevel: 'product' as const };
		const { host, sign } = onenet(device, { Hash: SHA1, lifetime: 60, host: 'localhost' });
		expect(host).toBe('localhost');
		expect(sign(1700000000)).toEqual(
			onenetCredentials(device, { expiry: 1700000060, Hash: nodeHash('sha1') }),
		);
	});

	test('signs for long on a board without a clock', () => {
		expect(onenet(DEVICE).sign()).toEqual(onenetCredentials(DEVICE, { expiry: NO_CLOCK_EXPIRY }));
		expect(NO_CLOCK_EXPIRY).toBe(2147483647);
	});
});
