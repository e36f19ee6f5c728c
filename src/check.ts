/** Throws what is wrong with a field and what is allowed; never the value of what may be a secret. */
export function refuse(
	Kind: ErrorConstructor,
	field: string,
	fault: string,
	allowed: string,
): never {
	throw new Kind(`${field} ${fault}; allowed: ${allowed}`);
}

export function requireType(
	field: string,
	value: unknown,
	type: 'boolean' | 'function' | 'number' | 'object' | 'string',
): void {
	if (typeof value !== type || value === null)
		refuse(TypeError, field, `is ${value === null ? value : typeof value}`, type);
}

export function requireBytes(field: string, value: unknown): void {
	// By name for an array of another realm; its tag would name it too, but Moddable's linker strips tags.
	if (
		!(value instanceof Uint8Array) &&
		!(ArrayBuffer.isView(value) && value.constructor.name === 'Uint8Array')
	)
		refuse(TypeError, field, `is ${typeof value}`, 'Uint8Array');
}

export function requireInteger(
	field: string,
	value: number,
	min: number,
	max: number,
	unit = '',
): void {
	requireType(field, value, 'number');
	if (!Number.isInteger(value) || value < min || value > max)
		refuse(RangeError, field, `is ${value}${unit}`, `integer ${min} to ${max}`);
}
