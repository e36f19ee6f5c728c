import { createHmac } from 'node:crypto';
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hmacsha1 } from '../src/index.js';
import { type Answer, type Ending, ReconnectPolicy, SignIn } from '../src/stay.js';
import { parseConnect } from './support/parse-connect.js';
import { refusal } from './support/refusal.js';

const LAST_CHANCE = 1 - 2 ** -53;
const chances = fc.double({ min: 0, max: LAST_CHANCE, noNaN: true });
const endings = fc.oneof(
	fc.constant<Ending>({ kind: 'unanswered' }),
	fc.integer({ min: 1, max: 5 }).map((returnCode): Ending => ({ kind: 'refused', returnCode })),
	fc
		.oneof(fc.nat(120), fc.nat(1e6), fc.constantFrom(59.9, 60))
		.map((lived): Ending => ({ kind: 'lost', lived })),
);
const steps = fc.array(fc.oneof({ arbitrary: endings, weight: 9 }, fc.constant('reset' as const)), {
	maxLength: 60,
	size: 'max',
});

/** Seconds at most, of a fault after so many others, and of a refusal. */
const FAST = [10, 20, 40, 60];
const SLOW = [120, 240, 480, 960, 1920, 3600];

describe('ReconnectPolicy', () => {
	test('waits within its bounds, and never under 5 s, after any endings whatsoever', () => {
		fc.assert(
			fc.property(steps, fc.array(chances, { minLength: 1 }), (sequence, draws) => {
				let draw = 0;
				const policy = new ReconnectPolicy(() => draws[draw++ % draws.length]);
				let [faults, refusals] = [0, 0];
				for (const step of sequence) {
					if (step === 'reset') [faults, refusals] = [0, 0];
					const chance = draws[draw % draws.length];
					const wait = step === 'reset' ? policy.reset() : policy.wait(step);
					let [least, most, even] = [5, FAST[Math.min(faults, 3)], true];
					if (step !== 'reset' && step.kind === 'refused' && step.returnCode !== 3) {
						most = SLOW[Math.min(refusals++, 5)];
						least = most / 2;
					} else if (step !== 'reset' && step.kind !== 'unanswered') {
						// A server that was lost, or asks for patience: the whole fleet may be at its door.
						[most, even, faults] = [60, false, 3];
						if (step.kind === 'lost' && step.lived >= 60) refusals = 0;
					} else faults++;
					expect(wait).toBeGreaterThanOrEqual(Math.max(5, least));
					expect(wait).toBeLessThanOrEqual(most);
					if (even) expect(wait).toBeCloseTo(least + chance * (most - least), 6);
				}
			}),
			{ numRuns: 500 },
		);
	});

	const unanswered: Ending = { kind: 'unanswered' };
	const lost = (lived: number): Ending => ({ kind: 'lost', lived });
	const refused = (returnCode: number): Ending => ({ kind: 'refused', returnCode });

	/** The least and the most seconds after each of these endings. */
	function bounds(sequence: Ending[]): [number, number][] {
		const [least, most] = [0, LAST_CHANCE].map((chance) => {
			const policy = new ReconnectPolicy(() => chance);
			return sequence.map((ending) => policy.wait(ending));
		});
		return sequence.map((_, i) => [least[i], Math.round(most[i])]);
	}

	const table: [string, Ending[], [number, number][]][] = [
		[
			'at first, then for ever',
			Array(6).fill(unanswered),
			[
				[5, 10],
				[5, 20],
				[5, 40],
				[5, 60],
				[5, 60],
				[5, 60],
			],
		],
		[
			'a loss, which all may share',
			[lost(9), unanswered],
			[
				[5, 60],
				[5, 60],
			],
		],
		[
			'a loss after a day',
			[lost(86400), unanswered],
			[
				[5, 60],
				[5, 60],
			],
		],
		[
			'a server that asks for patience',
			[refused(3), unanswered, refused(3)],
			[
				[5, 60],
				[5, 60],
				[5, 60],
			],
		],
		[
			'refusals',
			Array(7).fill(refused(4)),
			[
				[60, 120],
				[120, 240],
				[240, 480],
				[480, 960],
				[960, 1920],
				[1800, 3600],
				[1800, 3600],
			],
		],
		[
			'refusals of every kind',
			[1, 2, 4, 5].map(refused),
			[
				[60, 120],
				[120, 240],
				[240, 480],
				[480, 960],
			],
		],
		[
			'faults between refusals, which they do not end',
			[refused(4), unanswered, refused(3), refused(4)],
			[
				[60, 120],
				[5, 10],
				[5, 60],
				[120, 240],
			],
		],
		[
			'a short life, which does not end them either',
			[refused(5), lost(59.9), refused(5)],
			[
				[60, 120],
				[5, 60],
				[120, 240],
			],
		],
		[
			'a life that was long enough',
			[refused(5), lost(60), refused(5)],
			[
				[60, 120],
				[5, 60],
				[60, 120],
			],
		],
	];
	test.each(table)('bounds its waits: %s', (_name, sequence, expected) => {
		expect(bounds(sequence)).toEqual(expected);
	});

	test('reset leaves the slow lane at once', () => {
		const policy = new ReconnectPolicy(() => 0.5);
		const waits = [refused(4), refused(4), refused(4)].map((ending) => policy.wait(ending));
		expect([...waits, policy.reset(), policy.wait(unanswered), policy.wait(refused(4))]).toEqual([
			90, 180, 360, 7.5, 12.5, 90,
		]);
	});

	test.each<[string, Ending, number, number]>([
		['first wait of a board that has just started', unanswered, 5, 10],
		['first wait after a refusal', refused(4), 60, 120],
	])('spreads the %s evenly', (_name, ending, least, most) => {
		const seconds = most - least;
		const counts = new Array<number>(seconds).fill(0);
		for (let i = 0; i < 100 * seconds; i++) {
			const policy = new ReconnectPolicy(() => (i + 0.5) / (100 * seconds));
			counts[Math.floor(policy.wait(ending) - least)]++;
		}
		expect(counts).toEqual(new Array(seconds).fill(100));
	});

	test.each<[string, Ending]>([
		['a loss', lost(3600)],
		['a server that asks for patience', refused(3)],
	])(
		'spreads the first wait after %s as a fleet is spread that has waited for long',
		(_name, ending) => {
			// Waits of 5 to 60 s, 32.5 s in the mean: what is left of one that is met by chance, 5 s later, 60 s at most.
			const share = (from: number, to: number) => {
				const left = (t: number) => (t < 5 ? t : 5 + (55 ** 2 - (60 - t) ** 2) / 110) / 32.5;
				return (to === 55 ? 1 : left(to)) - left(from);
			};
			const [draws, counts] = [500, new Array<number>(55).fill(0)];
			for (let i = 0; i < draws; i++)
				for (let j = 0; j < draws; j++) {
					const chances = [(i + 0.5) / draws, (j + 0.5) / draws];
					const wait = new ReconnectPolicy(() => chances.shift()!).wait(ending);
					counts[Math.min(54, Math.floor(wait - 5))]++;
				}
			const wrong = counts.map((count, t) => Math.abs(count / draws ** 2 - share(t, t + 1)));
			expect(Math.max(...wrong)).toBeLessThan(0.0005);
		},
	);

	test('never gives up', () => {
		const policy = new ReconnectPolicy(() => LAST_CHANCE);
		for (let i = 0; i < 10000; i++) {
			expect(policy.wait(unanswered)).toBeLessThanOrEqual(60);
			expect(policy.wait(refused(4))).toBeLessThanOrEqual(3600);
		}
	});

	test.each([1, -0.1, NaN, Infinity])('refuses a random that gives %d', (chance) => {
		const policy = new ReconnectPolicy(() => chance);
		for (const wait of [() => policy.wait(unanswered), () => policy.reset()])
			expect(refusal(wait)).toBe(`RangeError: random() is ${chance}; allowed: 0 up to but not 1`);
	});
});

const DEVICE = {
	productId: 'LD8S5J1L07',
	deviceName: 'test',
	deviceSecret: 'acyv3QDJrRa0fW5UE58KnQ==',
};
const NOW = 1700000000;

const newSignIn = (options: object = {}) => new SignIn(DEVICE, { random: Math.random, ...options });

/** What a CONNECT was signed with, after its token was found right by node:crypto. */
function signatureOf(packet: Uint8Array) {
	const { clientId, username = '', password } = parseConnect(packet);
	const [token, method] = Buffer.from(password ?? [])
		.toString()
		.split(';');
	const mac = createHmac(method.slice(4), Buffer.from(DEVICE.deviceSecret, 'base64'));
	expect(token).toBe(mac.update(username).digest('hex'));
	const [identity, sdkAppId, connectionId, expiry] = username.split(';');
	expect([clientId, identity]).toEqual(['LD8S5J1L07test', 'LD8S5J1L07test']);
	return { method, sdkAppId, connectionId, expiry: Number(expiry) };
}

describe('SignIn.connect', () => {
	test('signs anew each time', () => {
		const signIn = newSignIn();
		const signatures = Array.from({ length: 50 }, (_, i) => signatureOf(signIn.connect(NOW + i)));
		expect(signatures.map(({ expiry }) => expiry)).toEqual(
			signatures.map((_, i) => NOW + i + 3600),
		);
		// Two of fifty alike are one chance in 700,000.
		expect(new Set(signatures.map(({ connectionId }) => connectionId)).size).toBe(50);
	});

	test('never signs with an expiry that has passed by the clock it is given', () => {
		const clocks = fc.double({ min: 1577836800, max: 4e9, noNaN: true });
		fc.assert(
			fc.property(fc.array(clocks), fc.integer({ min: 1, max: 1e6 }), (times, lifetime) => {
				const signIn = newSignIn({ lifetime });
				for (const now of times)
					expect(signatureOf(signIn.connect(now)).expiry).toBe(Math.floor(now) + lifetime);
			}),
		);
	});

	test('without a clock signs for ever, and for a while as soon as it is told the time', () => {
		const signIn = newSignIn({ lifetime: 60 });
		const expiries = [undefined, undefined, NOW].map(
			(now) => signatureOf(signIn.connect(now)).expiry,
		);
		expect(expiries).toEqual([2147483647, 2147483647, NOW + 60]);
	});

	test('signs and connects with the options it was given', () => {
		const signIn = newSignIn({
			random: () => 0,
			method: hmacsha1,
			sdkAppId: '21010406',
			keepAlive: 900,
			cleanSession: false,
			will: { topic: 't', payload: 'gone', qos: 1, retain: true },
		});
		const packet = signIn.connect(NOW);
		expect(signatureOf(packet)).toEqual({
			method: 'hmacsha1',
			sdkAppId: '21010406',
			connectionId: 'AAAAA',
			expiry: NOW + 3600,
		});
		expect(parseConnect(packet)).toMatchObject({
			keepAlive: 900,
			cleanSession: false,
			will: { topic: 't', payload: Uint8Array.of(103, 111, 110, 101), qos: 1, retain: true },
		});
	});

	const clock = 'allowed: integer 1577836800 to 999999999999';
	test.each<[string, object, number | undefined, string]>([
		['a clock that was not set', {}, 12, `RangeError: now is 12 Unix seconds; ${clock}`],
		['milliseconds', {}, 1.7e12, `RangeError: now is 1700000000000 Unix seconds; ${clock}`],
		[
			'no lifetime',
			{ lifetime: 0 },
			NOW,
			'RangeError: lifetime is 0 seconds; allowed: integer 1 to 998299999999',
		],
		[
			'a keep-alive that MQTT has not',
			{ keepAlive: -1 },
			NOW,
			'RangeError: keepAlive is -1; allowed: integer 0 to 65535',
		],
		[
			'chance beyond chance',
			{ random: () => 2 },
			undefined,
			'RangeError: random() * 62 is 124; allowed: integer 0 to 61',
		],
	])('lets out what is wrong with %s', (_name, options, now, message) => {
		expect(refusal(() => newSignIn(options).connect(now))).toBe(message);
	});

	test('an attempt that could not be signed ends like one without an answer', () => {
		const signIn = newSignIn({ random: () => 0.5 });
		expect(() => signIn.connect(12)).toThrow(RangeError);
		expect(signIn.ended()).toBe(7.5);
	});
});

const CONNACKS = [
	[0, 0],
	[1, 0],
	[0, 1],
	[0, 2],
	[0, 3],
	[0, 4],
	[0, 5],
].map((end) => Uint8Array.of(0x20, 2, ...end));
const MEANINGS = [
	'MQTT 3.1.1 not supported',
	'client id not allowed',
	'server unavailable',
	'wrong user name or password',
	'not authorized',
];

/** What a stream says, and after how many of its bytes that is known. */
function heard(stream: Uint8Array): { kind: Answer['kind']; after: number } {
	for (let after = 1; after <= Math.min(4, stream.length); after++) {
		const fits = CONNACKS.filter(
			(connack) => Buffer.compare(connack.subarray(0, after), stream.subarray(0, after)) === 0,
		);
		if (fits.length === 0) return { kind: 'malformed', after };
		if (after === 4) return { kind: stream[3] === 0 ? 'accepted' : 'refused', after };
	}
	return { kind: 'waiting', after: stream.length };
}

/** Gives the pieces until there is an answer, and says how many bytes that took. */
function feed(signIn: SignIn, pieces: Uint8Array[]) {
	let answer: Answer = { kind: 'waiting' };
	let given = 0;
	for (const piece of pieces) {
		answer = signIn.receive(piece);
		given += piece.length;
		if (answer.kind !== 'waiting') break;
	}
	return { answer, given };
}

describe('SignIn.receive', () => {
	const streams = fc
		.tuple(
			fc.oneof(
				{ arbitrary: fc.constantFrom(...CONNACKS), weight: 3 },
				fc.uint8Array({ maxLength: 6 }),
				fc
					.tuple(fc.constantFrom(0x20, 0x30), fc.constantFrom(2, 3), fc.nat(2), fc.nat(7))
					.map((bytes) => Uint8Array.from(bytes)),
			),
			fc.uint8Array({ maxLength: 40, size: 'max' }),
		)
		.map(([first, behind]) => Uint8Array.of(...first, ...behind));

	/** Cut at each of these places. */
	function cut(stream: Uint8Array, places: number[]): Uint8Array[] {
		const at = places.map((place) => place % (stream.length + 1)).sort((a, b) => a - b);
		return [0, ...at].map((from, i) => stream.subarray(from, at[i] ?? stream.length));
	}

	test('hears the same in any stream, however it is cut', () => {
		fc.assert(
			fc.property(streams, fc.array(fc.nat(50)), (stream, places) => {
				const signIn = newSignIn();
				signIn.connect(NOW);
				const pieces = cut(stream, places);
				const before = stream.slice();
				const { answer, given } = feed(signIn, pieces);
				const { kind, after } = heard(stream);
				expect(answer.kind).toBe(kind);
				// The answer came with the piece that settled it.
				let settled = 0;
				for (const piece of pieces) {
					settled += piece.length;
					if (kind !== 'waiting' && settled >= after) break;
				}
				expect(given).toBe(settled);
				if (answer.kind === 'accepted') {
					expect(answer.sessionPresent).toBe(stream[2] === 1);
					expect(answer.rest).toEqual(stream.slice(4, given));
				}
				expect(stream).toEqual(before);
			}),
			{ numRuns: 2000 },
		);
	});

	test('hears byte by byte as soon as it can be known', () => {
		fc.assert(
			fc.property(streams, (stream) => {
				const signIn = newSignIn();
				signIn.connect(NOW);
				const { answer, given } = feed(
					signIn,
					cut(stream, stream.map((_, i) => i) as unknown as number[]),
				);
				expect({ kind: answer.kind, after: given }).toEqual(heard(stream));
			}),
		);
	});

	test.each([
		[CONNACKS[0], { kind: 'accepted', sessionPresent: false, rest: new Uint8Array() }],
		[CONNACKS[1], { kind: 'accepted', sessionPresent: true, rest: new Uint8Array() }],
		...MEANINGS.map((meaning, i): [Uint8Array, Answer] => [
			CONNACKS[i + 2],
			{ kind: 'refused', returnCode: i + 1, meaning: `Refused: ${meaning}` },
		]),
		[
			Uint8Array.of(0x20, 2, 0, 6),
			{
				kind: 'malformed',
				meaning: 'answer begins with 20020006; allowed: a CONNACK',
			},
		],
		[
			Uint8Array.of(0x48, 0x54, 0x54, 0x50),
			{
				kind: 'malformed',
				meaning: 'answer begins with 48545450; allowed: a CONNACK',
			},
		],
		[Uint8Array.of(0x20, 2, 1), { kind: 'waiting' }],
		[new Uint8Array(), { kind: 'waiting' }],
	] as [Uint8Array, Answer][])('answers %o', (bytes, answer) => {
		const signIn = newSignIn();
		signIn.connect(NOW);
		expect(signIn.receive(bytes)).toEqual(answer);
	});

	test('takes nothing more after an answer, until the next attempt', () => {
		const answers: [string, Uint8Array][] = [
			['accepted', CONNACKS[0]],
			['refused', CONNACKS[4]],
			['malformed', Uint8Array.of(0)],
		];
		const signIn = newSignIn();
		for (const [kind, bytes] of answers) {
			signIn.connect(NOW);
			signIn.receive(bytes);
			expect(refusal(() => signIn.receive(CONNACKS[0]))).toBe(
				`TypeError: answer is ${kind}; allowed: bytes before it`,
			);
		}
	});

	test('begins afresh with each attempt, whatever came in the one before', () => {
		const signIn = newSignIn();
		for (const before of [
			[],
			[0x20],
			[0x20, 2, 1],
			[0x20, 2, 0, 5],
			[0x20, 2, 9, 9],
			[7, 7, 7, 7],
		]) {
			signIn.connect(NOW);
			signIn.receive(Uint8Array.from(before));
			signIn.ended();
			signIn.connect(NOW);
			const bytes = [...CONNACKS[0]].map((byte) => signIn.receive(Uint8Array.of(byte)).kind);
			expect(bytes).toEqual(['waiting', 'waiting', 'waiting', 'accepted']);
		}
	});
});

describe('SignIn.ended', () => {
	/** What comes back in an attempt, how long it lived, and the ending that it is. */
	const attempts: [bytes: Uint8Array, lived: number, ending: Ending][] = [
		[new Uint8Array(), 0, { kind: 'unanswered' }],
		[Uint8Array.of(0x20, 2), 0, { kind: 'unanswered' }],
		[Uint8Array.of(0x48), 0, { kind: 'unanswered' }],
		[CONNACKS[0], 0, { kind: 'lost', lived: 0 }],
		[CONNACKS[1], 59, { kind: 'lost', lived: 59 }],
		[CONNACKS[0], 60, { kind: 'lost', lived: 60 }],
		...[1, 2, 3, 4, 5].map((returnCode): [Uint8Array, number, Ending] => [
			CONNACKS[returnCode + 1],
			0,
			{ kind: 'refused', returnCode },
		]),
	];

	test('waits as the policy does, over any sequence of attempts', () => {
		const sequences = fc.array(
			fc.oneof(fc.constantFrom(...attempts), fc.constant('reset' as const)),
			{ maxLength: 40 },
		);
		fc.assert(
			fc.property(sequences, chances, (sequence, chance) => {
				const signIn = newSignIn({ random: () => chance });
				const policy = new ReconnectPolicy(() => chance);
				let [time, connected] = [NOW, -Infinity];
				for (const attempt of sequence) {
					if (attempt === 'reset') {
						time += signIn.reset();
						policy.reset();
						continue;
					}
					const [bytes, lived, ending] = attempt;
					expect(time - connected).toBeGreaterThanOrEqual(5);
					connected = time;
					signIn.connect(time);
					signIn.receive(bytes);
					const wait = signIn.ended(lived);
					expect(wait).toBe(policy.wait(ending));
					time += lived + wait;
				}
			}),
			{ numRuns: 200 },
		);
	});

	test('ends an attempt once: what is ended again had no answer', () => {
		const signIn = newSignIn({ random: () => 0.5 });
		signIn.connect(NOW);
		signIn.receive(CONNACKS[5]);
		expect([signIn.ended(), signIn.ended(), signIn.ended()]).toEqual([90, 7.5, 12.5]);
	});

	test('takes a connection whose life nobody counted for a short one', () => {
		const signIn = newSignIn({ random: () => 0 });
		const attempt = (connack: Uint8Array) => {
			signIn.connect(NOW);
			signIn.receive(connack);
			return signIn.ended();
		};
		expect([attempt(CONNACKS[5]), attempt(CONNACKS[0]), attempt(CONNACKS[5])]).toEqual([
			60, 5, 120,
		]);
	});
});

test('a device that stays signed in for years takes no more memory than in its first hour', () => {
	setFlagsFromString('--expose-gc');
	const collect = runInNewContext('gc') as () => void;
	const signIn = newSignIn();
	const used = () => {
		collect();
		return getHeapStatistics().used_heap_size;
	};
	const live = (attempts: number) => {
		for (let i = 0; i < attempts; i++) {
			signIn.connect(NOW + i);
			signIn.receive(CONNACKS[i % CONNACKS.length]);
			signIn.ended(i);
		}
	};
	live(2000);
	const before = used();
	live(20000);
	// Less than one reference an attempt.
	expect(used() - before).toBeLessThan(20000 * 4);
	expect(Reflect.ownKeys(signIn)).toEqual([]);
});
