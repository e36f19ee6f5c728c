import { once } from 'node:events';
import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { type ConnectionOptions, connect as connectTls } from 'node:tls';
import type { ConnackAnswer } from '../src/connack-reader.js';
import { encodeDisconnect } from '../src/index.js';
import { type Reason, reasonOf, recognize } from './reason.js';
import { message } from './words/index.js';

export interface Server {
	readonly host: string;
	readonly port: number;
	/** Seconds, for the connection and the CONNACK together. */
	readonly timeout: number;
	/** Absent: TCP without TLS. */
	readonly tls?: Pick<ConnectionOptions, 'ca' | 'servername' | 'checkServerIdentity'> | undefined;
}

/** How an attempt went: an answer, or why there is none. */
export type Attempt =
	| {
			readonly kind: 'accepted';
			readonly sessionPresent: boolean;
			/** What came right behind the CONNACK. */
			readonly rest: Uint8Array;
			readonly socket: Socket;
	  }
	| { readonly kind: 'refused'; readonly returnCode: number }
	| ({ readonly kind: 'unreachable' | 'closed' | 'timeout' | 'malformed' } & Reason)
	| { readonly kind: 'stopped' };

/** Milliseconds in which a server that speaks first shows it, and in which the rest of a wrong answer comes. */
const SILENCE = 100;
/** Bytes that are enough to recognize who speaks. */
const BEGINNING = 16;

/**
 * Sends a CONNECT on a connection of its own; `receive` judges what comes back. An accepting socket is handed over paused.
 */
export function attempt(
	server: Server,
	packet: Uint8Array,
	receive: (bytes: Uint8Array) => ConnackAnswer,
	signal?: AbortSignal,
): Promise<Attempt> {
	const { host, port, timeout, tls } = server;
	const target = { host, port, isTLS: tls !== undefined };
	return new Promise((resolve) => {
		let stage: 'tcp' | 'tls' | 'silence' | 'sent' | 'wrong' = 'tcp';
		let beginning = Buffer.alloc(0);
		let pause: NodeJS.Timeout | undefined;
		const socket = tls
			? connectTls({ host, port, ...(isIP(host) ? {} : { servername: host }), ...tls })
			: connectTcp({ host, port });
		const finish = (result: Attempt) => {
			clearTimeout(timer);
			clearTimeout(pause);
			socket.off('data', read);
			signal?.removeEventListener('abort', stop);
			if (result.kind === 'accepted') socket.pause();
			else socket.destroy();
			resolve(result);
		};
		const send = () => {
			stage = 'sent';
			socket.write(packet);
		};
		const read = (bytes: Uint8Array) => {
			beginning = Buffer.concat([beginning, bytes.subarray(0, BEGINNING)]);
			if (stage === 'wrong') return;
			if (stage !== 'sent') return finish(judgeEarly(beginning));
			const answer = receive(bytes);
			if (answer.kind === 'accepted') finish({ ...answer, socket });
			else if (answer.kind === 'refused')
				finish({ kind: 'refused', returnCode: answer.returnCode });
			else if (answer.kind === 'malformed') {
				const judge = () => finish({ kind: 'malformed', ...malformed(beginning) });
				if (beginning.length >= BEGINNING / 2) return judge();
				stage = 'wrong';
				pause = setTimeout(judge, SILENCE);
			}
		};
		const stop = () => finish({ kind: 'stopped' });
		const timer = setTimeout(() => {
			const what = stage === 'tcp' || stage === 'tls' ? stage : 'sent';
			finish({ kind: 'timeout', reason: message(`timeout.${what}`, { timeout }) });
		}, timeout * 1000);
		if (signal?.aborted) return stop();
		signal?.addEventListener('abort', stop);
		socket.once('connect', () => {
			stage = 'tls';
		});
		socket.once(tls ? 'secureConnect' : 'connect', () => {
			stage = 'silence';
			pause = setTimeout(send, SILENCE);
		});
		socket.on('data', read);
		// Stays after the end, because an error that nobody hears ends the program.
		socket.on('error', (error) => {
			if (stage === 'wrong') return;
			const isOpen = stage === 'silence' || stage === 'sent';
			finish({ kind: isOpen ? 'closed' : 'unreachable', ...reasonOf(error, target) });
		});
		socket.once('close', () =>
			finish(
				stage === 'wrong'
					? { kind: 'malformed', ...malformed(beginning) }
					: { kind: 'closed', ...closed(server, beginning) },
			),
		);
	});
}

function judgeEarly(bytes: Uint8Array): Attempt {
	const isConnack = bytes[0] === 0x20;
	const reason: Reason | undefined = isConnack
		? { code: 'early', reason: message('connack.early') }
		: recognize(bytes);
	return { kind: 'malformed', ...(reason ?? malformed(bytes)) };
}

function malformed(bytes: Uint8Array): Reason {
	const known = recognize(bytes);
	if (known) return known;
	const shown = Buffer.from(bytes.subarray(0, 5)).toString('hex');
	return {
		reason: message('connack.malformed', { bytes: bytes.length > 5 ? `${shown}…` : shown }),
	};
}

function closed({ port, tls }: Server, bytes: Uint8Array): Reason {
	const isProbablyTLS = !tls && bytes.length === 0 && (port === 8883 || port === 443);
	return {
		reason: message(bytes.length > 0 ? 'connack.cut' : 'connack.none'),
		advice: isProbablyTLS ? message('advice.tls') : undefined,
	};
}

/** Leaves as MQTT asks, so that the server sends no will; waits until the connection is closed. */
export async function disconnect(socket: Socket): Promise<void> {
	if (socket.destroyed) return;
	const closed = once(socket, 'close');
	const timer = setTimeout(() => socket.destroy(), 2000);
	socket.resume();
	socket.end(encodeDisconnect());
	await closed.catch(() => {});
	clearTimeout(timer);
}
