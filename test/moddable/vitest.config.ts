import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
	root: fileURLToPath(new URL('../..', import.meta.url)),
	test: {
		include: ['test/moddable/*.suite.ts'],
		globalSetup: 'test/moddable/setup.ts',
		reporters: ['verbose'],
		// A first build compiles the SDK's C; a loss is followed by a wait of up to a minute.
		testTimeout: 300_000,
		hookTimeout: 300_000,
		teardownTimeout: 60_000,
		maxWorkers: 2,
	},
});
