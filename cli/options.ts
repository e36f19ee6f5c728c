import { parseArgs } from 'node:util';
import { badInput, refuse } from './errors.js';
import { suggest } from './suggest.js';
import { parseDuration } from './time.js';
import { message, type PlainKey } from './words/index.js';

interface Described {
	/** One letter. */
	readonly short?: string;
	readonly help: PlainKey;
}

interface Valued extends Described {
	/** What the help calls the value. */
	readonly value: string;
	/** What holds where the option is not there, as the help shows it. */
	readonly fallback?: string;
	/** Which characters, and how many, as the help shows it. */
	readonly allowed?: string;
}

export type Option =
	| (Described & { readonly type: 'flag' })
	| (Valued & { readonly type: 'text' })
	| (Valued & { readonly type: 'integer'; readonly min: number; readonly max: number })
	/** Seconds, also as `15m` or `1h30m`. */
	| (Valued & { readonly type: 'duration'; readonly min: number; readonly max: number })
	| (Valued & { readonly type: 'choice'; readonly choices: readonly string[] });

export type Options = Readonly<Record<string, Option>>;

/** Flags are true, integers and durations numbers, and texts and choices strings. */
export type Values = Readonly<Record<string, string | number | true | undefined>>;

export interface CommandLine {
	readonly values: Values;
	/** What belongs to no option. */
	readonly operands: readonly string[];
}

/** Names that people know from elsewhere. */
const SYNONYMS: Readonly<Record<string, string>> = {
	'client-identifier': 'client-id',
	'conn-id': 'connection-id',
	cacert: 'ca',
	cafile: 'ca',
	device: 'device-name',
	expires: 'expiry',
	hostname: 'host',
	key: 'secret',
	keepalive: 'keep-alive',
	language: 'lang',
	method: 'hash',
	'never-expires': 'no-clock',
	out: 'output',
	password: 'secret',
	product: 'product-id',
	servername: 'server-name',
	stay: 'reconnect',
	ttl: 'lifetime',
	user: 'username',
};

/** Options that would show a secret to everybody who can list processes. */
const SECRET = /^-(P|-(.*-)?(secret|password|pw|key|psk))$/;

/**
 * Reads a command line, with at most so many arguments that belong to no option. Nothing that it says shows an argument
 * that might be a secret.
 */
export function parse(args: readonly string[], options: Options, operands = 0): CommandLine {
	const { tokens } = parseArgs({
		args: [...args],
		strict: false,
		allowPositionals: true,
		tokens: true,
		options: Object.fromEntries(
			Object.entries(options).map(([name, { type, short }]) => [
				name,
				{ type: type === 'flag' ? 'boolean' : 'string', ...(short && { short }) },
			]),
		),
	});
	const values: Record<string, string | number | true> = {};
	const rest: string[] = [];
	for (const token of tokens) {
		if (token.kind === 'option-terminator') continue;
		if (token.kind === 'positional') {
			if (rest.push(token.value) > operands) return badInput('argument.stray');
			continue;
		}
		const { name, rawName, value, inlineValue } = token;
		if (!Object.hasOwn(options, name)) return unknown(rawName, Object.keys(options));
		if (Object.hasOwn(values, name)) return badInput('option.twice', { option: `--${name}` });
		if (inlineValue === false && value !== undefined && value.length > 1 && value.startsWith('-'))
			return badInput('option.like', { option: `--${name}` });
		values[name] = convert(`--${name}`, options[name], value);
	}
	return { values, operands: rest };
}

function unknown(rawName: string, known: readonly string[]): never {
	const name = rawName.replace(/^--?/, '').slice(0, 40);
	const kebab = name.replace(/(?<=[a-z])[A-Z]/g, '-$&').toLowerCase();
	const isKnown = known.includes(kebab);
	if (SECRET.test(rawName) && !isKnown && known.includes('secret-file'))
		return badInput('option.secret', {
			option: rawName.length < 24 ? rawName : '--secret',
			what: /pass|-P/.test(rawName) && known.includes('password-file') ? 'password' : 'secret',
		});
	const synonym = SYNONYMS[kebab];
	const meant = isKnown
		? kebab
		: synonym !== undefined && known.includes(synonym)
			? synonym
			: rawName.startsWith('--')
				? suggest(kebab, known)
				: undefined;
	const isShowable = /^(-[A-Za-z]|--[a-z][a-z-]{1,20})$/.test(rawName) || isKnown;
	const option = isShowable ? rawName : message('option.some');
	return meant === undefined
		? badInput('option.unknown', { option })
		: badInput('option.meant', { option, meant: `--${meant}` });
}

export function convert(
	field: string,
	option: Option,
	text: string | undefined,
): string | number | true {
	if (option.type === 'flag') return text === undefined ? true : badInput('option.flag', { field });
	if (text === undefined) return badInput('option.empty', { field, value: option.value });
	if (option.type === 'text') return text;
	if (option.type === 'choice') {
		if (option.choices.includes(text)) return text;
		const expected = option.choices.join(', ');
		const meant = suggest(text.slice(0, 40), option.choices);
		return meant === undefined
			? refuse(field, expected, message('got.another'))
			: badInput('refusal.meant', { field, expected, meant });
	}
	const { type, min, max } = option;
	const number =
		type === 'duration' ? parseDuration(text) : /^\d{1,16}$/.test(text) ? Number(text) : undefined;
	if (number !== undefined && number >= min && number <= max) return number;
	const expected = message(type === 'duration' ? 'expected.duration' : 'expected.integer', {
		min,
		max,
	});
	const isNumber = /^-?\d{1,16}$/.test(text);
	return refuse(
		field,
		expected,
		isNumber ? text : message(text === '' ? 'got.nothing' : 'got.text'),
	);
}

export function required(values: Values, name: string): string {
	const value = values[name];
	if (value === undefined) return badInput('option.missing', { option: `--${name}` });
	return `${value}`;
}

/** Refuses more than one of the named options. */
export function exclusive(values: Values, ...names: string[]): void {
	const [first, second] = names.filter((name) => values[name] !== undefined);
	if (second !== undefined)
		badInput('option.exclusive', { first: `--${first}`, second: `--${second}` });
}

export function textOf(values: Values, name: string): string | undefined {
	const value = values[name];
	return typeof value === 'string' ? value : undefined;
}

export function numberOf(values: Values, name: string): number | undefined {
	const value = values[name];
	return typeof value === 'number' ? value : undefined;
}
