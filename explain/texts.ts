import { toLatin1, toUtf8 } from './bytes.js';

/** Bytes in a block. */
export const BLOCK = 64;

/** Texts to be signed with many keys, packed in one array. */
export class Texts {
	readonly length: number;
	readonly #texts: readonly string[];
	/** Their blocks after the one that holds the key. */
	#words = new Int32Array();
	#starts: Int32Array | undefined;

	constructor(texts: readonly string[]) {
		this.#texts = texts;
		this.length = texts.length;
	}

	text(index: number): string {
		return this.#texts[index];
	}

	bytes(index: number): Uint8Array {
		return toUtf8(this.#texts[index]);
	}

	/** Where the words of a text begin; those of the next begin where they end. */
	start(index: number): number {
		this.#starts ??= this.#pack();
		return this.#starts[index];
	}

	get words(): Int32Array {
		this.#starts ??= this.#pack();
		return this.#words;
	}

	#pack(): Int32Array {
		const starts = new Int32Array(this.length + 1);
		// As Latin-1: one character for each byte of UTF-8.
		const all = this.#texts.map((text) => (OTHER.test(text) ? toLatin1(toUtf8(text)) : text));
		for (let i = 0; i < all.length; i++) starts[i + 1] = starts[i] + sizeOf(all[i].length);
		this.#words = new Int32Array(starts[this.length]);
		for (let i = 0; i < all.length; i++) packText(all[i], this.#words, starts[i]);
		return starts;
	}
}

/** What is not ASCII. */
const OTHER = /[^\0-\x7f]/;

/** Writes Latin-1 and its padding into `words` from `start`, after the block of a key. */
function packText(text: string, words: Int32Array, start: number): void {
	const { length } = text;
	let at = start;
	let i = 0;
	for (; i + 4 <= length; i += 4)
		words[at++] =
			(text.charCodeAt(i) << 24) |
			(text.charCodeAt(i + 1) << 16) |
			(text.charCodeAt(i + 2) << 8) |
			text.charCodeAt(i + 3);
	let last = 0x80 << (24 - 8 * (length & 3));
	for (; i < length; i++) last |= text.charCodeAt(i) << (24 - 8 * (i & 3));
	words[at] = last;
	words[start + sizeOf(length) - 1] = 8 * (length + BLOCK);
}

/** The words of so many bytes and their padding, FIPS 180-4 section 5.1.1. */
export function sizeOf(length: number): number {
	return Math.ceil((length + 9) / BLOCK) * (BLOCK / 4);
}

/** The words of bytes and their padding, after `before` bytes that were hashed. */
export function packed(bytes: Uint8Array, before = 0): Int32Array {
	const { length } = bytes;
	const words = new Int32Array(sizeOf(length));
	for (let i = 0; i < length; i++) words[i >> 2] |= bytes[i] << (24 - 8 * (i & 3));
	words[length >> 2] |= 0x80 << (24 - 8 * (length & 3));
	words[words.length - 1] = 8 * (length + before);
	return words;
}
