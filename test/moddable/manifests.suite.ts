import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { count, table, writeBlocks } from '../../bench/table.js';
import { CLOUDS, PARTS } from './manifests.js';
import { flashBytes, installed, type Link, linkForEsp32, makeApp, ownWarnings } from './sdk.js';

const base = '$(MODDABLE)/examples/manifest_base.json';

/** Bytes of flash beyond an app that does nothing. */
const MOST: Readonly<Record<string, number>> = {
	tencent: 21_000,
	tencent_sha1: 24_500,
	native: 16_000,
};
/** Our hashes, where they are not SHA-256 alone. */
const CARRIED: Readonly<Record<string, string[]>> = {
	native: [],
	tencent_sha1: ['SHA-1', 'SHA-256'],
	apsaramq: ['SHA-1'],
};
const MOST_FOR_ANOTHER_CLOUD = 23_500;

/** Links an app that does nothing, for what its manifest brings to flash. */
function linkNothing(name: string, manifests: readonly string[]): Promise<Link> {
	const include = [base, ...manifests.map((manifest) => join(installed, manifest))];
	const manifest = { include, modules: { '*': './main' } };
	return linkForEsp32({
		app: makeApp(`flash-${name}`, { 'manifest.json': manifest, 'main.js': '' }),
	});
}

/** Constants of FIPS 180-4 section 4.2, as the linker writes the bytes of numbers; sha1.ts has the complement. */
const HASHES = { 'SHA-1': inFlash(~0x8f1bbcdc), 'SHA-256': inFlash(0x428a2f98) };

function inFlash(word: number): string {
	const bytes = [0, 8, 16, 24].map((shift) => (word >> shift) & 255);
	return bytes.map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
}

test('every manifest is linked into flash without a warning, as small as it should be', async () => {
	const sizes: Record<string, number> = {};
	const hashes: Record<string, string[]> = {};
	const wrong: string[] = [];
	const measure = async (name: string, manifests: readonly string[]) => {
		const link = await linkNothing(name, manifests);
		wrong.push(...ownWarnings(link.output).map((warning) => `${name}: ${warning}`));
		wrong.push(...link.notPreloaded.filter((module) => module.startsWith('mqtt-signin')));
		const source = readFileSync(link.source, 'utf8');
		hashes[name] = Object.entries(HASHES).flatMap(([hash, constant]) =>
			source.includes(constant) ? [hash] : [],
		);
		return flashBytes(link);
	};
	const nothing = await measure('nothing', []);
	for (const { name, manifest } of CLOUDS)
		sizes[name] = (await measure(name, [manifest])) - nothing;
	for (const { name, manifest, beside } of PARTS) {
		const cloud = CLOUDS.find((each) => each.manifest === beside[0])?.name as string;
		sizes[name] = (await measure(name, [beside[0], manifest])) - nothing - sizes[cloud];
	}
	console.log('Bytes of flash beyond an app without the library');
	console.table(sizes);
	if (process.env.UPDATE_DOCS) {
		const rows = [...CLOUDS, ...PARTS].map(({ name, manifest }) => [
			`\`${manifest}\``,
			count(sizes[name]),
		]);
		writeBlocks(new URL('../../docs/moddable.md', import.meta.url), {
			'npm run test:moddable: flash': table([['manifest', 'bytes of flash'], ...rows]),
		});
	}
	expect(wrong).toEqual([]);
	for (const { name } of CLOUDS) {
		expect(hashes[name], name).toEqual(CARRIED[name] ?? ['SHA-256']);
		expect(sizes[name], name).toBeLessThanOrEqual(MOST[name] ?? MOST_FOR_ANOTHER_CLOUD);
	}
	expect(sizes.tencent - sizes.native).toBeGreaterThanOrEqual(5000);
});

test('a module with scratch memory of its own is warned of', async () => {
	const scratch = `
		const scratch = new Map();
		let calls = 0;
		export const call = (key) => scratch.set(key, ++calls);`;
	const app = makeApp('scratch', {
		'manifest.json': {
			include: base,
			modules: { '*': ['./main', './scratch'] },
			preload: ['scratch'],
		},
		'main.js': '',
		'scratch.js': scratch,
	});
	expect(ownWarnings((await linkForEsp32({ app })).output)).not.toEqual([]);
});
