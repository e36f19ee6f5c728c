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
	type: 'boolean' | 'function' | 'number' | 'object' | 'string' | 'Uint8Array',
): void {
	// A typed array's tag, unlike instanceof, also knows one of another realm.
	const kind = (value as Uint8Array | undefined)?.[Symbol.toStringTag] ?? typeof value;
	if (kind !== type || value === null) refuse(TypeError, field, `is ${kind}`, type);
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
