import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { en, type Words } from './words/en.js';
import { zh } from './words/zh.js';

export type Language = 'en' | 'zh';

/** A text in both languages. */
export type Text = Readonly<Record<Language, string>>;

const WORDS: Readonly<Record<Language, Words>> = { en, zh };

/** Returns the page's own words in a language. */
export function wordsOf(language: Language): Words {
	return WORDS[language];
}

export const LanguageContext = createContext<Language>('en');

/** Returns the language that the page speaks, its words in it, and a function that picks a text of it. */
export function useLanguage(): {
	readonly language: Language;
	readonly words: Words;
	readonly say: (text: Text) => string;
} {
	const language = useContext(LanguageContext);
	return { language, words: WORDS[language], say: (text) => text[language] };
}
