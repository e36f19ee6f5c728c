import { describe, expect, test } from 'vitest';
import { readRegistration, registrationPayload } from '../../../src/clouds/tencent-register.js';
import { refusal } from '../../support/refusal.js';
import { encrypt } from '../../support/second/tencent-register.js';

const PRODUCT = { productId: 'LD8S5J1L07', productSecret: 'hzvf5LF9S0isvBhDSauWMaIk' };
const PSK = 'lDZ6Uqt+I9E0wW7rvDUs7Q==';
const PAYLOAD = encrypt(`{"encryptionType":2,"psk":"${PSK}"}`, PRODUCT.productSecret);
const BLOCK = Buffer.alloc(16).toString('base64');
const BLOCKS = 'expected blocks of 16 bytes';

/** The answer with some members changed; undefined takes one out. */
const current = (changed: object = {}) =>
	JSON.stringify({ Response: { Len: 53, Payload: PAYLOAD, RequestId: 'x', ...changed } });
const older = (changed: object = {}) =>
	JSON.stringify({ code: 0, message: '', len: 53, payload: PAYLOAD, ...changed });

describe('registrationPayload', () => {
	test.each([
		{ name: 'the form of the documentation', text: current() },
		{ name: 'the older form', text: older() },
		{ name: 'the older form without a message', text: older({ message: undefined }) },
		{ name: 'an answer with spaces around it', text: ` ${current()}\n` },
		{ name: 'no padding at all', text: current({ Len: 64 }) },
		{ name: 'a whole block of padding', text: current({ Len: 48 }) },
		{ name: 'one byte in a block', text: current({ Len: 1, Payload: BLOCK }), payload: BLOCK },
	])('takes $name', ({ text, payload = PAYLOAD }) => {
		const { key, iv, data } = registrationPayload(text, PRODUCT);
		expect([key, iv].map((bytes) => Buffer.from(bytes).toString())).toEqual([
			'hzvf5LF9S0isvBhD',
			'0'.repeat(16),
		]);
		expect(Buffer.from(data).toString('base64')).toBe(payload);
	});

	const json = (length: number) =>
		`SyntaxError: answer: expected JSON, got other text of ${length} characters`;
	const object = (got: string) => `SyntaxError: answer: expected object, got ${got}`;
	test.each([
		{ name: 'nothing', text: '', message: json(0) },
		{ name: 'HTML', text: '<html>502</html>', message: json(16) },
		{ name: 'a cut answer', text: current().slice(0, -2), message: json(current().length - 2) },
		{ name: 'two answers', text: current() + current(), message: json(2 * current().length) },
		{ name: 'null', text: 'null', message: object('null') },
		{ name: 'an array', text: '[]', message: object('array') },
		{ name: 'a string', text: '"text"', message: object('string') },
		{ name: 'a number', text: '0', message: object('number') },
		{
			name: 'an object of another kind',
			text: '{"error":"x"}',
			message: 'SyntaxError: answer: expected Response or code, got neither',
		},
		{
			name: 'a Response that is no object',
			text: '{"Response":"x"}',
			message: 'SyntaxError: answer.Response: expected object, got string',
		},
		{
			name: 'no payload',
			text: current({ Payload: undefined }),
			message: 'SyntaxError: answer.Response.Payload: expected string, got undefined',
		},
		{
			name: 'an older answer without a payload',
			text: older({ payload: null }),
			message: 'SyntaxError: answer.payload: expected string, got null',
		},
		{
			name: 'a payload that is cut',
			text: current({ Payload: PAYLOAD.slice(0, -3) }),
			message:
				'SyntaxError: answer.Response.Payload: expected canonical Base64, got a mistake at position 85 of 85',
		},
		{
			name: 'a payload without its padding',
			text: older({ payload: PAYLOAD.slice(0, -2) }),
			message:
				'SyntaxError: answer.payload: expected canonical Base64, got a mistake at position 86 of 86',
		},
		{
			name: 'a payload that is no Base64',
			text: current({ Payload: `*${PAYLOAD.slice(1)}` }),
			message:
				'SyntaxError: answer.Response.Payload: expected canonical Base64, got a mistake at position 0 of 88',
		},
		{
			name: 'an empty payload',
			text: current({ Payload: '' }),
			message: `SyntaxError: answer.Response.Payload: ${BLOCKS}, got 0 bytes`,
		},
		{
			name: 'a payload that is no whole number of blocks',
			text: current({ Payload: PAYLOAD.slice(0, 84) }),
			message: `SyntaxError: answer.Response.Payload: ${BLOCKS}, got 63 bytes`,
		},
		...[47, 65, 0, -1].map((Len) => ({
			name: `a length of ${Len}`,
			text: current({ Len }),
			message: `SyntaxError: answer.Response.Len: expected 48 to 64, got ${Len}`,
		})),
		{
			name: 'a length of 0 for one block',
			text: current({ Len: 0, Payload: BLOCK }),
			message: 'SyntaxError: answer.Response.Len: expected 1 to 16, got 0',
		},
		{
			name: 'a length in text',
			text: current({ Len: '53' }),
			message: 'SyntaxError: answer.Response.Len: expected integer, got string',
		},
		{
			name: 'a length with a fraction',
			text: older({ len: 52.5 }),
			message: 'SyntaxError: answer.len: expected integer, got number',
		},
		{
			name: 'no length',
			text: older({ len: undefined }),
			message: 'SyntaxError: answer.len: expected integer, got undefined',
		},
		{
			name: 'a code in text',
			text: older({ code: '0' }),
			message: 'SyntaxError: answer.code: expected integer, got string',
		},
		{
			name: 'an error that is no object',
			text: current({ Error: true }),
			message: 'SyntaxError: answer.Response.Error: expected object, got boolean',
		},
		{
			name: 'an error without a code',
			text: current({ Error: { Message: 'x' } }),
			message: 'SyntaxError: answer.Response.Error.Code: expected string, got undefined',
		},
	])('refuses $name', ({ text, message }) => {
		expect(refusal(() => registrationPayload(text, PRODUCT))).toBe(message);
		expect(message).not.toContain(PAYLOAD.slice(0, 8));
	});

	test.each([
		{
			text: current({ Error: { Code: 'InvalidParameterValue.Sign', Message: 'wrong signature' } }),
			cause: { code: 'InvalidParameterValue.Sign', message: 'wrong signature' },
		},
		{
			text: current({ Error: { Code: 'ResourceInUse' } }),
			cause: { code: 'ResourceInUse', message: 'no message' },
		},
		{
			text: older({ code: 1021, message: 'device has been activated' }),
			cause: { code: 1021, message: 'device has been activated' },
		},
		{
			text: older({ code: 1010, message: `${PRODUCT.productSecret} is wrong` }),
			cause: { code: 1010, message: '… is wrong' },
		},
		{ text: '{"code":-1}', cause: { code: -1, message: 'no message' } },
	])('passes on what the platform says: $cause.code', ({ text, cause }) => {
		const { code, message } = cause;
		expect(() => registrationPayload(text, PRODUCT)).toThrow(
			new Error(`registration: expected success, got ${code}: ${message}`, { cause }),
		);
		try {
			registrationPayload(text, PRODUCT);
		} catch (error) {
			expect((error as Error).cause).toEqual(cause);
		}
	});

	test.each([
		{ product: null, message: 'TypeError: product: expected object, got null' },
		{
			product: {},
			message: 'TypeError: productSecret: expected string, got undefined',
		},
		{
			product: { productSecret: 'short' },
			message: 'RangeError: productSecret: expected 16 to 64 characters, got 5',
		},
	])('refuses: $message', ({ product, message }) => {
		expect(refusal(() => registrationPayload(current(), product as typeof PRODUCT))).toBe(message);
	});

	test('wants the answer as text', () => {
		expect(refusal(() => registrationPayload({} as string, PRODUCT))).toBe(
			'TypeError: answer: expected string, got object',
		);
	});
});

describe('readRegistration', () => {
	const DETAILS = { productId: 'LD8S5J1L07', deviceName: 'test' };
	const read = (text: string, padding = '', length = text.length) =>
		readRegistration(new Uint8Array(Buffer.from(text + padding, 'latin1')), { ...DETAILS, length });
	const GARBAGE =
		'SyntaxError: plaintext: expected JSON and zeros, as the platform encrypts them, ' +
		'got other bytes: the product secret is wrong';

	test('takes a text with spaces and without padding', () => {
		expect(read(`\r\n{ "psk": "${PSK}",\t"encryptionType": 2 }`)).toEqual({
			...DETAILS,
			deviceSecret: PSK,
		});
	});

	test.each([
		{
			name: 'letters that are not ASCII',
			text: '{"encryptionType":2,"psk":"\xe9"}',
			message: GARBAGE,
		},
		{ name: 'a control character', text: '{"encryption\x7fType":2}', message: GARBAGE },
		{
			name: 'what an IV of zero bytes leaves, in one byte alone',
			text: `K${'\xff'.repeat(15)}`,
			message: GARBAGE,
		},
		{ name: 'the same of a text without a brace', text: '\x01'.repeat(16), message: GARBAGE },
		{ name: 'a zero byte in the text', text: '{"encryption\0Type":2}', message: GARBAGE },
		{ name: 'other padding than zeros', text: '{}', padding: '\x0e'.repeat(14), message: GARBAGE },
		{
			name: 'a text that is cut',
			text: '{"encryptionType":2,"psk":"lDZ6',
			message: 'SyntaxError: plaintext: expected JSON, got other text of 31 characters',
		},
		{
			name: 'an array',
			text: '[2]',
			message: 'SyntaxError: plaintext: expected object, got array',
		},
		{
			name: 'no kind',
			text: `{"psk":"${PSK}"}`,
			message: 'SyntaxError: plaintext.encryptionType: expected integer, got undefined',
		},
		{
			name: 'an unknown kind',
			text: `{"encryptionType":3,"psk":"${PSK}"}`,
			message:
				'SyntaxError: plaintext.encryptionType: expected 1 (certificate) or 2 (secret), got 3',
		},
		{
			name: 'no secret',
			text: '{"encryptionType":2}',
			message: 'SyntaxError: plaintext.psk: expected string, got undefined',
		},
		{
			name: 'a secret that is no Base64',
			text: '{"encryptionType":2,"psk":"lDZ6Uqt-I9E0wW7rvDUs7Q=="}',
			message:
				'SyntaxError: plaintext.psk: expected canonical Base64, got a mistake at position 7 of 24',
		},
		{
			name: 'an empty secret',
			text: '{"encryptionType":2,"psk":""}',
			message: 'RangeError: plaintext.psk: expected 1 to 65535 bytes, got 0',
		},
		{
			name: 'a key without its certificate',
			text: '{"encryptionType":1,"clientKey":"x"}',
			message: 'SyntaxError: plaintext.clientCert: expected string, got undefined',
		},
		{
			name: 'a certificate without its key',
			text: '{"encryptionType":1,"clientCert":"x"}',
			message: 'SyntaxError: plaintext.clientKey: expected string, got undefined',
		},
	])('refuses $name', ({ text, padding, message }) => {
		expect(refusal(() => read(text, padding))).toBe(message);
		expect(message).not.toContain('lDZ6');
	});

	test.each([
		{
			inputs: ['text', { ...DETAILS, length: 1 }],
			message: 'TypeError: plaintext: expected Uint8Array, got string',
		},
		{
			inputs: [new Uint8Array(16), null],
			message: 'TypeError: details: expected object, got null',
		},
		{
			inputs: [new Uint8Array(16), { ...DETAILS, productId: 7, length: 16 }],
			message: 'TypeError: productId: expected string, got number',
		},
		{
			inputs: [new Uint8Array(16), { productId: 'x', length: 16 }],
			message: 'TypeError: deviceName: expected string, got undefined',
		},
		...[0, 17, 1.5].map((length) => ({
			inputs: [new Uint8Array(16), { ...DETAILS, length }],
			message: `RangeError: length: expected an integer from 1 to 16 bytes, got ${length}`,
		})),
	])('refuses: $message', ({ inputs, message }) => {
		const [plaintext, details] = inputs as Parameters<typeof readRegistration>;
		expect(refusal(() => readRegistration(plaintext, details))).toBe(message);
	});
});
