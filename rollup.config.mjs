import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, relative, resolve } from 'node:path';
import typescript from '@rollup/plugin-typescript';
import { minify as terser } from 'terser';
import ts from 'typescript';

rmSync('dist', { recursive: true, force: true });

const clouds = readdirSync('src/clouds').map((file) => basename(file, '.ts'));
const modules = readdirSync('src')
	.filter((file) => file.endsWith('.ts'))
	.map((file) => `src/${file}`);
const npmEntries = [
	...modules,
	...clouds.map((cloud) => `src/clouds/${cloud}.ts`),
	...(existsSync('explain/index.ts') ? ['explain/index.ts'] : []),
];

/** TypeScript for the boards' bundles, whose types the build for npm has checked: a compiler for each would take a minute. */
const stripTypes = {
	name: 'strip-types',
	resolveId(id, importer) {
		const path = importer && id.startsWith('.') && resolve(dirname(importer), id);
		return path ? path.replace(/\.js$/, '.ts') : null;
	},
	transform(text, fileName) {
		const compilerOptions = { target: 'ES2022', module: 'ESNext', sourceMap: true };
		const { outputText, sourceMapText } = ts.transpileModule(text, { fileName, compilerOptions });
		return { code: outputText, map: sourceMapText };
	},
};

const minify = (options) => ({
	name: 'minify',
	renderChunk: (code) =>
		terser(code, { module: true, ecma: 2022, sourceMap: { asObject: true }, ...options }),
});

const minifyForXS = minify({
	// XS counts lines while it debugs, and runs statements faster than sequences; a function that is inlined as a function
	// expression is made again at each call.
	compress: { passes: 3, sequences: false, reduce_funcs: false, inline: 1 },
	format: { preserve_annotations: true },
});

/** What each board's bundle leaves out of the core: the hashes that its cloud does not use. */
const UNUSED = { apsaramq: ['sha256'], default: ['sha1'] };

/** The modules that a board takes from its engine instead of from us: src/xs/ has the same exports. */
const PORTS = {
	default: ['utf8'],
	native: ['utf8', 'hex', 'base64', 'sha256'],
};

/** The one module of a board: the core and a cloud, and what the optional parts share with them. */
function board(
	cloud,
	{ name = cloud, unused = UNUSED[cloud] ?? UNUSED.default, ports = PORTS.default } = {},
) {
	const isUnused = (line) => unused.some((hash) => line.includes(`'./${hash}.js'`));
	const core = readFileSync('src/index.ts', 'utf8').split('\n');
	const entry = [
		...core.filter((line) => line.startsWith('export {') && !isUnused(line)),
		`export * from './clouds/${cloud}.js';`,
		"export * from './check.js';",
	].join('\n');
	return {
		input: 'board',
		external: ['crypt'],
		output: { file: `dist/moddable/${name}.js`, format: 'es', sourcemap: true },
		plugins: [inline('board', entry), ported(ports), stripTypes, minifyForXS, beside(name, cloud)],
	};
}

/** A module of its own that takes all of the rest from the board's bundle, by name. */
function optional(source, own = []) {
	const inside = [source, ...own].map((file) => resolve(file));
	return {
		input: source,
		output: {
			file: `dist/moddable/${basename(source, '.ts')}.js`,
			format: 'es',
			sourcemap: true,
		},
		plugins: [
			{
				name: 'by-name',
				resolveId(id, importer) {
					if (!importer || !id.startsWith('.')) return null;
					const path = resolve(dirname(importer), id).replace(/\.js$/, '.ts');
					return inside.includes(path) ? null : { id: 'mqtt-signin', external: true };
				},
			},
			stripTypes,
			minifyForXS,
			types(basename(source, '.ts'), [relative('.', source)]),
		],
	};
}

function inline(name, text) {
	return {
		name: 'inline',
		resolveId: (id) => (id === name ? resolve('src/board.ts') : null),
		load: (id) => (id === resolve('src/board.ts') ? text : null),
	};
}

function ported(names) {
	return {
		name: 'ported',
		resolveId(id, importer) {
			const port = resolve('src/xs', `${basename(id, '.js')}.ts`);
			const isPorted = names.includes(basename(id, '.js')) && existsSync(port);
			return importer && !importer.includes('/xs/') && isPorted ? port : null;
		},
	};
}

/** What stands beside a board's bundle: its types, and the second name under which it is imported. */
function beside(name, cloud) {
	const own = types(name, ['src/index.ts', `src/clouds/${cloud}.ts`]);
	return {
		name: 'beside',
		writeBundle() {
			own.writeBundle();
			// One source file can have only one module name.
			writeFileSync(`dist/moddable/${name}-alias.js`, "export * from 'mqtt-signin';\n");
			writeFileSync(`dist/moddable/${name}-alias.d.ts`, `export * from './${name}.js';\n`);
		},
	};
}

function types(name, sources) {
	const lines = sources.map(
		(path) => `export * from '../types/${path.replace(/\.ts$/, '.js')}';\n`,
	);
	return {
		name: 'types',
		writeBundle: () => writeFileSync(`dist/moddable/${name}.d.ts`, lines.join('')),
	};
}

export default [
	// For npm: one module graph, so that there is one copy of every class.
	{
		input: npmEntries,
		output: {
			dir: 'dist',
			format: 'es',
			sourcemap: true,
			preserveModules: true,
			preserveModulesRoot: '.',
			entryFileNames: ({ name }) => `${name.replace(/^src\//, '')}.js`,
		},
		plugins: [
			typescript({
				declaration: true,
				declarationDir: 'dist/types',
				noEmit: false,
				rootDir: '.',
				stripInternal: true,
				include: ['src/**/*.ts', 'explain/**/*.ts'],
			}),
		],
	},
	...clouds.filter((cloud) => !cloud.includes('-register')).map((cloud) => board(cloud)),
	board('tencent', { name: 'tencent-sha1', unused: [] }),
	board('tencent', { name: 'tencent-native', ports: PORTS.native }),
	optional('src/connector.ts', ['src/backoff.ts']),
	optional('src/moddable.ts'),
	optional('src/clouds/tencent-register.ts', [
		'src/registration.ts',
		'src/json.ts',
		'src/signature.ts',
		'src/cloud.ts',
	]),
	optional('src/clouds/azure-dps-register.ts', ['src/json.ts', 'src/sas.ts']),
	{
		input: { cli: 'cli/main.ts' },
		external: [/^node:/],
		output: { dir: 'dist', format: 'es', sourcemap: true },
		plugins: [
			typescript({ tsconfig: 'cli/tsconfig.json' }),
			// Names of functions stay, for the stack that a bug leaves.
			minify({ keep_fnames: true, keep_classnames: true }),
		],
	},
];
