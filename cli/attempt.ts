import { once } from 'node:events';
import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { type ConnectionOptions, connect as connectTls } from 'node:tls';
import { encodeDisconnect } from '../src/index.js';
import type { Answer } from '../src/stay.js';

export interface Server {
	readonly host: string;
	readonly port: number;
	/** Seconds, for the connection and the CONNACK together. */
	readonly timeout: number;
	/** Absent: TCP without TLS. */
	readonly tls?: Pick<ConnectionOptions, 'ca' | 'servername'> | undefined;
}

/** How an attempt went: an answer, or why there is none. */
export type Outcome =
	| { readonly kind: 'accepted'; readonly sessionPresent: boolean; readonly socket: Socket }
	| Extract<Answer, { kind: 'refused' | 'malformed' }>
	| { readonly kind: 'unreachable' | 'closed' | 'timeout'; readonly meaning: string };

/** Sends a CONNECT on a connection of its own; `receive` judges what comes back. An accepting socket is handed over paused. */
export function attempt(
	server: Server,
	packet: Uint8Array,
	receive: (bytes: Uint8Array) => Answer,
	signal?: AbortSignal,
): Promise<Outcome> {
	const { host, port, timeout, tls } = server;
	return new Promise((resolve) => {
		const socket = tls
			? connectTls({ host, port, ...(isIP(host) ? {} : { servername: host }), ...tls })
			: connectTcp({ host, port });
		let sent = false;
		const fail = (kind: 'unreachable' | 'closed' | 'timeout', meaning: string) =>
			finish({ kind, meaning });
		const finish = (outcome: Outcome) => {
			clearTimeout(timer);
			socket.off('data', read);
			signal?.removeEventListener('abort', stop);
			if (outcome.kind === 'accepted') socket.pause();
			else socket.destroy();
			resolve(outcome);
		};
		const read = (bytes: Uint8Array) => {
			const answer = receive(bytes);
			if (answer.kind === 'accepted')
				finish({ kind: 'accepted', sessionPresent: answer.sessionPresent, socket });
			else if (answer.kind !== 'waiting') finish(answer);
		};
		const stop = () => fail('unreachable', 'stopped');
		const timer = setTimeout(() => {
			const what = sent ? 'no CONNACK' : 'no connection';
			fail('timeout', `${what} within ${timeout} s`);
		}, timeout * 1000);
		signal?.addEventListener('abort', stop);
		socket.once(tls ? 'secureConnect' : 'connect', () => {
			sent = true;
			socket.write(packet);
		});
		socket.on('data', read);
		// Stays after the end, because an error that nobody hears ends the program.
		socket.on('error', (error) => {
			if (sent) fail('closed', `connection lost before a CONNACK: ${reason(error)}`);
			else fail('unreachable', reason(error));
		});
		socket.once('close', () => fail('closed', 'connection closed without a CONNACK'));
	});
}

/** Of a host with several addresses, all that went wrong. */
function reason(error: Error): string {
	const errors = error instanceof AggregateError ? (error.errors as Error[]) : [error];
	return errors.map(({ message }) => message).join(', ');
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
