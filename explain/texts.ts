import { toUtf8 } from './bytes.js';

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
		this.#texts.forEach((text, i) => {
			starts[i + 1] = starts[i] + sizeOf(isPlain(text) ? text.length : toUtf8(text).length);
		});
		this.#words = new Int32Array(starts[this.length]);
		this.#texts.forEach((text, i) => {
			const bytes = isPlain(text) ? text : toUtf8(text);
			pack(bytes, BLOCK, this.#words, starts[i]);
		});
		return starts;
	}
}

function isPlain(text: string): boolean {
	for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
	return true;
}

/** The words of so many bytes and their padding, FIPS 180-4 section 5.1.1. */
export function sizeOf(length: number): number {
	return Math.ceil((length + 9) / BLOCK) * (BLOCK / 4);
}

/** Writes bytes, or ASCII, and their padding into `words` from `start`, after `before` bytes that were hashed. */
function pack(bytes: Uint8Array | string, before: number, words: Int32Array, start: number): void {
	const { length } = bytes;
	const put = (byte: number, i: number) => {
		words[start + (i >> 2)] |= byte << (24 - 8 * (i & 3));
	};
	for (let i = 0; i < length; i++)
		put(typeof bytes === 'string' ? bytes.charCodeAt(i) : bytes[i], i);
	put(0x80, length);
	words[start + sizeOf(length) - 1] = 8 * (length + before);
}

export function packed(bytes: Uint8Array, before = 0): Int32Array {
	const words = new Int32Array(sizeOf(bytes.length));
	pack(bytes, before, words, 0);
	return words;
}
