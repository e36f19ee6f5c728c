import { refuse, requireBytes, requireType } from './check.js';

/** Called with the text as `this`: XS makes an object of a text at each `text.charCodeAt(i)`. */
export const charCodeAt = String.prototype.charCodeAt;

/** The UTF-8 form of `text`, RFC 3629; SyntaxError for a lone surrogate. An error calls the text `field`. */
export function utf8(text: string, field = 'text'): Uint8Array {
	requireType(field, text, 'string');
	let escaped = '';
	try {
		// An engine indexes a string by UTF-16 unit or, XS on a board, by code point. Escapes are the same in both.
		escaped = encodeURI(text);
	} catch {
		refuse(SyntaxError, field, 'has a lone surrogate', 'well-formed Unicode');
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
	for (let i = 0; i < length; i++) bytes[at + i] = charCodeAt.call(text, i);
	return at + length;
}

/** Two lower-case digits a byte. */
export function hex(bytes: Uint8Array): string {
	requireBytes('bytes', bytes);
	const length = bytes.length;
	// In halves, because a string that grows is copied each time.
	if (length > 128) {
		const half = length >> 1;
		return hex(bytes.subarray(0, half)) + hex(bytes.subarray(half));
	}
	const fromCharCode = String.fromCharCode;
	let text = '';
	for (let i = 0; i < length; i += 4) {
		// Four digits at once, one a byte. What is read past the end counts as 0, and is cut off.
		let x = (bytes[i] << 16) | bytes[i + 1];
		let y = (bytes[i + 2] << 16) | bytes[i + 3];
		x = ((x << 4) | x) & 0x0f0f0f0f;
		y = ((y << 4) | y) & 0x0f0f0f0f;
		x += 0x30303030 + (((x + 0x06060606) >> 4) & 0x01010101) * 39;
		y += 0x30303030 + (((y + 0x06060606) >> 4) & 0x01010101) * 39;
		text += fromCharCode(
			x >> 24,
			(x >> 16) & 255,
			(x >> 8) & 255,
			x & 255,
			y >> 24,
			(y >> 16) & 255,
			(y >> 8) & 255,
			y & 255,
		);
	}
	return text.slice(0, 2 * length);
}
