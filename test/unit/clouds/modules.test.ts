import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, test } from 'vitest';

const FOLDER = 'src/clouds/';

/** What a program that imports one cloud and uses all of it is made of. */
async function bundle(cloud: string) {
	const { metafile, outputFiles } = await build({
		entryPoints: [`${FOLDER}${cloud}.ts`],
		bundle: true,
		format: 'esm',
		minify: true,
		write: false,
		metafile: true,
	});
	const inputs = Object.values(metafile.outputs)
		.flatMap(({ inputs }) => Object.entries(inputs))
		.filter(([, { bytesInOutput }]) => bytesInOutput > 0)
		.map(([file]) => file);
	return { cloud, inputs, text: outputFiles[0].text };
}

const clouds = await Promise.all(readdirSync(FOLDER).map((file) => bundle(basename(file, '.ts'))));

describe.each(clouds)('$cloud', ({ cloud, inputs, text }) => {
	test('contains no other cloud', () => {
		expect(inputs.filter((file) => file.startsWith(FOLDER))).toEqual([`${FOLDER}${cloud}.ts`]);
		if (!cloud.startsWith('tencent')) expect(text).not.toMatch(/tencent/i);
	});

	test('names no other cloud’s file, not even for types', () => {
		const source = readFileSync(`${FOLDER}${cloud}.ts`, 'utf8');
		expect(
			[...source.matchAll(/from '(.*)'/g)].filter(([, path]) => !path.startsWith('../')),
		).toEqual([]);
	});

	test('contains only the hashes that it uses', () => {
		const usesSHA1 = ['apsaramq', 'tencent-register-dev'].includes(cloud);
		expect(inputs.includes('src/sha1.ts')).toBe(usesSHA1);
		if (usesSHA1) expect(inputs).not.toContain('src/sha256.ts');
	});

	test('is a file of at most 160 lines', () => {
		const lines = readFileSync(`${FOLDER}${cloud}.ts`, 'utf8').trimEnd().split('\n');
		expect(lines.length).toBeLessThanOrEqual(160);
	});
});
