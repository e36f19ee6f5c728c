import { parseArgs } from 'node:util';

export const EXIT = { ok: 0, wrong: 1, usage: 2, refused: 3, unreachable: 4 } as const;

export interface Option {
	readonly type: 'string' | 'boolean';
	/** What the help calls the value of a string option. */
	readonly value?: string;
	readonly help: string;
}
export type Options = Readonly<Record<string, Option>>;
export type Values<O extends Options> = {
	readonly [Name in keyof O]?: O[Name]['type'] extends 'boolean' ? boolean : string;
};

const HELP = { help: { type: 'boolean', help: 'print this' } } as const satisfies Options;

/** The command line's values; undefined if it asked for help, which is then printed. */
export function parse<O extends Options>(
	args: string[],
	usage: string,
	options: O,
): Values<O> | undefined {
	const all = { ...options, ...HELP };
	const { help, ...values } = parseStrictly(args, all);
	if (!help) return values as Values<O>;
	console.log(`${usage}\n\nOptions:\n${optionLines(all).join('\n')}`);
	return undefined;
}

function parseStrictly(args: string[], options: Options) {
	try {
		return parseArgs({ args, options, strict: true, allowPositionals: false }).values;
	} catch (error) {
		const { code, message } = error as NodeJS.ErrnoException;
		// Node's message would show the argument, which may be a secret.
		if (code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL')
			throw new TypeError('an argument belongs to no option; allowed: --name value');
		if (code !== 'ERR_PARSE_ARGS_UNKNOWN_OPTION') throw new TypeError(message.split('\n')[0]);
		const name = /^Unknown option '(--?[a-z-]{1,20})'/.exec(message)?.[1] ?? 'an option';
		const allowed = /^--(secret|password)$/.test(name)
			? `${name}-env NAME, ${name}-file FILE or ${name}-file -, as others can read arguments`
			: 'what --help lists';
		throw new TypeError(`${name} is unknown; allowed: ${allowed}`);
	}
}

function optionLines(options: Options): string[] {
	const heads = Object.entries(options).map(
		([name, { value }]) => `  --${name}${value ? ` ${value}` : ''}`,
	);
	const width = Math.max(...heads.map((head) => head.length));
	return Object.values(options).map(({ help }, i) => `${heads[i].padEnd(width)}  ${help}`);
}

export function required(value: string | undefined, name: string): string {
	if (value === undefined) throw new TypeError(`--${name} is missing; allowed: a value`);
	return value;
}

export function integer(
	value: string | undefined,
	name: string,
	min: number,
	max: number,
	unit = '',
): number | undefined {
	if (value === undefined) return undefined;
	const number = /^\d{1,15}$/.test(value) ? Number(value) : Number.NaN;
	if (number >= min && number <= max) return number;
	const fault = Number.isNaN(number) ? 'not a whole number' : number;
	throw new RangeError(`--${name} is ${fault}; allowed: ${min} to ${max}${unit}`);
}

/** Refuses more than one of the named options. */
export function exclusive(values: Values<Options>, ...names: string[]): void {
	const given = names.filter((name) => values[name] !== undefined).map((name) => `--${name}`);
	if (given.length > 1)
		throw new TypeError(`${given.join(' and ')} are both there; allowed: one of them`);
}
