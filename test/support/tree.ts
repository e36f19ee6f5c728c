import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const ROOT = new URL('../../', import.meta.url);

/** All files that git tracks, or would if they were added, by their path from the root. */
export function trackedFiles(): string[] {
	const list = execFileSync('git', ['ls-files', '-z', '-co', '--exclude-standard'], {
		cwd: fileURLToPath(ROOT),
		encoding: 'utf8',
	});
	return list.split('\0').filter((path) => path !== '' && existsSync(new URL(path, ROOT)));
}

export function readTracked(path: string): string {
	return readFileSync(new URL(path, ROOT), 'utf8');
}
