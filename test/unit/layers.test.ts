import { posix } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { readTracked, trackedFiles } from '../support/tree.js';

/** What the files of a folder may import from others; each may import its own. The library itself is src. */
const LAYERS: Readonly<Record<string, readonly string[]>> = {
	src: [],
	explain: ['src'],
	platform: ['explain', 'src'],
	page: ['explain', 'src'],
	cli: ['explain', 'src'],
	'tools/xs': [],
	demo: ['cli', 'platform', 'explain', 'src', 'tools/xs'],
	bench: ['explain', 'src', 'tools/xs'],
	// They import the package by its name, as users do.
	examples: [],
	test: ['src', 'explain', 'cli', 'page', 'platform', 'demo', 'bench', 'examples', 'tools/xs'],
};

const layerOf = (path: string) => Object.keys(LAYERS).find((layer) => path.startsWith(`${layer}/`));

/** Parts that have not been rewritten yet. */
const PENDING = /^(bench|demo|test\/old|platform\/broker)/;

const files = trackedFiles().filter(
	(path) => /\.m?[jt]s$/.test(path) && !path.endsWith('.d.ts') && !PENDING.test(path),
);
const known = new Set(files);

/** The modules that a file names: paths from the root for those of the project, else as they are named. */
function importsOf(path: string): string[] {
	const { importedFiles } = ts.preProcessFile(readTracked(path));
	return importedFiles.map(({ fileName }) => {
		if (!fileName.startsWith('.')) return fileName;
		const target = posix.join(posix.dirname(path), fileName);
		return known.has(target) ? target : target.replace(/\.js$/, '.ts');
	});
}

const graph = new Map(files.map((path) => [path, importsOf(path)]));

/** What is wrong with the imports of one file. */
function faults(path: string, imports: readonly string[]): string[] {
	const layer = layerOf(path);
	return imports
		.filter((target) => {
			if (layer === 'src' && !known.has(target))
				// The modules of an engine, for the files that stand in for ours.
				return !path.startsWith('src/xs/') || target.startsWith('.');
			const other = layerOf(target);
			return other !== undefined && other !== layer && !LAYERS[layer ?? 'test'].includes(other);
		})
		.map((target) => `${path} imports ${target}`);
}

test('imports point down, src imports nothing of others, and nothing but tests imports test', () => {
	expect([...graph].flatMap(([path, imports]) => faults(path, imports))).toEqual([]);
});

test('the rule finds what it is there for', () => {
	expect(faults('src/hmac.ts', ['src/hash.ts', 'explain/token.ts', 'node:crypto'])).toEqual([
		'src/hmac.ts imports explain/token.ts',
		'src/hmac.ts imports node:crypto',
	]);
	expect(
		faults('explain/token.ts', ['src/hmac.ts', 'cli/main.ts', 'test/support/tree.ts']),
	).toEqual([
		'explain/token.ts imports cli/main.ts',
		'explain/token.ts imports test/support/tree.ts',
	]);
	expect(graph.get('src/hmac.ts')).toContain('src/hash.ts');
});

test('no module imports itself, by whatever way', () => {
	const circles: string[] = [];
	const done = new Set<string>();
	const visit = (path: string, way: readonly string[]): void => {
		if (way.includes(path)) circles.push([...way.slice(way.indexOf(path)), path].join(' → '));
		if (done.has(path)) return;
		done.add(path);
		for (const target of graph.get(path) ?? []) visit(target, [...way, path]);
	};
	for (const path of files) visit(path, []);
	expect(circles).toEqual([]);
});

test('no file is longer than it should be', () => {
	const LIMITS = { src: 180, clouds: 160, other: 300 };
	const limitOf = (path: string) =>
		path.startsWith('src/clouds/')
			? LIMITS.clouds
			: path.startsWith('src/')
				? LIMITS.src
				: LIMITS.other;
	const long = files
		.map((path) => ({ path, lines: readTracked(path).split('\n').length - 1 }))
		.filter(({ path, lines }) => lines > limitOf(path));
	expect(long).toEqual([]);
});
