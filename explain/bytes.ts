import { encodeBase64 } from '../src/base64.js';
import { hex } from '../src/hex.js';

export { encodeBase64, hex };

/** What the explainer uses of its host, and what Node and browsers both have. */
interface Host {
	readonly atob: (text: string) => string;
	readonly TextEncoder: new () => { encode(text: string): Uint8Array };
	readonly TextDecoder: new (
		label: string,
		options: { fatal?: boolean; ignoreBOM?: boolean },
	) => { decode(bytes: Uint8Array): string };
}

const { atob, TextDecoder, TextEncoder } = globalThis as unknown as Host;

/** Returns the UTF-8 form of any text; a lone surrogate becomes U+FFFD. */
export function toUtf8(text: string): Uint8Array {
	return new TextEncoder().encode(text);
}

/** Returns the text of UTF-8, or undefined if it is not. A leading U+FEFF is a character like any other. */
export function fromUtf8(bytes: Uint8Array): string | undefined {
	try {
		return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
	} catch {
		return undefined;
	}
}

/** Returns the text of what should be UTF-8, with U+FFFD for what is not. */
export function fromUtf8Loosely(bytes: Uint8Array): string {
	return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

/** Returns one character for each byte. */
export function toLatin1(bytes: Uint8Array): string {
	let text = '';
	for (let at = 0; at < bytes.length; at += 4096)
		text += String.fromCharCode(...bytes.subarray(at, at + 4096));
	return text;
}

/** Returns one byte for each character, the low eight bits of its code. */
export function fromLatin1(text: string): Uint8Array {
	return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** Returns the bytes of hexadecimal digits, or undefined if the text is anything else. */
export function fromHex(digits: string): Uint8Array | undefined {
	if (digits.length % 2 > 0 || !/^[0-9a-f]*$/i.test(digits)) return undefined;
	const bytes = new Uint8Array(digits.length / 2);
	for (let i = 0; i < bytes.length; i++)
		bytes[i] = Number.parseInt(digits.slice(2 * i, 2 * i + 2), 16);
	return bytes;
}

/**
 * Returns the bytes of Base64 as lenient decoders read it: of either alphabet, with or without padding, other characters
 * skipped, ending at the first `=`.
 */
export function fromBase64Loosely(text: string): Uint8Array {
	const letters = text
		.replaceAll('-', '+')
		.replaceAll('_', '/')
		.replace(/=.*|[^A-Za-z0-9+/]/gs, '');
	// One letter alone is no byte.
	return fromLatin1(atob(letters.length % 4 === 1 ? letters.slice(0, -1) : letters));
}

/** Returns a text percent-decoded, or undefined if it has no escape or a wrong one. */
export function percentDecode(text: string): string | undefined {
	if (!/%[0-9a-f]{2}/i.test(text)) return undefined;
	try {
		return decodeURIComponent(text);
	} catch {
		return undefined;
	}
}

/** Percent-encodes as the clouds do it: all but letters, digits and `-._~`. */
export function percentEncode(text: string): string {
	return encode(text).replace(
		/[!'()*]/g,
		(character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
	);
}

/** As `encodeURIComponent`, but a lone surrogate becomes U+FFFD. */
function encode(text: string): string {
	try {
		return encodeURIComponent(text);
	} catch {
		return encodeURIComponent(fromUtf8Loosely(toUtf8(text)));
	}
}

export function concatBytes(...parts: readonly Uint8Array[]): Uint8Array {
	const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
	let at = 0;
	for (const part of parts) {
		all.set(part, at);
		at += part.length;
	}
	return all;
}
