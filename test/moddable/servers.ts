import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { createServer as createTlsServer } from 'node:tls';
import { onTestFinished } from 'vitest';
import type { Certificate } from '../../platform/certificate.js';

/** A server that does to whoever has sent something what a test wants, once. */
export async function startServer(
	act: (socket: Socket) => void | Promise<void>,
	certificate?: Certificate,
): Promise<number> {
	const serve = (socket: Socket) => {
		socket.on('error', () => {});
		socket.once('data', () => void act(socket));
	};
	const server: Server = certificate ? createTlsServer(certificate, serve) : createServer(serve);
	server.on('tlsClientError', () => {});
	const sockets = new Set<Socket>();
	server.on('connection', (socket: Socket) => sockets.add(socket));
	await once(server.listen(0, '127.0.0.1'), 'listening');
	onTestFinished(() => {
		for (const socket of sockets) socket.destroy();
		server.close();
	});
	return (server.address() as AddressInfo).port;
}

export const connack = (returnCode: number, sessionPresent = 0) =>
	Buffer.from([0x20, 2, sessionPresent, returnCode]);
export const PINGRESP = Buffer.from([0xd0, 0]);
/** A message to the topic `t`. */
export const publish = (payload: string) =>
	Buffer.from([0x30, 3 + payload.length, 0, 1, 0x74, ...Buffer.from(payload)]);

/** Sends each piece in a segment of its own. */
export async function inPieces(socket: Socket, pieces: readonly Buffer[]): Promise<void> {
	socket.setNoDelay(true);
	for (const piece of pieces) {
		socket.write(piece);
		await sleep(30);
	}
}
