import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';

export const worker = fileURLToPath(new URL('./node_modules/.bin/xsnap-worker', import.meta.url));

/** Why XS is left out, in one line; undefined where it is there. */
export const xsMissing = existsSync(worker)
	? undefined
	: 'XS is left out; npm run engine says why and what to do';

export interface Cost {
	/** What xsnap meters, mostly bytecodes: the same at each run, but blind to how long each one takes. */
	readonly compute: number;
	/** Slots of the heap that were taken; one is 16 bytes on a board. */
	readonly slots: number;
}

export interface Evaluation extends Cost {
	/** The value of the script, as JSON carries it; a Uint8Array stays one. */
	readonly result: unknown;
}

export interface XS {
	/** Runs a script by eval: what it declares by var outlives it. Fails with what it throws, as text. */
	evaluate(script: string): Promise<Evaluation>;
	/** What an expression alone costs at its second run, with no collection of garbage in it. */
	measure(expression: string): Promise<Cost>;
	stop(): void;
}

/** A new engine, for which `stop` has to be called; undefined where there is none, which under CI is an error. */
export function startXS(): XS | undefined {
	if (!xsMissing) return new Worker();
	if (process.env.CI) throw new Error(xsMissing);
	return undefined;
}

/** Puts a value into the worker's reply, which is bytes. Made before a script can touch what it needs. */
const REPLY = `
globalThis.$reply = ((encoder, stringify, Bytes, from) => () => encoder.encode(stringify(
	globalThis.$,
	(key, value) => value instanceof Bytes ? { Uint8Array: from(value) } : value,
) ?? '').buffer)(new TextEncoder(), JSON.stringify, Uint8Array, Array.from);
globalThis.$idle = () => 0;
globalThis.$gc = gc;`;

interface Pending {
	resolve(reply: Cost & { readonly value: string }): void;
	reject(error: Error): void;
}

/** xsnap-worker: netstrings to its descriptor 3, answered in their order on 4. */
class Worker implements XS {
	readonly #process = spawn(worker, ['mqtt-signin', '-l', '0'], {
		stdio: ['ignore', 'inherit', 'inherit', 'pipe', 'pipe', 'ignore', 'ignore', 'ignore', 'ignore'],
	});
	readonly #in = this.#process.stdio[3] as Writable;
	readonly #pending: Pending[] = [];
	#received = Buffer.alloc(0);
	#heap = 0;

	constructor() {
		(this.#process.stdio[4] as Readable).on('data', (data: Buffer) => this.#receive(data));
		this.#process.on('error', (error) => this.#end(error));
		this.#process.on('close', (code, signal) => {
			this.#end(new Error(`xsnap-worker ended with ${signal ?? code}`));
		});
		// A worker that has died is told of by `close`.
		this.#in.on('error', () => {});
		this.#send(REPLY).catch(() => {});
	}

	async evaluate(script: string): Promise<Evaluation> {
		const [{ compute, slots }, { value }] = await Promise.all([
			this.#send(`globalThis.$ = undefined; $ = (0, eval)(${JSON.stringify(script)})`),
			this.#send('$reply()'),
		]);
		return { result: value === '' ? undefined : JSON.parse(value, revive), compute, slots };
	}

	async measure(expression: string): Promise<Cost> {
		await this.evaluate(`globalThis.$job = () => (${expression}); $job(); $gc()`);
		const idle = await this.evaluate('$idle()');
		const job = await this.evaluate('$job()');
		return { compute: job.compute - idle.compute, slots: job.slots - idle.slots };
	}

	stop(): void {
		this.#process.kill();
	}

	#send(script: string): Promise<Cost & { value: string }> {
		const bytes = Buffer.from(`e${script}`);
		return new Promise((resolve, reject) => {
			this.#pending.push({ resolve, reject });
			this.#in.write(Buffer.concat([Buffer.from(`${bytes.length}:`), bytes, Buffer.from(',')]));
		});
	}

	#receive(data: Buffer): void {
		this.#received = Buffer.concat([this.#received, data]);
		for (;;) {
			const start = this.#received.indexOf(':') + 1;
			const end = start + Number(this.#received.toString('latin1', 0, start - 1));
			if (start === 0 || this.#received.length <= end) return;
			this.#settle(this.#received.toString('utf8', start, end));
			this.#received = this.#received.subarray(end + 1);
		}
	}

	/** `.` with the meter, a separator and bytes is a result, `!` with text an exception. */
	#settle(message: string): void {
		const pending = this.#pending.shift();
		if (!message.startsWith('.')) {
			pending?.reject(new Error(message.slice(1)));
			return;
		}
		const separator = message.indexOf('\u0001');
		const { compute, currentHeapCount } = JSON.parse(message.slice(1, separator));
		const slots = currentHeapCount - this.#heap;
		this.#heap = currentHeapCount;
		pending?.resolve({ compute, slots, value: message.slice(separator + 1) });
	}

	#end(error: Error): void {
		for (const { reject } of this.#pending.splice(0)) reject(error);
	}
}

function revive(_: string, value: { readonly Uint8Array?: unknown } | null): unknown {
	return Array.isArray(value?.Uint8Array) ? Uint8Array.from(value.Uint8Array) : value;
}
