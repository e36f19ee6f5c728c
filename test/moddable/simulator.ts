import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** Moddable's simulator, with a screen and a home of its own, running one app. */
export class Simulator {
	/** What the app has traced. */
	readonly lines: string[] = [];
	readonly #home: string;
	readonly #screen: ChildProcess;
	readonly #mcsim: ChildProcess;

	static async start(app: string): Promise<Simulator> {
		// Xvfb chooses a free number and says it.
		const screen = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1024x768x24'], {
			stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
		});
		const [display] = await once(screen.stdio[3] as Readable, 'data');
		return new Simulator(app, screen, `:${String(display).trim()}`);
	}

	private constructor(app: string, screen: ChildProcess, display: string) {
		this.#screen = screen;
		this.#home = mkdtempSync(join(tmpdir(), 'mcsim-'));
		const config = join(this.#home, '.config');
		// mcsim copies the app there, and ends without a word if it cannot.
		mkdirSync(join(config, 'tech.moddable.mcsim'), { recursive: true });
		const simulators = join(process.env.MODDABLE as string, 'build/simulators');
		this.#mcsim = spawn('stdbuf', ['-oL', 'mcsim', simulators, app], {
			env: { ...process.env, DISPLAY: display, HOME: this.#home, XDG_CONFIG_HOME: config },
			stdio: ['ignore', 'pipe', 'ignore'],
		});
		createInterface(this.#mcsim.stdout as Readable).on('line', (line) =>
			// The SDK's socket traces that without the end of the line.
			this.lines.push(line.replace(/^(write failed)+/, '')),
		);
	}

	/** The first line from number `from` on that has the pattern. */
	async line(pattern: RegExp, seconds = 30, from = 0): Promise<string> {
		const end = Date.now() + 1000 * seconds;
		for (;;) {
			const line = this.lines.slice(from).find((each) => pattern.test(each));
			if (line !== undefined) return line;
			if (Date.now() > end || this.#mcsim.exitCode !== null)
				throw new Error(`no ${pattern} in:\n${this.lines.join('\n')}`);
			await new Promise((resolve) => setTimeout(resolve, 50));
		}
	}

	async stop(): Promise<void> {
		for (const child of [this.#mcsim, this.#screen]) {
			if (child.exitCode !== null || child.signalCode !== null) continue;
			const exit = once(child, 'exit');
			child.kill();
			await exit;
		}
		rmSync(this.#home, { recursive: true, force: true });
	}
}

/** Runs an app for as long as `use` takes. */
export async function simulate<T>(app: string, use: (simulator: Simulator) => Promise<T>) {
	const simulator = await Simulator.start(app);
	try {
		return await use(simulator);
	} finally {
		await simulator.stop();
	}
}
