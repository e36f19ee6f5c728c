/** Throws an error of the one form that all have. Neither text may hold the value of what could be a secret. */
export function refuse(
	Kind: ErrorConstructor,
	field: string,
	expected: string,
	got: string | number,
): never {
	throw new Kind(`${field}: expected ${expected}, got ${got}`);
}

/** Throws a TypeError unless `value` is of that type, as typeof names it; null is no object. */
export function requireType(field: string, value: unknown, type: string): void {
	const got = value === null ? 'null' : typeof value;
	if (got !== type) refuse(TypeError, field, type, got);
}

/**
 * Throws a TypeError unless `value` is a Uint8Array, of any realm, whose length is its own and whose memory is there.
 * Code that has called this may rely on `value.length`, on `value[i]` and on being the source of `set`, which nothing
 * can override, and on no other property.
 */
export function requireBytes(field: string, value: unknown, expected?: string): void {
	// By name for an array of another realm; its tag would name it too, but Moddable's linker strips tags.
	const isBytes =
		ArrayBuffer.isView(value) &&
		(value instanceof Uint8Array || value.constructor?.name === 'Uint8Array');
	if (isBytes) {
		const length = (value as Uint8Array).length;
		// What an index reads, nothing can override.
		let isSound = typeof length === 'number' && (value as Uint8Array)[length - 1] !== undefined;
		// Of an empty array, only this tells whether it is detached.
		if (length === 0)
			try {
				new Uint8Array().set(value as Uint8Array);
				isSound = true;
			} catch {}
		if (isSound && (value as Uint8Array)[length] === undefined) return;
	}
	expected ??= 'Uint8Array';
	if (isBytes) refuse(TypeError, field, expected, 'a detached or altered one');
	// No value has such a type, so that this always refuses.
	requireType(field, value, expected);
}

/** Throws a TypeError unless `value` is a number, and a RangeError unless it is an integer from `min` to `max`. */
export function requireInteger(
	field: string,
	value: number,
	min: number,
	max: number,
	unit?: string,
): void {
	if (Number.isInteger(value) && value >= min && value <= max) return;
	requireType(field, value, 'number');
	refuse(RangeError, field, `an integer from ${min} to ${max}${unit ?? ''}`, value);
}

/** Throws a RangeError unless a length is from `min` to `max`; `unit` says what is counted. */
export function requireLength(
	field: string,
	length: number,
	min: number,
	max: number,
	unit: string,
): void {
	if (length >= min && length <= max) return;
	const range = min === max ? min : min > 0 ? `${min} to ${max}` : `at most ${max}`;
	refuse(RangeError, field, `${range} ${unit}`, length);
}

/**
 * Returns what `random`, a function, returns. Throws a TypeError or RangeError unless that is a number from 0 up to but not
 * including 1.
 */
export function draw(random: () => number): number {
	const value = random();
	requireType('random()', value, 'number');
	if (!(value >= 0 && value < 1))
		refuse(RangeError, 'random()', 'a number from 0 to less than 1', value);
	return value;
}
