import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { createServer as createTlsServer } from 'node:tls';
import mqttPacket from 'mqtt-packet';
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
/** A message; with an id at QoS 1, or without one at QoS 0. */
export function publish(payload: string, topic = 't', messageId?: number): Buffer {
	const flags = { dup: false, retain: false };
	const delivery = messageId === undefined ? { qos: 0 as const } : { qos: 1 as const, messageId };
	return mqttPacket.generate({ cmd: 'publish', topic, payload, ...flags, ...delivery });
}

/** Sends each piece in a segment of its own. */
export async function inPieces(socket: Socket, pieces: readonly Buffer[]): Promise<void> {
	socket.setNoDelay(true);
	for (const piece of pieces) {
		socket.write(piece);
		await sleep(30);
	}
}
