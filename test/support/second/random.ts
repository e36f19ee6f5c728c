import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { SHA1, SHA256 } from '../../../src/index.js';

export const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Text of these characters. */
export function word(characters: string, minLength: number, maxLength = minLength) {
	return fc.string({ unit: fc.constantFrom(...characters), minLength, maxLength, size: 'max' });
}

/** All of printable ASCII but spaces and what a placeholder holds. */
export const SECRET = String.fromCharCode(...Array.from({ length: 94 }, (_, i) => 33 + i))
	.replace('<', '')
	.replace('>', '');

/** Base64 of so many bytes at most. */
export function base64(maxLength: number) {
	return fc
		.uint8Array({ minLength: 1, maxLength, size: 'max' })
		.map((bytes) => Buffer.from(bytes).toString('base64'));
}

export const hashes = fc.constantFrom(undefined, SHA1, SHA256);

export function algorithmOf(Hash: unknown): 'sha1' | 'sha256' {
	return Hash === SHA1 ? 'sha1' : 'sha256';
}

export function mac(algorithm: string, key: string | Buffer, message: string) {
	return createHmac(algorithm, key).update(message);
}

/** Percent-encoding by bytes, RFC 3986, without any function of the engine for it. */
export function percent(text: string): string {
	return [...Buffer.from(text)]
		.map((byte) => {
			const character = String.fromCharCode(byte);
			const digits = byte.toString(16).toUpperCase().padStart(2, '0');
			return /[A-Za-z0-9._~-]/.test(character) ? character : `%${digits}`;
		})
		.join('');
}
