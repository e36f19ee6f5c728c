import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { DEVICE } from '../support/published.js';
import { fill, open, resultOf } from './browser.js';

/** Each tab, in the two languages. */
const TABS = [
	['Sign', '签名'],
	['Explain', '排错'],
	['Packet', '报文'],
	['First boot', '首次启动'],
] as const;

async function violations(page: Page): Promise<object[]> {
	const found = await page.evaluate(() =>
		(globalThis as unknown as { axe: typeof axe }).axe.run({ resultTypes: ['violations'] }),
	);
	return found.violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html) }));
}

/** What Playwright can see or set only in Chromium. */
export function chromiumSuite(): void {
	test.each([
		['light', 'en-GB'],
		['dark', 'zh-CN'],
	] as const)(
		'breaks no rule of accessibility that axe knows: %s, %s',
		async (colorScheme, locale) => {
			const page = await open({ colorScheme, locale, fades: true });
			await page.evaluate(axe.source);
			for (const [en, zh] of TABS) {
				await page.getByRole('tab', { name: locale === 'en-GB' ? en : zh, exact: true }).click();
				if (locale === 'en-GB') expect(await violations(page), `${en}, empty`).toEqual([]);
				await page.getByRole('button', { name: /^(Fill in an example|填入示例)$/ }).click();
				await page.waitForFunction(() => !document.querySelector('[data-read="0"]'));
				expect(await violations(page), en).toEqual([]);
			}
		},
	);

	test('says so where scripts are switched off', async () => {
		const page = await open({ javaScriptEnabled: false });
		for (const text of ['allow scripts for this page', '请允许本页运行脚本'])
			await page.getByText(text).waitFor();
	});

	test('moves nothing that nobody asked to move', async () => {
		const page = await open({ fades: true });
		const shifts: { value: number; nodes: string[] }[] = [];
		await page.exposeFunction('report', (value: number, nodes: string[]) =>
			shifts.push({ value, nodes }),
		);
		await page.evaluate(() => {
			interface Shift extends PerformanceEntry {
				readonly value: number;
				readonly sources: readonly { readonly node?: Element }[];
			}
			const { report } = globalThis as unknown as {
				report: (value: number, nodes: string[]) => void;
			};
			new PerformanceObserver((list) => {
				for (const { value, sources } of list.getEntries() as Shift[])
					report(
						value,
						sources.map(({ node }) => node?.outerHTML?.slice(0, 80) ?? ''),
					);
			}).observe({ type: 'layout-shift', buffered: true });
		});
		await fill(page, { ...DEVICE });
		const chip = page.getByRole('timer');
		const before = await chip.innerText();
		await page.waitForFunction(
			(text) => document.querySelector('[role=timer]')?.textContent !== text,
			before,
		);
		expect(shifts).toEqual([]);
	});

	test('spreads a connection string over the fields', async () => {
		const page = await open({ hash: '#cloud=azure' });
		await page.locator('[name=deviceId]').evaluate((input) => {
			const clipboardData = new DataTransfer();
			clipboardData.setData(
				'text/plain',
				'HostName=hub.azure-devices.net;DeviceId=device-1;SharedAccessKey=a2V5',
			);
			const event = { clipboardData, bubbles: true, cancelable: true };
			input.dispatchEvent(new ClipboardEvent('paste', event));
		});
		expect(await resultOf(page, 'User name')).toBe(
			'hub.azure-devices.net/device-1/?api-version=2021-04-12',
		);
	});

	test('copies a password that it does not show', async () => {
		const page = await open({ permissions: ['clipboard-read', 'clipboard-write'] });
		await fill(page, { ...DEVICE });
		await page.getByRole('button', { name: 'Copy: Password' }).click();
		await page.getByText('Copied').waitFor({ state: 'attached' });
		const copied = await page.evaluate(() => navigator.clipboard.readText());
		expect(await resultOf(page, 'Password')).toBe(copied);
		expect(copied).toMatch(/^[0-9a-f]{64};hmacsha256$/);
	});
}
