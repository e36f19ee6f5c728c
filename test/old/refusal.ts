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
export const KINDS: [kind: string, value: unknown][] = [
	['undefined', undefined],
	['null', null],
	['boolean', true],
	['number', 7],
	['bigint', 7n],
	['string', 'text'],
	['symbol', Symbol('s')],
	['function', () => 7],
	['object', {}],
];

/** For what takes bytes: no kind is right, nor is a look-alike. */
export const NOT_BYTES: unknown[] = [
	...KINDS.map(([, value]) => value),
	[1, 2],
	new ArrayBuffer(2),
	new Uint8ClampedArray(2),
	new Int8Array(2),
	new DataView(new ArrayBuffer(2)),
	{ length: 0 },
];
