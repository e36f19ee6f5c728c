import { requireBytes } from './check.js';

/** Returns two lower-case hexadecimal digits for each byte. Throws a TypeError if `bytes` is not a Uint8Array. */
export function hex(bytes: Uint8Array): string {
	requireBytes('bytes', bytes);
	const length = bytes.length;
	let text = '';
	let piece = '';
	for (let i = 0; i < length; i += 4) {
		// Four digits at once, one a byte. What is read past the end counts as 0, and is cut off.
		let x = (bytes[i] << 16) | bytes[i + 1];
		let y = (bytes[i + 2] << 16) | bytes[i + 3];
		x = ((x << 4) | x) & 0x0f0f0f0f;
		y = ((y << 4) | y) & 0x0f0f0f0f;
		x += 0x30303030 + (((x + 0x06060606) >> 4) & 0x01010101) * 39;
		y += 0x30303030 + (((y + 0x06060606) >> 4) & 0x01010101) * 39;
		piece += String.fromCharCode(
			x >> 24,
			(x >> 16) & 255,
			(x >> 8) & 255,
			x & 255,
			y >> 24,
			(y >> 16) & 255,
			(y >> 8) & 255,
			y & 255,
		);
		// In pieces, because a string that grows is copied each time.
		if (i % 128 < 124) continue;
		text += piece;
		piece = '';
	}
	text += piece;
	return length % 4 > 0 ? text.slice(0, 2 * length) : text;
}
