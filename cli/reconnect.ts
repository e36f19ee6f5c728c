import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { encodePingreq } from '../src/index.js';
import type { SignIn } from '../src/stay.js';
import { attempt, disconnect, type Outcome, type Server } from './attempt.js';
import { describePacket } from './packet.js';
import { utc } from './time.js';

export interface StayOptions {
	readonly server: Server;
	readonly signIn: Pick<SignIn, 'connect' | 'receive' | 'ended'>;
	/** Seconds; 0: no PINGREQ. */
	readonly keepAlive: number;
	/** Unix seconds; undefined: sign for ever. */
	readonly now: () => number | undefined;
	readonly say: (line: string) => void;
	/** Ends it, with a DISCONNECT. */
	readonly signal: AbortSignal;
}

/** Keeps a device signed in until the signal; a line for each event. */
export async function stay(options: StayOptions): Promise<void> {
	const { server, signIn, now, signal } = options;
	const say = (event: string) => options.say(`${utc(Date.now() / 1000)}  ${event}`);
	while (!signal.aborted) {
		const packet = signIn.connect(now());
		const { username } = describePacket(packet).credentials;
		say(`signing in to ${server.host}:${server.port} as ${username}`);
		const outcome = await attempt(server, packet, (bytes) => signIn.receive(bytes), signal);
		let ending = sayFailure(outcome);
		let lived = 0;
		if (outcome.kind === 'accepted') {
			say('accepted');
			const start = performance.now();
			const loss = await hold(outcome.socket, options);
			lived = (performance.now() - start) / 1000;
			ending = `lost after ${Math.round(lived)} s: ${loss}`;
		}
		if (signal.aborted) break;
		const wait = signIn.ended(lived);
		say(`${ending}; next attempt in ${Math.ceil(wait)} s`);
		await sleep(wait * 1000, undefined, { signal }).catch(() => {});
	}
	say('stopped');
}

function sayFailure(outcome: Outcome): string {
	if (outcome.kind === 'accepted') return '';
	if (outcome.kind === 'refused') return `${outcome.meaning} (return code ${outcome.returnCode})`;
	return `no answer (${outcome.kind}): ${outcome.meaning}`;
}

/** Keeps a connection alive until it is lost, and says why; or until the signal. */
function hold(socket: Socket, { keepAlive, server, signal }: StayOptions): Promise<string> {
	return new Promise((resolve) => {
		let loss = 'the server closed the connection';
		let unanswered: NodeJS.Timeout | undefined;
		const lose = (why: string) => {
			loss = why;
			socket.destroy();
		};
		const ping = () => {
			socket.write(encodePingreq());
			unanswered ??= setTimeout(
				() => lose(`no answer to a PINGREQ within ${server.timeout} s`),
				server.timeout * 1000,
			);
		};
		const pinging = keepAlive > 0 ? setInterval(ping, keepAlive * 1000) : undefined;
		const leave = () => disconnect(socket);
		signal.addEventListener('abort', leave);
		if (signal.aborted) leave();
		// Whatever comes shows that the server is there.
		socket.on('data', () => {
			clearTimeout(unanswered);
			unanswered = undefined;
		});
		socket.on('error', (error) => {
			loss = error.message;
		});
		socket.once('close', () => {
			clearInterval(pinging);
			clearTimeout(unanswered);
			signal.removeEventListener('abort', leave);
			resolve(loss);
		});
		socket.resume();
	});
}
