import { createDecipheriv } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tencent } from '../../../src/clouds/tencent.js';
import {
	type RegistrationOptions,
	readRegistration,
	registrationPayload,
	registrationRequest,
	type TencentProduct,
} from '../../../src/clouds/tencent-register.js';
import { REGISTER_DEV } from '../../../src/clouds/tencent-register-dev.js';
import { arraysMade } from '../../support/arrays.js';
import { character, characters, integer, NOT_HOST, NOT_SECRET } from '../../support/cloud-laws.js';
import { kindsBut, refusal } from '../../support/refusal.js';
import { answer, registrations } from '../../support/second/tencent-register.js';

const PRODUCT = { productId: 'LD8S5J1L07', productSecret: 'hzvf5LF9S0isvBhDSauWMaIk' };
const OPTIONS = { deviceName: 'test', now: 1551234565, nonce: 5456 };
/** What Tencent publishes. */
const PAYLOAD =
	's6FB3a1BA/YYbcmSE12XpeDVmQNDcf1QgVD141RRbmmAnFwQfp1ECAu5O016mCOvYlJJ6V59yM4OqQSiWphfTg==';
const ANSWER = JSON.stringify({ Response: { Len: 53, Payload: PAYLOAD, RequestId: 'x' } });
const DEVICE = {
	productId: 'LD8S5J1L07',
	deviceName: 'test',
	deviceSecret: 'lDZ6Uqt+I9E0wW7rvDUs7Q==',
};

function decrypt(text: string, product = PRODUCT, iv?: Uint8Array) {
	const payload = registrationPayload(text, product);
	const cipher = createDecipheriv('aes-128-cbc', payload.key, iv ?? payload.iv);
	const plain = Buffer.concat([cipher.setAutoPadding(false).update(payload.data), cipher.final()]);
	return { plaintext: new Uint8Array(plain), length: payload.length };
}

function register(text: string, product = PRODUCT, iv?: Uint8Array) {
	const { plaintext, length } = decrypt(text, product, iv);
	return readRegistration(plaintext, { productId: 'LD8S5J1L07', deviceName: 'test', length });
}

describe('registrationRequest', () => {
	test.each([
		{ form: undefined, header: 'bVd7J7r7ByO8MOGggSdwgQSZ0FzjIqN5AKQazkKrbno=', body: '' },
		{
			form: REGISTER_DEV,
			header: undefined,
			body: 'MGExYmQwYjU4NjNjMTUxNDU5NGM1ZDYxOTFmZmM1NzJhMjdkZWZiNg==',
		},
	])('signs $body$header', ({ form, header, body }) => {
		const request = registrationRequest(PRODUCT, { ...OPTIONS, form });
		expect(request.headers['X-TC-Signature']).toBe(header);
		expect(request.body).toContain(body);
	});

	test('signs in Base64 and not, as the page’s sample, in hexadecimal', () => {
		const { headers } = registrationRequest(PRODUCT, OPTIONS);
		expect(Buffer.from(headers['X-TC-Signature'], 'base64')).toHaveLength(32);
	});

	test.each([
		{ wrong: { productId: 'LD8S5J1L0' }, message: characters('productId', '10', 9) },
		{ wrong: { productId: 'LD8S5J1L"7' }, message: character('productId', 'A-Z a-z 0-9', 8) },
		{
			wrong: { productSecret: 'hzvf5LF9S0isvBh' },
			message: characters('productSecret', '16 to 64', 15),
		},
		{
			wrong: { productSecret: '<the product secret>' },
			message: character('productSecret', NOT_SECRET, 0),
		},
		{ wrong: { deviceName: '' }, message: characters('deviceName', '1 to 48', 0) },
		{
			wrong: { deviceName: 'te"st' },
			message: character('deviceName', 'A-Z a-z 0-9 : _ -', 2),
		},
		...[12, 999999999, 1551234565000, NaN, Infinity].map((now) => ({
			wrong: { now },
			message: integer('now', '1000000000 to 9999999999 Unix seconds', now),
		})),
		...[0, 1.5, 2147483648].map((nonce) => ({
			wrong: { nonce },
			message: integer('nonce', '1 to 2147483647', nonce),
		})),
		{
			wrong: { region: 'asia' },
			message: 'TypeError: region: expected china, us-east, europe, bangkok, got another value',
		},
		{
			wrong: { form: 'register/dev' },
			message: 'TypeError: form: expected object, got string',
		},
		{
			wrong: { form: { ...REGISTER_DEV, path: '' } },
			message: characters('form.path', '1 to 64', 0),
		},
		{
			wrong: { form: { ...REGISTER_DEV, path: '/a?b' } },
			message: character('form.path', 'A-Z a-z 0-9 / . _ -', 2),
		},
		{
			wrong: { form: { ...REGISTER_DEV, china: undefined } },
			message: 'TypeError: form.china: expected string, got undefined',
		},
		{
			wrong: { form: { ...REGISTER_DEV, sign: 'sha1' } },
			message: 'TypeError: form.sign: expected function, got string',
		},
		{ wrong: { host: 'http://h' }, message: character('host', NOT_HOST, 4) },
	])('refuses: $message', ({ wrong, message }) => {
		const run = () =>
			registrationRequest(
				{ ...PRODUCT, ...wrong } as TencentProduct,
				{ ...OPTIONS, ...wrong } as RegistrationOptions,
			);
		expect(refusal(run)).toBe(message);
	});

	test.each(['productId', 'productSecret', 'deviceName', 'now', 'nonce'])(
		'refuses a %s of any other type',
		(field) => {
			const right = field === 'now' || field === 'nonce' ? 'number' : 'string';
			for (const { kind, value } of kindsBut(right)) {
				const wrong = { [field]: value };
				expect(
					refusal(() => registrationRequest({ ...PRODUCT, ...wrong }, { ...OPTIONS, ...wrong })),
				).toBe(`TypeError: ${field}: expected ${right}, got ${kind}`);
			}
		},
	);
});

test.each(kindsBut('object'))('registrationRequest refuses $kind', ({ kind, value }) => {
	expect(refusal(() => registrationRequest(value as TencentProduct, OPTIONS))).toBe(
		`TypeError: product: expected object, got ${kind}`,
	);
	expect(refusal(() => registrationRequest(PRODUCT, value as RegistrationOptions))).toBe(
		`TypeError: options: expected object, got ${kind}`,
	);
});

describe('registrationPayload and readRegistration', () => {
	test('give the published secret', () => {
		expect(register(ANSWER)).toEqual(DEVICE);
	});

	test('say what is wrong when the IV is zero bytes', () => {
		expect(refusal(() => register(ANSWER, PRODUCT, new Uint8Array(16)))).toBe(
			'SyntaxError: plaintext: expected JSON and zeros, as the platform encrypts them, ' +
				'got a wrong first block: the IV is sixteen characters 0, not zero bytes',
		);
	});

	test('say that the product secret is wrong when it is', () => {
		fc.assert(
			fc.property(registrations, ({ product, psk }) => {
				const text = answer(`{"encryptionType":2,"psk":"${psk}"}`, PRODUCT.productSecret, false);
				expect(refusal(() => register(text, product))).toBe(
					'SyntaxError: plaintext: expected JSON and zeros, as the platform encrypts them, ' +
						'got other bytes: the product secret is wrong',
				);
			}),
			{ numRuns: 300 },
		);
	});

	test('give the secret of any device in either form, with which it signs in', () => {
		fc.assert(
			fc.property(registrations, ({ product, options, isOlder, psk }) => {
				const text = answer(`{"encryptionType":2,"psk":"${psk}"}`, product.productSecret, isOlder);
				const { plaintext, length } = decrypt(text, product);
				const { productId } = product;
				const { deviceName } = options;
				const device = readRegistration(plaintext, { productId, deviceName, length });
				expect(device).toEqual({ productId, deviceName, deviceSecret: psk });
				const { sign } = tencent(device as typeof DEVICE, { random: () => 0 });
				expect(sign(1700000000).clientId).toBe(productId + deviceName);
			}),
			{ numRuns: 300 },
		);
	});

	test('give a certificate where the product uses one', () => {
		const details = { clientCert: '-----BEGIN…\n', clientKey: '-----BEGIN KEY\n' };
		const text = JSON.stringify({ encryptionType: 1, ...details }).replace('…', ' CERTIFICATE');
		expect(register(answer(text, PRODUCT.productSecret, false))).toEqual({
			productId: 'LD8S5J1L07',
			deviceName: 'test',
			clientCert: '-----BEGIN CERTIFICATE\n',
			clientKey: '-----BEGIN KEY\n',
		});
	});

	test('keep of the product secret the 16 bytes that they return, and nothing else', () => {
		const secret = Buffer.from(PRODUCT.productSecret);
		const made = arraysMade(() => registrationPayload(ANSWER, PRODUCT));
		expect(made.filter((array) => Buffer.from(array).includes(secret.subarray(0, 6)))).toEqual([]);
		expect(Buffer.from(registrationPayload(ANSWER, PRODUCT).key)).toEqual(secret.subarray(0, 16));
	});
});
