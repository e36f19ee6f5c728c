import { tencent } from '../../src/clouds/tencent.js';
import type { Connack } from '../../src/connack.js';
import { type ConnectionError, withCredentials } from '../../src/moddable.js';
import { FakeClient, FakeResolver, FakeTCP, FakeTLS } from './fake-sdk.js';
import { DEVICE } from './published.js';

export const NOW = 1700000000;
export const CREDENTIALS = { clientId: 'id', username: 'name', password: 'word' };
export const cloud = { ...tencent(DEVICE, { random: () => 0.5 }), sign: () => CREDENTIALS };
export const plain = { io: FakeTCP };
export const tls = { io: FakeTLS, TCP: { io: FakeTCP } };

/** Moddable's, by Node's. */
export const Timer = {
	set: (callback: () => void, milliseconds: number) => setTimeout(callback, milliseconds),
	clear: (timer: never) => clearTimeout(timer),
};

/** A message to the topic `t`, as a server sends it. */
export const message = (...bytes: number[]) => [0x30, bytes.length + 3, 0, 1, 0x74, ...bytes];

/** An app with a client, and all that it is told. */
export function start(socket: object = plain, options: object = {}, more: object = {}) {
	const told: string[] = [];
	const add = (kind: string) => (error: ConnectionError) => {
		const { message, returnCode, code, linkLost } = error;
		told.push([kind, message, returnCode, code, linkLost].filter((x) => x !== undefined).join(' '));
	};
	const Signed = withCredentials(FakeClient, cloud, {
		now: () => NOW,
		Timer,
		onConnack: ({ sessionPresent, returnCode }: Connack) =>
			told.push(`CONNACK ${returnCode}${sessionPresent ? ', session' : ''}`),
		onFailure: add('failure'),
		...options,
	});
	const client = new Signed({
		host: 'broker.example',
		port: 1883,
		dns: { io: FakeResolver },
		socket: socket as typeof plain,
		onControl: () => told.push('accepted'),
		onError: add('error') as never,
		...more,
	});
	return { client, told };
}

/** Up to the CONNECT. */
export function open(socket?: object, options?: object, more?: object) {
	const app = start(socket, options, more);
	FakeResolver.last.request.onResolved('broker.example', '10.0.0.1');
	FakeTCP.last.options.onWritable(1000);
	if (socket === tls) FakeTCP.last.receive(1, 7);
	return app;
}

/** What an app is told of one failure. */
export const reports = (message: string) => [`failure ${message}`, `error ${message}`];
