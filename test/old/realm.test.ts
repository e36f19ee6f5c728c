import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { type Context, createContext, runInContext } from 'node:vm';
import ts from 'typescript';
import { beforeAll, describe, expect, test } from 'vitest';
import * as library from '../src/index.js';
import * as stay from '../src/stay.js';
import { loadVectors } from './support/load.js';
import { ECMASCRIPT, WITHOUT_HOST } from './support/realm.js';
import { asScript, BUNDLE } from './support/script.js';
import { use } from './support/use.js';
import { expected } from './support/vectors.js';

const dist = new URL('./', BUNDLE);

describe('the built bundle, in a realm of ECMAScript alone,', () => {
	let realm: Context;
	const run = (script: string) => runInContext(script, realm);
	beforeAll(async () => {
		realm = createContext({});
		run(WITHOUT_HOST);
		run(await asScript(BUNDLE, 'library'));
		run(await asScript(new URL('stay.js', dist), 'stay'));
		for (const name of ['use', 'vectors'])
			run(await asScript(new URL(`./support/${name}.ts`, import.meta.url), `$${name}`));
	});

	test('has no global but of ECMAScript', () => {
		const loaded = ['library', 'stay', '$use', '$vectors'];
		const names: string[] = run('Object.getOwnPropertyNames(globalThis)');
		expect([...names].sort()).toEqual([...ECMASCRIPT, ...loaded].sort());
	});

	test('does all that src/ does in Node', () => {
		expect(JSON.parse(run('JSON.stringify($use.use(library, stay))'))).toEqual(use(library, stay));
	});

	test.each([...loadVectors()])('gives the published answers of %s', (_, { vectors }) => {
		const json = JSON.stringify(vectors);
		const answers = run(
			`JSON.stringify(${json}.map((vector) => $vectors.actual(library, vector)))`,
		);
		expect(JSON.parse(answers)).toEqual(vectors.map(expected));
	});
});

describe('the built modules', () => {
	// The command is a program for Node.
	const modules = readdirSync(dist).filter((name) => name.endsWith('.js') && name !== 'cli.js');
	const imports = (name: string) =>
		ts
			.preProcessFile(readFileSync(new URL(name, dist), 'utf8'))
			.importedFiles.map(({ fileName }) => fileName);

	test('the bundle imports nothing', () => {
		expect(imports('index.js')).toEqual([]);
	});

	test('the part that stays signed in imports the bundle by its name, which it has on a board too', () => {
		expect(imports('stay.js')).toEqual(['mqtt-signin']);
	});

	test.each(modules.filter((name) => name !== 'stay.js'))('%s imports files beside it', (name) => {
		for (const path of imports(name)) {
			expect(path).toMatch(/^\.\//);
			expect(existsSync(new URL(path, dist))).toBe(true);
		}
	});
});
