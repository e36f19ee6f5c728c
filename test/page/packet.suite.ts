import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { encodeConnect } from '../../src/index.js';
import { DEVICE, sign } from '../support/published.js';
import { fill, open, resultOf } from './browser.js';

const CREDENTIALS = sign();
const CONNECT = Buffer.from(encodeConnect({ ...CREDENTIALS, keepAlive: 240 }));
const TOKEN = CREDENTIALS.password.slice(0, 64);
/** Where the password begins. */
const SECRET_AT = CONNECT.length - CREDENTIALS.password.length;

function at(page: Page, offset: number) {
	return page.locator(`.octets [data-at="${offset}"]`);
}

function markedBytes(page: Page): Promise<number[]> {
	return page
		.locator('.octets [data-marked=true]')
		.evaluateAll((all) => all.map((one) => Number(one.getAttribute('data-at'))));
}

async function paste(packet: string): Promise<Page> {
	const page = await open({ hash: '#tab=packet' });
	await fill(page, { packet });
	await page.locator('.octets').first().waitFor();
	return page;
}

export function packetSuite(): void {
	test('marks the bytes of a field, and the field of a byte', async () => {
		const page = await paste(CONNECT.toString('hex'));
		const keepAlive = page.getByRole('option', { name: 'keep-alive 240 s' }).last();
		await keepAlive.hover();
		expect(await markedBytes(page)).toEqual([11, 12]);
		await at(page, 15).hover();
		expect(await markedBytes(page)).toEqual(Array.from({ length: 14 }, (_, i) => 15 + i));
		const marked = page.locator('.packet-field[data-marked=true]');
		expect(await marked.allInnerTexts()).toEqual([expect.stringContaining('LD8S5J1L07test')]);
	});

	test('marks them from the keyboard too', async () => {
		const page = await paste(CONNECT.toString('hex'));
		await page.getByRole('listbox', { name: 'Bytes' }).focus();
		for (const key of ['Home', 'ArrowDown', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft'])
			await page.keyboard.press(key);
		expect(await markedBytes(page)).toContain(13);
		await page.getByRole('listbox', { name: 'Fields' }).focus();
		await page.keyboard.press('Home');
		expect(await markedBytes(page)).toEqual([0]);
		await page.keyboard.press('ArrowDown');
		expect(await markedBytes(page)).toEqual([1, 2]);
	});

	test('masks the password until it is asked for', async () => {
		const page = await paste(CONNECT.toString('hex'));
		expect(await at(page, SECRET_AT - 1).innerText()).toBe('4b');
		expect(await at(page, SECRET_AT).innerText()).toBe('••');
		expect(await page.locator('main .columns').innerText()).not.toContain(TOKEN.slice(0, 8));
		await page.getByRole('button', { name: 'Show: secrets' }).click();
		expect(await at(page, SECRET_AT).innerText()).toBe('37');
		expect(await page.locator('.packet-fields').innerText()).toContain(TOKEN);
	});

	test('reads bytes as people have them', async () => {
		const digits = CONNECT.toString('hex');
		const page = await paste(digits);
		for (const [name, packet] of Object.entries({
			'a dump of Node': `<Buffer ${digits.replace(/..(?=.)/g, '$& ')}>`,
			'an array': JSON.stringify([...CONNECT]),
			Base64: CONNECT.toString('base64'),
			escapes: digits.replace(/../g, '\\x$&'),
		})) {
			await fill(page, { packet: '' });
			await at(page, 0).waitFor({ state: 'detached' });
			await fill(page, { packet });
			await at(page, 0).waitFor();
			expect(await page.locator('.octets [data-at]').count(), name).toBe(CONNECT.length);
		}
	});

	test('takes the packet of what Sign has signed', async () => {
		const page = await open();
		await fill(page, { ...DEVICE });
		const clientId = await resultOf(page, 'Client ID');
		await page.getByRole('button', { name: 'See the CONNECT packet' }).click();
		await page.getByRole('option', { name: clientId }).first().waitFor();
	});

	test('says where a packet is wrong, and that a text holds none', async () => {
		const damaged = Buffer.from(CONNECT);
		damaged[10] |= 1;
		const page = await paste(damaged.toString('hex'));
		await page.locator('.finding[data-code="packet.reserved-flag"] button').click();
		expect(await markedBytes(page)).toEqual([10]);
		expect(await at(page, 10).getAttribute('data-fault')).toBe('true');
		await fill(page, { packet: 'hello' });
		await page.getByText('No packet was found').waitFor();
	});
}
