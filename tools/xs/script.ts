import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transform } from 'esbuild';
import { type Plugin, rollup } from 'rollup';

/** The core as npm has it. */
export const BUNDLE = new URL('../../dist/index.js', import.meta.url);

/**
 * Modules, with all that they import, as one script that makes a global `name` of their exports: XS here and node:vm run
 * scripts. `edit` may change a file's text before. A module that imports mqtt-signin takes the global `library` for it.
 */
export async function asScript(
	modules: URL | readonly URL[],
	name: string,
	edit: (text: string, path: string) => string = (text) => text,
): Promise<string> {
	const paths = [modules].flat().map((module) => fileURLToPath(module));
	const build = await rollup({
		input: ENTRY,
		external: ['mqtt-signin'],
		treeshake: false,
		plugins: [entry(paths), typescript(edit)],
	});
	const { output } = await build.generate({
		format: 'iife',
		name,
		exports: 'named',
		globals: { 'mqtt-signin': 'library' },
	});
	return output[0].code;
}

const ENTRY = 'modules';

function entry(paths: readonly string[]): Plugin {
	return {
		name: 'entry',
		resolveId: (id) => (id === ENTRY ? `\0${id}` : null),
		load(id) {
			if (id !== `\0${ENTRY}`) return null;
			return paths.map((path) => `export * from ${JSON.stringify(path)};`).join('\n');
		},
	};
}

function typescript(edit: (text: string, path: string) => string): Plugin {
	return {
		name: 'typescript',
		resolveId(id, importer) {
			if (!importer || importer.startsWith('\0')) return null;
			const path = resolve(dirname(importer), id);
			return existsSync(path) ? path : path.replace(/\.js$/, '.ts');
		},
		async transform(text, path) {
			if (path.startsWith('\0')) return null;
			const edited = edit(text, path);
			if (!path.endsWith('.ts')) return { code: edited, map: null };
			const { code } = await transform(edited, {
				loader: 'ts',
				target: 'es2022',
				tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
			});
			return { code, map: null };
		},
	};
}
