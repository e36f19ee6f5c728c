import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { ROOT } from './tree.js';

export const run = promisify(execFile);

const root = fileURLToPath(ROOT);

/** The paths of what npm packs. */
export async function packedFiles(): Promise<string[]> {
	const { stdout } = await run('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
		cwd: root,
		maxBuffer: 2 ** 24,
	});
	const [{ files }] = JSON.parse(stdout);
	return files.map(({ path }: { path: string }) => path).sort();
}

export interface Project {
	readonly folder: string;
	/** The default export of a module in the folder, by way of JSON. */
	evaluate(file: string): Promise<unknown>;
	remove(): Promise<void>;
}

/** An empty project with the packed package installed. */
export async function installPacked(): Promise<Project> {
	const folder = await mkdtemp(join(tmpdir(), 'mqtt-signin-'));
	await writeFile(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
	const pack = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
	const { stdout } = await run('npm', pack, { cwd: root, maxBuffer: 2 ** 24 });
	const [{ filename }] = JSON.parse(stdout);
	// It depends on nothing, so that no registry is needed.
	await run('npm', ['install', '--offline', `./${filename}`], { cwd: folder });
	return {
		folder,
		async evaluate(file) {
			const code = `console.log(JSON.stringify((await import('./${file}')).default))`;
			const result = await run(process.execPath, ['--input-type=module', '-e', code], {
				cwd: folder,
			});
			return JSON.parse(result.stdout);
		},
		remove: () => rm(folder, { recursive: true, force: true }),
	};
}
