// Sets the limits of .size-limit.json to a little more than dist/ is now: npm run build && tsx bench/sizes.ts

import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

/** Bytes that no limit may pass. */
const CAPS: Record<string, number> = {
	'the whole library, as flashed': 12000,
	'SHA-1, SHA-256, HMAC, hex and Base64': 8000,
};

const file = new URL('../.size-limit.json', import.meta.url);
const config: { name: string; limit?: string }[] = JSON.parse(readFileSync(file, 'utf8'));
for (const check of config) delete check.limit;
write();
const measured: { name: string; size: number }[] = JSON.parse(
	execFileSync('npx', ['size-limit', '--json'], {
		encoding: 'utf8',
		cwd: new URL('..', import.meta.url),
	}),
);
for (const check of config) {
	const { size } = measured.find(({ name }) => name === check.name)!;
	check.limit = `${Math.min(Math.ceil(size * 1.03), CAPS[check.name] ?? Number.POSITIVE_INFINITY)} B`;
}
write();
execFileSync('npx', ['biome', 'format', '--write', '.size-limit.json'], {
	cwd: new URL('..', import.meta.url),
});

function write(): void {
	writeFileSync(file, `${JSON.stringify(config, null, '\t')}\n`);
}
