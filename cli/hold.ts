import type { Socket } from 'node:net';
import { encodePingreq } from '../src/index.js';
import { disconnect } from './attempt.js';
import { type Message, message } from './words/index.js';

export interface Holding {
	/** Seconds; 0: no PINGREQ. */
	readonly keepAlive: number;
	/** Seconds that a PINGREQ may stay unanswered. */
	readonly timeout: number;
	/** Seconds after which to leave, if the cloud would end the connection soon. */
	readonly renewAfter: number | undefined;
	readonly signal: AbortSignal;
}

/** How a connection ended. */
export interface Loss {
	readonly reason: Message;
	/** Whether a PINGRESP is missing. */
	readonly linkLost: boolean;
	/** Whether it was left because its credentials expire. */
	readonly renewed: boolean;
}

/** What a timer can do, in seconds; a connection that may live longer is left then. */
const LONGEST_TIMER = 2_000_000;

/** Keeps a connection alive until it is lost, has to be renewed, or the signal comes. */
export function hold(socket: Socket, holding: Holding): Promise<Loss> {
	const { keepAlive, timeout, renewAfter, signal } = holding;
	return new Promise((resolve) => {
		let loss: Loss = { reason: message('lost.closed'), linkLost: false, renewed: false };
		let unanswered: NodeJS.Timeout | undefined;
		const ping = () => {
			socket.write(encodePingreq());
			unanswered ??= setTimeout(() => {
				loss = { ...loss, reason: message('lost.pingless', { timeout }), linkLost: true };
				socket.destroy();
			}, timeout * 1000);
		};
		const leave = () => disconnect(socket);
		const pinging = keepAlive > 0 ? setInterval(ping, keepAlive * 750) : undefined;
		const renewal =
			renewAfter === undefined
				? undefined
				: setTimeout(() => {
						loss = { ...loss, renewed: true };
						leave();
					}, Math.min(renewAfter, LONGEST_TIMER) * 1000);
		signal.addEventListener('abort', leave);
		// Whatever comes shows that the server is there.
		socket.on('data', () => {
			clearTimeout(unanswered);
			unanswered = undefined;
		});
		socket.on('error', ({ message: text }) => {
			loss = { ...loss, reason: message('network.other', { text }) };
		});
		const end = () => {
			clearInterval(pinging);
			clearTimeout(unanswered);
			clearTimeout(renewal);
			signal.removeEventListener('abort', leave);
			resolve(loss);
		};
		socket.once('close', end);
		if (socket.closed) end();
		else if (signal.aborted) leave();
		else socket.resume();
	});
}
