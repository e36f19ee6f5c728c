import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { cache } from './cache.js';
import { run } from './process.js';

declare module 'vitest' {
	export interface ProvidedContext {
		/** A folder with `package`, as npm would install it with the examples beside it, `package.tgz` and `idf`. */
		folder: string;
	}
}

/** Packs the package as it would be published, because that is what an app includes. */
export default async function setup(project: TestProject) {
	const folder = mkdtempSync(join(tmpdir(), 'mqtt-signin-'));
	// For whoever has just built it.
	const keep = process.env.KEEP_DIST ? ['--ignore-scripts'] : [];
	const packed = await run('npm', ['pack', '--json', '--pack-destination', folder, ...keep]);
	const [{ filename }] = JSON.parse(packed.slice(packed.indexOf('[\n')));
	await run('tar', ['xf', filename], folder);
	await run('mv', [filename, 'package.tgz'], folder);
	cpSync('examples', join(folder, 'package/examples'), {
		recursive: true,
		filter: (path) => !/node-mqttjs|identity\.json$/.test(path),
	});
	await makeIdf(join(folder, 'idf'));
	project.provide('folder', folder);
	await compileLibrary(folder);
	return () => rmSync(folder, { recursive: true, force: true });
}

/** Compiles what all apps for the simulator share, before two of them do so at once. */
async function compileLibrary(folder: string) {
	const app = join(folder, 'nothing');
	mkdirSync(join(app, 'out'), { recursive: true });
	const include = '$(MODDABLE)/examples/manifest_base.json';
	writeFileSync(
		join(app, 'manifest.json'),
		JSON.stringify({ include, modules: { '*': './main' } }),
	);
	writeFileSync(join(app, 'main.js'), '');
	const args = ['-m', '-p', 'lin', '-t', 'build', '-o', join(app, 'out'), './manifest.json'];
	await run('mcconfig', args, app, { MAKEFLAGS: `LIB_DIR=${cache('lin')}` });
}

/** In the place of Espressif's tools: the SDK's makefile only asks git for their version. */
async function makeIdf(folder: string) {
	const author = ['-c', 'user.name=test', '-c', 'user.email=test@localhost'];
	await run('git', ['init', '-q', folder]);
	await run('git', [...author, 'commit', '-q', '--allow-empty', '-m', 'empty'], folder);
	await run('git', ['tag', 'v0.0'], folder);
}
