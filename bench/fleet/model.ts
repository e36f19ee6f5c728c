import { Backoff, type Outcome } from '../../src/backoff.js';
import { seeded } from './devices.js';

/** What devices do to stay signed in. */
export interface Habit {
	readonly name: string;
	/** Seconds that a signature lives; `signsOnce`: the one of the first sign-in is sent again and again. */
	readonly lifetime: number;
	readonly signsOnce: boolean;
	/** For each device. `wait` returns the seconds before the next CONNECT, or undefined to give up. */
	readonly start: (random: () => number) => { wait(outcome: Outcome): number | undefined };
}

export const ours: Habit = {
	name: 'mqtt-signin',
	lifetime: 3600,
	signsOnce: false,
	start: (random) => new Backoff({ random }),
};
const every500ms = { wait: () => 0.5 };
const every5s = { wait: () => 5 };

/** Takes its credentials once and retries every half second, as Moddable's `mqtt` does. */
export const fixed500ms: Habit = {
	name: 'every 500 ms, signed once for 24 h',
	lifetime: 86400,
	signsOnce: true,
	start: () => every500ms,
};
/** Tencent's virtual device. */
export const fixed5s: Habit = {
	name: 'every 5 s, signed once for 24 h',
	lifetime: 86400,
	signsOnce: true,
	start: () => every5s,
};
/** Tencent's C SDK: signs at each CONNECT, until an expiry that never comes. */
export const doubling: Habit = {
	name: '1 s doubled to 60 s, then gives up',
	lifetime: Number.POSITIVE_INFINITY,
	signsOnce: false,
	start: () => {
		let next = 1;
		return {
			wait() {
				const wait = next;
				next *= 2;
				return wait > 60 ? undefined : wait;
			},
		};
	},
};

export const habits = { ours, fixed5s, fixed500ms, doubling };
export type Results = Readonly<Record<keyof typeof habits, Figures>>;

export interface Fleet {
	readonly devices: number;
	/** CONNECTs that the broker serves a second, a tenth of a second's worth at once; the rest it closes unanswered. */
	readonly rate: number;
	readonly seed: number;
	/** Seconds. */
	readonly outage: number;
	/** The loss comes to each device at a moment of its own within so many seconds. */
	readonly noticed: number;
}

export interface Figures {
	/** CONNECTs in each second since the loss, until the broker has had twice the time that it needs for the fleet. */
	readonly connects: Uint32Array;
	/** The most CONNECTs in one second of the minute after the loss, and of the minute after the recovery. */
	readonly peakAfterLoss: number;
	readonly peakAfterRecovery: number;
	/** Seconds from the recovery until 99 % are back; Infinity for never. */
	readonly back99: number;
	/** CONNECTs during the outage. */
	readonly wasted: number;
	/** CONNECTs less than 5 s after the device's last. */
	readonly tooSoon: number;
	/** CONNECTs with a signature that had expired. */
	readonly expired: number;
	/** Devices that gave up. */
	readonly givenUp: number;
}

const UNANSWERED: Outcome = { kind: 'unanswered' };
/** What a broker says to an expired signature. */
const REFUSED: Outcome = { kind: 'refused', returnCode: 5 };

/**
 * Simulates a fleet whose devices have signed in at random moments of the last 24 hours, which loses its broker at time 0
 * and finds it again `outage` seconds later. An attempt fails or succeeds at once. Time advances in steps of a
 * millisecond; the same seed gives the same figures.
 */
export function simulate(habit: Habit, fleet: Fleet): Figures {
	const { devices, rate, outage, noticed } = fleet;
	const random = seeded(fleet.seed);
	const recovery = outage * 1000;
	const end = recovery + 1000 * Math.ceil(Math.max(600, (2 * devices) / rate));

	// A timer wheel: each slot is a millisecond, and lists the devices whose wait ends then. It is longer than any wait,
	// and much faster than a priority queue for the thousand million CONNECTs that there can be.
	const mask = (1 << 22) - 1;
	const wheel = new Int32Array(mask + 1).fill(-1);
	const following = new Int32Array(devices);
	const wait = (device: number, from: number, outcome: Outcome) => {
		const seconds = policies[device].wait(outcome);
		if (seconds === undefined) {
			givenUp++;
			return;
		}
		if (!(seconds >= 0 && seconds < 4000)) throw new RangeError(`a wait of ${seconds} s`);
		const slot = Math.ceil(from + seconds * 1000) & mask;
		following[device] = wheel[slot];
		wheel[slot] = device;
	};

	const policies: ReturnType<Habit['start']>[] = [];
	/** Milliseconds since the loss. */
	const last = new Float64Array(devices);
	const signed = new Float64Array(devices);
	const connects = new Uint32Array(end / 1000);
	let wasted = 0;
	let tooSoon = 0;
	let expired = 0;
	let givenUp = 0;
	let back = 0;
	let back99 = Number.POSITIVE_INFINITY;
	let served = Math.max(1, rate / 10);

	for (let device = 0; device < devices; device++) {
		const lived = 86400 * random();
		policies[device] = habit.start(random);
		last[device] = signed[device] = -lived * 1000;
		wait(device, random() * noticed * 1000, { kind: 'lost', lived });
	}
	for (let now = 0; now < end; now++) {
		if (now > recovery) served = Math.min(served + rate / 1000, Math.max(1, rate / 10));
		let device = wheel[now & mask];
		if (device < 0) continue;
		wheel[now & mask] = -1;
		while (device >= 0) {
			const next = following[device];
			connects[Math.floor(now / 1000)]++;
			if (now - last[device] < 5000) tooSoon++;
			last[device] = now;
			if (!habit.signsOnce) signed[device] = now;
			const tooOld = now - signed[device] > habit.lifetime * 1000;
			if (tooOld) expired++;
			if (now < recovery) {
				wasted++;
				wait(device, now, UNANSWERED);
			} else if (served < 1) {
				wait(device, now, UNANSWERED);
			} else {
				served--;
				if (tooOld) wait(device, now, REFUSED);
				else if (++back === Math.ceil(devices * 0.99)) back99 = (now - recovery) / 1000;
			}
			device = next;
		}
	}
	return {
		connects,
		peakAfterLoss: Math.max(...connects.subarray(0, 60)),
		peakAfterRecovery: Math.max(...connects.subarray(outage, outage + 60)),
		back99,
		wasted,
		tooSoon,
		expired,
		givenUp,
	};
}

/** Seconds: the longest wait of Backoff after a network failure. */
const LONGEST_WAIT = 60;

export interface Bound {
	readonly name: string;
	readonly figure: number;
	readonly most: number;
}

/** Returns what the project promises of a fleet: figures of ours, and limits that the fixed habits set in the same outage. */
export function bounds(
	fleet: Fleet,
	{ ours, fixed5s, fixed500ms }: Omit<Results, 'doubling'>,
): Bound[] {
	const longest = Math.max(fleet.devices / fleet.rate, LONGEST_WAIT);
	return [
		{
			name: 'peak after the loss',
			figure: ours.peakAfterLoss,
			most: Math.min(fixed5s.peakAfterLoss / 5, fixed500ms.peakAfterLoss / 50),
		},
		{
			name: 'peak after the recovery',
			figure: ours.peakAfterRecovery,
			most: Math.min(fixed5s.peakAfterRecovery / 5, fixed500ms.peakAfterRecovery / 50),
		},
		{ name: 'CONNECTs wasted', figure: ours.wasted, most: fixed5s.wasted / 5 },
		{ name: 'seconds until 99 % are back', figure: ours.back99, most: 1.5 * longest },
		{ name: 'CONNECTs too soon', figure: ours.tooSoon, most: 0 },
		{ name: 'signatures expired', figure: ours.expired, most: 0 },
		{ name: 'devices that gave up', figure: ours.givenUp, most: 0 },
	];
}
