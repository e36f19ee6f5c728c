import type * as Library from './library.js';

/** A packet with a meaning for each of its fields, or anything else in JSON's terms; bytes are hex digits. */
export type Expected = readonly (readonly [hex: string, meaning: string])[] | unknown;

/**
 * A call of a function of the library. Its inputs are the vector's other members, in the order of the function's
 * parameters. In an input { hex }, { text } and { hex, times } stand for bytes, and a `Hash` or a `form` for what the
 * library exports by that name.
 */
export interface Vector {
	readonly name: string;
	/** What the file's source does not say. */
	readonly source?: string;
	/** Whether the source prints this very answer; otherwise it follows from what the source says. */
	readonly published: boolean;
	/** Whether the call has an answer; otherwise it throws, and nothing is `expected`. */
	readonly valid: boolean;
	/** The name of the function. */
	readonly call: string;
	readonly expected?: Expected;
	/** The first bytes to compare, where the source prints no more. */
	readonly take?: number;
	readonly [input: string]: unknown;
}

export interface VectorFile {
	/** Document and section. */
	readonly source: string;
	readonly url?: string;
	readonly vectors: readonly Vector[];
}

/** What the library makes of a vector. Needs nothing but ECMAScript, so that XS runs it too. */
export function actual(library: typeof Library, vector: Vector): unknown {
	const { name, source, published, valid, call, expected, take, ...inputs } = vector;
	const functions = library as unknown as Record<string, (...inputs: unknown[]) => unknown>;
	const args = Object.entries(inputs).map(([input, value]) => revive(library, value, input));
	try {
		const answer = functions[call](...args);
		return answer instanceof Uint8Array ? library.hex(answer.slice(0, take)) : answer;
	} catch (error) {
		const isDocumented = [SyntaxError, RangeError, TypeError].some((Kind) => error instanceof Kind);
		return isDocumented && / expected .+, got /.test(String(error)) ? REFUSED : String(error);
	}
}

/** What it ought to be. */
export function wanted({ valid, expected }: Vector): unknown {
	if (!valid) return REFUSED;
	return Array.isArray(expected)
		? expected.map(([hex]) => hex.replaceAll(' ', '')).join('')
		: expected;
}

/** What of the library a vector needs. */
export function exportsOf(vector: Vector): string[] {
	const names = [vector.call];
	JSON.stringify(vector, (key, value) => {
		if (isName(key)) names.push(value);
		return value;
	});
	return names;
}

/** Whether an input of this name is an export, named. */
function isName(input: string): boolean {
	return input === 'Hash' || input === 'form';
}

const REFUSED = 'refused as documented';

function revive(library: typeof Library, input: unknown, name: string): unknown {
	if (isName(name)) return (library as unknown as Record<string, unknown>)[input as string];
	if (typeof input !== 'object' || input === null) return input;
	const { hex, text, times = 1 } = input as { hex?: string; text?: string; times?: number };
	if (hex !== undefined) return bytesOf(hex, times);
	if (text !== undefined && Object.keys(input).length === 1) return library.utf8(text);
	return Object.fromEntries(
		Object.entries(input).map(([key, value]) => [key, revive(library, value, key)]),
	);
}

/** The bytes of hex digits, so many times; spaces between them do not count. */
export function bytesOf(hex: string, times = 1): Uint8Array {
	const digits = hex.replaceAll(' ', '');
	const part = Array.from({ length: digits.length / 2 }, (_, i) =>
		Number.parseInt(digits.slice(2 * i, 2 * i + 2), 16),
	);
	const whole = new Uint8Array(part.length * times);
	for (let at = 0; at < whole.length; at += part.length) whole.set(part, at);
	return whole;
}
