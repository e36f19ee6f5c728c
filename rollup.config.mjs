import { rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import terser from '@rollup/plugin-terser';
import typescript from '@rollup/plugin-typescript';

rmSync('dist', { recursive: true, force: true });

const parts = ['base64', 'hash', 'hmac', 'mqtt', 'sha1', 'sha256', 'signed', 'tencent', 'text'];
const output = { dir: 'dist', format: 'es', sourcemap: true };
const declarations = {
	declaration: true,
	declarationDir: 'dist',
	noEmit: false,
	rootDir: 'src',
	stripInternal: true,
};
// One line and no comma sequences: XS counts lines while it debugs, and runs statements faster.
const minify = terser({
	module: true,
	ecma: 2022,
	compress: { passes: 3, sequences: false },
	// For bundlers, that take from the one module what is used.
	format: { preserve_annotations: true },
});
/** Leaves the library's modules to their names, on npm and on a board. */
const names = new Map([
	[resolve('src/index.js'), 'mqtt-signin'],
	[resolve('src/stay.js'), 'mqtt-signin/stay'],
]);
const byName = {
	name: 'by-name',
	resolveId(id, importer) {
		const name = importer && names.get(resolve(dirname(importer), id));
		return name ? { id: name, external: true } : null;
	},
};

export default [
	// For a board: one self-contained module.
	{ input: { index: 'src/index.ts' }, output, plugins: [typescript(declarations), minify] },
	// For npm: each part on its own.
	{
		input: parts.map((part) => `src/${part}.ts`),
		output: { ...output, preserveModules: true, preserveModulesRoot: 'src' },
		plugins: [typescript()],
	},
	{ input: { stay: 'src/stay.ts' }, output, plugins: [byName, typescript(), minify] },
	{
		input: { cli: 'cli/main.ts' },
		external: [/^node:/],
		output,
		plugins: [byName, typescript({ tsconfig: 'cli/tsconfig.json' })],
	},
];
