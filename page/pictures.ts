import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { findBrowser } from '../tools/browser.js';

/** What the pictures show: a moment in which nothing moves, and the device that LuatOS publishes. */
const NOW = new Date('2027-03-01T08:00:00Z');
const END = NOW.getTime() / 1000 + 3600;
const SIGN = `#cloud=tencent&productId=LD8S5J1L07&deviceName=test&time=fixed&at=${END}&connectionId=qkvrc`;
const SECRET = 'acyv3QDJrRa0fW5UE58KnQ==';

const executablePath = findBrowser('chromium');
if (executablePath === undefined) throw new Error('The pictures need Chromium on the PATH.');
const folder = new URL('../docs/pictures/', import.meta.url);
mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath });
for (const colorScheme of ['light', 'dark'] as const) {
	const page = await browser.newPage({
		colorScheme,
		locale: 'en-GB',
		timezoneId: 'Asia/Shanghai',
		viewport: { width: 1000, height: 640 },
	});
	await page.clock.setFixedTime(NOW);
	const picture = async (name: string) => {
		await page.mouse.move(0, 0);
		const path = fileURLToPath(new URL(`page-${name}-${colorScheme}.png`, folder));
		await page.screenshot({ path, animations: 'disabled' });
	};
	await page.goto(new URL('../dist/page.html', import.meta.url).href + SIGN);
	await page.locator('[name=deviceSecret]').fill(SECRET);
	await picture('sign');
	await page.getByRole('tab', { name: 'Explain', exact: true }).click();
	await page.getByRole('button', { name: 'Fill in an example' }).click();
	await page.locator('.finding').first().waitFor();
	await picture('explain');
	await page.close();
}
await browser.close();
