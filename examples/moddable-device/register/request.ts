import Resource from 'Resource';
import config from 'mc/config';
import type { RegistrationRequest } from 'mqtt-signin/tencent-register';
import { nameServers } from 'network';
import Timer from 'timer';

/** Seconds that the server has to answer. */
const PATIENCE = 30;
/** Bytes of an answer; a certificate and its key take the most. */
const LONGEST = 16384;

/** A request of Moddable's HTTP client (ECMA-419). */
interface Exchange {
	read(count: number): ArrayBuffer;
	write(data: ArrayBuffer): number;
}

interface Request {
	readonly method: string;
	readonly path: string;
	readonly headers: Map<string, string>;
	onHeaders(this: Exchange, status: number): void;
	onWritable(this: Exchange, count: number): void;
	onReadable(this: Exchange, count: number): void;
	onDone(this: Exchange, error?: Error | null): void;
}

interface Socket {
	onReadable(count: number): void;
	onWritable(count: number): void;
	onError(): void;
}

interface Https {
	readonly io: new (options: object) => { request(request: Request): Exchange; close(): void };
	readonly dns: { readonly servers: readonly string[] };
	readonly socket: {
		readonly TCP: { readonly io: new (options: object) => object };
		readonly secure: object;
	};
}

/** What the SDK's manifest_httpsclient.json puts together. */
declare const device: { readonly network: { readonly https: Https } };

/** Sends a request by HTTPS and calls back once: with the answer's body, or with what went wrong. */
export function send(
	{ method, host, path, headers, body }: RegistrationRequest,
	onAnswer: (answer: string) => void,
	onFailure: (reason: string) => void,
): void {
	const { https } = device.network;
	let isOver = false;
	let code = 0;
	let answer = new ArrayBuffer(0);

	function over(callback: () => void): void {
		if (isOver) return;
		isOver = true;
		Timer.clear(patience);
		// Not from within a callback of what is closed.
		Timer.set(() => {
			client?.close();
			callback();
		});
	}
	const failed = (reason: string) => over(() => onFailure(reason));
	const patience = Timer.set(() => failed(`No answer within ${PATIENCE} s`), 1000 * PATIENCE);

	/** TLS throws whatever is wrong with a server, such as its certificate, into these callbacks. */
	class TCP {
		constructor(options: Socket) {
			const attempt = (action: () => void) => {
				try {
					if (!isOver) action();
				} catch (error) {
					const { message } = error as Error;
					failed(`TLS failed, or the server's certificate was refused: ${message}`);
				}
			};
			// biome-ignore lint/correctness/noConstructorReturn: the socket itself
			return new https.socket.TCP.io({
				...options,
				onReadable: (count: number) => attempt(() => options.onReadable(count)),
				onWritable: (count: number) => attempt(() => options.onWritable(count)),
				onError: () => attempt(() => options.onError()),
			}) as TCP;
		}
	}

	const secure = { ...https.socket.secure, certificate: new Resource('ca.der') };
	const client = new https.io({
		...https,
		host,
		port: Number(config.registrationPort ?? 443),
		dns: { ...https.dns, servers: nameServers(https.dns.servers) },
		socket: { ...https.socket, secure, TCP: { ...https.socket.TCP, io: TCP } },
		onError: () => failed(`No connection to ${host}`),
	});
	const data = ArrayBuffer.fromString(body);
	client.request({
		method,
		path,
		headers: new Map([...Object.entries(headers), ['Content-Length', `${data.byteLength}`]]),
		onHeaders(status) {
			code = status;
		},
		onWritable() {
			this.write(data);
		},
		onReadable(count) {
			answer = answer.concat(this.read(count));
			if (answer.byteLength > LONGEST) failed('The answer is too long');
		},
		onDone(error) {
			if (error) failed(`No answer from ${host}`);
			else if (code !== 200) failed(`${host} answers with HTTP status ${code}`);
			else over(() => onAnswer(String.fromArrayBuffer(answer)));
		},
	});
}
