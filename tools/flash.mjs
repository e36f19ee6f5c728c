import MagicString from 'magic-string';
import { minify } from 'terser';

/**
 * Names that every XS firmware has in its table of keys, being those of ECMAScript's own properties: a variable called so
 * costs no key of its own, 26 bytes of flash each. No global is among them.
 */
const NAMES =
	`at of or abs add all and any cos exp has is log map max min now pop pow raw set sin sub tan acos asin atan
bind call cbrt ceil cosh fill find flat imul join keys load next push race read sign sinh size some sort sqrt tanh test
then trim wait wake xor slice apply clear clone count every floor hypot index input local parse right round shift split
stack store trunc value acosh asinh atanh match proxy entries`.split(/\s+/);

/** Makes of a board's module what takes least flash once it is preloaded: plugins for rollup, in this order. */
export const flash = [
	{
		name: 'arrows',
		/** A function declaration has a prototype object, 60 bytes, which an arrow function has not. */
		renderChunk(code) {
			const text = new MagicString(code);
			for (const { type, start, end, id, params, body } of this.parse(code).body) {
				if (type !== 'FunctionDeclaration') continue;
				const parameters = code.slice(params[0]?.start, params.at(-1)?.end ?? 0);
				text.update(start, body.start, `const ${id.name}=(${parameters})=>`);
				text.appendLeft(end, ';\n');
				// To the top, since all of the module may call a function before its declaration.
				if (start > 0) text.move(start, end, 0);
			}
			return { code: text.toString(), map: text.generateMap({ hires: true }) };
		},
	},
	{
		name: 'minify-for-flash',
		renderChunk: (code) =>
			minify(code, {
				module: true,
				ecma: 2022,
				// XS runs statements faster than sequences; a function that is inlined as a function expression is made again at
				// each call.
				compress: { passes: 3, sequences: false, reduce_funcs: false, inline: 1 },
				mangle: { nth_identifier: { get: (n) => NAMES[n] ?? `$${n - NAMES.length}` } },
				sourceMap: { asObject: true },
			}),
	},
];
