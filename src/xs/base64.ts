import { refuse, requireBytes, requireType } from '../check.js';

/** Of ECMAScript 2026, like ToBase64. */
type FromBase64 = {
	fromBase64(text: string, options: { readonly lastChunkHandling: 'strict' }): Uint8Array;
};

type ToBase64 = { toBase64(): string };

const STRICT = /* @__PURE__ */ Object.freeze({ lastChunkHandling: 'strict' });

/** The port of ../base64.ts to an engine that has toBase64. */
export function encodeBase64(bytes: Uint8Array): string {
	requireBytes('bytes', bytes);
	return (bytes as unknown as ToBase64).toBase64();
}

/** The port of ../base64.ts to an engine that has fromBase64. */
export function decodeBase64(text: string, field = 'text'): Uint8Array {
	requireType(field, text, 'string');
	const { length } = text;
	let bytes: Uint8Array | undefined;
	try {
		bytes = (Uint8Array as unknown as FromBase64).fromBase64(text, STRICT);
	} catch {
		// Its error may show a character of a secret.
	}
	// It skips white space.
	if (bytes !== undefined && 4 * Math.ceil(bytes.length / 3) === length) return bytes;
	bytes?.fill(0);
	return refuse(
		SyntaxError,
		field,
		'canonical Base64',
		`a mistake at position ${mistake(text)} of ${length}`,
	);
}

/** Where `text` is not canonical Base64, as ../base64.ts finds it. */
function mistake(text: string): number {
	const { length } = text;
	const end = length - (text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0);
	const letter = text.slice(0, end).search(/[^A-Za-z0-9+/]/);
	if (letter >= 0) return letter;
	return length % 4 > 0 ? length : end - 1;
}
