import { readdirSync, readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import * as library from './support/everything.js';
import { asScript } from './support/script.js';
import { syntaxFaults } from './support/syntax.js';
import { use } from './support/use.js';
import { watch } from './support/watch.js';

// On a board a module is read-only: XS preloads it into flash. Without Moddable's linker, these say the same of src/.

const source = new URL('../src/', import.meta.url);
const support = new URL('./support/', import.meta.url);
const expected = use(library, library);

/** What is wrong while all of src/ is used in a realm that is frozen when it is loaded. */
async function behaviour(edit?: (text: string) => string): Promise<string[]> {
	const script = await asScript(new URL('everything.ts', support), 'library', edit);
	const user = await asScript(new URL('use.ts', support), '$use');
	const { result, faults } = await watch(`${script}\n${user}`, '$use.use(library, library)');
	const differences = (result as unknown[])
		.filter((value, i) => !isDeepStrictEqual(value, expected[i]))
		.map((value) => JSON.stringify(value));
	return [...new Set([...faults, ...differences])];
}

test('the syntax of src/ has nothing that a board refuses', () => {
	const faults = readdirSync(source).flatMap((name) =>
		syntaxFaults(name, readFileSync(new URL(name, source), 'utf8')),
	);
	expect(faults).toEqual([]);
});

test('src/ writes to nothing that was made while it loaded, and works in a frozen realm', async () => {
	expect(await behaviour()).toEqual([]);
});

test('each export is used for this', () => {
	const unused = new Set(Object.keys(library));
	const seen = new Proxy(library, {
		get(target, name, receiver) {
			unused.delete(String(name));
			return Reflect.get(target, name, receiver);
		},
	});
	use(seen, seen);
	expect([...unused]).toEqual([]);
});

const VARIABLE = / is a variable of the module$/;
const HELD = / writes n, which another function or the module holds$/;
const STATIC = / is a static field that can be written$/;
const NAME = / assigns this\.name, which frozen errors refuse$/;
const SURROGATE = / computes with surrogates, which strings on a board do not have$/;
const WRITTEN = / bytes that were made while the module loaded were written$/;
const METHOD = /TypeError: \w+ of what was made while the module loaded/;
const READ_ONLY = /TypeError: Cannot (add|assign to read only) property/;
const UNKNOWN = /^a \w+ was made while the module loaded$/;

/** Defects of a module, each of which `touch` meets whenever expiryAfter is called; and all that is said of them. */
const DEFECTS: [what: string, code: string, said: RegExp[]][] = [
	['a variable', 'let n = 0; const touch = () => n++;', [VARIABLE, HELD]],
	['a variable in a closure', 'const touch = (() => { let n = 0; return () => n++; })();', [HELD]],
	['a buffer', 'const b = new Uint8Array(4); const touch = (x) => { b[0] = x; };', [WRITTEN]],
	[
		'a buffer that is wiped',
		'const b = new Uint8Array(4); const touch = () => { b[0] = 1; b[0] = 0; };',
		[WRITTEN],
	],
	[
		'a buffer in a closure',
		'const touch = ((b) => (x) => { b[0] = x; })(Uint8Array.of(1, 2));',
		[WRITTEN],
	],
	[
		'a buffer behind a part of it',
		'const b = Int32Array.of(1, 2); const touch = (x) => b.subarray(1).fill(x);',
		[WRITTEN],
	],
	[
		'a view',
		'const v = new DataView(new ArrayBuffer(4)); const touch = (x) => v.setInt32(0, x);',
		[WRITTEN],
	],
	[
		'a hash',
		'const h = new SHA256(); const touch = () => h.update(Uint8Array.of(1));',
		[READ_ONLY],
	],
	['a zero written again', 'const b = new Int8Array(4); const touch = () => b.fill(0);', [METHOD]],
	['a Map', 'const m = new Map(); const touch = (x) => m.set(x, x);', [METHOD]],
	[
		'a Set',
		'const s = new Set(); const touch = (x) => Set.prototype.add.call(s, x);',
		[/^a Map or Set/],
	],
	['a WeakMap', 'const m = new WeakMap(); const touch = () => m.set({}, 0);', [UNKNOWN]],
	[
		'a generator',
		'const g = (function* () { yield 1; })(); const touch = () => g.next();',
		[UNKNOWN],
	],
	['an array', 'const a = []; const touch = (x) => a.push(x);', [READ_ONLY]],
	['an object', 'const o = {}; const touch = (x) => { o[x] = x; };', [READ_ONLY]],
	['a property of a function', 'const touch = (x) => { touch.last = x; };', [READ_ONLY]],
	['a global RegExp', 'const r = /0/g; const touch = () => r.test("0");', [READ_ONLY]],
	['a static field', 'class C { static n = 0; } const touch = () => C.n++;', [STATIC, READ_ONLY]],
	[
		'a static array',
		'class C { static readonly a = []; } const touch = (x) => C.a.push(x);',
		[READ_ONLY],
	],
	[
		'a private field of an object of the module',
		'class C { #n = 0; next() { this.#n++; } } const c = new C(); const touch = () => c.next();',
		[READ_ONLY],
	],
	[
		'an error that names itself',
		'class E extends Error { constructor() { super(); this.name = "E"; } } const touch = () => new E();',
		[NAME, READ_ONLY],
	],
	['a patched prototype', 'const touch = () => { Array.prototype.last = 0; };', [READ_ONLY]],
	['surrogates', 'const touch = () => "é".charCodeAt(0) - 0xd800;', [SURROGATE]],
];

test.each(DEFECTS)('%s is found', async (_, code, said) => {
	const text = readFileSync(new URL('tencent.ts', source), 'utf8');
	const spoilt = `${text.replace('export function expiryAfter(', 'function unspoilt(')}
		${code}
		export function expiryAfter(now: number, lifetime: number): number {
			touch(lifetime);
			return unspoilt(now, lifetime);
		}`;
	const faults = [
		...syntaxFaults('tencent.ts', spoilt),
		...(await behaviour((other) => (other === text ? spoilt : other))),
	];
	const unsaid = said.filter((pattern) => !faults.some((fault) => pattern.test(fault)));
	const unexpected = faults.filter((fault) => !said.some((pattern) => pattern.test(fault)));
	expect({ unsaid, unexpected }).toEqual({ unsaid: [], unexpected: [] });
});
