import type { CloudName } from './clouds.js';
import type { Exit } from './exit.js';
import { LANGUAGES } from './language.js';
import type { Options, Values } from './options.js';
import type { Output } from './output.js';
import type { Language, Message, PlainKey, Say } from './words/index.js';

export interface Section {
	readonly title: Message;
	readonly options: Options;
}

/** One subcommand. */
export interface Command {
	readonly about: PlainKey;
	/** What stands behind the name in the first line of its help. */
	readonly synopsis: string;
	/** Further sentences of its help. */
	readonly notes?: readonly PlainKey[];
	/** How many arguments may belong to no option. */
	readonly operands?: number;
	/** Its options but for GENERAL; some depend on the cloud, which is undefined where none is named. */
	sections(cloud: CloudName | undefined): readonly Section[];
	run(call: Call): Promise<Exit>;
}

/** Subcommands by their names. */
export type Commands = Readonly<Record<string, Command>>;

/** What a subcommand is run with. */
export interface Call {
	/** All of them, for help. */
	readonly commands: Commands;
	readonly values: Values;
	readonly operands: readonly string[];
	readonly cloud: CloudName | undefined;
	readonly language: Language;
	readonly say: Say;
	readonly output: Output;
}

/** What every subcommand takes. */
export const GENERAL = {
	lang: { type: 'choice', value: 'LANG', choices: LANGUAGES, help: 'option.lang' },
	help: { type: 'flag', short: 'h', help: 'option.help' },
} as const satisfies Options;

export const JSON_OPTION = {
	json: { type: 'flag', help: 'option.json' },
} as const satisfies Options;

export function optionsOf(command: Command, cloud: CloudName | undefined): Options {
	const sections = command.sections(cloud).map(({ options }) => options);
	return Object.assign({}, ...sections, GENERAL);
}
