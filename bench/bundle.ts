import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { minify } from 'terser';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Measures dist/, which is what users get, and not its source. */
const shipped: Plugin = {
	name: 'shipped',
	setup(build) {
		build.onResolve({ filter: /\/src\/.*\.js$/ }, ({ path }) => ({
			path: `${root}dist/${path.replace(/^.*\/src\//, '')}`,
		}));
	},
};

/** sjcl's sources are parts of one script. */
const sjcl: Plugin = {
	name: 'sjcl',
	setup(build) {
		const parts = ['sjcl', 'bitArray', 'codecHex', 'codecBytes', 'sha1', 'sha256', 'hmac'];
		build.onLoad({ filter: /sjcl[/\\]sjcl\.js$/ }, () => ({
			contents: [...parts, 'exports']
				.map((part) => readFileSync(`${root}bench/node_modules/sjcl/core/${part}.js`, 'utf8'))
				.join('\n'),
		}));
	},
};

const options: BuildOptions = {
	bundle: true,
	write: false,
	format: 'iife',
	globalName: 'library',
	target: 'es2022',
	platform: 'browser',
	// Where there is a `process`, js-sha256 hands its work to Node.
	define: { process: 'undefined' },
	absWorkingDir: root,
	logLevel: 'error',
};

/**
 * Returns the functions of a library, all or some, as a script that makes a global `library` of them. Every library is
 * bundled by esbuild and minified by terser with the options that a board's bundle has.
 */
export async function bundle(library: string, functions = ['*']): Promise<string> {
	const names = functions.includes('*') ? '*' : `{ ${functions.join(', ')} }`;
	const { outputFiles } = await build({
		...options,
		plugins: [shipped, sjcl],
		stdin: {
			contents: `export ${names} from './bench/libraries/${library}.ts'`,
			resolveDir: root,
		},
	});
	const { code } = await minify(outputFiles![0].text, {
		ecma: 2022,
		compress: { passes: 3, sequences: false, reduce_funcs: false, inline: 1 },
		mangle: true,
	});
	return code!;
}
