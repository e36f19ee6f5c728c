/** A text in which secrets stand apart. */
export type Pieces = readonly (string | { readonly secret: string })[];

/** Returns the whole text, secrets included. */
export function wholeText(pieces: Pieces): string {
	return pieces.map((piece) => (typeof piece === 'string' ? piece : piece.secret)).join('');
}

/** Returns a command line of its parts, which a space separates. */
export function joinParts(parts: readonly Pieces[]): string {
	return parts.map(wholeText).join(' ');
}

export function hasSecret(pieces: Pieces): boolean {
	return pieces.some((piece) => typeof piece !== 'string');
}
