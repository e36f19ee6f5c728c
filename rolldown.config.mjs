import { defineConfig } from 'rolldown';

/** For the stack that a bug leaves. */
const keepNames = { function: true, class: true };

/** The command, with copies of the library and of explain/: to load a hundred modules takes longer than all that it does. */
export default defineConfig({
	input: { cli: 'cli/main.ts' },
	platform: 'node',
	tsconfig: false,
	logLevel: 'warn',
	resolve: { extensionAlias: { '.js': ['.ts', '.js'] } },
	output: {
		dir: 'dist',
		chunkFileNames: 'cli-[name].js',
		// What explain/ shares with the command, which is still loading while it runs.
		codeSplitting: { groups: [{ name: 'library', test: /\/src\// }] },
		minify: { compress: { target: 'es2022', keepNames }, mangle: { keepNames } },
		sourcemap: true,
		// The maps of the module graph have the text.
		sourcemapExcludeSources: true,
	},
});
