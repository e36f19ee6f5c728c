// As much of Node as the unit tests of the ported modules use as an oracle, for XS.
import { Digest } from 'crypt';
import { SHA1 } from '../../../src/sha1.js';
import { SHA256 } from '../../../src/sha256.js';

/** The digest on which the Moddable SDK's and ours agree. */
export function createHash(name: 'sha1' | 'sha256') {
	const native = new Digest(name.toUpperCase() as 'SHA256');
	const own = name === 'sha1' ? new SHA1() : new SHA256();
	return {
		update(data: Uint8Array) {
			native.write(data);
			own.update(data);
			return this;
		},
		digest(): Uint8Array {
			const digest = own.digest();
			if (`${new Uint8Array(native.close())}` !== `${digest}`) throw new Error('The two disagree.');
			return digest;
		},
	};
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

class Bytes extends Uint8Array {
	override toString(encoding?: string, from = 0, to = this.length): string {
		if (encoding === 'base64') return encode(this.slice(from, to));
		const digits: string[] = new Array(to - from);
		for (let i = from; i < to; i++) digits[i - from] = HEX[this[i]];
		return digits.join('');
	}
}

const Buffer = {
	from(value: string | Uint8Array, encoding?: string): Bytes {
		if (typeof value !== 'string') return new Bytes(value);
		return new Bytes(encoding === 'base64' ? decode(value) : codes(value));
	},
	compare: (one: Uint8Array, other: Uint8Array) => (`${[...one]}` === `${[...other]}` ? 0 : 1),
};

function encode(bytes: Uint8Array): string {
	let text = '';
	for (let i = 0; i < bytes.length; i += 3) {
		const [a, b = 0, c = 0] = bytes.subarray(i, i + 3);
		const group = [a >> 2, ((a & 3) << 4) | (b >> 4), ((b & 15) << 2) | (c >> 6), c & 63];
		text += group.map((value, at) => (i + at > bytes.length ? '=' : LETTERS[value])).join('');
	}
	return text;
}

/** What a tolerant decoder makes of a text, without what it does not know. */
function decode(text: string): number[] {
	const values = [...text].map((letter) => LETTERS.indexOf(letter)).filter((value) => value >= 0);
	const bytes: number[] = [];
	for (let i = 0; i + 1 < values.length; i++)
		if (i % 4 < 3)
			bytes.push(((values[i] << (2 + 2 * (i % 4))) | (values[i + 1] >> (4 - 2 * (i % 4)))) & 255);
	return bytes;
}

/** The first byte of a character, by the number of those that follow. */
const LEAD = [0, 0xc0, 0xe0, 0xf0];

function codes(text: string): Uint8Array {
	const bytes = new Uint8Array(4 * text.length);
	let length = 0;
	for (const character of text) {
		const code = character.codePointAt(0) as number;
		let shift = code < 0x80 ? 0 : code < 0x800 ? 6 : code < 0x10000 ? 12 : 18;
		bytes[length++] = LEAD[shift / 6] | (code >> shift);
		while (shift > 0) {
			shift -= 6;
			bytes[length++] = 0x80 | ((code >> shift) & 63);
		}
	}
	return bytes.subarray(0, length);
}

Object.assign(globalThis, {
	Buffer,
	TextEncoder: class {
		encode = codes;
	},
	process: { env: { UNITS: 0x300 } },
});
