import type { Language } from './words/index.js';

export const LANGUAGES: readonly Language[] = ['en', 'zh'];

/** Finds the language before anything else is read, so that errors are in it too. */
export function languageOf(
	args: readonly string[],
	env: Readonly<Record<string, string | undefined>>,
): Language {
	const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
	const asked = args[at] === '--lang' ? args[at + 1] : args[at]?.slice('--lang='.length);
	const locale =
		LANGUAGES.find((language) => language === asked) ??
		([env.LC_ALL, env.LC_MESSAGES, env.LANG].find((value) => value) || windowsLocale());
	return locale.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

/** Windows has no variable for it. */
function windowsLocale(): string {
	return process.platform === 'win32' ? Intl.DateTimeFormat().resolvedOptions().locale : 'C';
}
