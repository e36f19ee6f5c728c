import type * as Index from '../../src/index.js';

export type Library = typeof Index;

/** Hex digits, or such digits so many times. */
export type Bytes = string | { readonly repeat: string; readonly times: number };

/** `expected` is a value in JSON's terms: hex digits, text, an object, `String(error)`, or a packet in [hex, meaning] pairs. */
export type Vector = { readonly name: string; readonly source?: string } & (
	| { readonly call: 'sha1' | 'sha256' | 'encodeBase64'; readonly data: Bytes; expected: string }
	| {
			readonly call: 'hmac-sha1' | 'hmac-sha256';
			readonly key: Bytes;
			readonly data: Bytes;
			/** The first bytes to compare, where the source prints no more. */
			readonly take?: number;
			expected: string;
	  }
	| { readonly call: 'decodeBase64' | 'utf8'; readonly text: string; expected: string }
	| {
			readonly call: 'encodeConnect';
			/** A `password` or `will.payload` of { hex } is binary. */
			readonly options: Record<string, unknown>;
			expected: string | readonly (readonly [string, string])[];
	  }
	| {
			readonly call: 'decodeConnack';
			readonly data: Bytes;
			expected: string | { readonly sessionPresent: boolean; readonly returnCode: number };
	  }
	| {
			readonly call: 'signCredentials';
			readonly device: Index.Device;
			/** `method` is a name, as JSON holds no functions. */
			readonly options: Omit<Index.SignOptions, 'method'> & { method: Index.Method['name'] };
			expected: Index.Credentials;
	  }
);

export interface VectorFile {
	/** Document and section. */
	readonly source: string;
	readonly url: string;
	readonly vectors: readonly Vector[];
	/** HMAC-SHA256 tokens that somebody gets who makes the mistake. */
	readonly mistakes?: readonly { readonly name: string; readonly token: string }[];
}

/** What the library makes of a vector's input, an error as text. Needs nothing but ECMAScript, so XS runs it too. */
export function actual(library: Library, vector: Vector): unknown {
	try {
		return call(library, vector);
	} catch (error) {
		return String(error);
	}
}

/** What it ought to be. */
export function expected(vector: Vector): unknown {
	return Array.isArray(vector.expected)
		? vector.expected.map(([bytes]) => bytes.replaceAll(' ', '')).join('')
		: vector.expected;
}

function call(library: Library, vector: Vector): unknown {
	switch (vector.call) {
		case 'sha1':
		case 'sha256':
			return library.hex(library[vector.call](bytesOf(vector.data)));
		case 'hmac-sha1':
		case 'hmac-sha256': {
			const Hash = vector.call === 'hmac-sha1' ? library.SHA1 : library.SHA256;
			const mac = library.hmac(Hash, bytesOf(vector.key), bytesOf(vector.data));
			return library.hex(mac.slice(0, vector.take));
		}
		case 'encodeBase64':
			return library.encodeBase64(bytesOf(vector.data));
		case 'decodeBase64':
			return library.hex(library.decodeBase64(vector.text));
		case 'utf8':
			return library.hex(library.utf8(vector.text));
		case 'encodeConnect':
			return library.hex(
				library.encodeConnect(binary(vector.options) as unknown as Index.ConnectOptions),
			);
		case 'decodeConnack':
			return library.decodeConnack(bytesOf(vector.data));
		case 'signCredentials': {
			const method = library[vector.options.method];
			return library.signCredentials(vector.device, { ...vector.options, method });
		}
	}
}

export function bytesOf(bytes: Bytes): Uint8Array {
	if (typeof bytes !== 'string') {
		const part = bytesOf(bytes.repeat);
		const whole = new Uint8Array(part.length * bytes.times);
		for (let at = 0; at < whole.length; at += part.length) whole.set(part, at);
		return whole;
	}
	const digits = bytes.replaceAll(' ', '');
	return Uint8Array.from({ length: digits.length / 2 }, (_, i) =>
		Number.parseInt(digits.slice(2 * i, 2 * i + 2), 16),
	);
}

/** The same options with each { hex } as bytes. */
function binary(options: Record<string, unknown>): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(options).map(([name, value]) => {
			if (typeof value !== 'object' || value === null) return [name, value];
			const { hex } = value as { hex?: string };
			return [name, hex === undefined ? binary({ ...value }) : bytesOf(hex)];
		}),
	);
}
