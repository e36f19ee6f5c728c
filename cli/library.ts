import { InputError } from './errors.js';
import { type Message, message } from './words/index.js';

/** The form of what the library says of a wrong argument. */
const REFUSAL = /^([\w.]+): expected (.+), got (.+)$/s;

/**
 * Returns what `run` returns. What the library refuses becomes bad input, in the words of the command line; any other error
 * stays what it is, since it shows a fault of this program.
 */
export function asInput<T>(run: () => T, options: readonly string[]): T {
	try {
		return run();
	} catch (error) {
		const text = isRefusal(error) ? refusalIn((error as Error).message, options) : undefined;
		throw text === undefined ? error : new InputError(text);
	}
}

export function isRefusal(error: unknown): error is Error {
	const isKind =
		error instanceof SyntaxError || error instanceof RangeError || error instanceof TypeError;
	return isKind && REFUSAL.test(error.message);
}

/** Returns the library's message with the field as an option, if it is one, and ready to be said in any language. */
export function refusalIn(text: string, options: readonly string[] = []): Message | undefined {
	const match = REFUSAL.exec(text);
	if (!match) return undefined;
	const [, field, expected, got] = match;
	const option = kebab(field);
	return message('refusal', {
		field: options.includes(option) ? `--${option}` : field,
		expected: phrase(expected),
		got: phrase(got),
	});
}

/** `productId` as `product-id`. */
export function kebab(name: string): string {
	return name.replace(/[A-Z]/g, '-$&').toLowerCase();
}

/** `product-id` as `productId`. */
export function camel(name: string): string {
	return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** The library's phrases that are not the same in every language. */
const PHRASES: readonly (readonly [pattern: RegExp, toMessage: (...parts: string[]) => Message])[] =
	[
		[
			/^an integer from (\d+) to (\d+)(?: (seconds|Unix seconds|ms|bytes))?$/,
			(min, max, unit) =>
				unit === undefined
					? message('expected.integer', { min, max })
					: message('expected.integer.unit', { min, max, unit: message(`unit.${unit as 'ms'}`) }),
		],
		[/^(\d+) (characters|bytes)$/, (count, unit) => counted('exactly', { count }, unit)],
		[
			/^(\d+) to (\d+) (characters|bytes)$/,
			(min, max, unit) => counted('range', { min, max }, unit),
		],
		[/^at most (\d+) (characters|bytes)$/, (count, unit) => counted('most', { count }, unit)],
		[/^at least (\d+) (characters|bytes)$/, (count, unit) => counted('least', { count }, unit)],
		[/^another character at position (\d+)$/, (position) => message('got.character', { position })],
		[
			/^a mistake at position (\d+) of (\d+)$/,
			(position, length) => message('got.mistake', { position, length }),
		],
		[/^another value$/, () => message('got.another')],
		[/^undefined$/, () => message('got.nothing')],
		[/^canonical Base64$/, () => message('expected.base64')],
		[/^printable ASCII$/, () => message('expected.printable')],
		[
			/^printable ASCII without spaces(?:(?:,| and) (.+))?$/,
			(others) =>
				others === undefined
					? message('expected.printable.spaceless')
					: message('expected.printable.without', { others: others.replace(' and ', ' ') }),
		],
		[/^a host name without scheme, port or path$/, () => message('expected.host')],
		[/^YYYYMMDDHH$/, () => message('expected.stamp')],
		[/^a date that does not exist$/, () => message('got.date')],
		[/^Unix seconds, without which this cloud accepts nothing$/, () => message('expected.clock')],
	];

function counted(
	how: 'exactly' | 'range' | 'most' | 'least',
	params: Readonly<Record<string, string>>,
	unit: string,
): Message {
	return {
		key: `expected.${how}`,
		params: { ...params, unit: message(`unit.${unit as 'bytes'}`) },
	};
}

function phrase(text: string): Message | string {
	for (const [pattern, toMessage] of PHRASES) {
		const match = pattern.exec(text);
		if (match) return toMessage(...match.slice(1));
	}
	return text;
}
