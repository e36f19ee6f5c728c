import { readFileSync } from 'node:fs';

/** Of the package that this file is in, as a source or as dist/cli.js. */
export const VERSION: string = JSON.parse(
	readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
).version;
