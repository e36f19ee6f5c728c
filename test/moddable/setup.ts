import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { run } from './process.js';

declare module 'vitest' {
	export interface ProvidedContext {
		/** A folder with `package`, as npm would install it with the examples beside it, and `package.tgz`. */
		folder: string;
	}
}

/** Packs the package as it would be published, because that is what an app includes. */
export default async function setup(project: TestProject) {
	const folder = mkdtempSync(join(tmpdir(), 'mqtt-signin-'));
	const packed = await run('npm', ['pack', '--json', '--pack-destination', folder]);
	const [{ filename }] = JSON.parse(packed.slice(packed.indexOf('[\n')));
	await run('tar', ['xf', filename], folder);
	await run('mv', [filename, 'package.tgz'], folder);
	cpSync('examples', join(folder, 'package/examples'), {
		recursive: true,
		filter: (path) => !/node-mqttjs|identity\.json$/.test(path),
	});
	mkdirSync(join(folder, 'out'));
	project.provide('folder', folder);
	return () => rmSync(folder, { recursive: true, force: true });
}
