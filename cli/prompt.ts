import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

/** Asks on a terminal; what is typed is not shown. Returns '' at the end of input. */
export async function ask(question: string): Promise<string> {
	const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
	// Before the question is there, because a terminal echoes until then.
	const reader = createInterface({ input: process.stdin, output: silent, terminal: true });
	process.stderr.write(question);
	try {
		return await new Promise<string>((resolve) => {
			reader.once('line', resolve);
			reader.once('close', () => resolve(''));
			// A terminal in raw mode sends no signal; Node restores it when the program ends.
			reader.once('SIGINT', () => {
				process.stderr.write('\n');
				process.kill(process.pid, 'SIGINT');
			});
		});
	} finally {
		reader.close();
		process.stderr.write('\n');
	}
}
