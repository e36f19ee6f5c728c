import { defineConfig } from 'vitest/config';

// The tests of what src/ computes. Those that read its text would see the changes, and those of other folders take long.
export default defineConfig({
	test: {
		include: ['test/unit/*.test.ts', 'test/unit/clouds/*.test.ts'],
		exclude: [
			'test/unit/{figures,fleet,growth,guard,hostile,layers,moddable-docs,words,entries}.test.ts',
			'test/unit/clouds/modules.test.ts',
		],
		testTimeout: 60_000,
		// Of the code units that base64.test.ts tries, the first few show what the others do.
		env: { UNITS: '384' },
		alias: [
			{
				find: /^\.\/digest\.js$/,
				replacement: new URL('../../test/support/digest.ts', import.meta.url).pathname,
			},
		],
	},
});
