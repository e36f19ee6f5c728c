import { useLayoutEffect, useState } from 'preact/hooks';
import type { Language } from './language.js';

/** Reads and writes the two things that the page remembers, the language and the theme. */
function stored(name: 'language' | 'theme'): string | null {
	try {
		return localStorage.getItem(`mqtt-signin.${name}`);
	} catch {
		return null; // where the browser forbids storage
	}
}

function store(name: 'language' | 'theme', value: string): void {
	try {
		localStorage.setItem(`mqtt-signin.${name}`, value);
	} catch {
		// The choice lasts as long as the page.
	}
}

export function useLanguageChoice(): [Language, (language: Language) => void] {
	const [language, setLanguage] = useState<Language>(() => {
		const chosen = stored('language') ?? navigator.language;
		return chosen.startsWith('zh') ? 'zh' : 'en';
	});
	return [
		language,
		(chosen) => {
			store('language', chosen);
			setLanguage(chosen);
		},
	];
}

export type Theme = 'light' | 'dark';

export function useTheme(): [Theme, (theme: Theme) => void] {
	const [theme, setTheme] = useState<Theme>(() => {
		const chosen = stored('theme');
		if (chosen === 'light' || chosen === 'dark') return chosen;
		return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
	});
	// Before the browser paints, so that nobody sees the other theme first.
	useLayoutEffect(() => {
		document.documentElement.dataset.theme = theme;
	}, [theme]);
	return [
		theme,
		(chosen) => {
			store('theme', chosen);
			setTheme(chosen);
		},
	];
}
