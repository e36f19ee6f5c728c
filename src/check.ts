/** Throws an error of the one form that all have. Neither text may hold the value of what could be a secret. */
export function refuse(
	Kind: ErrorConstructor,
	field: string,
	expected: string,
	got: string | number,
): never {
	throw new Kind(`${field}: expected ${expected}, got ${got}`);
}

/** Throws a TypeError unless `value` is of that type; null is no object. */
export function requireType(
	field: string,
	value: unknown,
	type: 'boolean' | 'function' | 'number' | 'object' | 'string',
): void {
	if (typeof value !== type || value === null) refuse(TypeError, field, type, typeName(value));
}

/** Names the type of a value in an error, and never its content. */
export function typeName(value: unknown): string {
	return value === null ? 'null' : typeof value;
}

/**
 * Throws a TypeError unless `value` is a Uint8Array, of any realm, whose length is its own and whose memory is there.
 * Code that has called this may rely on `value.length`, on `value[i]` and on being the source of `set`, which nothing
 * can override, and on no other property.
 */
export function requireBytes(field: string, value: unknown, expected?: string): void {
	// By name for an array of another realm; its tag would name it too, but Moddable's linker strips tags.
	if (
		!ArrayBuffer.isView(value) ||
		!(value instanceof Uint8Array || value.constructor?.name === 'Uint8Array')
	)
		refuse(TypeError, field, expected ?? 'Uint8Array', typeName(value));
	const bytes = value as Uint8Array;
	const { length } = bytes;
	if (
		typeof length !== 'number' ||
		// What an index reads, nothing can override.
		bytes[length] !== undefined ||
		(length > 0 ? bytes[length - 1] === undefined : !isAttached(bytes))
	)
		refuse(
			TypeError,
			field,
			expected ?? 'Uint8Array',
			'one that is detached, out of bounds or altered',
		);
}

function isAttached(bytes: Uint8Array): boolean {
	try {
		new Uint8Array().set(bytes);
		return true;
	} catch {
		return false;
	}
}

/** Throws a TypeError unless `value` is a number, and a RangeError unless it is an integer from `min` to `max`. */
export function requireInteger(
	field: string,
	value: number,
	min: number,
	max: number,
	unit = '',
): void {
	requireType(field, value, 'number');
	if (!Number.isInteger(value) || value < min || value > max)
		refuse(RangeError, field, `an integer from ${min} to ${max}${unit}`, value);
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

/** Calls `random` and throws a TypeError or RangeError unless it gives a number from 0 up to but not including 1. */
export function draw(random: () => number): number {
	requireType('random', random, 'function');
	const value: unknown = random();
	const isNumber = typeof value === 'number';
	if (!isNumber || !(value >= 0 && value < 1))
		refuse(
			isNumber ? RangeError : TypeError,
			'random',
			'a function that returns numbers from 0 up to but not including 1',
			isNumber ? value : typeName(value),
		);
	return value;
}
