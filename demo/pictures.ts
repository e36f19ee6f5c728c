// Draws docs/pictures from real output, in the colours of a terminal: npm run pictures

import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { terminalPicture } from './terminal.js';

const folder = new URL('../docs/pictures/', import.meta.url);

/** By file name, what is shown and the arguments of node. */
const PICTURES: Readonly<Record<string, { readonly shows: string; readonly args: string[] }>> = {
	start: { shows: 'npm start', args: ['--import', 'tsx', 'demo/start.ts'] },
};

mkdirSync(folder, { recursive: true });
for (const [name, { shows, args }] of Object.entries(PICTURES)) {
	console.error(`${shows} …`);
	const output = execFileSync(process.execPath, args, {
		cwd: new URL('..', import.meta.url),
		encoding: 'utf8',
		env: { ...process.env, FORCE_COLOR: '1' },
	});
	writeFileSync(
		new URL(`${name}.svg`, folder),
		terminalPicture(`What ${shows} prints`, `\u001b[2m$\u001b[0m ${shows}\n\n${output}`),
	);
}
