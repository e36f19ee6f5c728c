import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
	type ConnectOptions,
	decodeConnack,
	encodeConnect,
	SHA1,
	SHA256,
} from '../../src/index.js';
import { startXS, xsMissing } from '../../tools/xs/xs.js';
import { answer } from '../support/answer.js';
import { board } from '../support/built.js';
import { validOptions } from '../support/connect-options.js';
import { type Mosquitto, mosquittoMissing, startMosquitto } from '../support/mosquitto.js';
import { ACCEPTED, DEVICE, flipped, refusedWith, sign, signIn } from '../support/published.js';
import { runs } from '../support/runs.js';

const HASHES = [
	{ name: 'hmacsha256', Hash: SHA256 },
	{ name: 'hmacsha1', Hash: SHA1 },
];
const FROM_XS = { expiry: 32472115200, connectionId: 'fromXS' };

describe.skipIf(mosquittoMissing)('mosquitto', () => {
	let closed: Mosquitto;
	let open: Mosquitto;
	beforeAll(async () => {
		const signed = HASHES.map(({ name, Hash }) => sign({ Hash, connectionId: name }));
		const passwords = [...signed, sign(FROM_XS)].map(({ username, password }) => [
			username,
			password,
		]);
		closed = await startMosquitto({ passwords: Object.fromEntries(passwords) });
		open = await startMosquitto();
	});
	afterAll(async () => {
		await closed?.stop();
		await open?.stop();
	});

	describe.each(HASHES)('with $name', ({ name, Hash }) => {
		const good = sign({ Hash, connectionId: name });

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

	test('accepts every CONNECT', async () => {
		// It refuses control characters and non-characters, as the standard lets it.
		const options = validOptions(/[\p{Cc}\p{Noncharacter_Code_Point}]/gu);
		await fc.assert(
			fc.asyncProperty(options, async (valid) => {
				expect(await signIn(open.port, valid)).toMatchObject({ returnCode: 0 });
			}),
			runs(150),
		);
	});

	const will = { topic: 'a/b', payload: '' };
	test.each<{ what: string; options: ConnectOptions }>([
		{ what: 'the longest fields', options: longest() },
		{ what: 'an empty client id', options: { clientId: '' } },
		{
			what: 'an empty user name and password',
			options: { clientId: 'c', username: '', password: '' },
		},
		{
			what: 'an empty binary password',
			options: { clientId: 'c', username: 'u', password: new Uint8Array() },
		},
		{
			what: 'an empty will message',
			options: { clientId: 'c', will: { ...will, qos: 2, retain: true } },
		},
		{
			what: 'characters of four bytes',
			options: { clientId: '日😀', username: '\ufeffé😀' },
		},
	])('accepts $what', async ({ options }) => {
		expect(await signIn(open.port, options)).toEqual(ACCEPTED);
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

	test('accepts what the packets below were made of', async () => {
		for (const packet of [simple, wilful])
			expect(decodeConnack(await answer(open.port, packet))).toEqual(ACCEPTED);
	});

	// 10 13  00 04 4d 51 54 54  04 c2 00 f0  00 01 63  00 01 75  00 01 70
	// 10 14  00 04 4d 51 54 54  04 06 00 f0  00 01 63  00 03 61 2f 62  00 00
	test.each([
		{ what: 'a flag in the first byte', packet: simple.with(0, 0x11) },
		{ what: 'another protocol name', packet: simple.with(7, 0x58) },
		{ what: 'the reserved connect flag', packet: simple.with(9, 0xc3) },
		{ what: 'a password without user name', packet: simple.with(9, 0x42) },
		{ what: 'U+0000 in the client id', packet: simple.with(14, 0) },
		{ what: 'a byte that is not UTF-8', packet: simple.with(14, 0xff) },
		{ what: 'a field that is longer than the packet', packet: simple.with(19, 9) },
		{ what: 'a will of QoS 3', packet: wilful.with(9, 0x1e) },
		{ what: 'a wildcard in the will topic', packet: wilful.with(17, 0x23) },
	])('closes on $what, so that its yes means something', async ({ packet }) => {
		expect(await answer(open.port, packet)).toEqual(new Uint8Array());
	});

	test.skipIf(xsMissing && !process.env.CI)('accepts a device that XS signed in', async () => {
		const xs = startXS();
		try {
			await xs?.evaluate(await board());
			const signing = `(${JSON.stringify(DEVICE)}, ${JSON.stringify(FROM_XS)})`;
			const packet = await xs?.evaluate(
				`library.encodeConnect(library.tencentCredentials${signing})`,
			);
			const connack = decodeConnack(await answer(closed.port, packet?.result as Uint8Array));
			expect(connack).toEqual(ACCEPTED);
		} finally {
			xs?.stop();
		}
	});
});
