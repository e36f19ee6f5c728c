import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asScript } from '../../tools/xs/script.js';
import { GRAPHS } from '../support/built.js';
import { ENGINES, type Realm, XS } from '../support/engines.js';
import * as library from '../support/library.js';
import { loadVectors } from '../support/load.js';
import { ECMASCRIPT } from '../support/realm.js';
import { outcomes } from '../support/uses/index.js';
import { exportsOf, wanted } from '../support/vectors.js';

/** The part of src/ that a realm has. */
const partOf = (names: readonly string[]) =>
	Object.fromEntries(Object.entries(library).filter(([name]) => names.includes(name)));

/** What each realm is given beside the library. */
const support = Promise.all(
	Object.entries({ $uses: 'uses/index', $vectors: 'vectors' }).map(([name, file]) =>
		asScript(new URL(`../support/${file}.ts`, import.meta.url), name),
	),
);

const CASES = ENGINES.flatMap((engine) =>
	GRAPHS.map(({ name, load }) => ({ engine, load, name: `${name} in ${engine.name}` })),
);

async function startWith(engine: (typeof ENGINES)[number], load: () => Promise<string>) {
	const realm = await engine.start();
	for (const script of [await load(), ...(await support)]) await realm.run(script);
	return realm;
}

describe.each(CASES)('$name', ({ engine, load }) => {
	describe.skipIf(engine.missing)('without a host', () => {
		let realm: Realm;
		let names: string[];
		beforeAll(async () => {
			realm = await startWith(engine, load);
			names = (await realm.evaluate('Object.keys(library)')) as string[];
		});
		afterAll(() => realm?.stop());

		test('needs no global but ECMAScript’s', async () => {
			const globals = (await realm.evaluate('Object.getOwnPropertyNames(globalThis)')) as string[];
			const others = globals.filter((name) => !name.startsWith('$') && name !== 'library');
			expect(ECMASCRIPT).toEqual(expect.arrayContaining(others));
		});

		test('does all that src/ does in Node', async () => {
			const expected = outcomes(partOf(names));
			expect(expected.length).toBeGreaterThan(80);
			expect(await realm.evaluate('$uses.outcomes(library)')).toEqual(expected);
		});

		const vectors = [...loadVectors().values()].flatMap((file) => file.vectors);

		test('gives the answer of every vector', async () => {
			const own = vectors.filter((vector) =>
				exportsOf(vector).every((name) => names.includes(name)),
			);
			expect(own.length).toBeGreaterThan(100);
			const answers = await realm.evaluate(
				`${JSON.stringify(own)}.map((vector) => $vectors.actual(library, vector))`,
			);
			expect(answers).toEqual(own.map(wanted));
		});
	});
});

describe.skipIf(XS.missing)('XS, when all that it is made of is frozen', () => {
	test.each(GRAPHS)('$name does all the same', async ({ load }) => {
		const realm = await startWith(XS, load);
		try {
			await realm.run(`
				for (const name of Object.getOwnPropertyNames(globalThis))
					if (globalThis[name] !== globalThis) $harden(globalThis[name]);
				if (!Object.isFrozen(library.SHA256.prototype) || !Object.isFrozen(Error.prototype))
					throw new Error('not frozen');`);
			const names = (await realm.evaluate('Object.keys(library)')) as string[];
			expect(await realm.evaluate('$uses.outcomes(library)')).toEqual(outcomes(partOf(names)));
		} finally {
			realm.stop();
		}
	});
});
