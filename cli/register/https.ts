import { request as sendRequest } from 'node:https';
import type { RegistrationRequest } from '../../src/clouds/tencent-register.js';
import type { Server } from '../attempt.js';
import { type Reason, reasonOf } from '../reason.js';
import { message } from '../words/index.js';

export interface HTTPAnswer {
	readonly kind: 'answered';
	readonly status: number;
	/** Of its Date header, in Unix seconds. */
	readonly time: number | undefined;
	readonly body: string;
}

export type HTTPFailure =
	| ({ readonly kind: 'unreachable' | 'closed' | 'timeout' | 'malformed' } & Reason)
	| { readonly kind: 'stopped' };

/** Bytes; an answer with a certificate has some thousand. */
const LONGEST_ANSWER = 65536;

/** Sends a request over HTTPS, to which `server` may lead, and returns the answer whatever its status is. */
export function post(
	server: Server,
	{ method, host, path, headers, body }: RegistrationRequest,
	signal: AbortSignal,
): Promise<HTTPAnswer | HTTPFailure> {
	const { port, timeout, tls } = server;
	const target = { host: server.host, port, isTLS: true };
	return new Promise((resolve) => {
		const finish = (result: HTTPAnswer | HTTPFailure) => {
			clearTimeout(timer);
			signal.removeEventListener('abort', stop);
			request.destroy();
			resolve(result);
		};
		const stop = () => finish({ kind: 'stopped' });
		const timer = setTimeout(
			() => finish({ kind: 'timeout', reason: message('timeout.http', { timeout }) }),
			timeout * 1000,
		);
		const request = sendRequest({
			...tls,
			...{ host: server.host, port, path, method, agent: false },
			headers: { ...headers, Host: host, 'Content-Length': Buffer.byteLength(body) },
		});
		request.on('error', (error) => finish(failureOf(error, target)));
		request.on('response', (response) => {
			const pieces: Buffer[] = [];
			let length = 0;
			response.on('data', (piece: Buffer) => {
				pieces.push(piece);
				length += piece.length;
				if (length > LONGEST_ANSWER)
					finish({ kind: 'malformed', reason: message('http.long', { limit: LONGEST_ANSWER }) });
			});
			response.on('error', (error) => finish(failureOf(error, target)));
			response.on('end', () => {
				const time = Date.parse(`${response.headers.date}`) / 1000;
				finish({
					kind: 'answered',
					status: response.statusCode ?? 0,
					time: Number.isNaN(time) ? undefined : time,
					body: Buffer.concat(pieces).toString('utf8'),
				});
			});
		});
		if (signal.aborted) return stop();
		signal.addEventListener('abort', stop);
		request.end(body);
	});
}

function failureOf(error: Error, target: Parameters<typeof reasonOf>[1]): HTTPFailure {
	const { code = '' } = error as NodeJS.ErrnoException;
	if (code.startsWith('HPE_')) return { kind: 'malformed', code, reason: message('http.not') };
	const { reason, advice } = reasonOf(error, target);
	const isPlain = reason.key === 'tls.plain';
	return {
		kind: code === 'ECONNRESET' ? 'closed' : 'unreachable',
		code,
		reason,
		advice: isPlain ? message('advice.https') : advice,
	};
}
