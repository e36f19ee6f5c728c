import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Backoff, type Outcome } from '../../src/backoff.js';
import type { Cloud, Credentials } from '../../src/cloud.js';
import { tencent } from '../../src/clouds/tencent.js';
import { encodeConnect } from '../../src/connect.js';
import { Connector, type ConnectorOptions } from '../../src/connector.js';
import { DEVICE } from '../support/published.js';
import { kindsBut, NOT_BYTES, refusal } from '../support/refusal.js';
import { runs } from '../support/runs.js';

const NOW = 1700000000;
const CREDENTIALS: Credentials = { clientId: 'id', username: 'name', password: 'word' };

/** A cloud that gives the same credentials each time, but for what is changed. */
const cloudOf = (changes: object = {}): Cloud => ({
	host: 'h',
	port: 1883,
	tls: false,
	keepAlive: { min: 0, max: 900 },
	minInterval: 5,
	closesAtExpiry: false,
	sign: () => CREDENTIALS,
	...changes,
});
const make = (options: object = {}, cloud: unknown = cloudOf()) =>
	new Connector(cloud as Cloud, { random: () => 0.5, ...options } as ConnectorOptions);

const connack = (returnCode: number) => Uint8Array.of(0x20, 2, 0, returnCode);

describe('connect', () => {
	test.each(kindsBut('number', 'undefined'))(
		'refuses $kind as a time, before the cloud sees it',
		({ kind, value }) => {
			expect(refusal(() => make().connect(value as number))).toBe(
				`TypeError: now: expected number, got ${kind}`,
			);
		},
	);

	test('sends the credentials that the cloud signs at that time', () => {
		const cloud = tencent(DEVICE, { random: () => 0.5 });
		const connector = make({}, cloud);
		for (const now of [undefined, NOW, NOW + 0.5, NOW + 3600]) {
			const { expiry, ...credentials } = cloud.sign(now);
			expect(connector.connect(now)).toEqual(encodeConnect({ ...credentials, keepAlive: 240 }));
			connector.disconnected();
		}
	});

	test('connects with the options that it was given, as they were then', () => {
		const will = { topic: 't', payload: 'gone', qos: 1, retain: true } as const;
		const options = { keepAlive: 900, cleanSession: false, will };
		const given = { random: () => 0.5, ...options };
		const connector = new Connector(cloudOf(), given);
		Object.assign(given, { keepAlive: -1, will: undefined });
		expect(connector.connect(NOW)).toEqual(encodeConnect({ ...CREDENTIALS, ...options }));
	});

	test.each([
		{ range: { min: 0, max: 900 }, keepAlive: 240 },
		{ range: { min: 300, max: 900 }, keepAlive: 300 },
		{ range: { min: 30, max: 120 }, keepAlive: 120 },
	])('keeps alive for $keepAlive seconds where the cloud allows $range', ({ range, keepAlive }) => {
		const packet = make({}, cloudOf({ keepAlive: range })).connect();
		expect(packet).toEqual(encodeConnect({ ...CREDENTIALS, keepAlive }));
	});

	test('accepts options and disconnections that are inherited', () => {
		const connector = new Connector(
			cloudOf(),
			Object.create({ random: () => 0, keepAlive: 60, cleanSession: false }),
		);
		const options = { keepAlive: 60, cleanSession: false };
		expect(connector.connect()).toEqual(encodeConnect({ ...CREDENTIALS, ...options }));
		connector.receive(connack(0));
		expect(connector.disconnected(Object.create({ lived: 60 }))).toBe(5);
	});

	test('passes on what the cloud throws, and may be called again', () => {
		let isSet = false;
		const sign = () => {
			if (!isSet) throw new RangeError('now: expected a clock');
			return CREDENTIALS;
		};
		const connector = make({}, cloudOf({ sign }));
		expect(refusal(() => connector.connect(12))).toBe('RangeError: now: expected a clock');
		isSet = true;
		expect(connector.connect(NOW)).toEqual(encodeConnect({ ...CREDENTIALS, keepAlive: 240 }));
	});

	test('refuses a second attempt before the first has ended', () => {
		const connector = make();
		connector.connect(NOW);
		const message = 'TypeError: connect: expected disconnected() first, got a second call';
		expect(refusal(() => connector.connect(NOW))).toBe(message);
		connector.receive(connack(0));
		expect(refusal(() => connector.connect(NOW))).toBe(message);
	});

	const CLOUD_SIGN = [
		{ field: '', type: 'object', of: (value: unknown) => value },
		...['clientId', 'username', 'password'].map((field) => ({
			field: `.${field}`,
			type: 'string',
			of: (value: unknown) => ({ ...CREDENTIALS, [field]: value }),
		})),
		{
			field: '.expiry',
			type: 'number',
			of: (expiry: unknown) => ({ ...CREDENTIALS, expiry: expiry ?? null }),
		},
	].flatMap(({ field, type, of }) =>
		kindsBut(type, field === '.expiry' ? 'undefined' : '').map(({ kind, value }) => ({
			signed: `${kind} for sign()${field}`,
			value: of(value),
			message: `TypeError: cloud.sign()${field}: expected ${type}, got ${kind}`,
		})),
	);
	test.each([
		...CLOUD_SIGN,
		{
			signed: 'a Promise',
			value: Promise.resolve(CREDENTIALS),
			message: 'TypeError: cloud.sign().clientId: expected string, got undefined',
		},
	])('refuses a cloud that signs $signed, and begins no attempt', ({ value, message }) => {
		const connector = make({}, cloudOf({ sign: () => value }));
		expect(refusal(() => connector.connect(NOW))).toBe(message);
		expect(refusal(() => connector.connect(NOW))).toBe(message);
	});
});

describe('receive', () => {
	test.each([
		{ answer: 'waiting', bytes: [0x20, 2] },
		{ answer: 'accepted', bytes: [0x20, 2, 0, 0] },
		{ answer: 'refused', bytes: [0x20, 2, 0, 5] },
		{ answer: 'malformed', bytes: [0x48] },
	])('begins again with each attempt, after one that was $answer', ({ answer, bytes }) => {
		const connector = make();
		connector.connect(NOW);
		expect(connector.receive(Uint8Array.from(bytes)).kind).toBe(answer);
		connector.disconnected();
		connector.connect(NOW);
		const kinds = [...connack(0)].map((byte) => connector.receive(Uint8Array.of(byte)).kind);
		expect(kinds).toEqual(['waiting', 'waiting', 'waiting', 'accepted']);
	});

	test('refuses bytes while no attempt is under way', () => {
		const connector = make();
		const message = 'TypeError: receive: expected connect() first, got bytes';
		const refuses = () => expect(refusal(() => connector.receive(connack(0)))).toBe(message);
		refuses();
		connector.connect(NOW);
		connector.disconnected();
		refuses();
		connector.connect(NOW);
		connector.reset();
		refuses();
	});

	test('refuses bytes after an answer', () => {
		const connector = make();
		connector.connect(NOW);
		connector.receive(connack(5));
		expect(refusal(() => connector.receive(connack(0)))).toBe(
			'TypeError: bytes: expected none after the answer, got some',
		);
		expect(connector.disconnected()).toBe(90);
	});

	test.each(NOT_BYTES)('refuses $name, and the attempt goes on', ({ kind, value }) => {
		const connector = make();
		connector.connect(NOW);
		expect(refusal(() => connector.receive(value))).toBe(
			`TypeError: bytes: expected Uint8Array, got ${kind}`,
		);
		expect(connector.receive(connack(0)).kind).toBe('accepted');
	});
});

describe('disconnected', () => {
	/** What comes back in an attempt, how it ended, and the outcome that it is. */
	const ATTEMPTS: { bytes: number[]; ended?: object; outcome: Outcome }[] = [
		{ bytes: [], outcome: { kind: 'unanswered' } },
		{ bytes: [0x20, 2], outcome: { kind: 'unanswered' } },
		{ bytes: [0x48], ended: { linkLost: true }, outcome: { kind: 'unanswered' } },
		{ bytes: [0x20, 2, 0, 0], outcome: { kind: 'lost', lived: 0 } },
		{ bytes: [0x20, 2, 1, 0], ended: { lived: 59 }, outcome: { kind: 'lost', lived: 59 } },
		{ bytes: [0x20, 2, 0, 0], ended: { lived: 60 }, outcome: { kind: 'lost', lived: 60 } },
		{
			bytes: [0x20, 2, 0, 0],
			ended: { lived: 3, linkLost: true },
			outcome: { kind: 'lost', lived: 3, linkLost: true },
		},
		...[1, 2, 3, 4, 5].map((returnCode) => ({
			bytes: [0x20, 2, 0, returnCode],
			outcome: { kind: 'refused', returnCode } as const,
		})),
	];

	test('waits as Backoff does, over any sequence of attempts', () => {
		const steps = fc.oneof(fc.constantFrom(...ATTEMPTS), fc.constant('reset' as const));
		const draws = fc.double({ min: 0, max: 1 - 2 ** -53, noNaN: true });
		const intervals = fc.constantFrom(5, 20);
		fc.assert(
			fc.property(fc.array(steps, { maxLength: 40 }), draws, intervals, (sequence, draw, m) => {
				const connector = make({ random: () => draw }, cloudOf({ minInterval: m }));
				const backoff = new Backoff({ random: () => draw, minInterval: m });
				for (const step of sequence) {
					if (step === 'reset') {
						expect(connector.reset()).toBe(backoff.reset());
						continue;
					}
					connector.connect();
					connector.receive(Uint8Array.from(step.bytes));
					expect(connector.disconnected(step.ended)).toBe(backoff.wait(step.outcome));
				}
			}),
			runs(100),
		);
	});

	test('ends an attempt once: what ends again had no answer', () => {
		const connector = make();
		connector.connect(NOW);
		connector.receive(connack(4));
		const waits = [1, 2, 3].map(() => connector.disconnected());
		expect(waits).toEqual([90, 7.5, 12.5]);
	});

	test('counts an attempt that could not be signed as one without an answer', () => {
		const connector = make({}, tencent(DEVICE, { random: () => 0.5 }));
		expect(() => connector.connect(12)).toThrow(RangeError);
		expect(connector.disconnected()).toBe(7.5);
	});
});
