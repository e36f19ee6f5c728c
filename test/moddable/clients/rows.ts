import type { Socket } from 'node:net';
import { returnCodeMessage } from '../../../src/index.js';
import { connack, inPieces, PINGRESP, publish } from '../servers.js';

/** What a server does, and what an app hears of it. */
export interface Row {
	readonly server: string;
	/** To whoever has sent something; without it, nothing listens there, on port 1. */
	readonly act?: (socket: Socket) => void | Promise<void>;
	/** What the app's TLS meets, if it uses TLS. */
	readonly tls?: 'known' | 'unknown root' | 'wrong name' | 'no TLS';
	readonly keepAlive?: number;
	/** Seconds that the app waits for a CONNACK; default 20. */
	readonly timeout?: number;
	/** The return code, if a CONNACK comes. */
	readonly connack?: number;
	/** Topic and text of each message. */
	readonly messages?: readonly string[];
	/** The message of the failure. */
	readonly failure?: string;
}

const MALFORMED = 'answer: expected a CONNACK, got other bytes';
const CUT = 'no CONNACK: the server closed the connection';
const LOST = 'the connection was lost';
const UNREADABLE = 'packet: expected MQTT 3.1.1, got other bytes';
const REFUSED = "the server's certificate was refused";
const followers = Buffer.concat([PINGRESP, publish('x'), PINGRESP]);
const bytes = (hex: string) => Buffer.from(hex, 'hex');
const PUBACK_7 = bytes('40020007');
const single = (packet: Buffer) => [...packet].map((byte) => Buffer.of(byte));

/** Sends these packets, each in a segment of its own. */
const sending = (...packets: Buffer[]) => ({
	act: (socket: Socket) => inPieces(socket, packets),
});

/** Accepts, and does the same then. */
const accepting = (...packets: Buffer[]) => ({ ...sending(connack(0), ...packets), connack: 0 });

/** Refuses, with packets behind that. */
const refusing = (code: number, more = Buffer.of()) => ({
	...sending(Buffer.concat([connack(code), more])),
	connack: code,
	failure: `${returnCodeMessage(code)} ${code} ${code}`,
});

const resetting = (...packets: Buffer[]) => ({
	act: async (socket: Socket) => {
		await inPieces(socket, packets);
		socket.resetAndDestroy();
	},
});

/** Sends a message of QoS 1, and a second one once the first was acknowledged. */
const awaiting = (topic: string, text: string) => ({
	act: async (socket: Socket) => {
		let received = Buffer.of();
		socket.on('data', (data) => {
			received = Buffer.concat([received, data]);
			if (received.includes(PUBACK_7)) socket.write(publish('acknowledged'));
		});
		await inPieces(socket, [connack(0), publish(text, topic, 7)]);
	},
	connack: 0,
});

export const ROWS: readonly Row[] = [
	{ server: 'silent', act: () => {}, timeout: 1, failure: 'no CONNACK within 1 s' },
	{ server: 'that nobody has started', failure: 'no connection to 127.0.0.1, port 1' },
	{ server: 'answering 0', ...accepting() },
	{ server: 'answering 0 in pieces', ...sending(...single(connack(0))), connack: 0 },
	...[1, 2, 3, 4, 5].flatMap((code) => [
		{ server: `answering ${code}`, ...refusing(code) },
		{ server: `answering ${code} and more`, ...refusing(code, followers) },
	]),
	{ ...refusing(5), server: 'answering 5 in pieces', ...sending(...single(connack(5))) },
	{
		server: 'of HTTP',
		act: (socket) => void socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'),
		failure: MALFORMED,
	},
	...[
		'd000',
		'2003000000',
		'20020200',
		'20020006',
		'20020080',
		'200200ff',
		'ffffffffffff',
		'00',
		'300400017478',
		'9003000180',
		'30ffffff7f',
	].map((hex) => ({
		server: `answering ${hex}`,
		...sending(bytes(hex)),
		failure: MALFORMED,
	})),
	...[
		'00ffff',
		'f000ffff',
		'30ffffffffffff',
		'50ffffffff7fffff',
		'6181818181ffff',
		'20020000',
		'20020005',
		'c000',
		'e000',
		'300400057474747474747474',
	].map((hex) => ({
		server: `accepting, then sending ${hex}`,
		...accepting(bytes(hex)),
		failure: UNREADABLE,
	})),
	{
		server: 'refusing a subscription',
		...accepting(bytes('9003000180'), publish('and on')),
		messages: ['t and on'],
	},
	{
		server: 'announcing 268 MB',
		...accepting(bytes('30ffffff7f000174')),
		failure: 'packet: expected at most 16384 bytes, got 268435455',
	},
	{
		server: 'sending the longest message that is taken',
		...accepting(publish('x'.repeat(16381)), publish('and on')),
		messages: ['t 16381 characters', 't and on'],
	},
	{
		server: 'sending a message that is longer',
		...accepting(publish('x'.repeat(16382))),
		failure: 'packet: expected at most 16384 bytes, got 16385',
	},
	{ server: 'of QoS 1', ...awaiting('t', 'hello'), messages: ['t hello', 't acknowledged'] },
	// Where the length takes a digit more, the last is the longest packet that is taken.
	...[1, 123, 124, 16379, 16380].map((length) => ({
		server: `sending an empty message to a topic of ${length} characters`,
		...awaiting('t'.repeat(length), ''),
		messages: [length === 1 ? 't ' : `${length} characters `, 't acknowledged'],
	})),
	{
		server: 'sending empty messages at QoS 0 in pieces',
		...accepting(...single(publish('')), Buffer.concat([publish(''), publish('and on')])),
		messages: ['t ', 't ', 't and on'],
	},
	{ server: 'that closes', act: (socket) => void socket.end(), failure: CUT },
	// Some of them while the client is still writing, when the SDK's socket of the simulator does not say so.
	...new Array<Row>(10).fill({ server: 'that resets', ...resetting(), failure: CUT }),
	{
		server: 'that closes within the CONNACK',
		act: (socket) => void socket.end(connack(0).subarray(0, 3)),
		failure: CUT,
	},
	{
		server: 'that resets within the CONNACK',
		...resetting(connack(0).subarray(0, 3)),
		failure: CUT,
	},
	...new Array<Row>(10).fill({
		server: 'that accepts and closes',
		act: (socket) => void socket.end(connack(0)),
		connack: 0,
		failure: LOST,
	}),
	{ server: 'that accepts and resets', ...resetting(connack(0)), connack: 0, failure: LOST },
	{
		server: 'that resets within a message',
		...resetting(connack(0), publish('half').subarray(0, 7)),
		connack: 0,
		failure: LOST,
	},
	{
		server: 'without PINGRESP',
		...accepting(),
		keepAlive: 1,
		failure: 'no PINGRESP true',
	},
	{ server: 'of TLS with an unknown root', tls: 'unknown root', act: () => {}, failure: REFUSED },
	{ server: 'of TLS with a wrong name', tls: 'wrong name', act: () => {}, failure: REFUSED },
	{ server: 'of TLS', tls: 'known', ...accepting() },
	{
		server: 'of TLS, in pieces',
		tls: 'known',
		...sending(...single(connack(0))),
		connack: 0,
	},
	{
		server: 'of TLS, that refuses with packets behind it',
		tls: 'known',
		...refusing(4),
		...sending(connack(4), followers),
	},
	{
		server: 'of TLS, silent',
		tls: 'known',
		act: () => {},
		timeout: 1,
		failure: 'no CONNACK within 1 s',
	},
	{ server: 'of TLS, that closes', tls: 'known', act: (socket) => void socket.end(), failure: CUT },
	{
		server: 'of TLS, that accepts and closes',
		tls: 'known',
		act: async (socket) => {
			await inPieces(socket, [connack(0)]);
			socket.destroy();
		},
		connack: 0,
		failure: LOST,
	},
	{
		server: 'of TLS, sending an empty message',
		tls: 'known',
		...awaiting('t', ''),
		messages: ['t ', 't acknowledged'],
	},
	{
		server: 'where TLS is expected, silent',
		tls: 'no TLS',
		act: () => {},
		timeout: 1,
		failure: 'no TLS handshake within 1 s',
	},
	{
		server: 'where TLS is expected, that resets',
		tls: 'no TLS',
		...resetting(),
		failure: 'no TLS handshake: the server closed the connection',
	},
	{
		server: 'where TLS is expected, of HTTP',
		tls: 'no TLS',
		...sending(Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n')),
		timeout: 1,
		failure: 'no TLS handshake within 1 s',
	},
	{
		server: 'of TLS, that will not',
		tls: 'no TLS',
		...sending(bytes('15030300020228')),
		failure: 'TLS failed: alert: 2, 40',
	},
];
