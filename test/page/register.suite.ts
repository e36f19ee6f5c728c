import { expect, test } from 'vitest';
import { vectorsOf } from '../support/load.js';
import { fill, open, openTab, resultOf } from './browser.js';

/** Of Tencent's documentation. */
const PRODUCT_SECRET = 'hzvf5LF9S0isvBhDSauWMaIk';
const PAYLOAD =
	's6FB3a1BA/YYbcmSE12XpeDVmQNDcf1QgVD141RRbmmAnFwQfp1ECAu5O016mCOvYlJJ6V59yM4OqQSiWphfTg==';
const DEVICE_SECRET = 'lDZ6Uqt+I9E0wW7rvDUs7Q==';
const ANSWER = JSON.stringify({ Response: { Len: 53, Payload: PAYLOAD, RequestId: 'x' } });

const READ: readonly (readonly [string, string])[] = [
	['an answer', ANSWER],
	['an answer of the older interface', JSON.stringify({ code: 0, len: 53, payload: PAYLOAD })],
	['a payload alone', PAYLOAD],
];

const REFUSED: readonly (readonly [string, Readonly<Record<string, string>>, RegExp])[] = [
	['another secret', { productSecret: 'Hzvf5LF9S0isvBhDSauWMaIk', answer: ANSWER }, /^.*is wrong$/],
	['a cut payload', { answer: PAYLOAD.slice(0, 40) }, /Payload: Expected blocks of 16 bytes/],
	['no JSON', { answer: '{"Response":' }, /^answer: Expected JSON/],
	[
		'a refusal',
		{ answer: '{"Response":{"Error":{"Code":"FailedOperation","Message":"exists"}}}' },
		/FailedOperation: exists/,
	],
];

export function registerSuite(): void {
	test('decrypts the published payload, in each form, and hands the device to Sign', async () => {
		const page = await open({ hash: '#tab=register&productId=LD8S5J1L07&deviceName=test' });
		await fill(page, { productSecret: PRODUCT_SECRET });
		for (const [name, answer] of READ) {
			await fill(page, { answer });
			await page.getByText('Decrypted.').waitFor();
			expect(await resultOf(page, 'Device secret'), name).toBe(DEVICE_SECRET);
			await fill(page, { answer: '' });
		}
		await fill(page, { answer: ANSWER });
		await page.getByRole('button', { name: 'Sign in with this device' }).click();
		expect(await page.locator('[name=deviceSecret]').inputValue()).toBe(DEVICE_SECRET);
		expect(await resultOf(page, 'Client ID')).toBe('LD8S5J1L07test');
	});

	test('names what is wrong with an answer', async () => {
		const page = await open({ hash: '#tab=register&productId=LD8S5J1L07&deviceName=test' });
		for (const [name, fields, message] of REFUSED) {
			await fill(page, { productSecret: PRODUCT_SECRET, ...fields });
			const state = page.locator('.state[data-kind=wrong]').filter({ hasText: message });
			await state.waitFor();
			expect(await state.innerText(), name).not.toMatch(/zvf5LF9/);
			await fill(page, { answer: '' });
			await page.locator('.state[data-kind=missing]').waitFor();
		}
	});

	test('shows the request as the library signs it', async () => {
		const vector = vectorsOf('tencent-register.json').find(
			({ call }) => call === 'registrationRequest',
		) as unknown as { product: { productId: string; productSecret: string } };
		const page = await open();
		await openTab(page, 'First boot');
		await fill(page, { ...vector.product, deviceName: 'test' });
		const code = page.locator('.code code');
		expect(await code.innerText()).toContain('X-TC-Signature: ••••••••');
		await page.getByRole('button', { name: 'Show: curl, secrets' }).click();
		expect(await code.innerText()).toMatch(/X-TC-Signature: [\w+/]{43}='/);
	});
}
