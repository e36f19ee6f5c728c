import { refuse, requireType } from '../check.js';

/** XS's own function: in the UTF-8 that it returns, a lone surrogate is encoded like any other character. */
type FromString = { fromString(text: string): ArrayBuffer };

/** Of ECMAScript 2024. */
type IsWellFormed = { isWellFormed(): boolean };

/** The port of ../utf8.ts to XS, which holds a string as UTF-8 already. */
export function utf8(text: string, field = 'text'): Uint8Array {
	requireType(field, text, 'string');
	if (!(text as unknown as IsWellFormed).isWellFormed())
		refuse(SyntaxError, field, 'well-formed Unicode', 'a lone surrogate');
	return new Uint8Array((ArrayBuffer as unknown as FromString).fromString(text));
}
