import type * as Everything from '../library.js';

export type Library = typeof Everything;

/** A right use of a part of the API. Needs nothing but ECMAScript, so that a bare realm and XS run it too. */
export interface Use {
	/** What is exported and used. */
	readonly exports: readonly string[];
	/** By the names of parameters, none of them changed by the use. */
	readonly inputs: Readonly<Record<string, unknown>>;
	readonly run: (inputs: never) => unknown;
	/** Names of inputs that have to fit each other: an error may name either. */
	readonly together?: readonly string[];
}

/** A call of a function. */
export function call(
	library: Partial<Library>,
	name: keyof Library & string,
	inputs: Use['inputs'],
): Use {
	const run = (values: Use['inputs']) =>
		(library[name] as (...inputs: unknown[]) => unknown)(...Object.values(values));
	return { exports: [name], inputs, run };
}

export const random = () => 0.5;

/** Bytes that are the same everywhere, and differ from their neighbours. */
export function bytes(length: number): Uint8Array {
	return Uint8Array.from({ length }, (_, i) => 37 * i);
}
