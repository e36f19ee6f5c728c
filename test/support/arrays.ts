/** Bytes that differ from their neighbours, and from those of another length. */
export function pattern(length: number): Uint8Array {
	return Uint8Array.from({ length }, (_, i) => i * 89 + length + 1);
}

/** All that `run` makes with `new Uint8Array`, of which it may give only the last away: to see what was wiped. */
export function arraysMade(run: () => unknown): Uint8Array[] {
	const made: Uint8Array[] = [];
	const Original = globalThis.Uint8Array;
	globalThis.Uint8Array = new Proxy(Original, {
		construct(target, args) {
			const array = Reflect.construct(target, args);
			made.push(array);
			return array;
		},
	});
	try {
		run();
	} finally {
		globalThis.Uint8Array = Original;
	}
	return made;
}

export function isWiped(array: Uint8Array): boolean {
	return array.every((byte) => byte === 0);
}
