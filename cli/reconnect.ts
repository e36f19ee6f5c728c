import { setTimeout as sleepFor } from 'node:timers/promises';
import type { Cloud, Credentials } from '../src/cloud.js';
import { Connector } from '../src/connector.js';
import { attempt, type Server } from './attempt.js';
import { type Failed, failedMessage, refusedMessage } from './failure.js';
import { hold } from './hold.js';
import { isRefusal } from './library.js';
import { clock } from './time.js';
import { type Message, message } from './words/index.js';

/** What a log is told: the sentence for people, and the rest for programs. */
export interface Event {
	readonly event:
		| 'connecting'
		| 'accepted'
		| 'refused'
		| 'failed'
		| 'lost'
		| 'renewed'
		| 'clock'
		| 'stopped';
	readonly text: Message;
	/** Seconds until the next attempt. */
	readonly wait?: number;
	readonly [detail: string]: unknown;
}

export interface Staying {
	readonly cloud: Cloud;
	readonly server: Server;
	/** Seconds; 0: no PINGREQ. */
	readonly keepAlive: number;
	/** Whether to sign as a device without a clock does. */
	readonly isTimeless: boolean;
	readonly tell: (event: Event) => void;
	/** Ends it, with a DISCONNECT. */
	readonly signal: AbortSignal;
	readonly world?: World;
}

/** What else it depends on, and a test replaces. */
export interface World {
	readonly random: () => number;
	/** Unix seconds; undefined while the clock is not set. */
	readonly clock: () => number | undefined;
	/** Seconds that never step. */
	readonly uptime: () => number;
	readonly sleep: (seconds: number, signal: AbortSignal) => Promise<void>;
	readonly attempt: typeof attempt;
	readonly hold: typeof hold;
}

const REAL: World = {
	random: Math.random,
	clock,
	uptime: () => performance.now() / 1000,
	sleep: (seconds, signal) =>
		sleepFor(seconds * 1000, undefined, { signal }).catch((error) => {
			if (!signal.aborted) throw error;
		}),
	attempt,
	hold,
};

/** Seconds between two looks at the clock. */
const CLOCK_WAIT = 10;
/** Seconds by which a clock is set, and does not drift. */
const CLOCK_STEP = 30;

/** Keeps a device signed in until the signal, whatever the server, the network and the clock do. */
export async function reconnect(staying: Staying): Promise<void> {
	const { cloud, server, keepAlive, isTimeless, tell, signal, world = REAL } = staying;
	let username = '';
	const watched: Cloud = {
		...cloud,
		sign(now) {
			const credentials: Credentials = cloud.sign(now);
			({ username } = credentials);
			return credentials;
		},
	};
	const connector = new Connector(watched, { random: world.random, keepAlive });
	while (!signal.aborted) {
		const packet = sign(connector, isTimeless ? undefined : world.clock());
		if (packet === undefined) {
			tell({ event: 'clock', text: message('event.clockless'), wait: CLOCK_WAIT });
			await world.sleep(CLOCK_WAIT, signal);
			continue;
		}
		const { host, port } = server;
		const where = { host, port, username };
		tell({ event: 'connecting', text: message('event.connecting', where), ...where });
		const result = await world.attempt(server, packet, (bytes) => connector.receive(bytes), signal);
		if (result.kind === 'stopped') break;
		let ending: Event;
		if (result.kind === 'accepted') {
			const { sessionPresent } = result;
			tell({ event: 'accepted', text: message('event.accepted'), sessionPresent });
			const start = world.uptime();
			const { renewAfter } = connector;
			const holding = { keepAlive, timeout: server.timeout, renewAfter, signal };
			const { reason, linkLost, renewed } = await world.hold(result.socket, holding);
			const lived = Math.max(0, world.uptime() - start);
			const seconds = Math.round(lived);
			ending = renewed
				? { event: 'renewed', text: message('event.renewed', { lived: seconds }), lived, linkLost }
				: {
						event: 'lost',
						text: message('event.lost', { lived: seconds, reason }),
						lived,
						linkLost,
					};
		} else ending = result.kind === 'refused' ? refused(result) : failed(result);
		if (signal.aborted) break;
		const { lived, linkLost } = ending as { lived?: number; linkLost?: boolean };
		const wait = connector.disconnected({ lived, linkLost });
		tell({ ...ending, wait });
		await pause(wait, world, signal, () => connector.reset());
	}
	tell({ event: 'stopped', text: message('event.stopped') });
}

/**
 * Waits so many seconds; or, if the clock is set meanwhile, as many as `reset` returns: what was refused for its expiry may
 * be accepted then, and a computer that slept has waited long enough.
 */
async function pause(
	seconds: number,
	world: World,
	signal: AbortSignal,
	reset: () => number,
): Promise<void> {
	const offset = () => (world.clock() ?? 0) - world.uptime();
	const before = offset();
	for (let left = seconds; left > 0 && !signal.aborted; left -= CLOCK_WAIT) {
		await world.sleep(Math.min(left, CLOCK_WAIT), signal);
		if (Math.abs(offset() - before) > CLOCK_STEP) {
			await world.sleep(reset(), signal);
			return;
		}
	}
}

/** The next CONNECT; undefined where the clock does not allow one. */
function sign(connector: Connector, now: number | undefined): Uint8Array | undefined {
	try {
		return connector.connect(now);
	} catch (error) {
		if (isRefusal(error) && /^(now|timestamp|lifetime|expiry): /.test(error.message))
			return undefined;
		throw error;
	}
}

function refused(result: { readonly kind: 'refused'; readonly returnCode: number }): Event {
	const { returnCode } = result;
	return { event: 'refused', text: refusedMessage(result), returnCode };
}

function failed(result: Failed): Event {
	const { kind, code } = result;
	return { event: 'failed', text: failedMessage(result), kind, code };
}
