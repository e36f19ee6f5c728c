import { defineConfig } from 'vitest/config';

const { TESTS } = process.env;

// The tests of what src/ computes. Those that read its text would see the changes, and those of other folders take long.
export default defineConfig({
	test: {
		include: TESTS?.split(',') ?? ['test/unit/*.test.ts', 'test/unit/clouds/*.test.ts'],
		exclude: [
			'test/unit/{figures,fleet,growth,guard,hostile,layers,moddable-docs,words,entries}.test.ts',
			'test/unit/clouds/modules.test.ts',
		],
		testTimeout: 60_000,
		alias: [
			{
				find: /^\.\/digest\.js$/,
				replacement: new URL('../../test/support/digest.ts', import.meta.url).pathname,
			},
		],
	},
});
