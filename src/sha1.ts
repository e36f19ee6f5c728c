import { blockHash } from './hash.js';

/** FIPS 180-4 section 5.3.1. */
const INITIAL = Int32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0);

/*
 * FIPS 180-4 section 6.1.2, by the means that sha256.ts explains. Four rounds a turn, as each of the four functions f
 * stands for 20 rounds; ROTL 1 of a word is (x << 1) - (x >> 31), as the shift by 31 gives 0 or -1. For ~ to cut the sum
 * of a round, K is the complement of the standard's; it is a sum of pairs, of which fewer overflow.
 */
// biome-ignore format: a round is a line
function compress(memory: DataView, data: DataView, at: number, end: number, mask: number): void {
	let W0 = 0, W1 = 0, W2 = 0, W3 = 0, W4 = 0, W5 = 0, W6 = 0, W7 = 0;
	let W8 = 0, W9 = 0, W10 = 0, W11 = 0, W12 = 0, W13 = 0, W14 = 0, W15 = 0;
	const M30 = 0x3fffffff;
	let x = 0, K = 0;
	let H0 = memory.getInt32(128), H1 = memory.getInt32(132), H2 = memory.getInt32(136), H3 = memory.getInt32(140), H4 = memory.getInt32(144);
	while (at < end) {
		let a = H0, b = H1, c = H2, d = H3, e = H4;
		for (let t = 0; t < 80; t += 4) {
			if (t < 16) {
				W0 = W4; W4 = W8; W8 = W12; W12 = data.getInt32(at) ^ mask;
				W1 = W5; W5 = W9; W9 = W13; W13 = data.getInt32(at + 4) ^ mask;
				W2 = W6; W6 = W10; W10 = W14; W14 = data.getInt32(at + 8) ^ mask;
				W3 = W7; W7 = W11; W11 = W15; W15 = data.getInt32(at + 12) ^ mask;
				at += 16;
			} else {
				x = W13 ^ W8 ^ W2 ^ W0; W0 = W4; W4 = W8; W8 = W12; W12 = (x << 1) - (x >> 31);
				x = W14 ^ W9 ^ W3 ^ W1; W1 = W5; W5 = W9; W9 = W13; W13 = (x << 1) - (x >> 31);
				x = W15 ^ W10 ^ W0 ^ W2; W2 = W6; W6 = W10; W10 = W14; W14 = (x << 1) - (x >> 31);
				x = W12 ^ W11 ^ W1 ^ W3; W3 = W7; W7 = W11; W11 = W15; W15 = (x << 1) - (x >> 31);
			}
			if (t < 20) {
				K = -0x5a82799a;
				e = ~(K - ((a << 5 ^ a >> 27 & 31) + (d ^ b & (c ^ d))) - (e + W12)); b = b << 30 ^ b >> 2 & M30;
				d = ~(K - ((e << 5 ^ e >> 27 & 31) + (c ^ a & (b ^ c))) - (d + W13)); a = a << 30 ^ a >> 2 & M30;
				c = ~(K - ((d << 5 ^ d >> 27 & 31) + (b ^ e & (a ^ b))) - (c + W14)); e = e << 30 ^ e >> 2 & M30;
				b = ~(K - ((c << 5 ^ c >> 27 & 31) + (a ^ d & (e ^ a))) - (b + W15)); d = d << 30 ^ d >> 2 & M30;
			} else if (t < 40 || t >= 60) {
				K = t < 40 ? -0x6ed9eba2 : 0x359d3e29;
				e = ~(K - ((a << 5 ^ a >> 27 & 31) + (b ^ c ^ d)) - (e + W12)); b = b << 30 ^ b >> 2 & M30;
				d = ~(K - ((e << 5 ^ e >> 27 & 31) + (a ^ b ^ c)) - (d + W13)); a = a << 30 ^ a >> 2 & M30;
				c = ~(K - ((d << 5 ^ d >> 27 & 31) + (e ^ a ^ b)) - (c + W14)); e = e << 30 ^ e >> 2 & M30;
				b = ~(K - ((c << 5 ^ c >> 27 & 31) + (d ^ e ^ a)) - (b + W15)); d = d << 30 ^ d >> 2 & M30;
			} else {
				K = 0x70e44323;
				e = ~(K - ((a << 5 ^ a >> 27 & 31) + (b & c ^ d & (b ^ c))) - (e + W12)); b = b << 30 ^ b >> 2 & M30;
				d = ~(K - ((e << 5 ^ e >> 27 & 31) + (a & b ^ c & (a ^ b))) - (d + W13)); a = a << 30 ^ a >> 2 & M30;
				c = ~(K - ((d << 5 ^ d >> 27 & 31) + (e & a ^ b & (e ^ a))) - (c + W14)); e = e << 30 ^ e >> 2 & M30;
				b = ~(K - ((c << 5 ^ c >> 27 & 31) + (d & e ^ a & (d ^ e))) - (b + W15)); d = d << 30 ^ d >> 2 & M30;
			}
			x = a; a = b; b = c; c = d; d = e; e = x;
		}
		H0 = H0 + a | 0;
		H1 = H1 + b | 0;
		H2 = H2 + c | 0;
		H3 = H3 + d | 0;
		H4 = H4 + e | 0;
	}
	memory.setInt32(128, H0);
	memory.setInt32(132, H1);
	memory.setInt32(136, H2);
	memory.setInt32(140, H3);
	memory.setInt32(144, H4);
}

/** SHA-1, FIPS 180-4. */
export const SHA1 = /* @__PURE__ */ blockHash(INITIAL, compress);

/** A SHA object. */
export type SHA1 = InstanceType<typeof SHA1>;

/** The 20-byte SHA-1 of `data`. */
export function sha1(data: Uint8Array): Uint8Array {
	return new SHA1().update(data).digest();
}
