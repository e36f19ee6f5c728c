// Draws docs/pictures from real output: npm run pictures

import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { terminalPicture } from './terminal.js';

const root = new URL('..', import.meta.url);

/** By file name: what is shown, the arguments of Node that do it, and what a long output leaves out. */
const PICTURES: Readonly<
	Record<string, { shows: string; args: string[]; excerpt?: (output: string) => string }>
> = {
	start: { shows: 'npm start', args: ['--import', 'tsx', 'demo/start.ts'], excerpt: firstAndLast },
};

/** The first sign-in, and the answer to the last one, with a line between them for what is left out. */
function firstAndLast(output: string): string {
	const accepted = '\n  Accepted\n';
	const end = output.indexOf(accepted) + accepted.length;
	return `${output.slice(0, end)}\n  ⋮\n\n${output.slice(output.lastIndexOf('  CONNACK'))}`;
}

mkdirSync(new URL('docs/pictures/', root), { recursive: true });
for (const [name, { shows, args, excerpt = String }] of Object.entries(PICTURES)) {
	console.error(`${shows} …`);
	const output = execFileSync(process.execPath, args, {
		cwd: root,
		encoding: 'utf8',
		env: { ...process.env, FORCE_COLOR: '1' },
	});
	writeFileSync(
		new URL(`docs/pictures/${name}.svg`, root),
		terminalPicture(`What ${shows} prints`, `\u001b[2m$\u001b[0m ${shows}\n\n${excerpt(output)}`),
	);
}
