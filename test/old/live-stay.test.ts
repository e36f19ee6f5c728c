import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { stay } from '../cli/stay.js';
import { startBroker } from '../demo/broker.js';
import { SignIn } from '../src/stay.js';
import { device } from './support/published.js';

const LIFETIME = 60;
const KEEP_ALIVE = 240;

type Connecting = Pick<SignIn, 'connect' | 'receive' | 'ended'>;

/** Signs by chance, and waits no longer than it must. */
function impatient(): Connecting {
	let chance = Math.random;
	const signIn = new SignIn(device, {
		random: () => chance(),
		lifetime: LIFETIME,
		keepAlive: KEEP_ALIVE,
	});
	return {
		connect(now) {
			chance = Math.random;
			return signIn.connect(now);
		},
		receive: (bytes) => signIn.receive(bytes),
		ended(lived) {
			chance = () => 0;
			return signIn.ended(lived);
		},
	};
}

/** The same device, but for ever with its first CONNECT, as clients do that take their credentials once. */
function signedOnce(): Connecting {
	const signIn = impatient();
	let first: Uint8Array | undefined;
	return {
		...signIn,
		connect(now) {
			const packet = signIn.connect(now);
			first ??= packet;
			return first;
		},
	};
}

/** Signs in to the checking broker, which cuts every connection soon, until more than a lifetime is over. */
async function connects(signIn: Connecting) {
	const broker = await startBroker({ devices: [device] });
	const stopping = new AbortController();
	const staying = stay({
		server: { host: '127.0.0.1', port: broker.port, timeout: 10 },
		signIn,
		keepAlive: KEEP_ALIVE,
		now: () => Date.now() / 1000,
		say(line) {
			if (line.endsWith('accepted')) setTimeout(broker.disconnectAll, 200);
		},
		signal: stopping.signal,
	});
	await sleep((LIFETIME + 10) * 1000);
	stopping.abort();
	await staying;
	await broker.close();
	return broker.connects;
}

describe.concurrent('through disconnects for longer than a signature lives', () => {
	test('a device that signs each CONNECT anew stays signed in', { timeout: 90_000 }, async () => {
		const all = await connects(impatient());
		expect(all.length).toBeGreaterThanOrEqual(10);
		expect(all.map(({ verdict, reason, tooSoon }) => ({ verdict, reason, tooSoon }))).toEqual(
			all.map(() => ({ verdict: 'accepted', reason: '', tooSoon: false })),
		);
		expect(all.at(-1)!.time - all[0].time).toBeGreaterThan(LIFETIME);
		const connectionIds = all.map(({ username = '' }) => username.split(';')[2]);
		expect(new Set(connectionIds).size).toBe(all.length);
		expect(new Set(all.map(({ password }) => password)).size).toBe(all.length);
	});

	test('a device with credentials made once does not', { timeout: 90_000 }, async () => {
		const all = await connects(signedOnce());
		const refused = all.filter(({ verdict }) => verdict === 'refused');
		expect(refused.map(({ reason }) => reason)).toEqual(['the signature has expired']);
		expect(all.indexOf(refused[0])).toBe(all.length - 1);
		expect(all.length).toBeGreaterThanOrEqual(10);
	});
});
