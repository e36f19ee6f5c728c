import { blockHash } from './hash.js';

/** FIPS 180-4 sections 4.2.2 and 5.3.3: of the roots of the first primes, the first 32 bits of the fraction. */
function fractions(count: number, root: (x: number) => number): Int32Array {
	const words = new Int32Array(count);
	let n = 0;
	for (let prime = 2; n < count; prime++) {
		let factor = 2;
		while (factor * factor <= prime && prime % factor > 0) factor++;
		if (factor * factor > prime) words[n++] = root(prime) * 0x100000000;
	}
	return words;
}

const INITIAL = /* @__PURE__ */ fractions(8, Math.sqrt);
const K = /* @__PURE__ */ fractions(64, Math.cbrt);

/*
 * FIPS 180-4 section 6.2.2 for an engine that interprets: a local costs next to nothing, while a call, an element of an
 * array and `>>>` of a negative word are expensive. So the last 16 words of the schedule are W0 to W15, eight rounds a
 * turn change the roles of a to h instead of moving them, and the rotations of a word share one masked shift:
 * with x = e >>> 6 is ROTR 6 ^ ROTR 11 ^ ROTR 25 = x ^ x >> 5 ^ x >> 19 ^ e << 26 ^ e << 21 ^ e << 7. A sum may
 * overflow into a double and is cut once, cheapest by ~, so that T1 is the complement of the standard's.
 * Maj(a, b, c) is (a ^ b) & (b ^ c) ^ b, of which each round leaves one half to the next.
 */
// biome-ignore format: a round is two lines, one for T1 and one for T2
function compress(memory: DataView, data: DataView, at: number, end: number, mask: number): void {
	let W0 = 0, W1 = 0, W2 = 0, W3 = 0, W4 = 0, W5 = 0, W6 = 0, W7 = 0;
	let W8 = 0, W9 = 0, W10 = 0, W11 = 0, W12 = 0, W13 = 0, W14 = 0, W15 = 0;
	const M22 = 0x3fffff, M26 = 0x3ffffff, M29 = 0x1fffffff, M30 = 0x3fffffff;
	let T1 = 0, x = 0, ab = 0, bc = 0;
	let H0 = memory.getInt32(128), H1 = memory.getInt32(132), H2 = memory.getInt32(136), H3 = memory.getInt32(140), H4 = memory.getInt32(144), H5 = memory.getInt32(148), H6 = memory.getInt32(152), H7 = memory.getInt32(156);
	while (at < end) {
		let a = H0, b = H1, c = H2, d = H3, e = H4, f = H5, g = H6, h = H7;
		bc = b ^ c;
		for (let t = -1; t < 63; ) {
			if (t < 15) {
				W0 = W8; W8 = data.getInt32(at) ^ mask;
				W1 = W9; W9 = data.getInt32(at + 4) ^ mask;
				W2 = W10; W10 = data.getInt32(at + 8) ^ mask;
				W3 = W11; W11 = data.getInt32(at + 12) ^ mask;
				W4 = W12; W12 = data.getInt32(at + 16) ^ mask;
				W5 = W13; W13 = data.getInt32(at + 20) ^ mask;
				W6 = W14; W14 = data.getInt32(at + 24) ^ mask;
				W7 = W15; W15 = data.getInt32(at + 28) ^ mask;
				at += 32;
			} else {
				x = W0 + ((x = W1 >> 3 & M29) ^ x >> 4 ^ x >> 15 ^ W1 << 25 ^ W1 << 14) + W9 + ((x = W14 >> 10 & M22) ^ x >> 7 ^ x >> 9 ^ W14 << 15 ^ W14 << 13) | 0; W0 = W8; W8 = x;
				x = W1 + ((x = W2 >> 3 & M29) ^ x >> 4 ^ x >> 15 ^ W2 << 25 ^ W2 << 14) + W10 + ((x = W15 >> 10 & M22) ^ x >> 7 ^ x >> 9 ^ W15 << 15 ^ W15 << 13) | 0; W1 = W9; W9 = x;
				x = W2 + ((x = W3 >> 3 & M29) ^ x >> 4 ^ x >> 15 ^ W3 << 25 ^ W3 << 14) + W11 + ((x = W8 >> 10 & M22) ^ x >> 7 ^ x >> 9 ^ W8 << 15 ^ W8 << 13) | 0; W2 = W10; W10 = x;
				x = W3 + ((x = W4 >> 3 & M29) ^ x >> 4 ^ x >> 15 ^ W4 << 25 ^ W4 << 14) + W12 + ((x = W9 >> 10 & M22) ^ x >> 7 ^ x >> 9 ^ W9 << 15 ^ W9 << 13) | 0; W3 = W11; W11 = x;
				x = W4 + ((x = W5 >> 3 & M29) ^ x >> 4 ^ x >> 15 ^ W5 << 25 ^ W5 << 14) + W13 + ((x = W10 >> 10 & M22) ^ x >> 7 ^ x >> 9 ^ W10 << 15 ^ W10 << 13) | 0; W4 = W12; W12 = x;
				x = W5 + ((x = W6 >> 3 & M29) ^ x >> 4 ^ x >> 15 ^ W6 << 25 ^ W6 << 14) + W14 + ((x = W11 >> 10 & M22) ^ x >> 7 ^ x >> 9 ^ W11 << 15 ^ W11 << 13) | 0; W5 = W13; W13 = x;
				x = W6 + ((x = W7 >> 3 & M29) ^ x >> 4 ^ x >> 15 ^ W7 << 25 ^ W7 << 14) + W15 + ((x = W12 >> 10 & M22) ^ x >> 7 ^ x >> 9 ^ W12 << 15 ^ W12 << 13) | 0; W6 = W14; W14 = x;
				x = W7 + ((x = W0 >> 3 & M29) ^ x >> 4 ^ x >> 15 ^ W0 << 25 ^ W0 << 14) + W8 + ((x = W13 >> 10 & M22) ^ x >> 7 ^ x >> 9 ^ W13 << 15 ^ W13 << 13) | 0; W7 = W15; W15 = x;
			}
			d = ~((T1 = ~(h + ((x = e >> 6 & M26) ^ x >> 5 ^ x >> 19 ^ e << 26 ^ e << 21 ^ e << 7) + (g ^ e & (f ^ g)) + K[++t] + W8)) - d);
			h = ~(T1 - ((x = a >> 2 & M30) ^ x >> 11 ^ x >> 20 ^ a << 30 ^ a << 19 ^ a << 10) - ((ab = a ^ b) & bc ^ b));
			c = ~((T1 = ~(g + ((x = d >> 6 & M26) ^ x >> 5 ^ x >> 19 ^ d << 26 ^ d << 21 ^ d << 7) + (f ^ d & (e ^ f)) + K[++t] + W9)) - c);
			g = ~(T1 - ((x = h >> 2 & M30) ^ x >> 11 ^ x >> 20 ^ h << 30 ^ h << 19 ^ h << 10) - ((bc = h ^ a) & ab ^ a));
			b = ~((T1 = ~(f + ((x = c >> 6 & M26) ^ x >> 5 ^ x >> 19 ^ c << 26 ^ c << 21 ^ c << 7) + (e ^ c & (d ^ e)) + K[++t] + W10)) - b);
			f = ~(T1 - ((x = g >> 2 & M30) ^ x >> 11 ^ x >> 20 ^ g << 30 ^ g << 19 ^ g << 10) - ((ab = g ^ h) & bc ^ h));
			a = ~((T1 = ~(e + ((x = b >> 6 & M26) ^ x >> 5 ^ x >> 19 ^ b << 26 ^ b << 21 ^ b << 7) + (d ^ b & (c ^ d)) + K[++t] + W11)) - a);
			e = ~(T1 - ((x = f >> 2 & M30) ^ x >> 11 ^ x >> 20 ^ f << 30 ^ f << 19 ^ f << 10) - ((bc = f ^ g) & ab ^ g));
			h = ~((T1 = ~(d + ((x = a >> 6 & M26) ^ x >> 5 ^ x >> 19 ^ a << 26 ^ a << 21 ^ a << 7) + (c ^ a & (b ^ c)) + K[++t] + W12)) - h);
			d = ~(T1 - ((x = e >> 2 & M30) ^ x >> 11 ^ x >> 20 ^ e << 30 ^ e << 19 ^ e << 10) - ((ab = e ^ f) & bc ^ f));
			g = ~((T1 = ~(c + ((x = h >> 6 & M26) ^ x >> 5 ^ x >> 19 ^ h << 26 ^ h << 21 ^ h << 7) + (b ^ h & (a ^ b)) + K[++t] + W13)) - g);
			c = ~(T1 - ((x = d >> 2 & M30) ^ x >> 11 ^ x >> 20 ^ d << 30 ^ d << 19 ^ d << 10) - ((bc = d ^ e) & ab ^ e));
			f = ~((T1 = ~(b + ((x = g >> 6 & M26) ^ x >> 5 ^ x >> 19 ^ g << 26 ^ g << 21 ^ g << 7) + (a ^ g & (h ^ a)) + K[++t] + W14)) - f);
			b = ~(T1 - ((x = c >> 2 & M30) ^ x >> 11 ^ x >> 20 ^ c << 30 ^ c << 19 ^ c << 10) - ((ab = c ^ d) & bc ^ d));
			e = ~((T1 = ~(a + ((x = f >> 6 & M26) ^ x >> 5 ^ x >> 19 ^ f << 26 ^ f << 21 ^ f << 7) + (h ^ f & (g ^ h)) + K[++t] + W15)) - e);
			a = ~(T1 - ((x = b >> 2 & M30) ^ x >> 11 ^ x >> 20 ^ b << 30 ^ b << 19 ^ b << 10) - ((bc = b ^ c) & ab ^ c));
		}
		H0 = H0 + a | 0;
		H1 = H1 + b | 0;
		H2 = H2 + c | 0;
		H3 = H3 + d | 0;
		H4 = H4 + e | 0;
		H5 = H5 + f | 0;
		H6 = H6 + g | 0;
		H7 = H7 + h | 0;
	}
	memory.setInt32(128, H0);
	memory.setInt32(132, H1);
	memory.setInt32(136, H2);
	memory.setInt32(140, H3);
	memory.setInt32(144, H4);
	memory.setInt32(148, H5);
	memory.setInt32(152, H6);
	memory.setInt32(156, H7);
}

/** SHA-256, FIPS 180-4. */
export const SHA256 = /* @__PURE__ */ blockHash(INITIAL, compress);

/** A SHA object. */
export type SHA256 = InstanceType<typeof SHA256>;

/** The 32-byte SHA-256 of `data`. */
export function sha256(data: Uint8Array): Uint8Array {
	return new SHA256().update(data).digest();
}
