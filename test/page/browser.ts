import { fileURLToPath, pathToFileURL } from 'node:url';
import {
	type Browser,
	type BrowserContextOptions,
	chromium,
	firefox,
	type Page,
} from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { BROWSERS, findBrowser } from '../../tools/browser.js';

/** The built page, as somebody opens it from disk. */
export const FILE = fileURLToPath(new URL('../../dist/page.html', import.meta.url));
const ADDRESS = pathToFileURL(FILE).href;

/** `BROWSER=firefox` runs the same tests in Firefox, which Playwright drives by WebDriver BiDi. */
export const isFirefox = process.env.BROWSER === 'firefox';
const name = isFirefox ? 'firefox' : 'chromium';
const executablePath = findBrowser(name);

/** Why the page is not tested, in one line; undefined where a browser is there. */
export const browserMissing = executablePath
	? undefined
	: `the page's tests are left out; they need ${BROWSERS[name].join(' or ')} on the PATH`;
if (browserMissing) {
	if (process.env.CI) throw new Error(browserMissing);
	console.warn(`${browserMissing}.`);
}

let browser: Promise<Browser> | undefined;

async function launch(): Promise<Browser> {
	const path = executablePath ?? '';
	browser ??= isFirefox
		? firefox.launch({ executablePath: path, channel: 'moz-firefox' })
		: chromium.launch({
				executablePath: path,
				// Nothing is drawn on a screen, and one process less has to be talked to.
				args: ['--in-process-gpu'],
			});
	return browser;
}

/** Ends the browser, if one was started. */
export async function closeBrowser(): Promise<void> {
	await (await browser)?.close();
}

export interface Opening {
	/** What stands behind the `#`. */
	readonly hash?: string;
	readonly address?: string;
	readonly locale?: string;
	readonly javaScriptEnabled?: boolean;
	readonly colorScheme?: 'light' | 'dark';
	/** Whether colours fade, for tests of what is seen; the many frames of it take a fifth of all the time. */
	readonly fades?: boolean;
	readonly width?: number;
	readonly permissions?: string[];
	/** Errors that the test expects. */
	readonly tolerated?: RegExp;
}

/** Pages that no test uses, by their context's options: another one would take seconds of a processor. */
const idle = new Map<string, Page>();

async function newPage(options: BrowserContextOptions): Promise<Page> {
	// What BiDi cannot set in Firefox.
	const emulated = isFirefox ? { colorScheme: null, reducedMotion: null } : {};
	const context = await (await launch()).newContext({ ...options, ...emulated });
	context.setDefaultTimeout(10_000);
	return context.newPage();
}

/** The page as a browser shows it that has never seen it. A request to anywhere, or an error, fails the test. */
export async function open(opening: Opening = {}): Promise<Page> {
	const { hash = '', address = ADDRESS, tolerated = /^$/ } = opening;
	const { locale = 'en-GB', javaScriptEnabled = true } = opening;
	const { colorScheme = 'light', fades = false, width = 1280, permissions = [] } = opening;
	const reducedMotion = fades ? 'no-preference' : 'reduce';
	const key = `${locale}, ${javaScriptEnabled}`;
	const page = idle.get(key) ?? (await newPage({ locale, javaScriptEnabled }));
	idle.delete(key);
	const problems = watch(page, address, tolerated);
	onTestFinished(async ({ task }) => {
		// The page can still report what it did last.
		if (task.result?.state === 'pass' && javaScriptEnabled) {
			await page.evaluate(() => localStorage.clear());
			await page.goto('about:blank');
			page.removeAllListeners();
			page.context().removeAllListeners('request');
			if (permissions.length > 0) await page.context().clearPermissions();
			idle.set(key, page);
		} else {
			await page.context().close();
		}
		expect(problems).toEqual([]);
	});
	if (!isFirefox) await page.emulateMedia({ colorScheme, reducedMotion });
	if (permissions.length > 0) await page.context().grantPermissions(permissions);
	await page.setViewportSize({ width, height: 720 });
	await page.goto(address + hash);
	return page;
}

/** Collects requests to anywhere else, and errors. */
function watch(page: Page, address: string, tolerated: RegExp): string[] {
	const problems: string[] = [];
	const report = (text: string) => tolerated.test(text) || problems.push(text);
	page.context().on('request', (request) => {
		const url = request.url().replace(/#.*/s, '');
		if (![address, 'about:blank'].includes(url) && !url.startsWith('data:')) problems.push(url);
	});
	page.on('pageerror', ({ message }) => report(message));
	// A policy that was violated shows up here.
	page.on('console', (message) => {
		if (message.type() === 'error') report(message.text());
	});
	return problems;
}

/** The values of the rows of results by their labels, with what is secret shown. */
export async function resultsOf(page: Page): Promise<Readonly<Record<string, string>>> {
	const shown = await page.waitForFunction(() => {
		const rows = [...document.querySelectorAll('[role=tabpanel]:not([hidden]) .row')];
		const masked = rows.flatMap((row) => [
			...row.querySelectorAll<HTMLElement>('button[aria-pressed=false]:not(:disabled)'),
		]);
		for (const button of masked) button.click();
		if (rows.length === 0 || masked.length > 0) return undefined;
		return rows.map((row) => ['dt', 'code'].map((part) => row.querySelector(part)?.textContent));
	});
	return Object.fromEntries((await shown.jsonValue()) ?? []);
}

/** The value of one row. */
export async function resultOf(page: Page, label: string): Promise<string> {
	return (await resultsOf(page))[label];
}

/**
 * Types into the fields of the open tab by their names. All in one call, since each action of Playwright waits for
 * frames; what the page is told is the same.
 */
export async function fill(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
	await page.evaluate((entries) => {
		for (const [name, value] of entries) {
			const field = document.querySelector<HTMLInputElement>(
				`input[name="${name}"], textarea[name="${name}"]`,
			);
			if (!field?.checkVisibility()) throw new Error(`${name}: expected a field that is seen`);
			field.focus();
			field.select();
			document.execCommand(value ? 'insertText' : 'delete', false, value);
		}
	}, Object.entries(fields));
}

export async function choose(page: Page, group: string, choice: string): Promise<void> {
	await page
		.getByRole('group', { name: group, exact: true })
		.getByRole('radio', { name: choice, exact: true })
		.dispatchEvent('click');
}

export async function openTab(page: Page, name: string): Promise<void> {
	await page.getByRole('tab', { name, exact: true }).click();
}
