import { refuse, requireType } from './check.js';

/**
 * Returns the UTF-8 form of `text`, RFC 3629. Throws a TypeError if `text` is not a string and a SyntaxError for a lone
 * surrogate; the error calls the text `field`.
 */
export function utf8(text: string, field = 'text'): Uint8Array {
	requireType(field, text, 'string');
	let escaped: string;
	try {
		// An engine indexes a string by UTF-16 unit or, XS on a board, by code point. Escapes are the same in both.
		escaped = encodeURI(text);
	} catch {
		refuse(SyntaxError, field, 'well-formed Unicode', 'a lone surrogate');
	}
	if (escaped.length === text.length) {
		const ascii = new Uint8Array(text.length);
		writeAscii(text, ascii, 0);
		return ascii;
	}
	const parts = escaped.split('%');
	const bytes = new Uint8Array(escaped.length - 2 * (parts.length - 1));
	let at = writeAscii(parts[0], bytes, 0);
	for (let i = 1; i < parts.length; i++) {
		bytes[at++] = parseInt(parts[i].slice(0, 2), 16);
		at = writeAscii(parts[i].slice(2), bytes, at);
	}
	return bytes;
}

/** Writes `text` to `bytes` from `at`; returns where it ends. */
function writeAscii(text: string, bytes: Uint8Array, at: number): number {
	const length = text.length;
	// In halves, because on a board charCodeAt(i) walks the string up to i.
	if (length > 128) {
		const half = length >> 1;
		return writeAscii(text.slice(half), bytes, writeAscii(text.slice(0, half), bytes, at));
	}
	for (let i = 0; i < length; i++) bytes[at + i] = text.charCodeAt(i);
	return at + length;
}
