import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { beforeAll, expect, test } from 'vitest';
import { encodeConnect, hex } from '../../src/index.js';
import { loadVectors } from '../support/load.js';
import { sign } from '../support/published.js';
import { expected } from '../support/vectors.js';
import { buildForSimulator, installed, makeApp } from './sdk.js';
import { simulate } from './simulator.js';

const vectors = [...loadVectors()].flatMap(([file, content]) =>
	content.vectors.map((vector) => ({ file, vector })),
);
const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');

/** What the app said, by name. */
const said = new Map<string, unknown[]>();

beforeAll(async () => {
	const runVector = ts.transpileModule(read('../support/vectors.ts'), {
		compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
	}).outputText;
	const manifest = {
		include: [
			'$(MODDABLE)/examples/manifest_base.json',
			'$(MODDABLE)/modules/crypt/digest/manifest.json',
			join(installed, 'manifest.json'),
		],
		modules: {
			'*': ['./main', './run-vector', './vectors'],
			native: join(installed, 'examples/moddable-native-digest/native'),
		},
	};
	const app = makeApp('library', {
		'manifest.json': manifest,
		'main.js': `${read('apps/library.js')}\ntrace('END\\n');`,
		'run-vector.js': runVector,
		'vectors.js': `export default ${JSON.stringify(vectors.map(({ vector }) => vector))};`,
	});
	const build = await buildForSimulator({ app });
	await simulate(build.app, async (simulator) => {
		await simulator.line(/^END$/, 120);
		for (const line of simulator.lines.slice(0, -1)) {
			const [, name, json] = /^(\w+) (.*)$/.exec(line) as RegExpExecArray;
			said.set(name, [...(said.get(name) ?? []), JSON.parse(json)]);
		}
	});
});

test(`all ${vectors.length} vectors`, () => {
	const name = (i: number) => `${vectors[i].file}: ${vectors[i].vector.name}`;
	expect(said.get('vector')?.map((value, i) => [name(i), value])).toEqual(
		vectors.map(({ vector }, i) => [name(i), expected(vector)]),
	);
});

test('characters beyond the BMP are the bytes that Node makes, on an engine that counts them as one', () => {
	const text = 'é日😀';
	const packet = hex(encodeConnect({ clientId: text, username: text }));
	expect(said.get('characters')).toEqual([[3, packet]]);
	expect(text.length).toBe(4);
});

test("Moddable's digest and ours sign to the same password", () => {
	const { password } = sign();
	expect(said.get('passwords')).toEqual([[password, password]]);
});

test("Moddable's digest in our form keeps to the form", () => {
	expect(said.get('sizes')).toEqual([[64, 32]]);
	const digests = Array.from({ length: 130 }, (_, length) =>
		createHash('sha256').update(new Uint8Array(length).fill(length)).digest('hex'),
	);
	expect(said.get('digests')).toEqual(digests.map((digest) => [digest, digest]));
});
