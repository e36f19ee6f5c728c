// Sets the size limits in package.json to a little more than dist/ is now: npm run build && npx tsx bench/sizes.ts

import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

/** What a limit leaves for a change that is no loss. */
const SLACK = 1.03;

const root = new URL('..', import.meta.url);
const file = new URL('package.json', root);
const manifest: { 'size-limit': { name: string; limit?: string }[] } = JSON.parse(
	readFileSync(file, 'utf8'),
);
const checks = manifest['size-limit'];
for (const check of checks) delete check.limit;
write();
const measured: { name: string; size: number }[] = JSON.parse(
	execFileSync('npx', ['size-limit', '--json'], { encoding: 'utf8', cwd: root }),
);
for (const check of checks) {
	const { size } = measured.find(({ name }) => name === check.name)!;
	check.limit = `${Math.ceil(size * SLACK)} B`;
}
write();

function write(): void {
	writeFileSync(file, `${JSON.stringify(manifest, null, '\t')}\n`);
}
