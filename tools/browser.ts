import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What Debian and others call the browsers. */
export const BROWSERS = {
	chromium: ['chromium', 'chromium-browser', 'google-chrome'],
	firefox: ['firefox-esr', 'firefox'],
} as const;

/** Returns where a browser is, by the PATH; undefined where there is none. */
export function findBrowser(name: keyof typeof BROWSERS): string | undefined {
	return (process.env.PATH ?? '')
		.split(delimiter)
		.flatMap((folder) => BROWSERS[name].map((file) => join(folder, file)))
		.find((path) => existsSync(path));
}
