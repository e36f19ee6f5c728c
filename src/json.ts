import { refuse, requireType } from './check.js';

/** An object that was read from JSON. Its members may be anything. */
export type JSONObject = Readonly<Record<string, unknown>>;

/**
 * Returns the object that `text` is in JSON. Throws a TypeError if it is not a string, and a SyntaxError, which shows
 * nothing of the text, if it is anything else.
 */
export function parseObject(field: string, text: string): JSONObject {
	requireType(field, text, 'string');
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		refuse(SyntaxError, field, 'JSON', `other text of ${text.length} characters`);
	}
	return asObject(field, value);
}

/** Returns the member `name` of an object that an error calls `field`. Throws a SyntaxError unless it is of that type. */
export function stringOf(object: JSONObject, field: string, name: string): string {
	const value = object[name];
	if (typeof value !== 'string') refuse(SyntaxError, `${field}.${name}`, 'string', typeName(value));
	return value;
}

/** Returns the member `name` of an object that an error calls `field`. Throws a SyntaxError unless it is an integer. */
export function integerOf(object: JSONObject, field: string, name: string): number {
	const value = object[name];
	if (!Number.isInteger(value)) refuse(SyntaxError, `${field}.${name}`, 'integer', typeName(value));
	return value as number;
}

/** Returns the member `name` of an object that an error calls `field`. Throws a SyntaxError unless it is an object. */
export function objectOf(object: JSONObject, field: string, name: string): JSONObject {
	return asObject(`${field}.${name}`, object[name]);
}

/** Returns the error for what a server refuses, with its { code, message } as `cause`. */
export function refusal(field: string, code: string | number, message: unknown): Error {
	const text = typeof message === 'string' ? message : 'no message';
	return new Error(`${field}: expected success, got ${code}: ${text}`, {
		cause: { code, message: text },
	});
}

/** Names the type of a value in an error, and never its content. */
function typeName(value: unknown): string {
	return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
}

function asObject(field: string, value: unknown): JSONObject {
	const type = typeName(value);
	if (type !== 'object') refuse(SyntaxError, field, 'object', type);
	return value as JSONObject;
}
