import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import nodeResolve from '@rollup/plugin-node-resolve';
import { transformSync } from 'rolldown/utils';
import { flash } from './tools/flash.mjs';

const clouds = readdirSync('src/clouds').map((file) => basename(file, '.ts'));
const modules = readdirSync('src')
	.filter((file) => file.endsWith('.ts'))
	.map((file) => `src/${file}`)
	// Of a module of types alone nothing would be left.
	.filter((file) => /^export (?!interface|type)/m.test(readFileSync(file, 'utf8')));
const npmEntries = [
	...modules,
	...clouds.map((cloud) => `src/clouds/${cloud}.ts`),
	...(existsSync('explain/index.ts') ? ['explain/index.ts'] : []),
];

/** What has been transpiled, by its text: the bundles have most files in common. */
const transpiled = new Map();

/** JavaScript of TypeScript, file by file; tsc checks the types, and writes the declarations. */
const stripTypes = {
	name: 'strip-types',
	resolveId(id, importer) {
		if (!importer || !id.startsWith('.')) return null;
		const path = resolve(dirname(importer), id).replace(/\.js$/, '.ts');
		return existsSync(path) ? path : null;
	},
	transform(text, fileName) {
		if (!fileName.endsWith('.ts')) return null;
		if (!transpiled.has(text)) {
			const options = { target: 'es2022', sourcemap: true };
			const { code, map, errors } = transformSync(fileName, text, options);
			if (errors.length > 0) throw errors[0];
			transpiled.set(text, { code, map });
		}
		return transpiled.get(text);
	},
};

/** What each board's bundle leaves out of the core: the hashes that its cloud does not use. */
const UNUSED = { apsaramq: ['sha256'], default: ['sha1'] };

/** The modules that a board takes from its engine instead of from us: src/xs/ has the same exports. */
const PORTS = {
	default: ['utf8'],
	native: ['utf8', 'hex', 'base64', 'sha256'],
};

/** What a cloud's bundle carries of other clouds: DPS only tells a device which hub is its own. */
const TOGETHER = { 'azure-dps': ['azure'] };

/** The modules that every bundle exports to the optional parts. */
const core = [
	...readFileSync('src/index.ts', 'utf8').matchAll(/^export \{.* from '(.*)\.js';$/gm),
].map(([, path]) => resolve('src', `${path}.ts`));

/** What optional parts take of check.ts, under names that every XS firmware has. */
const SHARED = Object.entries({
	draw: 'random',
	refuse: 'reject',
	requireBytes: 'isView',
	requireInteger: 'isInteger',
	requireLength: 'length',
	requireType: 'is',
});

/** The one module of a board: the core and a cloud, and what the optional parts share with them. */
function board(
	cloud,
	{ name = cloud, unused = UNUSED[cloud] ?? UNUSED.default, ports = PORTS.default } = {},
) {
	const together = [cloud, ...(TOGETHER[cloud] ?? [])];
	const index = readFileSync('src/index.ts', 'utf8').split('\n');
	const entry = [
		...index.filter(
			(line) =>
				line.startsWith('export {') && !unused.some((hash) => line.includes(`'./${hash}.js'`)),
		),
		...together.map((each) => `export * from './clouds/${each}.js';`),
		`export { ${SHARED.map((names) => names.join(' as '))} } from './check.js';`,
	].join('\n');
	return {
		input: 'board',
		output: { file: `dist/moddable/${name}.js`, format: 'es', sourcemap: true },
		plugins: [
			inline('board', entry),
			ported(ports),
			stripTypes,
			...flash,
			beside(name, together, ports),
		],
	};
}

/** A module of its own that takes what it can from the board's bundle, by name. */
function optional(source) {
	const name = basename(source, '.ts');
	return {
		input: source,
		external: ['mqtt-signin'],
		output: { file: `dist/moddable/${name}.js`, format: 'es', sourcemap: true },
		plugins: [
			{
				name: 'by-name',
				load: (id) =>
					id === resolve('src/check.ts')
						? `export { ${SHARED.map(([name, short]) => `${short} as ${name}`)} } from 'mqtt-signin';`
						: null,
				resolveId(id, importer) {
					if (!importer || !id.startsWith('.')) return null;
					const path = resolve(dirname(importer), id).replace(/\.js$/, '.ts');
					return core.includes(path) ? { id: 'mqtt-signin', external: true } : null;
				},
			},
			stripTypes,
			...flash,
			types(name, [source]),
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
			if (id === './digest.js') return { id: 'mqtt-signin/digest', external: true };
			return importer && !importer.includes('/xs/') && isPorted ? port : null;
		},
	};
}

/** What stands beside a board's bundle: its types, and the other names under which it is imported. */
function beside(name, [cloud, ...others], ports) {
	const sources = ['src/index.ts', ...[cloud, ...others].map((each) => `src/clouds/${each}.ts`)];
	const own = types(name, sources, ports.includes('sha256') ? ['SHA256', 'sha256'] : []);
	return {
		name: 'beside',
		writeBundle() {
			own.writeBundle();
			if (ports.includes('sha256')) copyFileSync('src/xs/digest.js', 'dist/moddable/digest.js');
			// One source file can have only one module name.
			for (const alias of [name, ...others.map((each) => `${name}-${each}`)]) {
				const source = `src/clouds/${alias === name ? cloud : alias.slice(name.length + 1)}.ts`;
				const { exports } = this.getModuleInfo(resolve(source));
				writeFileSync(
					`dist/moddable/${alias}-alias.js`,
					`export { ${exports.join(', ')} } from 'mqtt-signin';\n`,
				);
				types(`${alias}-alias`, [source]).writeBundle();
			}
		},
	};
}

/** `native` names what is of the port's type, which has no clone. */
function types(name, sources, native = []) {
	const lines = sources.map(
		(path) => `export * from '../types/${path.replace(/\.ts$/, '.js')}';\n`,
	);
	if (native.length > 0)
		lines.push(`export { ${native.join(', ')} } from '../types/src/xs/sha256.js';\n`);
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
			// npm packs no folder of the name node_modules.
			entryFileNames: ({ name }) => `${name.replace(/^src\/|node_modules\//g, '')}.js`,
		},
		plugins: [
			stripTypes,
			// The hashes that the explainer recognizes and nobody should use come with it.
			nodeResolve(),
		],
	},
	...clouds.filter((cloud) => !cloud.includes('-register')).map((cloud) => board(cloud)),
	board('tencent', { name: 'tencent-sha1', unused: [] }),
	board('tencent', { name: 'tencent-native', ports: PORTS.native }),
	optional('src/connector.ts'),
	optional('src/moddable.ts'),
	...clouds
		.filter((cloud) => cloud.includes('-register'))
		.map((cloud) => optional(`src/clouds/${cloud}.ts`)),
];
