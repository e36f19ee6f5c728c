import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { message, open, plain, reports, tls } from '../support/fake-app.js';
import { type FakeClient, FakeTCP } from '../support/fake-sdk.js';
import { runs } from '../support/runs.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const MALFORMED = 'packet: expected MQTT 3.1.1, got other bytes';
const ACCEPTED = ['CONNACK 0', 'accepted'];

/** An app that has been accepted, and keeps the messages that it reads, at once or from a timer. */
function listen(socket: object = plain, options: object = {}, isLate = false) {
	const read: number[][] = [];
	let isNew = true;
	const onReadable = function (this: FakeClient, count: number, { more }: { more: boolean }) {
		const take = () => {
			const bytes = [...new Uint8Array(this.read(count))];
			if (isNew) read.push(bytes);
			else read.at(-1)?.push(...bytes);
			isNew = !more;
		};
		if (isLate) setTimeout(take, 0);
		else take();
	};
	return { ...open(socket, options, { onReadable }), read };
}

test.each([
	'00',
	'f0',
	'100a',
	'2002',
	'8005',
	'c000',
	'e000',
	'3002',
	'3000',
	'30020000',
	'3005000000',
	'30040003',
	'36090001',
	'32050002',
	'4001',
	'4003',
	'5000',
	'6004',
	'7001',
	'b003',
	'9002',
	'd001',
	'30ffffffff',
	'5080808080',
])('a server may not send %s', (hex) => {
	const { told } = listen();
	FakeTCP.last.receive(0x20, 2, 0, 0);
	for (const byte of Buffer.from(hex, 'hex')) FakeTCP.last.receive(byte);
	vi.runAllTimers();
	expect(told).toEqual([...ACCEPTED, ...reports(MALFORMED)]);
});

test.each(['d000', '40020001', 'b0020001'])(
	'a server may send %s, and a message after it',
	(hex) => {
		const { read, told } = listen();
		FakeTCP.last.receive(0x20, 2, 0, 0);
		for (const byte of Buffer.from(hex, 'hex')) FakeTCP.last.receive(byte);
		FakeTCP.last.receive(...message(1));
		vi.runAllTimers();
		expect({ read, told }).toEqual({ read: [[1]], told: ACCEPTED });
	},
);

test.each([
	{ hex: '30ffffff7f', most: 16384, size: 268435455 },
	{ hex: '30818001', most: 16384, size: 16385 },
	{ hex: '908102', most: 256, size: 257 },
])('a server may not announce $hex, $size bytes', ({ hex, most, size }) => {
	const { told } = listen();
	FakeTCP.last.receive(0x20, 2, 0, 0, ...Buffer.from(hex, 'hex'));
	vi.runAllTimers();
	const problem = `packet: expected at most ${most} bytes, got ${size}`;
	expect(told).toEqual([...ACCEPTED, ...reports(problem)]);
});

test('an app may take longer messages, or none as long', () => {
	for (const { maximumPacketSize, length, isRead } of [
		{ maximumPacketSize: 1024, length: 1021, isRead: true },
		{ maximumPacketSize: 1024, length: 1022, isRead: false },
		{ maximumPacketSize: 20_000, length: 19_000, isRead: true },
	]) {
		const { read } = listen(plain, { maximumPacketSize });
		FakeTCP.last.receive(0x20, 2, 0, 0);
		const size = length + 3;
		const digits =
			size < 16384
				? [(size & 127) | 128, size >> 7]
				: [(size & 127) | 128, ((size >> 7) & 127) | 128, size >> 14];
		FakeTCP.last.receive(0x30, ...digits, 0, 1, 0x74, ...new Array(length).fill(7));
		expect(read.map((each) => each.length)).toEqual(isRead ? [length] : []);
	}
});

test('a length of one digit ends at 127', () => {
	for (const [length, ...digits] of [
		[124, 127],
		[125, 128, 1],
	]) {
		const { read, told } = listen();
		const payload = new Array(length).fill(7);
		FakeTCP.last.receive(0x20, 2, 0, 0, 0x30, ...digits, 0, 1, 0x74, ...payload, ...message(1));
		vi.runAllTimers();
		expect({ read, told }).toEqual({ read: [payload, [1]], told: ACCEPTED });
	}
});

test('an empty message is announced as one byte, of which none is read, and is acknowledged', () => {
	const { read, told } = listen();
	FakeTCP.last.receive(0x20, 2, 0, 0, ...message(1));
	const empty = [0x32, 5, 0, 1, 0x74, 0x12, 0x34];
	for (const byte of [...message(), ...empty, ...message(2)]) FakeTCP.last.receive(byte);
	vi.runAllTimers();
	expect({ read, told }).toEqual({ read: [[1], [], [], [2]], told: ACCEPTED });
	const [, ...acknowledgements] = FakeTCP.last.written.map((bytes) => [...bytes]);
	expect(acknowledgements).toEqual([[0x40, 2, 0x12, 0x34]]);
});

const messages = fc.array(fc.array(fc.nat(255), { maxLength: 9 }), { maxLength: 9 });
/** Where the stream is cut. */
const pieces = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1 });

test.each([plain, tls])(
	'messages come as they were sent, in any pieces, whenever they are read',
	(socket) => {
		fc.assert(
			fc.property(messages, pieces, fc.boolean(), (sent, lengths, isLate) => {
				const { read, told } = listen(socket, {}, isLate);
				const stream = [0x20, 2, 0, 0, ...sent.flatMap((bytes) => message(...bytes))];
				for (let i = 0; stream.length > 0; i++) {
					const piece = stream.splice(0, lengths[i % lengths.length]);
					FakeTCP.last.receive(...(socket === tls ? [piece.length, ...piece] : piece));
					if (i % 3 === 0) vi.advanceTimersByTime(1);
				}
				vi.runAllTimers();
				expect({ read, told }).toEqual({
					read: sent,
					told: ACCEPTED,
				});
			}),
			runs(200),
		);
	},
);

/** An app that is told of six bytes and reads the first two when the next have come; from then on it does this. */
function readLate(act: (client: FakeClient) => unknown) {
	const counts: number[] = [];
	const onReadable = function (this: FakeClient, count: number) {
		if (counts.push(count) > 1) act(this);
	};
	const { client, told } = open(plain, {}, { onReadable });
	FakeTCP.last.receive(0x20, 2, 0, 0, 0x30, 9, 0, 1, 0x74, 1, 2);
	FakeTCP.last.receive(3, 4);
	const bytes = [...new Uint8Array(client.read(2))];
	return { told, counts, bytes };
}

test.each([
	{ what: 'reads', act: (client: FakeClient) => client.read(2), counts: [2, 2, 2], said: [] },
	{
		what: 'throws',
		act: () => {
			throw new Error('not mine');
		},
		counts: [2, 2],
		said: reports('a packet could not be handled: not mine'),
	},
	{ what: 'closes', act: (client: FakeClient) => client.close(), counts: [2, 2], said: [] },
])('an app that reads late is told of what came meanwhile, when it $what', (row) => {
	const { told, counts, bytes } = readLate(row.act);
	vi.runAllTimers();
	FakeTCP.last.receive(5, 6);
	expect({ told, counts, bytes }).toEqual({
		told: [...ACCEPTED, ...row.said],
		counts: row.counts,
		bytes: [1, 2],
	});
});

test('an app that reads late is told of no more when the connection is lost', () => {
	const { told, counts } = readLate(() => {});
	FakeTCP.last.options.onError();
	vi.runAllTimers();
	expect({ told, counts }).toEqual({
		told: [...ACCEPTED, ...reports('the connection was lost')],
		counts: [2],
	});
});

test('an app that reads before anything has come gets nothing', () => {
	const { client, told } = open();
	expect(client.read()).toBe(undefined);
	FakeTCP.last.receive(0x20, 2, 0, 0);
	expect(told).toEqual(ACCEPTED);
});

test('an app may read when it wants', () => {
	const { client } = open(plain, {}, { onReadable: () => {} });
	FakeTCP.last.receive(0x20, 2, 0, 0, ...message(1, 2), ...message(), ...message(3));
	const read: number[] = [];
	for (const count of [1, 1, 1, 1]) {
		read.push(...new Uint8Array(client.read(count)));
		vi.runAllTimers();
	}
	expect(read).toEqual([1, 2, 3]);
});
