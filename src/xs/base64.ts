import { refuse, requireBytes, requireType } from '../check.js';

/** Of ECMAScript 2026, like ToBase64. */
type FromBase64 = {
	fromBase64(text: string, options: { readonly lastChunkHandling: 'strict' }): Uint8Array;
};

type ToBase64 = { toBase64(): string };

/** The port of ../base64.ts to an engine that has toBase64. */
export function encodeBase64(bytes: Uint8Array): string {
	requireBytes('bytes', bytes);
	return (bytes as unknown as ToBase64).toBase64();
}

/** The port of ../base64.ts to an engine that has fromBase64. */
export function decodeBase64(text: string, field = 'text'): Uint8Array {
	requireType(field, text, 'string');
	const length = text.length;
	try {
		const bytes = (Uint8Array as unknown as FromBase64).fromBase64(text, {
			lastChunkHandling: 'strict',
		});
		// It skips white space.
		if (4 * Math.ceil(bytes.length / 3) === length) return bytes;
		bytes.fill(0);
	} catch {
		// Its error may show a character of a secret.
	}
	// As ../base64.ts finds the mistake.
	const letters = text.replace(/==?$/, '');
	let bad = letters.search(/[^A-Za-z0-9+/]/);
	while (text[bad] === '=' && bad & 2) bad++;
	if (bad < 0) bad = length % 4 > 0 ? length : letters.length - 1;
	return refuse(
		SyntaxError,
		field,
		'canonical Base64',
		`a mistake at position ${bad} of ${length}`,
	);
}
