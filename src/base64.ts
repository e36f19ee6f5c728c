import { refuse, requireBytes } from './check.js';
import { utf8 } from './utf8.js';

/** RFC 4648 table 1, the padding last. */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=';

const LETTERS = /* @__PURE__ */ Uint8Array.from(ALPHABET, (letter) => letter.charCodeAt(0));
const VALUES = /* @__PURE__ */ invert(LETTERS);

/** The letter of padding, and two of them as decodeBase64 reads them. */
const PAD = 0x3d;
const PADDING = 64 * 64 + 64;

/** The value of each letter; for every other code below 128 one that outweighs three letters. */
function invert(letters: Uint8Array): Int32Array {
	const values = new Int32Array(128).fill(-0x1000000);
	for (let i = 0; i < letters.length; i++) values[letters[i]] = i;
	return values;
}

/** Returns `bytes` as Base64 with padding, RFC 4648 section 4. Throws a TypeError if they are not a Uint8Array. */
export function encodeBase64(bytes: Uint8Array): string {
	requireBytes('bytes', bytes);
	const length = bytes.length;
	const text = encode(bytes, 0, length);
	const padding = (3 - (length % 3)) % 3;
	return padding > 0 ? text.slice(0, -padding) + '=='.slice(2 - padding) : text;
}

function encode(bytes: Uint8Array, from: number, end: number): string {
	const length = end - from;
	// In halves, because a string that grows is copied each time.
	if (length > 48) {
		const middle = from + 3 * Math.ceil(length / 6);
		return encode(bytes, from, middle) + encode(bytes, middle, end);
	}
	let text = '';
	for (let i = from; i < end; i += 3) {
		// What is read past the end is undefined, and 0 in a shift; encodeBase64 puts padding there.
		const word = (bytes[i] << 16) | (bytes[i + 1] << 8) | bytes[i + 2];
		text += String.fromCharCode(
			LETTERS[word >> 18],
			LETTERS[(word >> 12) & 63],
			LETTERS[(word >> 6) & 63],
			LETTERS[word & 63],
		);
	}
	return text;
}

/**
 * Returns the bytes of canonical Base64, RFC 4648 sections 3.5 and 4. Throws a TypeError if `text` is not a string and a
 * SyntaxError for any other text, with a position and no character, because the text may be a secret. The error calls
 * the text `field`.
 */
export function decodeBase64(text: string, field = 'text'): Uint8Array {
	const letters = utf8(text, field);
	const length = letters.length;
	const end = letters.indexOf(PAD);
	const padding = end < 0 ? 0 : length - end;
	const bytes = new Uint8Array(padding > 2 ? 0 : ((length + 3) >> 2) * 3 - padding);
	let word = 0;
	let bad = -1;
	for (let i = 0, at = 0; i < length && bad < 0; i += 4, at += 3) {
		// Negative for a wrong letter, NaN for one past the table or the end.
		word =
			VALUES[letters[i]] * 0x40000 +
			VALUES[letters[i + 1]] * 0x1000 +
			VALUES[letters[i + 2]] * 0x40 +
			VALUES[letters[i + 3]];
		if (!(word >= 0)) for (bad = i; VALUES[letters[bad]] >= 0; ) bad++;
		// Past the end of `bytes`, where the padding stood, a write does nothing.
		bytes[at] = word >> 16;
		bytes[at + 1] = word >> 8;
		bytes[at + 2] = word;
	}
	if (bad < 0 && padding > 2) bad = end;
	// Of the last letters only padding may be where no byte is.
	if (bad < 0 && ((word ^ PADDING) & ((1 << (8 * padding)) - 1)) !== 0)
		bad = letters[length - 1] === PAD ? end - 1 : length - 1;
	letters.fill(0);
	if (bad >= 0) {
		bytes.fill(0);
		refuse(
			SyntaxError,
			field,
			'canonical Base64',
			`a mistake at position ${bad} of ${text.length}`,
		);
	}
	return bytes;
}
