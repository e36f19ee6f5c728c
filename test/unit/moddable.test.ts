import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Backoff } from '../../src/backoff.js';
import { returnCodeMessage } from '../../src/index.js';
import { type ConnectionError, withCredentials } from '../../src/moddable.js';
import {
	CREDENTIALS,
	cloud,
	message,
	NOW,
	open,
	plain,
	reports,
	start,
	Timer,
	tls,
} from '../support/fake-app.js';
import { FakeClient, FakeResolver, FakeTCP } from '../support/fake-sdk.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('the client is signed in afresh at each connection, by either set of names', () => {
	const times: unknown[] = [];
	const sign = (now?: number) => ({ ...CREDENTIALS, password: `${times.push(now)}` });
	let now: number | undefined;
	const Signed = withCredentials(FakeClient, { ...cloud, sign }, { Timer, now: () => now });
	const options = { host: 'h', port: 1, dns: { io: FakeResolver }, socket: plain, will: 'w' };
	new Signed(options);
	now = NOW;
	const { given } = new Signed(options);
	expect(times).toEqual([undefined, NOW]);
	expect(given).toMatchObject({ will: 'w', host: 'h', ...CREDENTIALS, password: '2' });
	expect(given).toMatchObject({ id: 'id', user: 'name' });
});

test('static members and the class stay', () => {
	const Signed = withCredentials(FakeClient, cloud, { Timer, now: () => NOW });
	expect(Signed.CONNACK).toBe(2);
	expect(start().client).toBeInstanceOf(FakeClient);
});

describe('a CONNACK', () => {
	test.each([1, 2, 3, 4, 5])('of %i reaches the app, whatever follows it', (code) => {
		for (const rest of [[], [0xd0, 0], [0x30, 0xff, 0xff, 255]]) {
			const { told } = open();
			FakeTCP.last.receive(0x20, 2, 0, code, ...rest);
			FakeTCP.last.receive(1, 1);
			vi.runAllTimers();
			const message = `${returnCodeMessage(code)} ${code} ${code}`;
			expect(told).toEqual([`CONNACK ${code}`, ...reports(message)]);
			expect(FakeTCP.last.isClosed).toBe(true);
		}
	});

	test.each([plain, tls])('in pieces is as good as in one', (socket) => {
		for (const present of [0, 1]) {
			const { told } = open(socket);
			for (const byte of [0x20, 2, present, 0])
				FakeTCP.last.receive(...(socket === tls ? [1, byte] : [byte]));
			vi.advanceTimersByTime(60_000);
			expect(told).toEqual([`CONNACK 0${present ? ', session' : ''}`, 'accepted']);
		}
	});

	test('is read alone, and what follows it after it', () => {
		const read: number[] = [];
		const onReadable = function (this: FakeClient, count: number) {
			read.push(...new Uint8Array(this.read(count)));
		};
		const { told } = open(plain, {}, { onReadable });
		FakeTCP.last.receive(0x20, 2, 0, 0, ...message(7, 8), ...message(9));
		expect({ told, read }).toEqual({ told: ['CONNACK 0', 'accepted'], read: [7, 8, 9] });
	});

	test.each([[[0xd0]], [[0x20, 3]], [[0x20, 2, 2]], [[0x20, 2, 0, 6]], [[0x20, 2, 1, 4]]])(
		'is missing in %j',
		(bytes) => {
			const { told } = open();
			FakeTCP.last.receive(...bytes);
			vi.runAllTimers();
			expect(told).toEqual(reports('answer: expected a CONNACK, got other bytes'));
		},
	);
});

describe('whatever happens is told once', () => {
	const lost = () => FakeTCP.last.options.onError();
	const resolve = () => FakeResolver.last.request.onResolved('broker.example', '10.0.0.1');
	const accept = () => FakeTCP.last.receive(0x20, 2, 0, 0);
	const rows: { what: string; act: () => void; message: string; accepted?: boolean }[] = [
		{
			what: 'no address',
			act: () => FakeResolver.last.request.onError('x'),
			message: 'no address for broker.example',
		},
		{ what: 'silent resolver', act: () => {}, message: 'no address within 20 s' },
		{ what: 'no answer to TCP', act: resolve, message: 'no connection within 20 s' },
		{
			what: 'no connection',
			act: () => [resolve(), lost()],
			message: 'no connection to broker.example, port 1883',
		},
	];
	test.each(rows)('$what', ({ act, message }) => {
		const { told, client } = start();
		act();
		vi.runAllTimers();
		lost();
		client.fail();
		vi.runAllTimers();
		expect(told).toEqual(reports(message));
		expect(FakeResolver.last.isClosed).toBe(true);
	});

	const opened: typeof rows = [
		{ what: 'closed', act: lost, message: 'no CONNACK: the server closed the connection' },
		{
			what: 'lost',
			act: () => [accept(), lost()],
			message: 'the connection was lost',
			accepted: true,
		},
		{
			what: 'no PINGRESP',
			act: () => [accept(), FakeClient.last.fail()],
			message: 'no PINGRESP true',
			accepted: true,
		},
		{
			what: 'a packet that no server sends',
			act: () => [accept(), FakeTCP.last.receive(0xf0, 0)],
			message: 'packet: expected MQTT 3.1.1, got other bytes',
			accepted: true,
		},
		{
			what: 'a message with a topic that is longer',
			act: () => [accept(), FakeTCP.last.receive(0x30, 4, 0, 5)],
			message: 'packet: expected MQTT 3.1.1, got other bytes',
			accepted: true,
		},
		{
			what: 'a message that the app cannot handle',
			act: () => [accept(), FakeTCP.last.receive(...message(5, 1))],
			message: 'a packet could not be handled: not mine',
			accepted: true,
		},
		{
			what: 'an app that throws when it may write',
			act: () => {
				accept();
				// Acknowledged from the client's own timer.
				FakeTCP.last.receive(0x32, 5, 0, 1, 0x74, 0, 7);
				vi.advanceTimersByTime(1);
			},
			message: 'a packet could not be handled: no room',
			accepted: true,
		},
		{
			what: 'a socket that throws',
			act: () => {
				accept();
				FakeTCP.last.problem = new Error('would block');
				expect(FakeClient.last.write(Uint8Array.of(1))).toBe(0);
			},
			message: 'a packet could not be sent: would block',
			accepted: true,
		},
		{
			what: 'a socket that cannot write and says nothing else',
			act: () => {
				accept();
				FakeTCP.last.room = undefined;
				expect(FakeClient.last.write(Uint8Array.of(1))).toBe(0);
			},
			message: 'the connection was lost',
			accepted: true,
		},
	];
	test.each(opened)('$what, after the CONNECT', ({ act, message, accepted }) => {
		const onReadable = function (this: FakeClient, count: number) {
			if (this.read(count).byteLength > 0) throw new Error('not mine');
		};
		const onWritable = () => {
			throw new Error('no room');
		};
		const { told, client } = open(plain, {}, { onReadable, onWritable });
		act();
		// What the app does before it is told.
		expect([client.write(Uint8Array.of(1)), client.read(1)]).toEqual([0, undefined]);
		vi.runAllTimers();
		lost();
		client.fail();
		vi.runAllTimers();
		expect(told).toEqual([...(accepted ? ['CONNACK 0', 'accepted'] : []), ...reports(message)]);
		expect([client.isClosed, FakeTCP.last.isClosed]).toEqual([true, true]);
	});
});

test('a client that the app closes says nothing any more', () => {
	const lost = () => FakeTCP.last.options.onError();
	for (const fail of [() => {}, lost, () => FakeClient.last.fail()]) {
		const { client, told } = open();
		fail();
		client.close();
		FakeTCP.last.options.onError();
		vi.runAllTimers();
		expect({ told, timers: vi.getTimerCount() }).toEqual({ told: [], timers: 0 });
		expect([FakeTCP.last.isClosed, FakeResolver.last.isClosed]).toEqual([true, true]);
	}
});

test.each([
	{ thrown: undefined, message: 'no address: undefined' },
	{ thrown: new Error('certificate'), message: 'no address: certificate' },
])('a resolver that throws is told of, with the cause: $message', ({ thrown, message }) => {
	const raise = () => {
		throw thrown;
	};
	const Unmade = class {
		constructor() {
			raise();
		}
	};
	for (const Resolver of [
		Unmade,
		class {
			resolve = raise;
		},
	]) {
		const causes: unknown[] = [];
		const onError = ({ cause }: Error) => causes.push(cause);
		const { told } = start(plain, {}, { dns: { io: Resolver }, onError });
		vi.runAllTimers();
		expect({ told, causes }).toEqual({ told: [`failure ${message}`], causes: [thrown] });
	}
});

test('without functions of the app for them, an answer and a failure reach the client alone', () => {
	const { told } = open(plain, { onConnack: undefined, onFailure: undefined });
	FakeTCP.last.receive(0x20, 2, 0, 0);
	FakeTCP.last.options.onError();
	vi.runAllTimers();
	expect(told).toEqual(['accepted', 'error the connection was lost']);
});

test('a resolver that cannot be closed is left alone', () => {
	const Resolver = class {
		resolve(): void {}
	};
	const { client, told } = start(plain, {}, { dns: { io: Resolver } });
	client.close();
	vi.runAllTimers();
	expect({ told, timers: vi.getTimerCount() }).toEqual({ told: [], timers: 0 });
});

test('the time to wait is what the app wants', () => {
	const { told } = open(plain, { timeout: 3 });
	vi.advanceTimersByTime(2999);
	expect(told).toEqual([]);
	vi.advanceTimersByTime(2);
	expect(told).toEqual(reports('no CONNACK within 3 s'));
});

/** When an app that waits as Backoff says makes its CONNECTs, in seconds, with a server that does this. */
function connects(server: () => void, seconds: number): number[] {
	const times: number[] = [];
	const backoff = new Backoff({ random: () => 0 });
	const begin = Date.now();
	const attempt = () => {
		times.push(Math.round((Date.now() - begin) / 1000));
		const onError = ({ returnCode }: ConnectionError) => {
			const outcome = returnCode
				? { kind: 'refused' as const, returnCode }
				: { kind: 'unanswered' as const };
			setTimeout(attempt, 1000 * backoff.wait(outcome));
		};
		open(plain, {}, { onError });
		server();
	};
	attempt();
	vi.advanceTimersByTime(1000 * seconds);
	return times;
}

test('a wrong secret makes at most three CONNECTs in five minutes', () => {
	expect(connects(() => FakeTCP.last.receive(0x20, 2, 0, 4), 300)).toEqual([0, 60, 180]);
});

test('a silent server is given up within 30 s', () => {
	expect(connects(() => {}, 30)).toEqual([0, 25]);
});
