import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { minify } from 'terser';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What is shipped instead of its source: the one module for a board, or the parts for who imports only some. */
const shipped = (whole: boolean): Plugin => ({
	name: 'shipped',
	setup(build) {
		build.onResolve({ filter: /\/src\/\w+\.js$/ }, ({ path }) => ({
			path: `${root}dist/${whole ? 'index.js' : basename(path)}`,
		}));
	},
});

/** sjcl's sources are parts of one script. */
const sjcl: Plugin = {
	name: 'sjcl',
	setup(build) {
		const parts = ['sjcl', 'bitArray', 'codecHex', 'codecBytes', 'sha1', 'sha256', 'hmac'];
		build.onLoad({ filter: /sjcl[/\\]sjcl\.js$/ }, () => ({
			contents: [...parts, 'exports']
				.map((part) => readFileSync(`${root}node_modules/sjcl/core/${part}.js`, 'utf8'))
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
 * The functions of a library, all or some, as a script that makes a global `library` of them. All are bundled by
 * esbuild and minified by terser as dist/index.js is.
 */
export async function bundle(library: string, functions = ['*']): Promise<string> {
	const whole = functions.includes('*');
	const names = whole ? '*' : `{ ${functions.join(', ')} }`;
	const { outputFiles } = await build({
		...options,
		plugins: [shipped(whole), sjcl],
		stdin: {
			contents: `export ${names} from './bench/libraries/${library}.ts'`,
			resolveDir: root,
		},
	});
	const { code } = await minify(outputFiles![0].text, {
		ecma: 2022,
		compress: { passes: 3, sequences: false },
		mangle: true,
	});
	return code!;
}
