import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

/** How often each of these bytes is in the memory of a process that can be written. */
function countInMemory(pid: number, needles: readonly Buffer[]): number[] {
	const counts = needles.map(() => 0);
	const memory = openSync(`/proc/${pid}/mem`, 'r');
	const chunk = Buffer.alloc(2 ** 20);
	for (const line of readFileSync(`/proc/${pid}/maps`, 'utf8').split('\n')) {
		const [, from, to] = /^(\w+)-(\w+) rw/.exec(line) ?? [];
		if (from === undefined) continue;
		const end = Number.parseInt(to, 16);
		for (let at = Number.parseInt(from, 16); at < end; at += chunk.length) {
			const length = readable(memory, chunk, Math.min(chunk.length, end - at), at);
			needles.forEach((needle, i) => {
				let found = -1;
				while ((found = chunk.indexOf(needle, found + 1)) >= 0 && found < length) counts[i]++;
			});
		}
	}
	closeSync(memory);
	return counts;
}

/** Reads what there is; a page that cannot be read is left out. */
function readable(file: number, chunk: Buffer, length: number, position: number): number {
	chunk.fill(0);
	try {
		return readSync(file, chunk, 0, length, position);
	} catch {
		return 0;
	}
}

describe.runIf(process.platform === 'linux')('the memory of a process that has signed', () => {
	test('has no copy of K ^ ipad or K ^ opad, also after a foreign hash has read `buffer`', async () => {
		const script = fileURLToPath(new URL('../support/sign-and-wait.mjs', import.meta.url));
		const child = spawn(process.execPath, [script], { stdio: ['pipe', 'pipe', 'inherit'] });
		const key = randomBytes(64);
		try {
			child.stdin.write(key);
			await once(child.stdout, 'data');
			const masked = (pad: number) => Buffer.from(key.map((byte) => byte ^ pad)).subarray(8, 24);
			const [keys, ipads, opads] = countInMemory(child.pid!, [
				key.subarray(8, 24),
				masked(0x36),
				masked(0x5c),
			]);
			// The key itself is the process's own to wipe, and shows that the search finds what is there.
			expect(keys).toBeGreaterThan(0);
			expect({ ipads, opads }).toEqual({ ipads: 0, opads: 0 });
		} finally {
			child.kill('SIGKILL');
		}
	});
});
