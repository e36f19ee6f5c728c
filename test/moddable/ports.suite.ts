import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { buildForSimulator, installed, makeApp, ownWarnings, ROOMY } from './sdk.js';
import { simulate } from './simulator.js';

const path = (file: string) => fileURLToPath(new URL(file, import.meta.url));
/** The suites, and how many tests each has at least. */
const SUITES = [
	{ name: 'base64', tests: 120 },
	{ name: 'hex', tests: 40 },
	{ name: 'utf8', tests: 36 },
	{ name: 'hash', tests: 110 },
];
/** What the suites import, and what stands for it in XS. */
const SHIMS: Readonly<Record<string, string>> = {
	vitest: path('xs/vitest.ts'),
	'node:crypto': path('xs/node.ts'),
	'fast-check': path('xs/fast-check.ts'),
};

/** A suite and all that it imports, as one module. */
async function bundle(name: string): Promise<string> {
	const start = [SHIMS['node:crypto'], path(`../unit/${name}.test.ts`)].map(
		(file) => `import ${JSON.stringify(file)};`,
	);
	const { outputFiles } = await build({
		stdin: {
			contents: [...start, "import { summary } from 'vitest';", 'summary();'].join('\n'),
			resolveDir: path('.'),
		},
		alias: SHIMS,
		external: ['crypt', 'mqtt-signin/digest'],
		plugins: [
			{
				name: 'digest',
				setup({ onResolve }) {
					const digest = { path: 'mqtt-signin/digest', external: true };
					onResolve({ filter: /^\.\/digest\.js$/ }, () => digest);
				},
			},
		],
		bundle: true,
		// The package has no side effects; its tests have.
		ignoreAnnotations: true,
		format: 'esm',
		target: 'es2022',
		write: false,
	});
	return outputFiles[0].text;
}

test.each(SUITES)(
	'$name: the unit tests pass in the simulator, port and original',
	async ({ name, tests }) => {
		const manifest = {
			include: [
				'$(MODDABLE)/examples/manifest_base.json',
				'$(MODDABLE)/modules/crypt/digest/manifest.json',
				join(installed, 'manifest_native.json'),
			],
			modules: { '*': ['./main', './suite'] },
			creation: { ...ROOMY, stack: 32768 },
		};
		const app = makeApp(`ports-${name}`, {
			'manifest.json': manifest,
			'main.js':
				"import('suite').catch((error) => trace('FAILED ' + error + '\\n')).then(() => trace('END\\n'));",
			'suite.js': await bundle(name),
		});
		const built = await buildForSimulator({ app });
		expect(ownWarnings(built.output)).toEqual([]);
		await simulate(built.app, async (simulator) => {
			await simulator.line(/^END$/, 120);
			const failed = simulator.lines.filter((line) => !/^PASSED \d+$|^END$/.test(line));
			expect(failed).toEqual([]);
			expect(Number(simulator.lines[0].slice('PASSED '.length))).toBeGreaterThanOrEqual(tests);
		});
	},
);
