// A board for examples/moddable-device: what the example imports from the SDK, with a clock that a test moves. It runs in any
// engine; a test reaches it by the global `board`.

interface Job {
	at: number;
	readonly every: number | undefined;
	readonly callback: (timer: Timer) => void;
}

/** Seconds from 1970 to power-up. */
const POWER_UP = 1_800_000_000;

class Board {
	/** Since power-up. */
	milliseconds = 0;
	jobs: Timer[] = [];
	lines: string[] = [];
	/** Milliseconds that the board believes it to be; undefined until it is told, when it counts from 1970. */
	setTime: number | undefined;
	timeServer = { answers: true, questions: [] as number[] };
	accessPoint = { isUp: true, password: 'secret', givesAddress: true, attempts: [] as number[] };
	server = {
		/** `silent`, `stalls` (no acknowledgement), or a return code. */
		mood: 0 as number | 'silent' | 'stalls',
		connects: [] as object[],
		received: [] as string[],
		client: undefined as MQTT | undefined,
	};

	get seconds(): number {
		return this.milliseconds / 1000;
	}

	now(): number {
		return board.milliseconds + (board.setTime ?? 0);
	}

	random(): number {
		return 0.5;
	}

	trace(text: string): void {
		board.lines.push(`${Math.round(10 * board.seconds) / 10} ${text.trimEnd()}`);
	}

	/** Lets time pass and returns what was traced in it, with the second at which it was. */
	pass(seconds: number): string[] {
		const end = this.milliseconds + 1000 * seconds;
		for (;;) {
			const next = this.jobs.reduce((a, b) => (b.job.at < a.job.at ? b : a), this.jobs[0]);
			if (!next || next.job.at > end) break;
			this.milliseconds = Math.max(this.milliseconds, next.job.at);
			next.fire();
		}
		this.milliseconds = end;
		return this.lines.splice(0);
	}

	/** Cuts the connection, as a server that restarts. */
	drop(): void {
		this.server.client?.fail('the connection was lost');
	}

	/** Nothing comes back any more, not even a PINGRESP. */
	fallSilent(): void {
		this.server.client?.fail('no PINGRESP', { linkLost: true });
	}

	command(...parts: string[]): void {
		this.server.client?.deliver(parts);
	}
}

export const board = new Board();

export class Timer {
	job: Job;

	private constructor(callback: (timer: Timer) => void, wait: number, every?: number) {
		this.job = { at: board.milliseconds + Math.max(0, wait), every, callback };
		board.jobs.push(this);
	}

	static set(callback: (timer: Timer) => void, wait = 0, every?: number): Timer {
		return new Timer(callback, wait, every);
	}

	static repeat(callback: (timer: Timer) => void, every: number): Timer {
		return new Timer(callback, every, every);
	}

	static schedule(timer: Timer, wait: number, every?: number): void {
		timer.job = { at: board.milliseconds + wait, every, callback: timer.job.callback };
	}

	static clear(timer: Timer | undefined): void {
		if (timer) board.jobs = board.jobs.filter((each) => each !== timer);
	}

	fire(): void {
		if (this.job.every === undefined) Timer.clear(this);
		else this.job.at += this.job.every;
		this.job.callback(this);
	}
}

/** As on a board: signed 32-bit numbers. */
export const Time = {
	get ticks() {
		return board.milliseconds | 0;
	},
	delta: (start: number, end = board.milliseconds) => (end - start) | 0,
	set(seconds: number) {
		board.setTime = 1000 * seconds - board.milliseconds;
	},
};

export class SNTP {
	static readonly error = -1;
	static readonly time = 1;
	static readonly retry = 2;

	constructor({ host }: { host: string }, callback: (message: number, value?: number) => void) {
		const { timeServer } = board;
		if (!host) throw new Error('host');
		timeServer.questions.push(board.seconds);
		Timer.set(() => {
			if (timeServer.answers && WiFi.isOnline) callback(SNTP.time, POWER_UP + board.seconds);
			else callback(SNTP.error);
		}, 400);
	}
}

/** As on ESP32, which does not announce that an address was lost, and has one of IPv6 besides. */
export class WiFi {
	static current: WiFi | undefined;
	#state = 200;
	#timer: Timer | undefined;

	constructor() {
		WiFi.current = this;
	}

	static get isOnline(): boolean {
		return WiFi.current?.address?.includes('.') ?? false;
	}

	get connection(): number {
		if (this.#state > 300 && !board.accessPoint.isUp) this.#state = 200;
		return this.#state;
	}

	get address(): string | undefined {
		if (this.connection < 400) return undefined;
		return this.#state === 500 && board.accessPoint.givesAddress ? '192.168.1.7' : 'fe80::1';
	}

	connect({ SSID, password }: { SSID: string; password?: string }): void {
		const { accessPoint } = board;
		if (this.#state === 300) throw new Error('already connecting');
		accessPoint.attempts.push(board.seconds);
		this.#state = 300;
		Timer.clear(this.#timer);
		this.#timer = Timer.set(() => {
			const isLetIn = SSID === 'home' && password === accessPoint.password;
			this.#state = accessPoint.isUp && isLetIn ? 400 : 200;
			this.#timer = Timer.set(() => {
				if (this.#state === 400 && accessPoint.givesAddress) this.#state = 500;
			}, 1000);
		}, 3000);
	}

	disconnect(): void {
		Timer.clear(this.#timer);
		this.#state = 200;
	}
}

/** What XS adds to the language. */
const XS = globalThis as unknown as {
	ArrayBuffer: { fromString(text: string): ArrayBuffer };
	String: { fromArrayBuffer(bytes: ArrayBuffer): string };
};

type Callback = (this: MQTT, ...values: unknown[]) => void;

/** Moddable's client, already made safe by withCredentials, and the server at the other end. */
export class MQTT {
	static readonly CONNACK = 2;
	static readonly PUBACK = 4;
	static readonly SUBSCRIBE = 8;
	static readonly SUBACK = 9;
	readonly #options: Readonly<Record<string, Callback>>;
	readonly #parts: ArrayBuffer[] = [];
	#isOver = false;

	constructor(options: Record<string, unknown>) {
		const { server } = board;
		this.#options = options as Record<string, Callback>;
		const { user, host, port, keepAlive } = options;
		const [, , , expiry] = `${user}`.split(';');
		server.connects.push({
			at: board.seconds,
			to: `${host}:${port}`,
			keepAlive,
			expiry: Number(expiry),
		});
		server.client = this;
		Timer.set(() => this.#answer(), 500);
	}

	#answer(): void {
		const { mood } = board.server;
		if (this.#isOver) return;
		if (!WiFi.isOnline) this.fail('no address for the server');
		else if (mood === 'silent') Timer.set(() => this.fail('no CONNACK within 20 s'), 19_500);
		else if (typeof mood === 'number' && mood > 0)
			this.fail(`Refused: ${mood}`, { returnCode: mood });
		else {
			this.#options.onControl.call(this, { operation: MQTT.CONNACK, returnCode: 0 });
			this.#options.onWritable.call(this, 1400);
		}
	}

	fail(message: string, more: object = {}): void {
		if (this.#isOver) return;
		this.#isOver = true;
		this.#options.onError.call(this, Object.assign(new Error(message), more));
	}

	deliver(parts: readonly string[]): void {
		const bytes = parts.map((part) => XS.ArrayBuffer.fromString(part));
		const byteLength = bytes.reduce((sum, part) => sum + part.byteLength, 0);
		bytes.forEach((part, i) => {
			this.#parts.push(part);
			const first = i === 0 && { topic: 'control', byteLength };
			this.#options.onReadable.call(this, part.byteLength, {
				...first,
				more: i < parts.length - 1,
			});
		});
	}

	read(): ArrayBuffer | undefined {
		return this.#parts.shift();
	}

	write(
		data: ArrayBuffer | null,
		{ operation = 3, id }: { operation?: number; id?: number },
	): number {
		const { server } = board;
		if (this.#isOver) return 0;
		if (server.mood !== 'stalls' || operation === MQTT.SUBSCRIBE)
			Timer.set(() => this.#acknowledge(id, data), 100);
		return 1400;
	}

	#acknowledge(id: number | undefined, data: ArrayBuffer | null): void {
		if (this.#isOver || !WiFi.isOnline) return;
		if (data) board.server.received.push(XS.String.fromArrayBuffer(data));
		const answer = data ? { operation: MQTT.PUBACK } : { operation: MQTT.SUBACK, payload: [1] };
		this.#options.onControl.call(this, { ...answer, id });
	}

	close(): void {
		this.#isOver = true;
	}
}

/** As withCredentials of mqtt-signin/moddable, which has tests of its own. */
export function withCredentials(
	Client: typeof MQTT,
	cloud: { sign(now?: number): { clientId: string; username: string; password: string } },
	{ now }: { now: () => number | undefined },
) {
	return class extends Client {
		constructor(options: object) {
			const { clientId, username, password } = cloud.sign(now());
			super({ ...options, id: clientId, user: username, password });
		}
	};
}
