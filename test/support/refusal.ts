/** The class and the whole message of what a call throws. */
export function refusal(run: () => unknown): string {
	try {
		run();
	} catch (error) {
		return String(error);
	}
	throw new Error('It threw nothing.');
}

/** Values of every kind, and what an error calls the kind. */
export const KINDS: readonly { readonly kind: string; readonly value: unknown }[] = [
	{ kind: 'undefined', value: undefined },
	{ kind: 'null', value: null },
	{ kind: 'boolean', value: true },
	{ kind: 'number', value: 7 },
	{ kind: 'bigint', value: 7n },
	{ kind: 'string', value: 'text' },
	{ kind: 'symbol', value: Symbol('s') },
	{ kind: 'function', value: () => 7 },
	{ kind: 'object', value: {} },
];

/** The values of every other kind. */
export function kindsBut(...right: string[]) {
	return KINDS.filter(({ kind }) => !right.includes(kind));
}

/** For what takes bytes: no kind is right, nor is a look-alike. */
export const NOT_BYTES = [
	...KINDS,
	{ kind: 'object', name: 'an array', value: [1, 2] },
	{ kind: 'object', name: 'an ArrayBuffer', value: new ArrayBuffer(2) },
	{ kind: 'object', name: 'a Uint8ClampedArray', value: new Uint8ClampedArray(2) },
	{ kind: 'object', name: 'an Int8Array', value: new Int8Array(2) },
	{ kind: 'object', name: 'a Uint16Array', value: new Uint16Array(2) },
	{ kind: 'object', name: 'a DataView', value: new DataView(new ArrayBuffer(2)) },
	{ kind: 'object', name: 'an object with a length', value: { length: 0 } },
].map((row) => ({ name: row.kind, ...row, value: row.value as Uint8Array }));
