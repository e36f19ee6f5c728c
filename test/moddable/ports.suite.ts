import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { buildForSimulator, installed, makeApp, ownWarnings } from './sdk.js';
import { simulate } from './simulator.js';

const path = (file: string) => fileURLToPath(new URL(file, import.meta.url));
const SUITES = ['base64', 'hex', 'utf8', 'hash'].map((name) => path(`../unit/${name}.test.ts`));
/** What the suites import, and what stands for it in XS. */
const SHIMS: Readonly<Record<string, string>> = {
	vitest: path('xs/vitest.ts'),
	'node:crypto': path('xs/node.ts'),
	'fast-check': path('xs/fast-check.ts'),
};

/** The suites and all that they import, as one module. */
async function bundle(): Promise<string> {
	const start = [SHIMS['node:crypto'], ...SUITES].map(
		(suite) => `import ${JSON.stringify(suite)};`,
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

test('the unit tests of Base64, hex, UTF-8 and the hashes pass in the simulator, ports and originals', async () => {
	const manifest = {
		include: [
			'$(MODDABLE)/examples/manifest_base.json',
			'$(MODDABLE)/modules/crypt/digest/manifest.json',
			join(installed, 'manifest_native.json'),
		],
		modules: { '*': ['./main', './suites'] },
		creation: { stack: 32768 },
	};
	const app = makeApp('ports', {
		'manifest.json': manifest,
		'main.js':
			"import('suites').catch((error) => trace('FAILED ' + error + '\\n')).then(() => trace('END\\n'));",
		'suites.js': await bundle(),
	});
	const built = await buildForSimulator({ app });
	expect(ownWarnings(built.output)).toEqual([]);
	await simulate(built.app, async (simulator) => {
		await simulator.line(/^END$/, 120);
		const failed = simulator.lines.filter((line) => !/^PASSED \d+$|^END$/.test(line));
		expect(failed).toEqual([]);
		expect(Number(simulator.lines[0].slice('PASSED '.length))).toBeGreaterThan(300);
	});
});
