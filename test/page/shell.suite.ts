import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { CLOUDS } from '../../page/app/clouds/index.js';
import { DEVICE, sign } from '../support/published.js';
import { choose, FILE, fill, isFirefox, open, openTab, resultOf } from './browser.js';

const TABS = ['Sign', 'Explain', 'Packet', 'First boot'];
const SECRET = DEVICE.deviceSecret;
const LONG = 10_000_000;

/** Serves the page with a header of the server's own. */
async function serve(policy: string): Promise<string> {
	const server = createServer((_, response) => {
		response.setHeader('Content-Type', 'text/html');
		response.setHeader('Content-Security-Policy', policy);
		response.end(readFileSync(FILE));
	});
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	onTestFinished(() => void server.close());
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

/** Pastes a text as the browser does it; Firefox makes no such event with data in it, so that the text is there at once. */
async function paste(page: Page, name: string, length: number): Promise<void> {
	await page.locator(`textarea[name=${name}]`).evaluate((area: HTMLTextAreaElement, count) => {
		const text = 'a'.repeat(count);
		const clipboardData = new DataTransfer();
		clipboardData.setData('text/plain', text);
		const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
		if (!area.dispatchEvent(event)) return;
		area.value = text;
		area.dispatchEvent(new InputEvent('input', { bubbles: true }));
	}, length);
}

export function shellSuite(): void {
	test('speaks the language of the browser, and remembers another', async () => {
		const page = await open({ locale: 'zh-CN' });
		await page.getByRole('tab', { name: '签名' }).waitFor();
		expect(await page.evaluate(() => document.documentElement.lang)).toBe('zh-CN');
		await page.getByRole('button', { name: 'Switch to English' }).click();
		await page.reload();
		await page.getByRole('tab', { name: 'Sign', exact: true }).waitFor();
		expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
		expect(await page.title()).toMatch(/^mqtt-signin: sign/);
	});

	test('has the theme of the system, and remembers another', async () => {
		const page = await open({ colorScheme: 'dark', fades: true });
		const theme = () => page.evaluate(() => document.documentElement.dataset.theme);
		const first = await theme();
		if (!isFirefox) expect(first).toBe('dark');
		const other = first === 'dark' ? 'light' : 'dark';
		await page.getByRole('button', { name: 'Dark theme' }).click();
		expect(await theme()).toBe(other);
		await page.reload();
		expect(await theme()).toBe(other);
	});

	test('says so where a server forbids its script', async () => {
		const address = await serve("script-src 'none'");
		const page = await open({
			address,
			tolerated: /Content.Security.Policy|blocked an inline script/,
		});
		await page.getByText('script does not run').waitFor();
	});

	test('stays on its feet when ten megabytes are pasted, and says what it read', async () => {
		const page = await open();
		for (const [tab, name, limit] of [
			['Explain', 'explain', 65_536],
			['Packet', 'packet', 65_536],
			['First boot', 'answer', 20_000],
		] as const) {
			await openTab(page, tab);
			await paste(page, name, LONG);
			const notice = `The text had 10,000,000 characters. Only the first ${limit.toLocaleString('en')} are read.`;
			await page.getByText(notice).waitFor();
			const area = page.locator(`textarea[name=${name}]`);
			expect((await area.inputValue()).length).toBe(limit);
			await area.press('End');
			await area.press('Backspace');
			await page.getByText(notice).waitFor({ state: 'detached' });
		}
	});

	test('keeps nothing secret anywhere', async () => {
		const page = await open();
		await fill(page, { ...DEVICE });
		expect(await resultOf(page, 'Client ID')).toBe('LD8S5J1L07test');
		await openTab(page, 'Explain');
		await fill(page, { explain: `${SECRET} ${sign().password}` });
		await openTab(page, 'Packet');
		await fill(page, { packet: SECRET });
		await openTab(page, 'First boot');
		await fill(page, { productSecret: SECRET, answer: SECRET });
		await page.getByRole('button', { name: 'Dark theme' }).click();
		const kept = () =>
			page.evaluate(() => ({
				stored: Object.keys(localStorage),
				session: sessionStorage.length,
				cookie: document.cookie,
				state: history.state as unknown,
				address: location.href.replace(/.*\//, ''),
			}));
		const nothing = {
			stored: ['mqtt-signin.theme'],
			session: 0,
			cookie: '',
			state: null,
			address: 'page.html',
		};
		expect(await kept()).toEqual(nothing);
		await page.reload();
		expect(await kept()).toEqual(nothing);
		for (const tab of TABS) {
			await openTab(page, tab);
			expect(await page.content()).not.toContain(SECRET.slice(0, 8));
			const values = await page
				.locator('input:not([type=radio]), textarea')
				.evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
			expect(values.join('')).toBe('');
		}
	});

	test('has forgotten what was typed when one comes back to it', async () => {
		const page = await open();
		await fill(page, { ...DEVICE });
		await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide')));
		expect(await page.locator('[name=deviceSecret]').inputValue()).toBe('');
	});

	test('prefills from a link, and refuses a secret in one', async () => {
		const page = await open({
			hash: '#cloud=tencent&productId=LD8S5J1L07&deviceName=test&region=europe&deviceSecret=aGVsbG8=',
		});
		await page.getByRole('alert').getByText('deviceSecret').waitFor();
		expect(await page.locator('[name=deviceSecret]').inputValue()).toBe('');
		expect(page.url()).toMatch(
			/#cloud=tencent&productId=LD8S5J1L07&deviceName=test&region=europe$/,
		);
		await fill(page, { deviceSecret: SECRET });
		expect(await resultOf(page, 'Host')).toBe('LD8S5J1L07.europe.iothub.tencentdevices.com');
	});

	test('fits into 360 pixels, in each tab and for each cloud', async () => {
		const page = await open({ width: 360 });
		const widest = () => page.evaluate(() => document.documentElement.scrollWidth);
		for (const tab of TABS) {
			await openTab(page, tab);
			await page.getByRole('button', { name: 'Fill in an example' }).click();
			expect(await widest(), tab).toBeLessThanOrEqual(360);
		}
		await openTab(page, 'Sign');
		for (const { name, short } of CLOUDS) {
			await choose(page, 'Cloud', short.en);
			await page.getByRole('button', { name: 'Fill in an example' }).click();
			expect(await widest(), name).toBeLessThanOrEqual(360);
		}
	});

	test('is used with the keyboard alone', async () => {
		const page = await open();
		await page.getByRole('tab', { name: 'Sign', exact: true }).focus();
		await page.keyboard.press('Tab');
		await page.keyboard.press('ArrowRight');
		await page.keyboard.press('ArrowLeft');
		const focused = () => page.evaluate(() => document.activeElement?.getAttribute('name'));
		for (const [name, value] of Object.entries(DEVICE)) {
			for (let i = 0; i < 4 && (await focused()) !== name; i++) await page.keyboard.press('Tab');
			await page.keyboard.type(value);
		}
		expect(await resultOf(page, 'Client ID')).toBe('LD8S5J1L07test');
		await page.getByRole('tab', { name: 'Sign', exact: true }).focus();
		await page.keyboard.press('End');
		expect(await page.getByRole('tab', { selected: true }).first().innerText()).toBe('First boot');
	});
}
