import { refuse, requireBytes } from './check.js';
import { utf8 } from './utf8.js';

/** RFC 4648 table 1. */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const PAD = 0x3d;
/** The letter of the value 0. */
const ZERO = 0x41;

/** Its letters; then, for each code below 128, the value of that letter or -1. */
const TABLE = /* @__PURE__ */ makeTable();

function makeTable(): Int8Array {
	const table = new Int8Array(64 + 128).fill(-1);
	for (let i = 0; i < 64; i++) {
		table[i] = ALPHABET.charCodeAt(i);
		table[64 + table[i]] = i;
	}
	return table;
}

/** Returns `bytes` as Base64 with padding, RFC 4648 section 4. Throws a TypeError if they are not a Uint8Array. */
export function encodeBase64(bytes: Uint8Array): string {
	requireBytes('bytes', bytes);
	const length = bytes.length;
	let text = '';
	let piece = '';
	for (let i = 0; i < length; i += 3) {
		// What is read past the end is undefined, and 0 in a shift; padding takes its place.
		const word = (bytes[i] << 16) | (bytes[i + 1] << 8) | bytes[i + 2];
		piece += String.fromCharCode(
			TABLE[word >> 18],
			TABLE[(word >> 12) & 63],
			TABLE[(word >> 6) & 63],
			TABLE[word & 63],
		);
		// In pieces, because a string that grows is copied each time.
		if (i % 96 < 93) continue;
		text += piece;
		piece = '';
	}
	text += piece;
	const padding = (3 - (length % 3)) % 3;
	return padding > 0 ? text.slice(0, -padding) + '=='.slice(2 - padding) : text;
}

/**
 * Returns the bytes of canonical Base64, RFC 4648 sections 3.5 and 4. Throws a TypeError if `text` is not a string and a
 * SyntaxError for any other text, with a position and no character, because the text may be a secret. The error calls
 * the text `field`.
 */
export function decodeBase64(text: string, field = 'text'): Uint8Array {
	const letters = utf8(text, field);
	const length = letters.length;
	const padding = letters[length - 1] !== PAD ? 0 : letters[length - 2] !== PAD ? 1 : 2;
	const end = length - padding;
	const bytes = new Uint8Array(((length + 3) >> 2) * 3 - padding);
	letters.fill(ZERO, end);
	let word = 0;
	let bad = -1;
	for (let i = 0, at = 0; i < length; i += 4, at += 3) {
		const a = TABLE[64 + letters[i]];
		const b = TABLE[64 + letters[i + 1]];
		const c = TABLE[64 + letters[i + 2]];
		const d = TABLE[64 + letters[i + 3]];
		// Negative or, past the table or the end, NaN.
		word = a * 0x40000 + b * 0x1000 + c * 0x40 + d;
		if ((a | b | c | d) < 0 || !(word >= 0)) {
			for (bad = i; TABLE[64 + letters[bad]] >= 0; ) bad++;
			// Padding may stand there; what comes behind it may not.
			while (letters[bad] === PAD && bad & 2) bad++;
			break;
		}
		// Past the end of `bytes`, where the padding stood, a write does nothing.
		bytes[at] = word >> 16;
		bytes[at + 1] = word >> 8;
		bytes[at + 2] = word;
	}
	// Bits of which no byte is made.
	if (bad < 0 && (word & ((1 << (8 * padding)) - 1)) !== 0) bad = end - 1;
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
