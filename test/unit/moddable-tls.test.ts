import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { message, open, reports, start, Timer, tls } from '../support/fake-app.js';
import { FakeResolver, FakeTCP, FakeTLS } from '../support/fake-sdk.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test.each([
	{ problem: 'certificate: auth err', message: "the server's certificate was refused" },
	{ problem: 'Resource not found: ca.ski', message: "the server's certificate was refused" },
	{ problem: 'alert: 2, 40', message: 'TLS failed: alert: 2, 40' },
])('TLS that throws "$problem" is an ordinary failure', ({ problem, message }) => {
	FakeTLS.problem = new Error(problem);
	for (const afterHandshake of [false, true]) {
		const { told } = start(tls);
		FakeResolver.last.request.onResolved('broker.example', '10.0.0.1');
		FakeTCP.last.options.onWritable(1000);
		// The second record is read from a timer.
		FakeTCP.last.receive(...(afterHandshake ? [1, 7, 4, 0x20, 2, 0, 0] : []), 0, 9, 9);
		vi.runAllTimers();
		const before = afterHandshake ? ['CONNACK 0', 'accepted'] : [];
		expect(told).toEqual([...before, ...reports(message)]);
		expect(FakeTCP.last.isClosed).toBe(true);
	}
});

test.each([
	{ act: () => {}, message: 'no TLS handshake within 20 s' },
	{
		act: () => FakeTCP.last.options.onError(),
		message: 'no TLS handshake: the server closed the connection',
	},
	{
		// A CONNECT that TLS cannot send, and does not tell.
		act: () => {
			FakeTCP.last.room = undefined;
			FakeTCP.last.receive(1, 7);
		},
		message: 'no CONNACK: the server closed the connection',
	},
])('TLS is waited for: $message', ({ act, message }) => {
	const { told } = start(tls);
	FakeResolver.last.request.onResolved('broker.example', '10.0.0.1');
	FakeTCP.last.options.onWritable(1000);
	act();
	vi.runAllTimers();
	expect(told).toEqual(reports(message));
});

test('TLS that cannot begin is no connection', () => {
	class Wrong {
		constructor() {
			throw new Error('date validation failed');
		}
	}
	const { told } = start({ ...tls, io: Wrong });
	FakeResolver.last.request.onResolved('broker.example', '10.0.0.1');
	vi.runAllTimers();
	expect(told).toEqual(reports('no connection: date validation failed'));
});

test('TLS sends its hello when it may write, and the CONNECT after its handshake', () => {
	open(tls);
	expect(FakeTCP.last.written.map((bytes) => [...bytes])).toEqual([[0x16], [0x10]]);
});

test('TLS hands on what came together, also after the app has read late', () => {
	const read: number[] = [];
	const counts: number[] = [];
	const delays: number[] = [];
	const set = (callback: () => void, milliseconds: number) => {
		delays.push(milliseconds);
		return Timer.set(callback, milliseconds);
	};
	const onReadable = (count: number) => counts.push(count);
	const { client } = open(tls, { Timer: { ...Timer, set } }, { onReadable });
	FakeTCP.last.receive(4, 0x20, 2, 0, 0, 7, ...message(7, 8), 6, ...message(9));
	vi.runAllTimers();
	expect(counts).toEqual([2]);
	read.push(...new Uint8Array(client.read(2)));
	vi.runAllTimers();
	read.push(...new Uint8Array(client.read(1)));
	expect({ counts, read }).toEqual({ counts: [2, 1], read: [7, 8, 9] });
	// One after each of the records, until nothing is left, and one after what was read late.
	expect(delays).toEqual([20_000, 0, 0, 0]);
});
