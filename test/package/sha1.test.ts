import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const dist = new URL('../../dist/moddable/', import.meta.url);
/** FIPS 180-4 section 5.3.1: H(0) of SHA-1 has one word that SHA-256 has not, as it is or complemented. */
const WORD = 0xc3d2e1f0;

test('only the bundles that SECURITY.md names contain SHA-1', () => {
	const forms = [WORD, WORD | 0, ~WORD].map(String);
	const carriers = readdirSync(dist)
		.filter((name) => name.endsWith('.js'))
		.filter((name) => {
			const code = readFileSync(new URL(name, dist), 'utf8');
			return forms.some((form) => code.includes(form));
		})
		.map((name) => `manifest_${name.replace('.js', '').replaceAll('-', '_')}.json`);
	const security = readFileSync(new URL('../../SECURITY.md', import.meta.url), 'utf8');
	const [, named] = /On a board only the bundles of (.*?) contain it/.exec(security)!;
	expect(carriers).toEqual([...named.matchAll(/`(.*?)`/g)].map(([, name]) => name));
});
