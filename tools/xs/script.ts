import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Plugin, rollup } from 'rollup';
import ts from 'typescript';

export const BUNDLE = new URL('../../dist/index.js', import.meta.url);

/**
 * A module, with all that it imports, as a script that makes a global `name` of its exports: XS here and node:vm run
 * scripts. `edit` may change a file's text before. A module that imports mqtt-signin takes the global `library` for it.
 */
export async function asScript(
	module: URL,
	name: string,
	edit: (text: string) => string = (text) => text,
): Promise<string> {
	const build = await rollup({
		input: fileURLToPath(module),
		external: ['mqtt-signin'],
		treeshake: false,
		plugins: [typescript(edit)],
	});
	const { output } = await build.generate({
		format: 'iife',
		name,
		exports: 'named',
		globals: { 'mqtt-signin': 'library' },
	});
	return output[0].code;
}

function typescript(edit: (text: string) => string): Plugin {
	return {
		name: 'typescript',
		resolveId(id, importer) {
			if (!importer) return null;
			const path = resolve(dirname(importer), id);
			return existsSync(path) ? path : path.replace(/\.js$/, '.ts');
		},
		transform(text, path) {
			const code = edit(text);
			if (!path.endsWith('.ts')) return { code, map: null };
			const { outputText } = ts.transpileModule(code, {
				compilerOptions: {
					target: ts.ScriptTarget.ES2022,
					module: ts.ModuleKind.ESNext,
					verbatimModuleSyntax: true,
				},
			});
			return { code: outputText, map: null };
		},
	};
}
