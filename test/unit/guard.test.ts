import { isDeepStrictEqual } from 'node:util';
import { beforeAll, expect, test } from 'vitest';
import { asScript } from '../../tools/xs/script.js';
import * as library from '../support/library.js';
import { syntaxFaults } from '../support/syntax.js';
import { readTracked, trackedFiles } from '../support/tree.js';
import { outcomes, usesOf } from '../support/uses/index.js';
import { instrument, watch } from '../support/watch.js';

// On a board a module is read-only: XS preloads it into flash. Without Moddable's linker, these say the same of src/.

const source = (path: string) => new URL(`../../src/${path}`, import.meta.url);
const support = (path: string) => new URL(`../support/${path}`, import.meta.url);
let uses: string;
beforeAll(async () => {
	uses = await asScript(support('uses/index.ts'), '$uses');
});

/**
 * What is wrong while an instrumented script's library is used in a realm that is frozen when it is loaded: all of it, or
 * one export alone.
 */
async function behaviour(script: string, only?: string): Promise<string[]> {
	const names = 'Object.keys(library)';
	const run = `[${names}, $uses.outcomes(library${only ? `, '${only}'` : ''})]`;
	const { result, faults } = await watch(script, uses, run);
	const [exported, values] = result as [string[], unknown[]];
	const part = Object.fromEntries(
		Object.entries(library).filter(([name]) => exported.includes(name)),
	);
	const expected = outcomes(part, only);
	expect(values.length).toBe(expected.length);
	const differences = values
		.filter((value, i) => !isDeepStrictEqual(value, expected[i]))
		.map((value) => JSON.stringify(value));
	return [...new Set([...faults, ...differences])];
}

const files = trackedFiles().filter((path) => path.startsWith('src/') && path.endsWith('.ts'));

test.each(files)('the syntax of %s has nothing that a board refuses or pays for', (path) => {
	expect(syntaxFaults(path, readTracked(path))).toEqual([]);
});

test('src/ writes to nothing that was made while it loaded, and works in a frozen realm', async () => {
	expect(await behaviour(instrument(await asScript(support('library.ts'), 'library')))).toEqual([]);
});

test('each export is used for this', () => {
	const used = new Set(usesOf(library).flatMap(({ exports }) => exports));
	expect(Object.keys(library).filter((name) => !used.has(name))).toEqual([]);
});

const VARIABLE = / is a variable of the module$/;
const HELD = / writes n, which another function or the module holds$/;
const STATIC = / is a static field that can be written$/;
const NAME = / assigns this\.name, which frozen errors refuse$/;
const SURROGATE = / computes with surrogates, which strings on a board do not have$/;
const INDIRECT = / calls a function as a value$/;
const VALUE = / reads a built-in function as a value$/;
const WRITTEN = / bytes that were made while the module loaded were written$/;
const METHOD = /TypeError: \w+ of what was made while the module loaded/;
const READ_ONLY = /TypeError: Cannot (add|assign to read only) property/;
const UNKNOWN = /^a \w+ was made while the module loaded$/;

/** Defects of a module, each of which `touch` meets whenever it is called; and all that is said of them. */
const DEFECTS: { what: string; code: string; said: RegExp[] }[] = [
	{ what: 'a variable', code: 'let n = 0; const touch = () => n++;', said: [VARIABLE, HELD] },
	{
		what: 'a variable in a closure',
		code: 'const touch = (() => { let n = 0; return () => n++; })();',
		said: [HELD],
	},
	{
		what: 'a buffer',
		code: 'const b = new Uint8Array(4); const touch = (x) => { b[0] = x; };',
		said: [WRITTEN],
	},
	{
		what: 'a buffer that is wiped',
		code: 'const b = new Uint8Array(4); const touch = () => { b[0] = 1; b[0] = 0; };',
		said: [WRITTEN],
	},
	{
		what: 'a buffer in a closure',
		code: 'const touch = ((b) => (x) => { b[0] = x; })(Uint8Array.of(1, 2));',
		said: [WRITTEN],
	},
	{
		what: 'a part of a buffer',
		code: 'const b = Int32Array.of(1, 2); const touch = (x) => b.subarray(1).fill(x);',
		said: [WRITTEN],
	},
	{
		what: 'a view',
		code: 'const v = new DataView(new ArrayBuffer(4)); const touch = (x) => v.setInt32(0, x);',
		said: [WRITTEN],
	},
	{
		what: 'a hash',
		code: 'const h = new SHA256(); const touch = () => h.update(Uint8Array.of(1));',
		said: [METHOD],
	},
	{
		what: 'a zero written again',
		code: 'const b = new Int8Array(4); const touch = () => b.fill(0);',
		said: [METHOD],
	},
	{ what: 'a Map', code: 'const m = new Map(); const touch = (x) => m.set(x, x);', said: [METHOD] },
	{
		what: 'a Set',
		code: 'const s = new Set(); const touch = (x) => Set.prototype.add.call(s, x);',
		said: [/^a Map or Set/, INDIRECT, VALUE],
	},
	{
		what: 'a WeakMap',
		code: 'const m = new WeakMap(); const touch = () => m.set({}, 0);',
		said: [UNKNOWN],
	},
	{
		what: 'a generator',
		code: 'const g = (function* () { yield 1; })(); const touch = () => g.next();',
		said: [UNKNOWN],
	},
	{ what: 'an array', code: 'const a = []; const touch = (x) => a.push(x);', said: [READ_ONLY] },
	{
		what: 'an object',
		code: 'const o = {}; const touch = (x) => { o[x] = x; };',
		said: [READ_ONLY],
	},
	{
		what: 'a property of a function',
		code: 'const touch = (x) => { touch.last = x; };',
		said: [READ_ONLY],
	},
	{
		what: 'a global RegExp',
		code: 'const r = /0/g; const touch = () => r.test("0");',
		said: [READ_ONLY],
	},
	{
		what: 'a static field',
		code: 'class C { static n = 0; } const touch = () => C.n++;',
		said: [STATIC, READ_ONLY],
	},
	{
		what: 'an array in a static field',
		code: 'class C { static a = []; } const touch = (x) => C.a.push(x);',
		said: [STATIC, READ_ONLY],
	},
	{
		what: 'a private field of an object of the module',
		code: 'class C { #n = 0; next() { this.#n++; } } const c = new C(); const touch = () => c.next();',
		said: [READ_ONLY],
	},
	{
		what: 'an error that names itself',
		code: 'class E extends Error { constructor() { super(); this.name = "E"; } } const touch = () => new E();',
		said: [NAME, READ_ONLY],
	},
	{
		what: 'a patched prototype',
		code: 'const touch = () => { Array.prototype.last = 0; };',
		said: [READ_ONLY, VALUE],
	},
	{
		what: 'arithmetic with surrogates',
		code: 'const touch = () => "é".charCodeAt(0) - 0xd800;',
		said: [SURROGATE],
	},
	{
		what: 'a stored built-in that is called',
		code: 'const { charCodeAt } = String.prototype; const touch = () => charCodeAt.call("é", 0);',
		said: [INDIRECT],
	},
	{
		what: 'a built-in that is passed on',
		code: 'const touch = () => ["1"].map(Number.parseFloat);',
		said: [VALUE],
	},
	{
		what: 'a built-in that is taken out of its object',
		code: 'const touch = () => { const { fromCharCode } = String; return fromCharCode(65); };',
		said: [VALUE],
	},
];

let script: string;
beforeAll(async () => {
	script = instrument(await asScript([source('index.ts'), source('clouds/tencent.ts')], 'library'));
});

test.each(DEFECTS)('finds $what', async ({ code, said }) => {
	const head = 'function randomConnectionId(';
	expect(script).toContain(head);
	const added = `${code}
		function randomConnectionId(random) { touch(7); return unspoilt(random); }`;
	const spoilt = script.replace(head, () => `${instrument(added)}\nfunction unspoilt(`);
	const faults = [
		...syntaxFaults('spoilt.ts', code),
		...(await behaviour(spoilt, 'randomConnectionId')),
	];
	const unsaid = said.filter((pattern) => !faults.some((fault) => pattern.test(fault)));
	const unexpected = faults.filter((fault) => !said.some((pattern) => pattern.test(fault)));
	expect({ unsaid, unexpected }).toEqual({ unsaid: [], unexpected: [] });
});
