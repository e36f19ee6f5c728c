import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startXSEngine } from '../demo/engines.js';
import { type ConnectOptions, decodeConnack, encodeConnect } from '../src/index.js';
import { answer } from './support/answer.js';
import { type Mosquitto, mosquittoMissing, startMosquitto } from './support/mosquitto.js';
import {
	ACCEPTED,
	device,
	flipped,
	METHODS,
	refusedWith,
	sign,
	signIn,
} from './support/published.js';
import { xsMissing } from './support/xs.js';

describe.skipIf(mosquittoMissing)('mosquitto', () => {
	let closed: Mosquitto;
	let open: Mosquitto;
	beforeAll(async () => {
		const signed = METHODS.map((method) => sign({ method, connectionId: method.name }));
		const passwords = [...signed, sign({ connectionId: 'fromXS' })].map(
			({ username, password }) => [username, password],
		);
		closed = await startMosquitto({ passwords: Object.fromEntries(passwords) });
		open = await startMosquitto();
	});
	afterAll(async () => {
		await closed?.stop();
		await open?.stop();
	});

	describe.each(METHODS)('with $name', (method) => {
		const good = sign({ method, connectionId: method.name });

		test('accepts a signed device', async () => {
			expect(await signIn(closed.port, good)).toEqual(ACCEPTED);
		});

		test.each(['username', 'password'] as const)(
			'refuses another character anywhere in the %s',
			async (field) => {
				const changed = flipped(good, field);
				const answers = await Promise.all(changed.map((other) => signIn(closed.port, other)));
				expect(answers).toEqual(changed.map(() => refusedWith(5)));
			},
		);
	});

	// It refuses control characters and non-characters, as the standard lets it.
	const text = fc
		.string({ unit: 'binary' })
		.map((value) => value.replaceAll(/[\p{Cc}\p{Noncharacter_Code_Point}]/gu, ''));
	const binary = fc.oneof(fc.string({ unit: 'binary' }), fc.uint8Array());
	const options: fc.Arbitrary<ConnectOptions> = fc
		.record(
			{
				clientId: text,
				username: text,
				password: binary,
				keepAlive: fc.nat(65535),
				cleanSession: fc.boolean(),
				will: fc.record(
					{
						topic: text.map((value) => `t${value.replaceAll(/[#+]/g, '')}`),
						payload: binary,
						qos: fc.constantFrom(0 as const, 1 as const, 2 as const),
						retain: fc.boolean(),
					},
					{ requiredKeys: ['topic', 'payload'] },
				),
			},
			{ requiredKeys: ['clientId'] },
		)
		.filter(({ clientId, cleanSession = true }) => clientId !== '' || cleanSession)
		.filter(({ username, password }) => username !== undefined || password === undefined);

	test('accepts every CONNECT', async () => {
		await fc.assert(
			fc.asyncProperty(options, async (valid) => {
				expect(await signIn(open.port, valid)).toMatchObject({ returnCode: 0 });
			}),
			{ numRuns: 500 },
		);
	});

	const will = { topic: 'a/b', payload: '' };
	test.each<[what: string, ConnectOptions]>([
		['the longest fields', longest()],
		['an empty client id', { clientId: '' }],
		['an empty user name and password', { clientId: 'c', username: '', password: '' }],
		['an empty binary password', { clientId: 'c', username: 'u', password: new Uint8Array() }],
		['a will of nothing', { clientId: 'c', will: { ...will, qos: 2, retain: true } }],
		['characters of four bytes', { clientId: '日😀', username: '\ufeffé😀' }],
	])('accepts %s', async (_, valid) => {
		expect(await signIn(open.port, valid)).toEqual(ACCEPTED);
	});

	/** A packet of 327 695 bytes, the largest that there is. */
	function longest(): ConnectOptions {
		const long = (letter: string) => letter.repeat(65535);
		return {
			clientId: long('c'),
			username: long('u'),
			password: long('p'),
			will: { topic: long('t'), payload: long('w') },
		};
	}

	const simple = encodeConnect({ clientId: 'c', username: 'u', password: 'p' });
	const wilful = encodeConnect({ clientId: 'c', will });
	/** With another byte somewhere. */
	const altered = (packet: Uint8Array, at: number, byte: number) => packet.with(at, byte);

	test('accepts what the packets below were made of', async () => {
		for (const packet of [simple, wilful])
			expect(decodeConnack(await answer(open.port, packet))).toEqual(ACCEPTED);
	});

	// 10 13  00 04 4d 51 54 54  04 c2 00 f0  00 01 63  00 01 75  00 01 70
	// 10 14  00 04 4d 51 54 54  04 06 00 f0  00 01 63  00 03 61 2f 62  00 00
	test.each([
		['a flag in the first byte', altered(simple, 0, 0x11)],
		['another protocol name', altered(simple, 7, 0x58)],
		['the reserved connect flag', altered(simple, 9, 0xc3)],
		['a password without user name', altered(simple, 9, 0x42)],
		['U+0000 in the client id', altered(simple, 14, 0)],
		['a byte that is not UTF-8', altered(simple, 14, 0xff)],
		['a field that is longer than the packet', altered(simple, 19, 9)],
		['a will of QoS 3', altered(wilful, 9, 0x1e)],
		['a wildcard in the will topic', altered(wilful, 17, 0x23)],
	])('closes on %s, so that its yes means something', async (_, packet) => {
		expect(await answer(open.port, packet)).toEqual(new Uint8Array());
	});

	test.skipIf(xsMissing && !process.env.CI)('accepts a device that XS signed in', async () => {
		const xs = await startXSEngine();
		try {
			const options = { expiry: 32472115200, connectionId: 'fromXS', keepAlive: 240 };
			const packet = await xs?.connect(device, options);
			expect(decodeConnack(await answer(closed.port, packet as Uint8Array))).toEqual(ACCEPTED);
		} finally {
			xs?.stop();
		}
	});
});
