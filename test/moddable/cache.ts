import { mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The SDK's folder. */
export const moddable = process.env.MODDABLE as string;

/** A folder for what is compiled of this SDK, which the next run finds again. */
export function cache(name: string): string {
	const version = readFileSync(join(moddable, 'tools/VERSION'), 'utf8').trim();
	const key = `${version}-${moddable}`.replaceAll(/[^A-Za-z0-9.]+/g, '-');
	const path = resolve('node_modules/.cache/moddable', key, name);
	mkdirSync(path, { recursive: true });
	return path;
}
