import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ConnectOptions, encodeConnect } from '../../src/connect.js';
import { arraysMade, isWiped, pattern } from '../support/arrays.js';
import { generate, said, validOptions } from '../support/connect-options.js';
import { type Connect, parseConnect } from '../support/parse-connect.js';
import { KINDS, NOT_BYTES, refusal } from '../support/refusal.js';
import { runs } from '../support/runs.js';

/** Bytes as hex digits: arrays take long to compare. */
const inHex = (connect: Connect) =>
	JSON.stringify(connect, (_, value) =>
		value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value,
	);

/** The packet says exactly what it was asked to, and is mqtt-packet's to the byte. */
function expectRight(options: ConnectOptions): void {
	const packet = encodeConnect(options);
	expect(inHex(parseConnect(packet))).toBe(inHex(said(options)));
	expect(Buffer.compare(packet, generate(options))).toBe(0);
}

const encode = (options: object) => encodeConnect(options as ConnectOptions);

test('writes for any valid options the packet of mqtt-packet, and it says what they say', () => {
	fc.assert(fc.property(validOptions(), expectRight), runs(500));
});

test.each([
	{ remaining: 127, bytes: [0x7f] },
	{ remaining: 128, bytes: [0x80, 0x01] },
	{ remaining: 16383, bytes: [0xff, 0x7f] },
	{ remaining: 16384, bytes: [0x80, 0x80, 0x01] },
])('writes a remaining length of $remaining in its fewest bytes', ({ remaining, bytes }) => {
	const clientId = 'a'.repeat(remaining - 12);
	const packet = encodeConnect({ clientId });
	expect([...packet.subarray(1, 1 + bytes.length)]).toEqual(bytes);
	expect(packet.length).toBe(1 + bytes.length + remaining);
	expectRight({ clientId });
});

test('writes the largest packet there is, of five fields of 65535 bytes', () => {
	const full = 'a'.repeat(65535);
	const options = {
		clientId: full,
		username: full,
		password: full,
		will: { topic: full, payload: full },
	};
	const packet = encodeConnect(options);
	expect([...packet.subarray(0, 4)]).toEqual([0x10, 0x8f, 0x80, 0x14]);
	expect(packet.length).toBe(4 + 327695);
	expectRight(options);
});

/** Valid options but for the one field. */
const FIELDS = [
	{ field: 'clientId', least: 0, of: (clientId: unknown) => ({ clientId }) },
	{ field: 'username', least: 0, of: (username: unknown) => ({ clientId: 'd', username }) },
	{
		field: 'password',
		least: 0,
		of: (password: unknown) => ({ clientId: 'd', username: 'u', password }),
	},
	{
		field: 'will.topic',
		least: 1,
		of: (topic: unknown) => ({ clientId: 'd', will: { topic, payload: '' } }),
	},
	{
		field: 'will.payload',
		least: 0,
		of: (payload: unknown) => ({ clientId: 'd', will: { topic: 't', payload } }),
	},
];
const isBinary = ({ field }: { field: string }) => field === 'password' || field === 'will.payload';
const TEXTS = FIELDS.filter((row) => !isBinary(row));
const BINARIES = FIELDS.filter(isBinary);
/** The sizes that a field may have, in an error. */
const sizes = (least: number) => (least === 0 ? 'at most 65535' : `${least} to 65535`);

describe.each(FIELDS)('$field', ({ field, least, of }) => {
	test.each([
		{ letter: 'a', text: 'a'.repeat(65535) },
		{ letter: 'é', text: `${'é'.repeat(32767)}a` },
		{ letter: '😀', text: `${'😀'.repeat(16383)}aaa` },
	])('holds 65535 bytes of $letter', ({ text }) => {
		expectRight(of(text) as ConnectOptions);
	});

	test.each([
		{ what: '65536 a', text: 'a'.repeat(65536), size: 65536 },
		{ what: '32768 é', text: 'é'.repeat(32768), size: 65536 },
		{ what: '16384 😀', text: '😀'.repeat(16384), size: 65536 },
		{ what: '131072 a, which is 0 in 16 bits', text: 'a'.repeat(131072), size: 131072 },
	])('does not hold $what', ({ text, size }) => {
		expect(refusal(() => encode(of(text)))).toBe(
			`RangeError: ${field}: expected ${sizes(least)} bytes of UTF-8, got ${size}`,
		);
	});

	test('is well-formed Unicode [MQTT-1.5.3-1]', () => {
		for (const lone of ['\ud800', 'a\udfff', '\udc00\ud800'])
			expect(refusal(() => encode(of(lone)))).toBe(
				`SyntaxError: ${field}: expected well-formed Unicode, got a lone surrogate`,
			);
	});

	test('keeps U+FEFF [MQTT-1.5.3-3], control characters and non-characters', () => {
		for (const text of ['\ufeffa', 'a\ufeff', '\u0001\u001f\u007f\u009f', '\ufdd0\uffff'])
			expectRight(of(text) as ConnectOptions);
	});
});

test.each(TEXTS)('$field has no U+0000 [MQTT-1.5.3-2]', ({ field, of }) => {
	for (const text of ['\0', 'a\0', '\0a'])
		expect(refusal(() => encode(of(text)))).toBe(
			`SyntaxError: ${field}: expected no U+0000, got one`,
		);
});

test.each(BINARIES)('$field holds any bytes, to 65535 of them, and is only read', (row) => {
	const { field, of } = row;
	const bytes = pattern(65535);
	expectRight(of(bytes) as ConnectOptions);
	expectRight(of(bytes.subarray(3, 300)) as ConnectOptions);
	expectRight(of('a\0b') as ConnectOptions);
	expect(Buffer.compare(bytes, pattern(65535))).toBe(0);
	expect(refusal(() => encode(of(new Uint8Array(65536))))).toBe(
		`RangeError: ${field}: expected at most 65535 bytes, got 65536`,
	);
});

const REFUSED = [
	{
		rule: 'MQTT-3.1.2-22',
		options: { password: 'p' },
		message: 'TypeError: password requires username',
	},
	{
		rule: 'MQTT-3.1.3-7',
		options: { clientId: '', cleanSession: false },
		message: 'TypeError: an empty clientId requires cleanSession',
	},
	...[3, -1, 0.5, NaN].map((qos) => ({
		rule: 'MQTT-3.1.2-14',
		options: { will: { topic: 't', payload: '', qos } },
		message: `RangeError: will.qos: expected an integer from 0 to 2, got ${qos}`,
	})),
	{
		rule: 'MQTT-3.1.2-9',
		options: { will: { payload: '' } },
		message: 'TypeError: will.topic: expected string, got undefined',
	},
	{
		rule: 'MQTT-3.1.2-9',
		options: { will: { topic: 't' } },
		message: 'TypeError: will.payload: expected string or Uint8Array, got undefined',
	},
	{
		rule: 'MQTT-4.7.3-1',
		options: { will: { topic: '', payload: '' } },
		message: 'RangeError: will.topic: expected 1 to 65535 bytes of UTF-8, got 0',
	},
	...['a/#', '+/a'].map((topic) => ({
		rule: 'MQTT-3.3.2-2',
		options: { will: { topic, payload: '' } },
		message: 'SyntaxError: will.topic: expected no wildcard, got # or +',
	})),
	...[-1, 65536, 0.5, NaN, Infinity, 2 ** 32].map((keepAlive) => ({
		rule: 'section 3.1.2.10',
		options: { keepAlive },
		message: `RangeError: keepAlive: expected an integer from 0 to 65535, got ${keepAlive}`,
	})),
];
test.each(REFUSED)('refuses $options [$rule]', ({ options, message }) => {
	expect(refusal(() => encode({ clientId: 'd', ...options }))).toBe(message);
});

const will = { topic: 't', payload: '' };
/** What each field takes; one that is optional also undefined, for which it has a default. */
const TYPES = [
	{ field: 'options', type: 'object', of: (value: unknown) => value },
	{ field: 'clientId', type: 'string', of: (clientId: unknown) => ({ clientId }) },
	{ field: 'username?', type: 'string', of: (username: unknown) => ({ clientId: 'd', username }) },
	{
		field: 'keepAlive?',
		type: 'number',
		of: (keepAlive: unknown) => ({ clientId: 'd', keepAlive }),
	},
	{
		field: 'cleanSession?',
		type: 'boolean',
		of: (cleanSession: unknown) => ({ clientId: 'd', cleanSession }),
	},
	{ field: 'will?', type: 'object', of: (will: unknown) => ({ clientId: 'd', will }) },
	{
		field: 'will.topic',
		type: 'string',
		of: (topic: unknown) => ({ clientId: 'd', will: { ...will, topic } }),
	},
	{
		field: 'will.qos?',
		type: 'number',
		of: (qos: unknown) => ({ clientId: 'd', will: { ...will, qos } }),
	},
	{
		field: 'will.retain?',
		type: 'boolean',
		of: (retain: unknown) => ({ clientId: 'd', will: { ...will, retain } }),
	},
].flatMap(({ field, type, of }) =>
	KINDS.filter(({ kind }) => kind !== type && !(kind === 'undefined' && field.endsWith('?'))).map(
		({ kind, value }) => ({ field: field.replace('?', ''), type, kind, options: of(value) }),
	),
);
test.each(TYPES)('refuses $kind as $field', ({ field, type, kind, options }) => {
	expect(refusal(() => encode(options as object))).toBe(
		`TypeError: ${field}: expected ${type}, got ${kind}`,
	);
});

test.each(BINARIES)('refuses as $field what is neither text nor bytes', ({ field, of }) => {
	for (const { kind, value } of NOT_BYTES)
		if (kind !== 'string' && !(kind === 'undefined' && field === 'password'))
			expect(refusal(() => encode(of(value)))).toBe(
				`TypeError: ${field}: expected string or Uint8Array, got ${kind}`,
			);
});

test('reads each option once, so that what was checked is what is sent', () => {
	const reads: string[] = [];
	const once = (name: string, values: object): object =>
		new Proxy(values, {
			get(target, key) {
				reads.push(`${name}${String(key)}`);
				return Reflect.get(target, key);
			},
		});
	encode(
		once('', {
			clientId: 'd',
			username: 'u',
			password: 'p',
			keepAlive: 1,
			cleanSession: true,
			will: once('will.', { topic: 't', payload: 'p', qos: 1, retain: true }),
		}),
	);
	const top = ['clientId', 'username', 'password', 'keepAlive', 'cleanSession', 'will'];
	const inner = ['topic', 'payload', 'qos', 'retain'].map((name) => `will.${name}`);
	expect(reads.sort()).toEqual([...top, ...inner].sort());
});

test('accepts options that are inherited or computed', () => {
	const options = { clientId: 'd', username: 'u', password: 'p', will: Object.create(will) };
	const getters = Object.entries(options).map(([name, value]) => [name, { get: () => value }]);
	const computed = Object.create(Object.create({}, Object.fromEntries(getters)));
	expect(encode(computed)).toEqual(encode({ ...options, will }));
});

test('passes on the error of a getter', () => {
	const options = {
		get clientId(): string {
			throw new Error('of its own');
		},
	};
	expect(refusal(() => encodeConnect(options))).toBe('Error: of its own');
});

test.each([
	{ end: 'and gives the packet', password: 'secret' },
	{ end: 'and refuses', password: 's'.repeat(65536) },
])('wipes the bytes that it makes of a password, $end', ({ password }) => {
	let packet: Uint8Array | undefined;
	const made = arraysMade(() => {
		try {
			packet = encodeConnect({ clientId: 'd', username: 'u', password });
		} catch {}
	});
	const bytes = made.filter(({ length }) => length === password.length);
	expect(bytes).toHaveLength(1);
	expect(bytes.every(isWiped)).toBe(true);
	const secret = Buffer.from(password);
	const leaks = made.filter((array) => array !== packet && Buffer.from(array).includes(secret));
	expect(leaks).toEqual([]);
});
