import fc from 'fast-check';

/** A code point but no surrogate, often a small one. */
const codePoints = fc
	.oneof(fc.nat(0x7f), fc.nat(0xffff - 0x800), fc.nat(0x10ffff - 0x800))
	.map((n) => (n < 0xd800 ? n : n + 0x800));

/** Any well-formed text. fc.string makes a table of all code points for one, which takes seconds and 100 MB. */
export function anyText(constraints: fc.ArrayConstraints = {}): fc.Arbitrary<string> {
	return fc.array(codePoints, constraints).map((codes) => String.fromCodePoint(...codes));
}
