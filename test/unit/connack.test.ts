import fc from 'fast-check';
import mqttPacket from 'mqtt-packet';
import { afterEach, describe, expect, test } from 'vitest';
import { decodeConnack, returnCodeMessage } from '../../src/connack.js';
import { type ConnackAnswer, ConnackReader } from '../../src/connack-reader.js';
import { encodeDisconnect, encodePingreq } from '../../src/packets.js';
import { kindsBut, NOT_BYTES, refusal } from '../support/refusal.js';
import { runs } from '../support/runs.js';

/** MQTT 3.1.1 section 3.2 and table 3.1. */
const CONNACKS = [
	{ bytes: [0x20, 2, 0, 0], sessionPresent: false, returnCode: 0 },
	{ bytes: [0x20, 2, 1, 0], sessionPresent: true, returnCode: 0 },
	...[1, 2, 3, 4, 5].map((code) => ({
		bytes: [0x20, 2, 0, code],
		sessionPresent: false,
		returnCode: code,
	})),
];
const MESSAGES = [
	'Accepted',
	'Refused: MQTT 3.1.1 is not supported',
	'Refused: client id not allowed',
	'Refused: server unavailable',
	'Refused: wrong user name or password',
	'Refused: not authorized',
];
const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

describe('decodeConnack', () => {
	const refused = (packet: Uint8Array) => {
		return `SyntaxError: packet: expected a CONNACK, got ${packet.length} other bytes`;
	};

	const { stackTraceLimit } = Error;
	afterEach(() => {
		Error.stackTraceLimit = stackTraceLimit;
	});

	test.each([
		{
			pair: 'flags and return codes',
			packetOf: (a: number, b: number) => [0x20, 2, a, b],
			right: CONNACKS,
		},
		{
			pair: 'types and lengths',
			packetOf: (a: number, b: number) => [a, b, 0, 0],
			right: CONNACKS.slice(0, 1),
		},
	])('reads of all $pair only the right ones', ({ packetOf, right }) => {
		// Traces would take most of the time of so many errors.
		Error.stackTraceLimit = 0;
		const read: unknown[] = [];
		for (let b = 0; b < 256; b++)
			for (let a = 0; a < 256; a++) {
				const packet = Uint8Array.from(packetOf(a, b));
				try {
					read.push({ bytes: [...packet], ...decodeConnack(packet) });
				} catch (error) {
					if (String(error) !== refused(packet)) throw error;
				}
			}
		expect(read).toEqual(right);
	});

	test('refuses each right packet when it is cut short or followed by any byte', () => {
		for (const { bytes } of CONNACKS) {
			const wrong = [0, 1, 2, 3].map((length) => bytes.slice(0, length));
			for (let byte = 0; byte < 256; byte++) wrong.push([...bytes, byte]);
			wrong.push([...bytes, ...bytes], [...bytes, ...new Uint8Array(300)]);
			for (const packet of wrong.map((values) => Uint8Array.from(values)))
				expect(refusal(() => decodeConnack(packet))).toBe(refused(packet));
		}
	});

	test.each([
		{ packet: 'PINGREQ', digits: 'c000' },
		{ packet: 'PINGRESP', digits: 'd000' },
		{ packet: 'DISCONNECT', digits: 'e000' },
		{ packet: 'PUBACK', digits: '40020001' },
		{ packet: 'PUBREC', digits: '50020001' },
		{ packet: 'PUBREL', digits: '62020001' },
		{ packet: 'PUBCOMP', digits: '70020001' },
		{ packet: 'UNSUBACK', digits: 'b0020001' },
		{ packet: 'SUBACK', digits: '9003000100' },
		{ packet: 'PUBLISH', digits: '3003000174' },
		{ packet: 'the CONNACK of MQTT 5', digits: '2003000000' },
		{ packet: 'CONNECT', digits: '100c00044d5154540402003c0000' },
	])('refuses $packet', ({ digits }) => {
		const packet = new Uint8Array(Buffer.from(digits, 'hex'));
		expect(refusal(() => decodeConnack(packet))).toBe(refused(packet));
	});

	test('reads the part of a buffer that the array covers', () => {
		const whole = Uint8Array.of(9, 9, 0x20, 2, 1, 0, 9);
		expect(decodeConnack(whole.subarray(2, 6))).toEqual({ sessionPresent: true, returnCode: 0 });
	});

	test.each(NOT_BYTES)('refuses $name', ({ kind, value }) => {
		expect(refusal(() => decodeConnack(value))).toBe(
			`TypeError: packet: expected Uint8Array, got ${kind}`,
		);
	});
});

describe('ConnackReader', () => {
	/** What a stream says, and after how many of its bytes that is known. */
	function heard(stream: Uint8Array): { kind: ConnackAnswer['kind']; after: number } {
		for (let after = 1; after <= Math.min(4, stream.length); after++) {
			const start = hexOf(stream.subarray(0, after));
			const fitting = CONNACKS.filter(({ bytes }) =>
				hexOf(Uint8Array.from(bytes)).startsWith(start),
			);
			if (fitting.length === 0) return { kind: 'malformed', after };
			if (after === 4) return { kind: stream[3] === 0 ? 'accepted' : 'refused', after };
		}
		return { kind: 'waiting', after: stream.length };
	}

	/** Gives the pieces until there is an answer, and says how many bytes that took. */
	function feed(pieces: Uint8Array[]) {
		const reader = new ConnackReader();
		let answer: ConnackAnswer = { kind: 'waiting' };
		let given = 0;
		for (const piece of pieces) {
			answer = reader.receive(piece);
			given += piece.length;
			if (answer.kind !== 'waiting') break;
		}
		return { answer, given };
	}

	const beginnings = fc.oneof(
		{ arbitrary: fc.constantFrom(...CONNACKS.map(({ bytes }) => bytes)), weight: 3 },
		fc.array(fc.nat(255), { maxLength: 6 }),
		fc.tuple(fc.constantFrom(0x20, 0x30), fc.constantFrom(2, 3), fc.nat(2), fc.nat(7)),
	);
	const streams = fc
		.tuple(beginnings, fc.uint8Array({ maxLength: 40, size: 'max' }))
		.map(([first, rest]) => Uint8Array.of(...first, ...rest));

	test('says the same of any stream, however it is cut, with the piece that settles it', () => {
		fc.assert(
			fc.property(streams, fc.array(fc.nat(50)), (stream, places) => {
				const before = stream.slice();
				const cuts = places.map((place) => place % (stream.length + 1)).sort((a, b) => a - b);
				const pieces = [0, ...cuts].map((from, i) => stream.subarray(from, cuts[i]));
				const { answer, given } = feed(pieces);
				const { kind, after } = heard(stream);
				expect(answer.kind).toBe(kind);
				let settled = 0;
				for (const { length } of pieces) {
					settled += length;
					if (kind !== 'waiting' && settled >= after) break;
				}
				expect(given).toBe(settled);
				if (answer.kind === 'accepted')
					expect(answer).toEqual({
						kind: 'accepted',
						sessionPresent: stream[2] === 1,
						rest: stream.slice(4, given),
					});
				expect(stream).toEqual(before);
			}),
			runs(1000),
		);
	});

	test('knows byte by byte as soon as it can be known', () => {
		fc.assert(
			fc.property(streams, (stream) => {
				const { answer, given } = feed(Array.from(stream, (byte) => Uint8Array.of(byte)));
				expect({ kind: answer.kind, after: given }).toEqual(heard(stream));
			}),
			runs(200),
		);
	});

	const ANSWERS: { bytes: number[]; answer: ConnackAnswer }[] = [
		...CONNACKS.map(({ bytes, sessionPresent, returnCode }) => ({
			bytes,
			answer:
				returnCode === 0
					? ({ kind: 'accepted', sessionPresent, rest: new Uint8Array() } as const)
					: ({ kind: 'refused', returnCode, message: MESSAGES[returnCode] } as const),
		})),
		...[
			[0x20, 2, 0, 6],
			[0x48, 0x54, 0x54, 0x50],
			[0x20, 3],
		].map((bytes) => ({
			bytes,
			answer: {
				kind: 'malformed',
				message: `answer: expected a CONNACK, got ${hexOf(Uint8Array.from(bytes))}`,
			} as const,
		})),
		{ bytes: [0x20, 2, 1], answer: { kind: 'waiting' } },
		{ bytes: [], answer: { kind: 'waiting' } },
	];
	test.each(ANSWERS)('says of $bytes: $answer', ({ bytes, answer }) => {
		expect(new ConnackReader().receive(Uint8Array.from(bytes))).toEqual(answer);
	});

	test.each([
		{ kind: 'accepted', bytes: [0x20, 2, 0, 0] },
		{ kind: 'refused', bytes: [0x20, 2, 0, 5] },
		{ kind: 'malformed', bytes: [0] },
	])('takes nothing after it has $kind', ({ kind, bytes }) => {
		const reader = new ConnackReader();
		expect(reader.receive(Uint8Array.from(bytes)).kind).toBe(kind);
		expect(refusal(() => reader.receive(Uint8Array.of(1)))).toBe(
			'TypeError: bytes: expected none after the answer, got some',
		);
	});

	test.each(NOT_BYTES)('refuses $name, and waits on', ({ kind, value }) => {
		const reader = new ConnackReader();
		reader.receive(Uint8Array.of(0x20, 2));
		expect(refusal(() => reader.receive(value))).toBe(
			`TypeError: bytes: expected Uint8Array, got ${kind}`,
		);
		expect(reader.receive(Uint8Array.of(0, 0)).kind).toBe('accepted');
	});
});

describe('returnCodeMessage', () => {
	test('has a sentence for each return code', () => {
		expect([0, 1, 2, 3, 4, 5].map(returnCodeMessage)).toEqual(MESSAGES);
	});

	test.each([-1, 6, 0.5, NaN, 128])('has none for %d', (code) => {
		expect(refusal(() => returnCodeMessage(code))).toBe(
			`RangeError: returnCode: expected an integer from 0 to 5, got ${code}`,
		);
	});

	test.each(kindsBut('number'))('refuses $kind', ({ kind, value }) => {
		expect(refusal(() => returnCodeMessage(value as number))).toBe(
			`TypeError: returnCode: expected number, got ${kind}`,
		);
	});
});

test('PINGREQ and DISCONNECT are those of mqtt-packet, in new memory each time', () => {
	encodePingreq().fill(1);
	encodeDisconnect().fill(1);
	expect([encodePingreq(), encodeDisconnect()]).toEqual([
		new Uint8Array(mqttPacket.generate({ cmd: 'pingreq' })),
		new Uint8Array(mqttPacket.generate({ cmd: 'disconnect' })),
	]);
});
