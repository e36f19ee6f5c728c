import { spawn, spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { worker, xsMissing } from '../tools/xs/xs.js';

/** Why instructions cannot be counted, in one line; undefined where they can. */
export const callgrindMissing =
	xsMissing ??
	(spawnSync('valgrind', ['--version']).error
		? 'Instructions are left out: valgrind is not installed.'
		: undefined);

/**
 * Returns the instructions of the XS worker for one `call`, after `setup` and a first call: the difference of two runs,
 * without and with `times` calls, so that everything else cancels out. Four digits, since the others vary between runs.
 */
export async function instructions(setup: string, call: string, times: number): Promise<number> {
	const scripts = [setup, `globalThis.$job = () => (${call}); $job(); gc()`];
	const [without, withCalls] = [
		await collected([...scripts, 'for (let i = 0; i < 0; i++) $job()']),
		await collected([...scripts, `for (let i = 0; i < ${times}; i++) $job()`]),
	];
	return Number(((withCalls - without) / times).toPrecision(4));
}

/** Returns the instructions of a worker that runs scripts and ends: netstrings on its descriptor 3, replies on 4. */
async function collected(scripts: string[]): Promise<number> {
	const folder = mkdtempSync(join(tmpdir(), 'mqtt-signin-'));
	const [commands, replies] = [join(folder, 'commands'), join(folder, 'replies')];
	try {
		writeFileSync(
			commands,
			scripts.map((script) => `${Buffer.byteLength(script) + 1}:e${script},`).join(''),
		);
		const [input, output] = [openSync(commands, 'r'), openSync(replies, 'w')];
		const valgrind = spawn(
			'valgrind',
			['--tool=callgrind', '--callgrind-out-file=/dev/null', worker, 'mqtt-signin', '-l', '0'],
			{ stdio: ['ignore', 'ignore', 'pipe', input, output] },
		);
		closeSync(input);
		closeSync(output);
		const said = await text(valgrind.stderr!);
		const answers = readFileSync(replies, 'latin1').match(/\d+:\.\{/g)?.length;
		const count = /Collected : (\d+)/.exec(said)?.[1];
		if (answers !== scripts.length || !count)
			throw new Error(`${answers} of ${scripts.length} scripts ran under valgrind: ${said}`);
		return Number(count);
	} finally {
		rmSync(folder, { recursive: true });
	}
}
