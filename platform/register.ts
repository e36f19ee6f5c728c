import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { Certificate } from './certificate.js';
import type { Report } from './connection.js';
import { type Answer, type Outcome, Registration, type Request } from './registration.js';
import type { Registry } from './registry.js';

export interface RegistrationPlatform {
	readonly registry: Registry;
	/** Unix seconds. */
	readonly now: () => number;
	readonly report: Report;
}

export interface RegistrationSettings {
	readonly host: string;
	readonly port: number;
	/** Serves HTTPS instead of HTTP. */
	readonly certificate: Certificate | undefined;
}

/** Bytes that a request may have. */
const LONGEST_BODY = 8192;

/** Serves both of Tencent's forms of dynamic registration over HTTP or HTTPS. */
export async function serveRegistration(
	{ registry, now, report }: RegistrationPlatform,
	{ host, port, certificate }: RegistrationSettings,
): Promise<{ readonly port: number; close(): Promise<void> }> {
	const registration = new Registration(registry, now);
	const handle = async (incoming: IncomingMessage, response: ServerResponse) => {
		const from = `${incoming.socket.remoteAddress}:${incoming.socket.remotePort}`;
		// Devices without a clock take the time from it, so it is the platform's.
		response.sendDate = false;
		response.setHeader('Date', new Date(now() * 1000).toUTCString());
		const request = await read(incoming);
		if (request === undefined) {
			response.writeHead(413).end();
			return;
		}
		const { answer, outcome } = registration.answer(request);
		report({ event: 'register', from, ...outcome });
		send(response, answer);
	};
	const server = certificate ? createHttpsServer(certificate) : createServer();
	server.on('request', (incoming, response) => {
		handle(incoming, response).catch(() => response.destroy());
	});
	await once(server.listen(port, host), 'listening');
	return {
		port: (server.address() as AddressInfo).port,
		async close() {
			const closed = once(server, 'close');
			server.close();
			server.closeAllConnections();
			await closed;
		},
	};
}

/** The request with its body; undefined if that is too large. */
async function read(incoming: IncomingMessage): Promise<Request | undefined> {
	if (Number(incoming.headers['content-length'] ?? 0) > LONGEST_BODY) return undefined;
	const { method = '', url = '', headers } = incoming;
	const body = await buffer(incoming);
	return body.length > LONGEST_BODY ? undefined : { method, path: url, headers, body };
}

function send(response: ServerResponse, { status, body }: Answer): void {
	response.writeHead(status, { 'Content-Type': 'application/json' });
	response.end(JSON.stringify(body));
}

export type { Outcome };
