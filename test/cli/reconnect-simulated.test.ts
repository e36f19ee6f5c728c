import type { Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import type { Attempt } from '../../cli/attempt.js';
import { OutputError } from '../../cli/errors.js';
import { Log } from '../../cli/log.js';
import type { Output } from '../../cli/output.js';
import { type Event, reconnect, type World } from '../../cli/reconnect.js';
import { message, speaker } from '../../cli/words/index.js';
import type { Cloud } from '../../src/cloud.js';
import { azure } from '../../src/clouds/azure.js';
import { tencent } from '../../src/clouds/tencent.js';
import { parseConnect } from '../support/parse-connect.js';
import { DEVICE } from '../support/published.js';

const START = 1_800_000_000;
const SERVER = { host: 'broker.example', port: 1883, timeout: 10 };

/** Numbers from 0 to 1 that look random and are the same each time (mulberry32). */
function seeded(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}

interface Simulation {
	/** Seconds. */
	readonly length: number;
	/** What is added to the right time, or undefined while the clock is not set; `time` in seconds from the start. */
	readonly clock: (time: number) => number | undefined;
	/** Seconds after which the broker cuts a connection that began at `time`. */
	readonly lives: (time: number, random: () => number) => number;
	/** What it answers instead of judging the expiry. */
	readonly answers?: (time: number, random: () => number) => Attempt | undefined;
	readonly cloud?: Cloud;
	readonly tell?: (event: Event) => void;
}

/** Runs `reconnect` without a network and without waiting, and returns what it told and when. */
async function simulate(seed: number, simulation: Simulation) {
	const { length, clock, lives, answers, tell = () => {} } = simulation;
	const random = seeded(seed);
	const stopping = new AbortController();
	const { signal } = stopping;
	let time = 0;
	let signedInUntil = 0;
	const events: (Event & { time: number })[] = [];
	const connects: number[] = [];
	const pass = (seconds: number) => {
		time += seconds;
		if (time < length) return;
		stopping.abort();
	};
	const world: World = {
		random,
		clock() {
			const off = clock(time);
			return off === undefined ? undefined : START + time + off;
		},
		uptime: () => time,
		async sleep(seconds) {
			pass(seconds);
		},
		async attempt(_server, packet, receive) {
			connects.push(time);
			const answer = answers?.(time, random);
			if (answer) {
				if (answer.kind === 'refused') receive(Uint8Array.of(0x20, 2, 0, answer.returnCode));
				pass(answer.kind === 'timeout' ? SERVER.timeout : 0.1);
				return answer;
			}
			const expiry = Number(/(?:;|se=)(\d+)(?:&|$)/.exec(expiryOf(packet))?.[1]);
			const returnCode = expiry > START + time ? 0 : 4;
			receive(Uint8Array.of(0x20, 2, 0, returnCode));
			pass(0.1);
			if (returnCode > 0) return { kind: 'refused', returnCode };
			return {
				kind: 'accepted',
				sessionPresent: false,
				rest: new Uint8Array(),
				socket: {} as Socket,
			};
		},
		async hold(_socket, { renewAfter = Infinity }) {
			const seconds = Math.min(lives(time, random), renewAfter);
			signedInUntil = time + seconds;
			pass(seconds);
			return { reason: message('lost.closed'), linkLost: false, renewed: seconds === renewAfter };
		},
	};
	const cloud = simulation.cloud ?? tencent(DEVICE, { random });
	await reconnect({
		...{ cloud, server: SERVER, keepAlive: 240, isTimeless: false, signal, world },
		tell(event) {
			events.push({ ...event, time });
			tell(event);
		},
	});
	return { events, connects, isSignedIn: signedInUntil >= length };
}

function expiryOf(packet: Uint8Array): string {
	const { username = '', password } = parseConnect(packet);
	return username.includes(';') ? username : Buffer.from(password ?? []).toString();
}

const HOUR = 3600;

describe('an hour of --reconnect', () => {
	const badDay: Simulation = {
		length: HOUR,
		// A day behind for eight minutes, and not set for one.
		clock: (time) => (time < 60 ? undefined : time > 1200 && time < 1680 ? -86400 : 0),
		lives: (time, random) => (time > HOUR - 600 ? Infinity : 20 + random() * 400),
		answers(time, random) {
			if (time > HOUR - 900) return undefined;
			const dice = random();
			if (dice < 0.1) return { kind: 'closed', reason: message('connack.none') };
			if (dice < 0.2) return { kind: 'timeout', reason: message('timeout.sent', { timeout: 10 }) };
			if (dice < 0.25) return { kind: 'refused', returnCode: 3 };
			if (dice < 0.3) return { kind: 'malformed', reason: message('speaks.http') };
			return undefined;
		},
	};

	test.each([1, 2, 3, 4, 5, 6, 7, 8])(
		'ends signed in, through a bad day of clock and broker (seed %i)',
		async (seed) => {
			const { events, connects, isSignedIn } = await simulate(seed, badDay);
			expect(isSignedIn).toBe(true);
			expect(events.at(-1)?.event).toBe('stopped');
			const gaps = connects.slice(1).map((time, i) => time - connects[i]);
			expect(Math.min(...gaps)).toBeGreaterThanOrEqual(5);
		},
	);

	test('a log that is closed does not end it, and is reported once', async () => {
		const errors: string[] = [];
		let lines = 0;
		const output: Output = {
			isStuck: false,
			async line() {
				if (++lines > 5) throw new OutputError(message('output.closed'));
			},
			error: (text) => errors.push(text),
		};
		const log = new Log(output, speaker('en'), true);
		const { isSignedIn } = await simulate(9, { ...badDay, tell: log.tell });
		expect(isSignedIn).toBe(true);
		expect(await log.end()).toBe(5);
		expect(errors).toEqual(['standard output is closed; the device stays signed in']);
	});
});

describe('--reconnect', () => {
	const always = { length: 4 * HOUR, clock: () => 0, lives: () => Infinity };

	test('waits for a clock where the cloud accepts nothing without one', async () => {
		const cloud = azure({
			hostName: 'hub.azure-devices.net',
			deviceId: 'device',
			sharedAccessKey: 'bm90IHRoZSBzZWNyZXQ=',
		});
		const clock = (time: number) => (time < 60 ? undefined : 0);
		const { events } = await simulate(1, { ...always, cloud, clock });
		expect(events.slice(0, 8).map(({ event, time }) => [event, Math.floor(time)])).toEqual([
			...[0, 10, 20, 30, 40, 50].map((time) => ['clock', time]),
			['connecting', 60],
			['accepted', 60],
		]);
		// Azure drops a connection when its token expires.
		const renewals = events.filter(({ event }) => event === 'renewed');
		expect(renewals.length).toBeGreaterThanOrEqual(3);
		for (const { lived } of renewals) {
			expect(lived).toBeGreaterThan(3538);
			expect(lived).toBeLessThanOrEqual(3540);
		}
	});

	test('tries again soon after the clock was set right', async () => {
		const clock = (time: number) => (time < 700 ? -86400 : 0);
		const { events } = await simulate(1, { ...always, clock });
		const accepted = events.find(({ event }) => event === 'accepted');
		expect(accepted?.time).toBeGreaterThan(700);
		expect(accepted?.time).toBeLessThan(725);
	});

	test('waits for minutes after a refusal, and for seconds after no answer', async () => {
		const first = async (answer: Attempt) => {
			const { events } = await simulate(1, { ...always, length: 200, answers: () => answer });
			return events.find(({ wait }) => wait !== undefined)?.wait;
		};
		const refused = await first({ kind: 'refused', returnCode: 5 });
		expect(refused).toBeGreaterThanOrEqual(60);
		expect(refused).toBeLessThanOrEqual(120);
		const unanswered = await first({ kind: 'malformed', reason: message('speaks.ssh') });
		expect(unanswered).toBeGreaterThanOrEqual(5);
		expect(unanswered).toBeLessThanOrEqual(10);
	});
});
