import fc from 'fast-check';
import mqttPacket from 'mqtt-packet';
import { afterEach, describe, expect, test } from 'vitest';
import {
	type ConnectOptions,
	connackMeaning,
	decodeConnack,
	encodeConnect,
	encodeDisconnect,
	encodePingreq,
} from '../src/index.js';
import { arraysMade, isWiped } from './support/arrays.js';
import { type Connect, parseConnect } from './support/parse-connect.js';
import { KINDS, NOT_BYTES, refusal } from './support/refusal.js';

const bytesOf = (data: string | Uint8Array) =>
	typeof data === 'string' ? new TextEncoder().encode(data) : Uint8Array.from(data);

/** What a packet with these options says, as MQTT 3.1.1 has it; plus 0 because a packet has no -0. */
function said(options: ConnectOptions): Connect {
	const { clientId, username, password, keepAlive = 240, cleanSession = true, will } = options;
	return {
		clientId,
		username,
		password: password === undefined ? undefined : bytesOf(password),
		keepAlive: keepAlive + 0,
		cleanSession,
		will: will && {
			topic: will.topic,
			payload: bytesOf(will.payload),
			qos: (will.qos ?? 0) + 0,
			retain: will.retain ?? false,
		},
	};
}

/** The same packet by mqtt-packet. */
function generate({
	clientId,
	username,
	password,
	keepAlive,
	cleanSession,
	will,
}: Connect): Uint8Array {
	return new Uint8Array(
		mqttPacket.generate({
			cmd: 'connect',
			protocolId: 'MQTT',
			protocolVersion: 4,
			clientId,
			clean: cleanSession,
			keepalive: keepAlive,
			...(username !== undefined && { username }),
			...(password && { password: Buffer.from(password) }),
			...(will && {
				will: { ...will, payload: Buffer.from(will.payload), qos: will.qos as 0 | 1 | 2 },
			}),
		}),
	);
}

/** The packet says exactly what it was asked to, and is mqtt-packet's to the byte. */
function expectRight(options: ConnectOptions): void {
	const packet = encodeConnect(options);
	expect(parseConnect(packet)).toEqual(said(options));
	expect(Buffer.compare(packet, generate(said(options)))).toBe(0);
}

const text = fc.string({ unit: 'binary' }).map((value) => value.replaceAll('\0', ''));
const binary = fc.oneof(fc.string({ unit: 'binary' }), fc.uint8Array());
const validWill = fc.record(
	{
		topic: text.map((value) => `t${value.replaceAll(/[#+]/g, '')}`),
		payload: binary,
		qos: fc.constantFrom(0 as const, 1 as const, 2 as const, undefined),
		retain: fc.constantFrom(true, false, undefined),
	},
	{ requiredKeys: ['topic', 'payload'] },
);
const validOptions = fc
	.record(
		{
			clientId: text,
			username: fc.option(text, { nil: undefined }),
			password: fc.option(binary, { nil: undefined }),
			keepAlive: fc.option(fc.nat(65535), { nil: undefined }),
			cleanSession: fc.constantFrom(true, false, undefined),
			will: fc.option(validWill, { nil: undefined }),
		},
		{ requiredKeys: ['clientId'] },
	)
	.map(({ clientId, password, ...options }) => ({
		...options,
		clientId: options.cleanSession === false && clientId === '' ? 'd' : clientId,
		password: options.username === undefined ? undefined : password,
	}));

describe('encodeConnect', () => {
	test('writes a packet that a strict server reads back whole', () => {
		expect(
			encodeConnect({
				clientId: 'd',
				username: 'é',
				password: Uint8Array.of(0, 255),
				keepAlive: 258,
				cleanSession: false,
				will: { topic: 'a/b', payload: '', qos: 2, retain: true },
			}),
		).toEqual(
			// biome-ignore format: a field is a line
			Uint8Array.of(
				0x10, 28, // CONNECT, remaining length
				0, 4, 0x4d, 0x51, 0x54, 0x54, 4, // MQTT 3.1.1
				0xf4, // user name, password, will retain, will QoS 2, will
				1, 2, // keep-alive
				0, 1, 0x64, // client id
				0, 3, 0x61, 0x2f, 0x62, // will topic
				0, 0, // will message
				0, 2, 0xc3, 0xa9, // user name
				0, 2, 0, 255, // password
			),
		);
	});

	test('says what any valid options say, byte for byte as mqtt-packet', () => {
		fc.assert(fc.property(validOptions, expectRight), { numRuns: 1000 });
	});

	/** A refusal as documented: a built-in class, then the field, the fault and what is allowed. */
	const REFUSAL =
		/^(Syntax|Range|Type)Error: (options|clientId|username|password|keepAlive|cleanSession|will(\.(topic|payload|qos|retain))?) (is|has) .+; allowed: .+$/;

	test('of any options whatsoever, says exactly what they say or refuses them as documented', () => {
		const odd = fc.oneof(
			fc.anything(),
			fc.constantFrom(null, NaN, Infinity, -1, 0.5, 65536, 2 ** 32, '5', 3n, [], () => 7),
			fc.constantFrom('\ud800', 'a\udfff', '\0', 'a/#', '+', ''),
			fc.constantFrom('a'.repeat(65536), new Uint8Array(65536), 'é'.repeat(32768)),
			fc.constantFrom(new Uint8Array(65535), new Uint16Array(2), new ArrayBuffer(2)),
		);
		const mostly = <T>(right: fc.Arbitrary<T>) =>
			fc.oneof({ arbitrary: right, weight: 5 }, { arbitrary: odd, weight: 1 });
		const anyWill = fc.record(
			{
				topic: mostly(fc.constant('t')),
				payload: mostly(binary),
				qos: mostly(fc.constantFrom(0, 1, 2)),
				retain: mostly(fc.boolean()),
			},
			{ requiredKeys: [] },
		);
		const anyOptions = fc.record(
			{
				clientId: mostly(text),
				username: mostly(text),
				password: mostly(binary),
				keepAlive: mostly(fc.nat(65535)),
				cleanSession: mostly(fc.boolean()),
				will: mostly(anyWill),
			},
			{ requiredKeys: [] },
		);
		const ends = { written: 0, refused: 0 };
		fc.assert(
			fc.property(
				fc.oneof({ arbitrary: anyOptions, weight: 20 }, odd),
				fc.boolean(),
				(any, lazy) => {
					const options = (lazy ? asGetters(any) : any) as ConnectOptions;
					let packet: Uint8Array;
					try {
						packet = encodeConnect(options);
					} catch (error) {
						expect(String(error)).toMatch(REFUSAL);
						ends.refused++;
						return;
					}
					expect(parseConnect(packet)).toEqual(said(options));
					expect(Buffer.compare(packet, generate(said(options)))).toBe(0);
					ends.written++;
				},
			),
			{ numRuns: 3000 },
		);
		expect(Math.min(ends.written, ends.refused)).toBeGreaterThan(300);
	});

	/** The same as an object that computes its values, below a prototype. */
	function asGetters(value: unknown): unknown {
		if (
			typeof value !== 'object' ||
			value === null ||
			Object.getPrototypeOf(value) !== Object.prototype
		)
			return value;
		const getters = Object.entries(value).map(([name, inner]) => [
			name,
			{ get: () => asGetters(inner), enumerable: true },
		]);
		return Object.create(Object.create({}, Object.fromEntries(getters)));
	}

	test('reads each option once, so that what was checked is what is sent', () => {
		const reads: string[] = [];
		const once = (name: string, values: object): object =>
			new Proxy(values, {
				get(target, key) {
					reads.push(`${name}${String(key)}`);
					return Reflect.get(target, key);
				},
			});
		const will = once('will.', { topic: 't', payload: 'p', qos: 1, retain: true });
		const options = {
			clientId: 'd',
			username: 'u',
			password: 'p',
			keepAlive: 1,
			cleanSession: true,
		};
		encodeConnect(once('', { ...options, will }) as ConnectOptions);
		expect(reads.sort()).toEqual(
			[
				...Object.keys({ ...options, will }),
				'will.topic',
				'will.payload',
				'will.qos',
				'will.retain',
			].sort(),
		);
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
		[127, [0x7f]],
		[128, [0x80, 0x01]],
		[16383, [0xff, 0x7f]],
		[16384, [0x80, 0x80, 0x01]],
	])('writes a remaining length of %i in its fewest bytes', (remaining, bytes) => {
		const clientId = 'a'.repeat(remaining - 12);
		const packet = encodeConnect({ clientId });
		expect(packet.subarray(1, 1 + bytes.length)).toEqual(Uint8Array.from(bytes));
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
		expect(packet.subarray(0, 4)).toEqual(Uint8Array.of(0x10, 0x8f, 0x80, 0x14));
		expect(packet.length).toBe(4 + 327695);
		expectRight(options);
	});

	/** Valid options but for the one field. */
	const FIELDS: [field: string, least: number, options: (value: unknown) => object][] = [
		['clientId', 0, (clientId) => ({ clientId })],
		['username', 0, (username) => ({ clientId: 'd', username })],
		['password', 0, (password) => ({ clientId: 'd', username: 'u', password })],
		['will.topic', 1, (topic) => ({ clientId: 'd', will: { topic, payload: '' } })],
		['will.payload', 0, (payload) => ({ clientId: 'd', will: { topic: 't', payload } })],
	];
	const TEXTS = FIELDS.filter(([field]) => field !== 'password' && field !== 'will.payload');
	const BINARIES = FIELDS.filter(([field]) => field === 'password' || field === 'will.payload');
	const encode = (options: object) => encodeConnect(options as ConnectOptions);

	describe.each(FIELDS)('%s', (field, least, options) => {
		test.each([
			['a', 'a'.repeat(65535)],
			['é', `${'é'.repeat(32767)}a`],
			['😀', `${'😀'.repeat(16383)}aaa`],
		])('holds 65535 bytes of %s', (_letter, value) => {
			expectRight(options(value) as ConnectOptions);
		});

		test.each([
			['65536 a', 'a'.repeat(65536), 65536],
			['32768 é', 'é'.repeat(32768), 65536],
			['16384 😀', '😀'.repeat(16384), 65536],
			['131072 a, which is 0 in 16 bits', 'a'.repeat(131072), 131072],
		])('does not hold %s', (_name, value, size) => {
			expect(refusal(() => encode(options(value)))).toBe(
				`RangeError: ${field} is ${size} bytes; allowed: integer ${least} to 65535`,
			);
		});

		test('is well-formed Unicode [MQTT-1.5.3-1]', () => {
			for (const lone of ['\ud800', 'a\udfff', '\udc00\ud800'])
				expect(refusal(() => encode(options(lone)))).toBe(
					`SyntaxError: ${field} has a lone surrogate; allowed: well-formed Unicode`,
				);
		});

		test('keeps U+FEFF [MQTT-1.5.3-3], control characters and non-characters', () => {
			for (const value of ['\ufeffa', 'a\ufeff', '\u0001\u001f\u007f\u009f', '\ufdd0\uffff'])
				expectRight(options(value) as ConnectOptions);
		});
	});

	test.each(TEXTS)('%s has no U+0000 [MQTT-1.5.3-2]', (field, _least, options) => {
		for (const value of ['\0', 'a\0', '\0a'])
			expect(refusal(() => encode(options(value)))).toBe(
				`SyntaxError: ${field} has "\\u0000"; allowed: other characters`,
			);
	});

	test.each(BINARIES)(
		'%s holds any bytes, to 65535 of them, and is only read',
		(field, _least, options) => {
			const bytes = Uint8Array.from({ length: 65535 }, (_, i) => i);
			expectRight(options(bytes) as ConnectOptions);
			expectRight(options(bytes.subarray(3, 300)) as ConnectOptions);
			expectRight(options('a\0b') as ConnectOptions);
			expect(bytes).toEqual(Uint8Array.from({ length: 65535 }, (_, i) => i));
			expect(refusal(() => encode(options(new Uint8Array(65536))))).toBe(
				`RangeError: ${field} is 65536 bytes; allowed: integer 0 to 65535`,
			);
		},
	);

	/** [rule, options, error] */
	const REFUSED: [string, object, string][] = [
		['MQTT-3.1.2-22', { password: 'p' }, 'TypeError: password is alone; allowed: with username'],
		[
			'MQTT-3.1.3-7',
			{ clientId: '', cleanSession: false },
			'TypeError: clientId is empty; allowed: with cleanSession',
		],
		[
			'MQTT-3.1.2-14',
			{ will: { topic: 't', payload: '', qos: 3 } },
			'RangeError: will.qos is 3; allowed: integer 0 to 2',
		],
		[
			'MQTT-3.1.2-14',
			{ will: { topic: 't', payload: '', qos: -1 } },
			'RangeError: will.qos is -1; allowed: integer 0 to 2',
		],
		[
			'MQTT-3.1.2-14',
			{ will: { topic: 't', payload: '', qos: 0.5 } },
			'RangeError: will.qos is 0.5; allowed: integer 0 to 2',
		],
		[
			'MQTT-3.1.2-9',
			{ will: { payload: '' } },
			'TypeError: will.topic is undefined; allowed: string',
		],
		[
			'MQTT-3.1.2-9',
			{ will: { topic: 't' } },
			'TypeError: will.payload is undefined; allowed: Uint8Array',
		],
		[
			'MQTT-4.7.3-1',
			{ will: { topic: '', payload: '' } },
			'RangeError: will.topic is 0 bytes; allowed: integer 1 to 65535',
		],
		[
			'MQTT-3.3.2-2',
			{ will: { topic: 'a/#', payload: '' } },
			'SyntaxError: will.topic has "#"; allowed: other characters',
		],
		[
			'MQTT-3.3.2-2',
			{ will: { topic: '+/a', payload: '' } },
			'SyntaxError: will.topic has "+"; allowed: other characters',
		],
		...[-1, 65536, 0.5, NaN, Infinity, 2 ** 32].map((keepAlive): [string, object, string] => [
			'section 3.1.2.10',
			{ keepAlive },
			`RangeError: keepAlive is ${keepAlive}; allowed: integer 0 to 65535`,
		]),
	];
	test.each(REFUSED)('[%s] refuses %o', (_rule, options, message) => {
		expect(refusal(() => encode({ clientId: 'd', ...options }))).toBe(message);
	});

	/** What each field takes besides undefined, which most have a default for. */
	const TYPES: [field: string, type: string, options: (value: unknown) => object][] = [
		['options', 'object', (value) => value as object],
		['clientId', 'string', (clientId) => ({ clientId })],
		['username', 'string', (username) => ({ clientId: 'd', username })],
		['keepAlive', 'number', (keepAlive) => ({ clientId: 'd', keepAlive })],
		['cleanSession', 'boolean', (cleanSession) => ({ clientId: 'd', cleanSession })],
		['will', 'object', (will) => ({ clientId: 'd', will })],
		['will.topic', 'string', (topic) => ({ clientId: 'd', will: { topic, payload: '' } })],
		['will.qos', 'number', (qos) => ({ clientId: 'd', will: { topic: 't', payload: '', qos } })],
		[
			'will.retain',
			'boolean',
			(retain) => ({ clientId: 'd', will: { topic: 't', payload: '', retain } }),
		],
	];
	const OPTIONAL = ['username', 'keepAlive', 'cleanSession', 'will', 'will.qos', 'will.retain'];
	test.each(TYPES)('%s is refused unless it is a %s', (field, type, options) => {
		for (const [kind, value] of KINDS)
			if (kind !== type && !(kind === 'undefined' && OPTIONAL.includes(field)))
				expect(refusal(() => encode(options(value)))).toBe(
					`TypeError: ${field} is ${kind}; allowed: ${type}`,
				);
	});

	test.each(BINARIES)('%s is refused unless it is text or bytes', (field, _least, options) => {
		for (const value of NOT_BYTES)
			if (typeof value !== 'string' && !(value === undefined && field === 'password'))
				expect(refusal(() => encode(options(value)))).toBe(
					`TypeError: ${field} is ${typeof value}; allowed: Uint8Array`,
				);
	});

	test('never shows the password in an error', () => {
		const password = fc.string({ unit: fc.constantFrom('Ж', 'Я', '\ud800'), minLength: 1 });
		const faults = fc.constantFrom({}, { username: undefined }, { keepAlive: -1 }, { will: {} });
		fc.assert(
			fc.property(password, faults, (secret, fault) => {
				const options = { clientId: 'd', username: 'u', password: `${secret}\ud800`, ...fault };
				expect(refusal(() => encode(options))).not.toMatch(/[ЖЯ]/);
			}),
		);
	});

	test.each([
		['and gives the packet', { clientId: 'd', username: 'u', password: 'secret' }],
		['and refuses', { clientId: 'd', username: 'u', password: 's'.repeat(65536) }],
	])('wipes the bytes that it makes of a password, %s', (_end, options) => {
		let packet: Uint8Array | undefined;
		const made = arraysMade(() => {
			try {
				packet = encodeConnect(options);
			} catch {}
		});
		const bytes = made.filter(({ length }) => length === options.password.length);
		expect(bytes).toHaveLength(1);
		expect(bytes.every(isWiped)).toBe(true);
		const secret = Buffer.from(options.password);
		const leaks = made.filter((array) => array !== packet && Buffer.from(array).includes(secret));
		expect(leaks).toEqual([]);
	});
});

describe('decodeConnack', () => {
	const refused = (packet: Uint8Array) =>
		`SyntaxError: packet begins with ${Buffer.from(packet.subarray(0, 5)).toString('hex')}; allowed: 20020100, or 20020000 to 20020005`;

	const { stackTraceLimit } = Error;
	afterEach(() => {
		Error.stackTraceLimit = stackTraceLimit;
	});

	test('reads of all packets of four bytes that begin with 20 02 the seven right ones', () => {
		Error.stackTraceLimit = 0;
		const read: unknown[] = [];
		for (let flags = 0; flags < 256; flags++)
			for (let code = 0; code < 256; code++) {
				const packet = Uint8Array.of(0x20, 2, flags, code);
				try {
					read.push({ flags, code, ...decodeConnack(packet) });
				} catch (error) {
					if (String(error) !== refused(packet)) throw error;
				}
			}
		expect(read).toEqual([
			...[0, 1, 2, 3, 4, 5].map((code) => ({
				flags: 0,
				code,
				sessionPresent: false,
				returnCode: code,
			})),
			{ flags: 1, code: 0, sessionPresent: true, returnCode: 0 },
		]);
	});

	test('refuses every other beginning', () => {
		Error.stackTraceLimit = 0;
		const read: unknown[] = [];
		for (let type = 0; type < 256; type++)
			for (let length = 0; length < 256; length++) {
				const packet = Uint8Array.of(type, length, 0, 0);
				try {
					decodeConnack(packet);
					read.push([type, length]);
				} catch (error) {
					if (String(error) !== refused(packet)) throw error;
				}
			}
		expect(read).toEqual([[0x20, 2]]);
	});

	test('refuses each right packet when it is cut short or followed by any byte', () => {
		for (const [flags, code] of [
			[0, 0],
			[0, 1],
			[0, 2],
			[0, 3],
			[0, 4],
			[0, 5],
			[1, 0],
		]) {
			const right = Uint8Array.of(0x20, 2, flags, code);
			const wrong = [0, 1, 2, 3].map((length) => right.slice(0, length));
			for (let byte = 0; byte < 256; byte++) wrong.push(Uint8Array.of(...right, byte));
			wrong.push(
				Uint8Array.of(...right, ...right),
				Uint8Array.of(...right, ...new Uint8Array(300)),
			);
			for (const packet of wrong)
				expect(refusal(() => decodeConnack(packet))).toBe(refused(packet));
		}
	});

	test.each([
		'c000',
		'd000',
		'e000', // PINGREQ, PINGRESP, DISCONNECT
		'40020001',
		'50020001',
		'62020001',
		'70020001',
		'b0020001', // PUBACK to UNSUBACK
		'9003000100',
		'3003000174', // SUBACK, PUBLISH
		'2003000000', // the CONNACK of MQTT 5
		'100c00044d5154540402003c0000', // CONNECT
	])('refuses the packet %s', (digits) => {
		const packet = new Uint8Array(Buffer.from(digits, 'hex'));
		expect(refusal(() => decodeConnack(packet))).toBe(refused(packet));
	});

	test('reads the part of a buffer that the array covers', () => {
		const whole = Uint8Array.of(9, 9, 0x20, 2, 1, 0, 9);
		expect(decodeConnack(whole.subarray(2, 6))).toEqual({ sessionPresent: true, returnCode: 0 });
	});

	test.each(NOT_BYTES.map((value) => [value]))('refuses %o', (value) => {
		expect(refusal(() => decodeConnack(value as Uint8Array))).toBe(
			`TypeError: packet is ${typeof value}; allowed: Uint8Array`,
		);
	});
});

describe('connackMeaning', () => {
	test('has a sentence for each return code', () => {
		expect([0, 1, 2, 3, 4, 5].map(connackMeaning)).toEqual([
			'Accepted',
			'Refused: MQTT 3.1.1 not supported',
			'Refused: client id not allowed',
			'Refused: server unavailable',
			'Refused: wrong user name or password',
			'Refused: not authorized',
		]);
	});

	test.each([-1, 6, 0.5, NaN, 128])('has none for %d', (code) => {
		expect(refusal(() => connackMeaning(code))).toBe(
			`RangeError: returnCode is ${code}; allowed: integer 0 to 5`,
		);
	});

	test('wants a number', () => {
		expect(refusal(() => connackMeaning('4' as unknown as number))).toBe(
			'TypeError: returnCode is string; allowed: number',
		);
	});
});

test('PINGREQ and DISCONNECT are two bytes each, and the caller’s own', () => {
	expect(encodePingreq()).toEqual(Uint8Array.of(0xc0, 0));
	expect(encodeDisconnect()).toEqual(Uint8Array.of(0xe0, 0));
	encodePingreq().fill(1);
	encodeDisconnect().fill(1);
	expect([encodePingreq(), encodeDisconnect()]).toEqual([
		new Uint8Array(mqttPacket.generate({ cmd: 'pingreq' })),
		new Uint8Array(mqttPacket.generate({ cmd: 'disconnect' })),
	]);
});
