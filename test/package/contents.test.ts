import { posix } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { packedFiles } from '../support/pack.js';
import { readTracked, trackedFiles } from '../support/tree.js';

let packed: Set<string>;
beforeAll(async () => {
	packed = new Set(await packedFiles());
});

/** What a user needs: the code with its source maps, types and sources, the page, manifests for boards, documents. */
const NEEDED = [
	/^dist\/(clouds\/|explain\/(\w[\w-]*\/)?|moddable\/)?[\w-]+\.js(\.map)?$/,
	// What explain/ recognises other hashes by, so that an install brings nothing else.
	/^dist\/@noble\/hashes\/\w+\.js(\.map)?$/,
	/^dist\/types\/(src|explain)\/([\w-]+\/)*[\w-]+\.d\.ts$/,
	/^dist\/moddable\/[\w-]+\.d\.ts$/,
	/^dist\/page\.html$/,
	/^src\/((clouds|xs)\/)?[\w-]+\.(d\.ts|js|ts)$/,
	/^docs\/[\w-]+\.md$/,
	/^manifest(_\w+)?\.json$/,
	/^(CHANGELOG|README|README\.zh-CN|SECURITY)\.md$/,
	/^(LICENSE|package\.json)$/,
];

test('the tarball has what a user needs and nothing else', () => {
	const others = [...packed].filter((path) => !NEEDED.some((pattern) => pattern.test(path)));
	expect(others).toEqual([]);
	const unmet = NEEDED.filter((pattern) => ![...packed].some((path) => pattern.test(path)));
	expect(unmet).toEqual([]);
});

test('everything that package.json names is in it', () => {
	const targets = Object.values(manifest.exports).flatMap((target) =>
		typeof target === 'string' ? [target] : [target.types, target.default],
	);
	const named = [...targets, ...Object.values(manifest.bin)].map((path) => posix.normalize(path));
	expect(named.filter((path) => !packed.has(path))).toEqual([]);
});

const manifests = trackedFiles().filter((path) => /^manifest(_\w+)?\.json$/.test(path));

describe.each(manifests)('%s', (path) => {
	const { modules, preload } = JSON.parse(readTracked(path)) as {
		readonly modules: Readonly<Record<string, string | readonly string[]>>;
		readonly preload: readonly string[];
	};
	const own = Object.entries(modules).filter(([name]) => name !== '*');

	test('names files that are in the tarball', () => {
		const files = own.flatMap(([, file]) => file).map((file) => `${posix.normalize(file)}.js`);
		expect(files.filter((file) => !packed.has(file))).toEqual([]);
	});

	test('preloads all that it names', () => {
		expect([...preload].sort()).toEqual(own.map(([name]) => name).sort());
	});

	test('names each file once, as a file can have only one module name', () => {
		const files = own.map(([, file]) => file);
		expect(files).toEqual([...new Set(files)]);
	});
});
