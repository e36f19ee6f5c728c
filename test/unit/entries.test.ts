import { expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { ROOT, trackedFiles } from '../support/tree.js';

type Module = Readonly<Record<string, unknown>>;

const tracked = new Set(trackedFiles());

/** The entry points that have a source, and its path. */
const sources = Object.entries(manifest.exports)
	.flatMap(([name, target]) => (typeof target === 'string' ? [] : [{ name, ...target }]))
	.map((entry) => ({
		...entry,
		path: entry.types.replace('./dist/types/', '').replace(/\.d\.ts$/, '.ts'),
	}))
	.filter(({ path }) => tracked.has(path));
const entries: { readonly name: string; readonly module: Module }[] = [];
// One after the other: at once, vitest may evaluate a module twice.
for (const { name, path } of sources)
	entries.push({ name, module: await import(/* @vite-ignore */ new URL(path, ROOT).href) });

test.each(sources)('$name is built from $path, types and all', ({ path, default: built }) => {
	expect(built).toBe(`./dist/${path.replace(/^src\//, '').replace(/\.ts$/, '.js')}`);
});

test('each cloud has an entry point', () => {
	const clouds = [...tracked].filter((path) => path.startsWith('src/clouds/'));
	expect(sources.map(({ path }) => path)).toEqual(expect.arrayContaining(clouds));
});

test('every name that two entry points export is the same value', () => {
	const values = new Map<string, { readonly entry: string; readonly value: unknown }>();
	const different: string[] = [];
	for (const { name: entry, module } of entries)
		for (const [name, value] of Object.entries(module)) {
			const other = values.get(name);
			if (other && !Object.is(other.value, value))
				different.push(`${name} of ${other.entry} and ${entry}`);
			values.set(name, { entry, value });
		}
	expect(different).toEqual([]);
	expect(values.size).toBeGreaterThan(30);
});
