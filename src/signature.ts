import { decodeBase64 } from './base64.js';
import { refuse, requireLength } from './check.js';
import { requireText } from './cloud.js';
import type { HashConstructor } from './hash.js';
import { hmac, newHash } from './hmac.js';
import { utf8 } from './utf8.js';

/** Returns what `use` makes of `secret`, and wipes it, also when `use` throws. Its caller made it and hands it over. */
export function useAndWipe<T>(secret: Uint8Array, use: (secret: Uint8Array) => T): T {
	try {
		return use(secret);
	} finally {
		secret.fill(0);
	}
}

/** Writes bytes as text: hex or encodeBase64. */
export type Encode = (bytes: Uint8Array) => string;

/** Returns, as `encode` writes it, the HMAC of `message` under the characters of `secret`, which are not decoded. */
export function signWithText(
	Hash: HashConstructor,
	secret: string,
	message: string,
	encode: Encode,
): string {
	const key = utf8(secret, 'secret');
	let mac: Uint8Array | undefined;
	try {
		mac = hmac(Hash, key, utf8(message));
		return encode(mac);
	} finally {
		key.fill(0);
		mac?.fill(0);
	}
}

/**
 * Returns, as `encode` writes it, the HMAC of `message` under the bytes that `secret` is the canonical Base64 of. An error
 * calls the secret `field`.
 */
export function signWithBytes(
	Hash: HashConstructor,
	secret: string,
	field: string,
	message: string,
	encode: Encode,
): string {
	const key = decodeSecret(secret, field);
	let mac: Uint8Array | undefined;
	let text: string;
	try {
		mac = hmac(Hash, key, utf8(message));
		text = encode(mac);
	} finally {
		key.fill(0);
		mac?.fill(0);
	}
	// At the end, so that a board's bundle can have all this written where it is called.
	return text;
}

/** Returns the bytes of a secret in canonical Base64, at least one. The caller wipes them. */
export function decodeSecret(secret: string, field: string): Uint8Array {
	const key = decodeBase64(secret, field);
	requireLength(field, key.length, 1, 65535, 'bytes');
	return key;
}

// Of the module, since XS makes an object of a regular expression whenever it meets one.
const NOT_SECRET = /[^!-;=?-~]/;

/** Throws unless `secret` is text as platforms make it: no space around it, no placeholder such as `<secret>`. */
export function requireTextSecret(field: string, secret: string, min: number, max: number): void {
	requireText(field, secret, min, max, NOT_SECRET, 'printable ASCII without spaces, < and >');
}

/** Returns which hash `Hash` is, by its outputSize. */
export function hashName(Hash: HashConstructor): 'sha1' | 'sha256' {
	const { outputSize } = newHash(Hash);
	if (outputSize !== 20 && outputSize !== 32)
		refuse(RangeError, 'Hash', 'an outputSize of 20 (SHA-1) or 32 (SHA-256)', outputSize);
	return outputSize === 20 ? 'sha1' : 'sha256';
}
