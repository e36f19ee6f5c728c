import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	connectionId,
	type Device,
	encodeConnect,
	expiryAfter,
	type Hash,
	hmacsha1,
	hmacsha256,
	NEVER_EXPIRES,
	SHA1,
	SHA256,
	type SignOptions,
	signCredentials,
} from '../src/index.js';
import { arraysMade, isWiped } from './support/arrays.js';
import { loadVectors } from './support/load.js';
import { nodeHash } from './support/node-hash.js';
import { KINDS, refusal } from './support/refusal.js';

/** The device and the signature that LuatOS publishes; test/vectors/tencent.json has what they give. */
const DEVICE = {
	productId: 'LD8S5J1L07',
	deviceName: 'test',
	deviceSecret: 'acyv3QDJrRa0fW5UE58KnQ==',
};
const OPTIONS = { expiry: 32472115200, connectionId: 'qkvrc' };

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'];
const word = (minLength: number, maxLength = minLength, others = '') =>
	fc.string({ unit: fc.constantFrom(...LETTERS, ...others), minLength, maxLength });

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
	method: fc.constantFrom(undefined, hmacsha1, hmacsha256),
});

describe('signCredentials', () => {
	test('joins and signs as the platform does, for any device', () => {
		fc.assert(
			fc.property(devices, signings, (device, options) => {
				const before = structuredClone(device);
				const clientId = device.productId + device.deviceName;
				const username = [
					clientId,
					options.sdkAppId ?? '12010126',
					options.connectionId,
					options.expiry,
				].join(';');
				const algorithm = options.method === hmacsha1 ? 'sha1' : 'sha256';
				const token = createHmac(algorithm, Buffer.from(device.deviceSecret, 'base64'))
					.update(username)
					.digest('hex');
				expect(signCredentials(device, options)).toEqual({
					clientId,
					username,
					password: `${token};hmac${algorithm}`,
				});
				expect(device).toEqual(before);
			}),
			{ numRuns: 500 },
		);
	});

	test('signs a CONNECT of at most 236 bytes', () => {
		const device = { ...DEVICE, deviceName: 'n'.repeat(48) };
		const credentials = signCredentials(device, { expiry: 9999999999, connectionId: 'qkvrc' });
		expect(encodeConnect(credentials)).toHaveLength(236);
	});

	test('signs with a hash of somebody else’s to the same password', () => {
		for (const [method, Hash] of [
			[hmacsha1, nodeHash('sha1', 64)],
			[hmacsha256, nodeHash('sha256', 64)],
		] as const)
			expect(signCredentials(DEVICE, { ...OPTIONS, method: { ...method, Hash } })).toEqual(
				signCredentials(DEVICE, { ...OPTIONS, method }),
			);
	});

	test('does not sign to what is known to be wrong', () => {
		const key = Buffer.from(DEVICE.deviceSecret, 'base64');
		const { username, password } = signCredentials(DEVICE, OPTIONS);
		const mistakes: Record<string, [key: string | Buffer, message: string]> = {
			'the extra separator of the old page': [key, username.replace('test', ';test')],
			'the secret not decoded': [DEVICE.deviceSecret, username],
			'the secret cut at its zero byte': [key.subarray(0, key.indexOf(0)), username],
		};
		const tokens = Object.entries(mistakes).map(([name, [wrongKey, message]]) => ({
			name,
			token: createHmac('sha256', wrongKey).update(message).digest('hex'),
		}));
		expect(tokens).toEqual(loadVectors().get('tencent.json')?.mistakes);
		for (const { token } of tokens) expect(password).not.toContain(token);
	});

	test('its methods are constants', () => {
		expect([hmacsha1, hmacsha256]).toEqual([
			{ name: 'hmacsha1', Hash: SHA1 },
			{ name: 'hmacsha256', Hash: SHA256 },
		]);
		expect([hmacsha1, hmacsha256].every(Object.isFrozen)).toBe(true);
	});

	/** [options or fields of the device, error] */
	const name = (field: string, size: number, min: number, max: number) =>
		`RangeError: ${field} is ${size} characters; allowed: integer ${min} to ${max}`;
	const letter = (field: string, at: number, others = '') =>
		`SyntaxError: ${field} is wrong at position ${at}; allowed: A-Z a-z 0-9${others}`;
	const digit = (at: number) => `SyntaxError: sdkAppId is wrong at position ${at}; allowed: 0-9`;
	const expiry = (value: number) =>
		`RangeError: expiry is ${value} Unix seconds; allowed: integer 1 to 999999999999`;
	const secret = (at: number, length: number) =>
		`SyntaxError: deviceSecret is wrong at position ${at} of ${length}; allowed: canonical Base64`;
	const REFUSED: [wrong: Partial<Device & SignOptions>, message: string][] = [
		[{ productId: '' }, name('productId', 0, 10, 10)],
		[{ productId: 'LD8S5J1L0' }, name('productId', 9, 10, 10)],
		[{ productId: 'LD8S5J1L077' }, name('productId', 11, 10, 10)],
		[{ productId: 'LD8S5J1L0;' }, letter('productId', 9)],
		[{ productId: '<product>0' }, letter('productId', 0)],
		[{ productId: 'LD8S5J-L07' }, letter('productId', 6)],
		[{ productId: 'LD8S5é1L07' }, letter('productId', 5)],
		[{ deviceName: '' }, name('deviceName', 0, 1, 48)],
		[{ deviceName: 'n'.repeat(49) }, name('deviceName', 49, 1, 48)],
		[{ deviceName: 'te st' }, letter('deviceName', 2, ':_-')],
		[{ deviceName: 'test\n' }, letter('deviceName', 4, ':_-')],
		[{ deviceName: ';test' }, letter('deviceName', 0, ':_-')],
		[{ deviceName: 'tést' }, letter('deviceName', 1, ':_-')],
		[{ deviceName: 'te😀' }, letter('deviceName', 2, ':_-')],
		[{ deviceName: 'te\ud800' }, letter('deviceName', 2, ':_-')],
		[{ deviceName: 'a+b' }, letter('deviceName', 1, ':_-')],
		[{ deviceName: 'a/b' }, letter('deviceName', 1, ':_-')],
		[{ sdkAppId: '' }, name('sdkAppId', 0, 1, 16)],
		[{ sdkAppId: '1'.repeat(17) }, name('sdkAppId', 17, 1, 16)],
		[{ sdkAppId: '1201;126' }, digit(4)],
		[{ sdkAppId: '1201012a' }, digit(7)],
		[{ sdkAppId: '12010126 ' }, digit(8)],
		[{ connectionId: '' }, name('connectionId', 0, 1, 16)],
		[{ connectionId: 'q'.repeat(17) }, name('connectionId', 17, 1, 16)],
		[{ connectionId: 'qk;rc' }, letter('connectionId', 2)],
		[{ connectionId: 'qkvr_' }, letter('connectionId', 4)],
		...[0, -1, 1.5, 1e12, 1700000000000, NaN, Infinity].map(
			(value): [Partial<SignOptions>, string] => [{ expiry: value }, expiry(value)],
		),
		[{ deviceSecret: '' }, 'RangeError: deviceSecret is 0 bytes; allowed: integer 1 to 65535'],
		[
			{ deviceSecret: Buffer.alloc(65536).toString('base64') },
			'RangeError: deviceSecret is 65536 bytes; allowed: integer 1 to 65535',
		],
		[{ deviceSecret: 'acyv3QDJrRa0fW5UE58KnQ' }, secret(22, 22)],
		[{ deviceSecret: 'acyv3QDJrRa0fW5UE58KnR==' }, secret(21, 24)],
		[{ deviceSecret: '<YOUR_IOT_PSK>==' }, secret(0, 16)],
		[
			{
				method: { name: 'hmacmd5', Hash: SHA256 } as unknown as NonNullable<SignOptions['method']>,
			},
			'TypeError: method.name is unknown; allowed: hmacsha1, hmacsha256',
		],
	];
	const sign = (wrong: object) =>
		signCredentials(
			{ ...DEVICE, ...wrong } as Device,
			{ ...OPTIONS, ...wrong } as unknown as SignOptions,
		);

	test.each(REFUSED)('refuses %o', (wrong, message) => {
		expect(refusal(() => sign(wrong))).toBe(message);
	});

	test.each(['productId', 'deviceName', 'sdkAppId', 'connectionId', 'deviceSecret', 'expiry'])(
		'refuses a %s of any other type',
		(field) => {
			const type = field === 'expiry' ? 'number' : 'string';
			for (const [kind, value] of KINDS)
				if (kind !== type && !(kind === 'undefined' && field === 'sdkAppId'))
					expect(refusal(() => sign({ [field]: value }))).toBe(
						`TypeError: ${field} is ${kind}; allowed: ${type}`,
					);
		},
	);

	test('refuses what is no object', () => {
		for (const [kind, value] of KINDS)
			if (kind !== 'object') {
				expect(refusal(() => signCredentials(value as Device, OPTIONS))).toBe(
					`TypeError: device is ${kind}; allowed: object`,
				);
				expect(refusal(() => signCredentials(DEVICE, value as SignOptions))).toBe(
					`TypeError: options is ${kind}; allowed: object`,
				);
			}
	});

	test.each([
		['null', null],
		['string', 'hmacsha256'],
	])('refuses a method that is a %s', (kind, method) => {
		expect(refusal(() => sign({ method }))).toBe(`TypeError: method is ${kind}; allowed: object`);
	});

	test.each([
		['1, long past', 1],
		['the last of twelve digits', 999999999999],
		['never', NEVER_EXPIRES],
	])('does not judge an expiry: %s', (_name, value) => {
		expect(signCredentials(DEVICE, { ...OPTIONS, expiry: value }).username).toBe(
			`LD8S5J1L07test;12010126;qkvrc;${value}`,
		);
	});

	test('takes both of the platform’s SDK ids, and 2147483647 for never', () => {
		const usernames = ['12010126', '21010406'].map(
			(sdkAppId) =>
				signCredentials(DEVICE, { ...OPTIONS, expiry: NEVER_EXPIRES, sdkAppId }).username,
		);
		expect(usernames).toEqual([
			'LD8S5J1L07test;12010126;qkvrc;2147483647',
			'LD8S5J1L07test;21010406;qkvrc;2147483647',
		]);
	});

	test('never shows the secret in an error, whatever field it was put in', () => {
		const fields = [
			'productId',
			'deviceName',
			'deviceSecret',
			'sdkAppId',
			'connectionId',
			'expiry',
			'method',
		];
		// Long enough not to stand in a message by chance, and wrong in every field.
		const secrets = word(6, 48).map((value) => `${value}!=`);
		fc.assert(
			fc.property(secrets, fc.subarray(fields, { minLength: 1 }), (value, chosen) => {
				const wrong = Object.fromEntries(chosen.map((field) => [field, value]));
				const message = refusal(() => sign({ deviceSecret: value, ...wrong }));
				expect(message).not.toContain(value.slice(0, 4));
			}),
		);
	});

	test.each([hmacsha1, hmacsha256])('wipes the key that it decodes: $name', (method) => {
		const key = Buffer.from(DEVICE.deviceSecret, 'base64');
		const made = arraysMade(() => signCredentials(DEVICE, { ...OPTIONS, method }));
		expect(made.filter(({ length }) => length === key.length)).toHaveLength(1);
		expect(made.filter((array) => array.length === key.length).every(isWiped)).toBe(true);
		expect(made.filter((array) => Buffer.from(array).includes(key.subarray(0, 4)))).toEqual([]);
	});

	test('wipes it too when the hash throws', () => {
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
			expect(refusal(() => sign({ method: { name: 'hmacsha256', Hash: Broken } }))).toBe(
				'Error: out of order',
			),
		);
		expect(made.filter(({ length }) => length === 16 || length === 64)).toHaveLength(2);
		expect(made.filter(({ length }) => length === 16 || length === 64).every(isWiped)).toBe(true);
	});
});

describe('expiryAfter', () => {
	const at = (text: string) => Date.parse(text) / 1000;
	const clock = (seconds: number) =>
		`RangeError: now is ${seconds} Unix seconds; allowed: integer 1577836800 to 999999999999`;

	test.each([
		['the first second of 2020', at('2020-01-01T00:00:00Z'), 3600, 1577840400],
		['a fraction of a second, which is dropped', at('2025-06-01T12:00:00.999Z'), 60, 1748779260],
		['the shortest lifetime', 1700000000, 1, 1700000001],
		['the longest', 1700000000, 999999999999 - 1700000000, 999999999999],
	])('adds to %s', (_name, now, lifetime, expiry) => {
		expect(expiryAfter(now, lifetime)).toBe(expiry);
	});

	test.each([
		['1970, a clock that was not set', 12],
		['the second before 2020', at('2019-12-31T23:59:59Z')],
		['a moment before 2020', at('2019-12-31T23:59:59.999Z')],
		['a time before 1970', -1],
		['milliseconds', 1700000000000],
		['microseconds', 1700000000000000],
		['no number', NaN],
		['for ever', Infinity],
	])('refuses %s', (_name, now) => {
		expect(refusal(() => expiryAfter(now, 3600))).toBe(clock(Math.floor(now)));
	});

	test.each([0, -1, 0.5, NaN, Infinity, 999999999999 - 1700000000 + 1])(
		'refuses a lifetime of %d seconds',
		(lifetime) => {
			expect(refusal(() => expiryAfter(1700000000, lifetime))).toBe(
				`RangeError: lifetime is ${lifetime} seconds; allowed: integer 1 to 998299999999`,
			);
		},
	);

	test('wants numbers', () => {
		for (const [kind, value] of KINDS)
			if (kind !== 'number') {
				expect(refusal(() => expiryAfter(value as number, 60))).toBe(
					`TypeError: now is ${kind}; allowed: number`,
				);
				expect(refusal(() => expiryAfter(1700000000, value as number))).toBe(
					`TypeError: lifetime is ${kind}; allowed: number`,
				);
			}
	});

	test('gives what signCredentials takes', () => {
		const clocks = fc.double({ min: 1577836800, max: 4e9, noNaN: true });
		fc.assert(
			fc.property(clocks, fc.integer({ min: 1, max: 1e9 }), (now, lifetime) => {
				const expiry = expiryAfter(now, lifetime);
				expect(expiry).toBe(Math.floor(now) + lifetime);
				expect(signCredentials(DEVICE, { ...OPTIONS, expiry }).username).toBe(
					`LD8S5J1L07test;12010126;qkvrc;${expiry}`,
				);
			}),
		);
	});
});

describe('connectionId', () => {
	test('is five of the 62 letters and digits, a draw each', () => {
		fc.assert(
			fc.property(fc.array(fc.nat(61), { minLength: 5, maxLength: 5 }), (draws) => {
				const left = [...draws];
				// From the first to the last number that means the letter.
				const id = connectionId(() => left.shift()! / 62 + 1 / 62 - 2 ** -40);
				expect(id).toBe(draws.map((draw) => LETTERS[draw]).join(''));
				expect(left).toEqual([]);
			}),
		);
	});

	test('begins and ends the alphabet with the least and the greatest number', () => {
		expect([0, 1 - 2 ** -53].map((chance) => connectionId(() => chance))).toEqual([
			'AAAAA',
			'99999',
		]);
	});

	test('gives every letter its fair share', () => {
		const steps = 620;
		const counts = new Map<string, number>();
		for (let i = 0; i < steps; i++) {
			const [letter] = connectionId(() => (i + 0.5) / steps);
			counts.set(letter, (counts.get(letter) ?? 0) + 1);
		}
		expect([...counts.keys()]).toEqual(LETTERS);
		expect(new Set(counts.values())).toEqual(new Set([10]));
	});

	test.each([1, -0.01, 2 ** 32, NaN, Infinity])('refuses a random that gives %d', (chance) => {
		expect(refusal(() => connectionId(() => chance))).toBe(
			`RangeError: random() * 62 is ${Math.floor(chance * 62)}; allowed: integer 0 to 61`,
		);
	});

	test('wants a function', () => {
		for (const [kind, value] of KINDS)
			if (kind !== 'function')
				expect(refusal(() => connectionId(value as () => number))).toBe(
					`TypeError: random is ${kind}; allowed: function`,
				);
	});
});
