import { OutputError } from './errors.js';
import { EXIT, type Exit } from './exit.js';
import type { Output } from './output.js';
import type { Event } from './reconnect.js';
import { utc } from './time.js';
import { type Message, message, type Say } from './words/index.js';

/** The log of a device that stays signed in: a line for each event, and no reason to stop where it cannot be written. */
export class Log {
	readonly #output: Output;
	readonly #say: Say;
	readonly #isJSON: boolean;
	#isComplete = true;
	#last: Promise<void> = Promise.resolve();

	constructor(output: Output, say: Say, isJSON: boolean) {
		this.#output = output;
		this.#say = say;
		this.#isJSON = isJSON;
	}

	readonly tell = (event: Event): void => {
		if (this.#output.isStuck) {
			this.#fail(message('output.stuck'));
			return;
		}
		this.#last = this.#output.line(this.#line(event)).catch((error: unknown) => {
			if (!(error instanceof OutputError)) throw error;
			this.#fail(error.text);
		});
	};

	/** Waits until the last line is written, but for no reader that does not read; returns the exit status. */
	async end(): Promise<Exit> {
		if (this.#output.isStuck) return EXIT.output;
		await this.#last;
		return this.#isComplete ? EXIT.ok : EXIT.output;
	}

	#line({ event, text, wait, ...details }: Event): string {
		const time = utc(Date.now() / 1000);
		const said = this.#say(text);
		if (this.#isJSON) return JSON.stringify({ time, event, ...details, message: said, wait });
		const line = wait === undefined ? text : waiting(text, wait);
		return `${time}  ${this.#say(line)}`;
	}

	#fail(reason: Message): void {
		if (this.#isComplete) this.#output.error(this.#say(message('event.mute', { reason })));
		this.#isComplete = false;
	}
}

function waiting(event: Message, wait: number): Message {
	return message('event.waiting', { event, wait: Math.ceil(wait) });
}
