import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	NO_CLOCK_EXPIRY,
	randomConnectionId,
	type TencentDevice,
	type TencentSigning,
	tencentCredentials,
} from '../../src/clouds/tencent.js';
import { encodeConnect } from '../../src/connect.js';
import type { Hash } from '../../src/hash.js';
import { SHA1 } from '../../src/sha1.js';
import { SHA256 } from '../../src/sha256.js';
import { arraysMade, isWiped } from '../support/arrays.js';
import { vectorsOf } from '../support/load.js';
import { nodeHash } from '../support/node-hash.js';
import { DEVICE, SIGNING } from '../support/published.js';
import { kindsBut, refusal } from '../support/refusal.js';
import { runs } from '../support/runs.js';

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'];
const word = (minLength: number, maxLength = minLength, others = '') =>
	fc.string({ unit: fc.constantFrom(...LETTERS, ...others), minLength, maxLength });

/** Signs with the published device and signing but for the fields of `wrong`. */
const sign = (wrong: object) =>
	tencentCredentials(
		{ ...DEVICE, ...wrong } as TencentDevice,
		{ ...SIGNING, ...wrong } as unknown as TencentSigning,
	);

/** What a call throws, or nothing. */
function refused(run: () => unknown): string {
	try {
		run();
		return '';
	} catch (error) {
		return String(error);
	}
}

describe('tencentCredentials', () => {
	test('takes in a device name, of all characters, those that Tencent allows', () => {
		const taken = [];
		for (let unit = 0; unit < 0x180; unit++) {
			const deviceName = `a${String.fromCharCode(unit)}`;
			if (!/SyntaxError/.test(refused(() => sign({ deviceName })))) taken.push(deviceName[1]);
		}
		expect(taken.sort()).toEqual([...LETTERS, ...':_-'].sort());
	});

	const devices = fc.record({
		productId: word(10),
		deviceName: word(1, 48, ':_-'),
		deviceSecret: fc
			.uint8Array({ minLength: 1, maxLength: 100, size: 'max' })
			.map((key) => Buffer.from(key).toString('base64')),
	});
	const signings = fc.record({
		expiry: fc.integer({ min: 1, max: 999999999999 }),
		connectionId: word(1, 16),
		sdkAppId: fc.constantFrom(undefined, '12010126', '21010406', '7'),
		Hash: fc.constantFrom(undefined, SHA1, SHA256, nodeHash('sha1'), nodeHash('sha256')),
	});

	test('joins and signs as the platform does, for any device', () => {
		fc.assert(
			fc.property(devices, signings, (device, signing) => {
				const before = structuredClone(device);
				const { expiry, connectionId, sdkAppId = '12010126', Hash = SHA256 } = signing;
				const clientId = device.productId + device.deviceName;
				const username = [clientId, sdkAppId, connectionId, expiry].join(';');
				const algorithm = new Hash().outputSize === 20 ? 'sha1' : 'sha256';
				const token = createHmac(algorithm, Buffer.from(device.deviceSecret, 'base64'))
					.update(username)
					.digest('hex');
				expect(tencentCredentials(device, signing)).toEqual({
					clientId,
					username,
					password: `${token};hmac${algorithm}`,
					expiry,
				});
				expect(device).toEqual(before);
			}),
			runs(300),
		);
	});

	test('makes a CONNECT of at most 236 bytes', () => {
		const device = { ...DEVICE, deviceName: 'n'.repeat(48) };
		const signing = { expiry: 9999999999, connectionId: 'qkvrc' };
		expect(encodeConnect(tencentCredentials(device, signing))).toHaveLength(236);
	});

	test('does not sign to the token of a known mistake', () => {
		const { password } = tencentCredentials(DEVICE, SIGNING);
		const mistakes = vectorsOf('tencent-mistakes.json').map(({ expected }) => expected);
		expect(mistakes).toHaveLength(3);
		for (const token of mistakes) expect(password).not.toContain(token);
	});

	const length = (field: string, allowed: string, got: number) =>
		`RangeError: ${field}: expected ${allowed} characters, got ${got}`;
	const letter = (field: string, allowed: string, at: number) =>
		`SyntaxError: ${field}: expected ${allowed}, got another character at position ${at}`;
	const ALNUM = 'A-Z a-z 0-9';
	const REFUSED: { wrong: Partial<TencentDevice & TencentSigning>; message: string }[] = [
		{ wrong: { productId: '' }, message: length('productId', '10', 0) },
		{ wrong: { productId: 'LD8S5J1L0' }, message: length('productId', '10', 9) },
		{ wrong: { productId: 'LD8S5J1L077' }, message: length('productId', '10', 11) },
		{ wrong: { productId: 'LD8S5J1L0;' }, message: letter('productId', ALNUM, 9) },
		{ wrong: { productId: '<product>0' }, message: letter('productId', ALNUM, 0) },
		{ wrong: { productId: 'LD8S5J-L07' }, message: letter('productId', ALNUM, 6) },
		{ wrong: { productId: 'LD8S5é1L07' }, message: letter('productId', ALNUM, 5) },
		// As many bytes as are allowed.
		{ wrong: { productId: 'é'.repeat(5) }, message: letter('productId', ALNUM, 0) },
		{ wrong: { deviceName: '' }, message: length('deviceName', '1 to 48', 0) },
		{ wrong: { deviceName: 'n'.repeat(49) }, message: length('deviceName', '1 to 48', 49) },
		{ wrong: { deviceName: 'te st' }, message: letter('deviceName', `${ALNUM} : _ -`, 2) },
		{ wrong: { deviceName: 'test\n' }, message: letter('deviceName', `${ALNUM} : _ -`, 4) },
		{ wrong: { deviceName: ';test' }, message: letter('deviceName', `${ALNUM} : _ -`, 0) },
		{ wrong: { deviceName: 'tést' }, message: letter('deviceName', `${ALNUM} : _ -`, 1) },
		{ wrong: { deviceName: 'te😀' }, message: letter('deviceName', `${ALNUM} : _ -`, 2) },
		{
			wrong: { deviceName: 'te\ud800' },
			message: 'SyntaxError: deviceName: expected well-formed Unicode, got a lone surrogate',
		},
		{ wrong: { deviceName: 'a+b' }, message: letter('deviceName', `${ALNUM} : _ -`, 1) },
		{ wrong: { deviceName: 'a/b' }, message: letter('deviceName', `${ALNUM} : _ -`, 1) },
		{ wrong: { sdkAppId: '' }, message: length('sdkAppId', '1 to 16', 0) },
		{ wrong: { sdkAppId: '1'.repeat(17) }, message: length('sdkAppId', '1 to 16', 17) },
		{ wrong: { sdkAppId: '1201;126' }, message: letter('sdkAppId', '0-9', 4) },
		{ wrong: { sdkAppId: '1201012a' }, message: letter('sdkAppId', '0-9', 7) },
		{ wrong: { sdkAppId: '12010126 ' }, message: letter('sdkAppId', '0-9', 8) },
		{ wrong: { connectionId: '' }, message: length('connectionId', '1 to 16', 0) },
		{ wrong: { connectionId: 'q'.repeat(17) }, message: length('connectionId', '1 to 16', 17) },
		{ wrong: { connectionId: 'qk;rc' }, message: letter('connectionId', ALNUM, 2) },
		{ wrong: { connectionId: 'qkvr_' }, message: letter('connectionId', ALNUM, 4) },
		...[0, -1, 1.5, 1e12, 1700000000000, NaN, Infinity].map((expiry) => ({
			wrong: { expiry },
			message: `RangeError: expiry: expected an integer from 1 to 999999999999 Unix seconds, got ${expiry}`,
		})),
		{
			wrong: { deviceSecret: '' },
			message: 'RangeError: deviceSecret: expected 1 to 65535 bytes, got 0',
		},
		...[
			{ deviceSecret: 'acyv3QDJrRa0fW5UE58KnQ', at: '22 of 22' },
			{ deviceSecret: 'acyv3QDJrRa0fW5UE58KnR==', at: '21 of 24' },
			{ deviceSecret: '<YOUR_IOT_PSK>==', at: '0 of 16' },
		].map(({ deviceSecret, at }) => ({
			wrong: { deviceSecret },
			message: `SyntaxError: deviceSecret: expected canonical Base64, got a mistake at position ${at}`,
		})),
		{
			wrong: { Hash: nodeHash('sha512', 128) },
			message: 'RangeError: Hash: expected an outputSize of 20 (SHA-1) or 32 (SHA-256), got 64',
		},
	];
	test.each(REFUSED)('refuses $wrong', ({ wrong, message }) => {
		expect(refusal(() => sign(wrong))).toBe(message);
	});

	test.each([
		{ field: 'productId', type: 'string' },
		{ field: 'deviceName', type: 'string' },
		{ field: 'deviceSecret', type: 'string' },
		{ field: 'connectionId', type: 'string' },
		{ field: 'sdkAppId', type: 'string', default: 'undefined' },
		{ field: 'expiry', type: 'number' },
	])('refuses a $field of any other type', ({ field, type, ...row }) => {
		for (const { kind, value } of kindsBut(type, row.default ?? ''))
			expect(refusal(() => sign({ [field]: value }))).toBe(
				`TypeError: ${field}: expected ${type}, got ${kind}`,
			);
	});

	test.each(kindsBut('object'))('refuses $kind as device and as signing', ({ kind, value }) => {
		expect(refusal(() => tencentCredentials(value as TencentDevice, SIGNING))).toBe(
			`TypeError: device: expected object, got ${kind}`,
		);
		expect(refusal(() => tencentCredentials(DEVICE, value as TencentSigning))).toBe(
			`TypeError: signing: expected object, got ${kind}`,
		);
	});

	test.each([
		{ what: 'the first second', expiry: 1 },
		{ what: 'the last of twelve digits', expiry: 999999999999 },
		{ what: 'that of a device without a clock', expiry: NO_CLOCK_EXPIRY },
	])('does not judge an expiry: $what', ({ expiry }) => {
		expect(sign({ expiry }).username).toBe(`LD8S5J1L07test;12010126;qkvrc;${expiry}`);
	});

	test('shows nothing of the secret in an error, whatever field it was put in', () => {
		const fields = [
			'productId',
			'deviceName',
			'deviceSecret',
			'sdkAppId',
			'connectionId',
			'expiry',
		];
		// Too long to stand in a message accidentally, and wrong in every field.
		const secrets = word(6, 48).map((value) => `${value}!=`);
		fc.assert(
			fc.property(secrets, fc.subarray([...fields, 'Hash'], { minLength: 1 }), (secret, chosen) => {
				const wrong = Object.fromEntries(chosen.map((field) => [field, secret]));
				expect(refusal(() => sign({ deviceSecret: secret, ...wrong }))).not.toContain(
					secret.slice(0, 4),
				);
			}),
			runs(100),
		);
	});

	const key = Buffer.from(DEVICE.deviceSecret, 'base64');

	test.each([SHA1, SHA256])('wipes the key that it decodes', (Hash) => {
		const made = arraysMade(() => sign({ Hash }));
		expect(made.filter(({ length }) => length === key.length)).toHaveLength(1);
		expect(made.filter(({ length }) => length === key.length).every(isWiped)).toBe(true);
		expect(made.filter((array) => Buffer.from(array).includes(key.subarray(0, 4)))).toEqual([]);
	});

	test('wipes it too when the hash throws, and passes its error on', () => {
		class Broken implements Hash {
			blockSize = 64;
			outputSize = 32;
			update(): this {
				throw new Error('out of order');
			}
			digest(): Uint8Array {
				throw new Error('out of order');
			}
		}
		const made = arraysMade(() =>
			expect(refusal(() => sign({ Hash: Broken }))).toBe('Error: out of order'),
		);
		expect(made.filter(({ length }) => length === key.length)).toHaveLength(1);
		expect(made.filter(({ length }) => length === key.length).every(isWiped)).toBe(true);
	});
});

describe('randomConnectionId', () => {
	const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyz';

	test('draws one of the 36 ** 5 texts of five letters and digits, all in their order', () => {
		fc.assert(
			fc.property(fc.array(fc.nat(35), { minLength: 5, maxLength: 5 }), (digits) => {
				const place = digits.reduce((sum, digit) => 36 * sum + digit, 0);
				const id = digits.map((digit) => DIGITS[digit]).join('');
				// The least and the last number that mean this text.
				for (const part of [2 ** -20, 1 - 2 ** -20])
					expect(randomConnectionId(() => (place + part) / 36 ** 5)).toBe(id);
			}),
			runs(100),
		);
	});

	test('begins and ends with the least and the greatest number', () => {
		const ids = [0, 1 - 2 ** -53].map((draw) => randomConnectionId(() => draw));
		expect(ids).toEqual(['00000', 'zzzzz']);
	});

	test.each(kindsBut('function'))('refuses $kind as random', ({ kind, value }) => {
		expect(refusal(() => randomConnectionId(value as () => number))).toBe(
			`TypeError: random: expected function, got ${kind}`,
		);
	});
});
