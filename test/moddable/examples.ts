import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Device } from '../../src/index.js';
import { installed, makeApp } from './sdk.js';

export function example(name: string): string {
	return join(installed, 'examples', name);
}

/** Fills an example's template in, as its reader would: the manifest to build with. */
export function identify(name: string, device: Device): string {
	const template = readFileSync(join(example(name), 'identity.example.json'), 'utf8');
	const { config, ...rest } = JSON.parse(template);
	const filled = JSON.stringify({ ...rest, config: { ...config, ...device } });
	writeFileSync(join(example(name), 'identity.json'), filled);
	return 'identity.json';
}

/** An example on apps/stage.js, with a Preference storage of its own. */
export function stage(name: string, manifest = 'manifest.json'): string {
	const app = `stage-${name}-${manifest.replace('.json', '')}`;
	return makeApp(app, {
		'manifest.json': {
			include: join(example(name), manifest),
			creation: { main: 'stage' },
			modules: { stage: fileURLToPath(new URL('apps/stage', import.meta.url)) },
			platforms: { lin: { config: { file: { root: `${installed}/` } } } },
		},
	});
}
