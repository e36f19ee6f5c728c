import { fstatSync, readFileSync, readlinkSync, writeSync } from 'node:fs';
import { isatty } from 'node:tty';
import { OutputError } from './errors.js';
import { message } from './words/index.js';

const STDOUT = 1;
/** How much may wait for a reader that does not read. */
const LONGEST_QUEUE = 1 << 20;

/** Where a subcommand prints. */
export interface Output {
	/** Prints a line. Throws an OutputError if it could not be written. */
	line(text: string): Promise<void>;
	/** Tells whether so much waits for a reader that no more should be printed. */
	readonly isStuck: boolean;
	/** Prints a line on standard error. */
	error(text: string): void;
}

/** Standard output, whose failures are reported, and standard error, where nobody could be told. */
export class StandardOutput implements Output {
	readonly #stream: NodeJS.WriteStream | undefined;
	#failure: OutputError | undefined;

	constructor() {
		process.stderr.on('error', () => {});
		if (wasClosed()) this.#failure = new OutputError(message('output.closed'));
		else if (isPlain()) return;
		this.#stream = process.stdout;
		this.#stream.on('error', () => {});
	}

	async line(text: string): Promise<void> {
		if (this.#failure) throw this.#failure;
		try {
			if (this.#stream) await written(this.#stream, `${text}\n`);
			else writeFully(`${text}\n`);
		} catch (error) {
			const { code } = error as NodeJS.ErrnoException;
			if (typeof code !== 'string') throw error;
			const failure = new OutputError(
				code === 'EPIPE' ? message('output.closed') : message('output.failed', { code }),
			);
			// A full disk may have space later; a broken stream stays broken.
			if (this.#stream) this.#failure = failure;
			throw failure;
		}
	}

	get isStuck(): boolean {
		return (this.#stream?.writableLength ?? 0) > LONGEST_QUEUE;
	}

	error(text: string): void {
		try {
			process.stderr.write(`${text}\n`);
		} catch {}
	}
}

function written(stream: NodeJS.WriteStream, text: string): Promise<void> {
	return new Promise((resolve, reject) => {
		stream.write(text, (error) => (error ? reject(error) : resolve()));
	});
}

/** A stream that failed once keeps what comes later; a file is written directly instead. */
function writeFully(text: string): void {
	const bytes = Buffer.from(text);
	for (let written = 0; written < bytes.length; )
		written += writeSync(STDOUT, bytes, written, bytes.length - written);
}

function isPlain(): boolean {
	const stat = fstatSync(STDOUT);
	return stat.isFile() || (stat.isCharacterDevice() && !isatty(STDOUT));
}

/**
 * Tells whether the program was started without a standard output, as by `>&-`. Node opens /dev/null in its place, for
 * reading and writing, which only Linux shows; whoever discards the output opens it for writing, or standard error too.
 */
function wasClosed(): boolean {
	return isReopened(STDOUT) && !isReopened(2);
}

function isReopened(descriptor: number): boolean {
	try {
		const [, flags] = /^flags:\s*(\d+)/m.exec(
			readFileSync(`/proc/self/fdinfo/${descriptor}`, 'latin1'),
		) as RegExpExecArray;
		const isReadAndWrite = (Number.parseInt(flags, 8) & 3) === 2;
		return isReadAndWrite && readlinkSync(`/proc/self/fd/${descriptor}`) === '/dev/null';
	} catch {
		return false;
	}
}
