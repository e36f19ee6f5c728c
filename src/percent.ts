/**
 * Returns `text` percent-encoded, RFC 3986 section 2.1: of its UTF-8 form everything but ASCII letters, digits and `- . _ ~`
 * becomes `%` and two upper-case digits.
 */
export function percentEncode(text: string): string {
	// encodeURIComponent is older than RFC 3986 and leaves these five.
	return encodeURIComponent(text).replace(
		/[!'()*]/g,
		(character) => '%' + character.charCodeAt(0).toString(16).toUpperCase(),
	);
}
