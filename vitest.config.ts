import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** In the place of C of the Moddable SDK. */
const digest = {
	find: /^\.\/digest\.js$/,
	replacement: new URL('test/support/digest.ts', import.meta.url).pathname,
};

/** For tests that parse programs: it is there in a fourth of the time. */
const typescript = {
	find: /^typescript$/,
	replacement: new URL('test/support/typescript.ts', import.meta.url).pathname,
};

/** For tests that leave nothing behind: they share what they import. */
const shared = { isolate: false, pool: 'threads' };

/** The tests of test/`name`, which differ in what they need. */
function project(name: string, test: object = {}) {
	return {
		extends: true as const,
		test: { name, include: [`test/${name}/**/*.test.ts`], ...test },
	};
}

export default defineConfig({
	test: {
		testTimeout: 60_000,
		hookTimeout: 120_000,
		// Vitest would leave one core idle, and many tests wait for processes and brokers.
		maxWorkers: availableParallelism() + 1,
		coverage: { include: ['src/**/*.ts'], exclude: ['src/xs'], reporter: ['text', 'html'] },
		projects: [
			// src/ alone: no build, no process, no network.
			project('unit', { alias: [digest, typescript], ...shared }),
			// The built files in the XS engine; not as threads, among which flags of V8 are shared.
			project('xs', { isolate: false }),
			// The command, as a process.
			project('cli', shared),
			// Brokers and other processes.
			project('e2e', shared),
			// What npm packs.
			project('package', { testTimeout: 120_000 }),
			// The page in a browser.
			project('page', { testTimeout: 120_000, ...shared }),
			// Long runs, which `npm test` leaves out.
			project('fuzz', { testTimeout: 3_600_000 }),
		],
	},
});
