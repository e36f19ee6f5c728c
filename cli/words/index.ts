import { CLOUD_WORDS } from './clouds.js';
import { ERRORS } from './errors.js';
import { HELP } from './help.js';
import { NETWORK } from './network.js';
import { OPTION_WORDS } from './options.js';
import { RESULTS } from './results.js';

export type Language = 'en' | 'zh';

/** All that people read, in each language; `{name}` stands for a parameter. */
export const CATALOGUE = {
	...CLOUD_WORDS,
	...ERRORS,
	...HELP,
	...NETWORK,
	...OPTION_WORDS,
	...RESULTS,
} as const satisfies Readonly<Record<string, Readonly<Record<Language, string>>>>;

export type Key = keyof typeof CATALOGUE;

type Names<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
	? Name | Names<Rest>
	: never;

/** Keys of texts without parameters. */
export type PlainKey = {
	[K in Key]: [Names<(typeof CATALOGUE)[K]['en']>] extends [never] ? K : never;
}[Key];

/** The parameters that the text of `K` names: none, or one object. */
export type MessageArguments<K extends Key> = [Names<(typeof CATALOGUE)[K]['en']>] extends [never]
	? []
	: [params: Readonly<Record<Names<(typeof CATALOGUE)[K]['en']>, Param>>];

type Param = string | number | Message;

/** A text that is not in a language yet. */
export interface Message {
	readonly key: Key;
	readonly params: Readonly<Record<string, Param>>;
}

export function message<K extends Key>(key: K, ...params: MessageArguments<K>): Message {
	return { key, params: params[0] ?? {} };
}

/** Says a message in one language. */
export type Say = (text: Message) => string;

export function speaker(language: Language): Say {
	const say: Say = ({ key, params }) => {
		const text = CATALOGUE[key][language].replace(/\{(\w+)\}/g, (_, name: string) => {
			const value = params[name];
			return typeof value === 'object' ? say(value) : `${value}`;
		});
		return language === 'zh' ? spaced(text) : text;
	};
	return say;
}

/** Chinese typography puts a space between ideographs and letters or digits. */
function spaced(text: string): string {
	return text
		.replace(/([\u4e00-\u9fff])(?=[\w-])/g, '$1 ')
		.replace(/([\w.])(?=[\u4e00-\u9fff])/g, '$1 ');
}
