import { createHmac } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { explain } from '../../explain/index.js';
import { DEVICE, SIGNING, sign } from '../support/published.js';
import { CLOUDS, question } from '../unit/explain/make.js';
import { can, MISTAKES } from '../unit/explain/mistakes/index.js';
import { fill, open } from './browser.js';

const SECRET = Buffer.from(DEVICE.deviceSecret, 'base64');
const RIGHT = sign();
const hmac = (key: Buffer | string, message: string) => createHmac('sha256', key).update(message);
const text = (credentials: object) =>
	Object.entries({ deviceSecret: DEVICE.deviceSecret, ...credentials })
		.map(([name, value]) => `${name}: ${value}`)
		.join('\n');
const wrong = (change: Partial<typeof RIGHT>) => text({ ...RIGHT, expiry: undefined, ...change });
const signed = (username: string) => ({
	username,
	password: `${hmac(SECRET, username).digest('hex')};hmacsha256`,
});
const USER = `LD8S5J1L07test;12010126;${SIGNING.connectionId}`;

/** What somebody pastes, and the code of the finding that names the mistake. */
const PASTED: readonly (readonly [string, string, string])[] = [
	[
		'the secret is used as text',
		wrong({ password: `${hmac(DEVICE.deviceSecret, RIGHT.username).digest('hex')};hmacsha256` }),
		'key.not-decoded',
	],
	[
		'the token is in capitals',
		wrong({ password: RIGHT.password.toUpperCase() }),
		'token.upper-case',
	],
	[
		'the token is in Base64',
		wrong({ password: `${hmac(SECRET, RIGHT.username).digest('base64')};hmacsha256` }),
		'token.base64',
	],
	[
		'the suffix is missing',
		wrong({ password: RIGHT.password.replace(/;.*/, '') }),
		'method.missing',
	],
	[
		'the suffix is that of another hash',
		wrong({ password: RIGHT.password.replace('256', '1') }),
		'method.mismatch',
	],
	[
		'the token is cut',
		wrong({ password: `${RIGHT.password.slice(0, 50)};hmacsha256` }),
		'token.cut',
	],
	['it has expired', wrong(signed(`${USER};1700000000`)), 'time.past'],
	[
		'a full-width semicolon',
		wrong({ username: RIGHT.username.replace(';', '；') }),
		'text.look-alike',
	],
	['the client id joins with &', wrong({ clientId: 'LD8S5J1L07&test' }), 'identity.joined'],
	[
		'an empty secret',
		JSON.stringify({
			...DEVICE,
			...RIGHT,
			password: `${hmac('', RIGHT.username).digest('hex')};hmacsha256`,
		}),
		'key.empty',
	],
];

/** What bundled() makes, in the browser. */
declare const bundle: { readonly explain: typeof explain };

/** Returns a script that sets `bundle` to a module's exports. */
async function bundled(entry: string): Promise<string> {
	const { outputFiles } = await build({
		entryPoints: [fileURLToPath(new URL(entry, import.meta.url))],
		bundle: true,
		write: false,
		format: 'iife',
		globalName: 'bundle',
	});
	return `${outputFiles[0].text};globalThis.bundle = bundle;`;
}

/** Pastes a text, and returns the codes of the faults once it has been read. */
async function paste(page: Page, pasted: string): Promise<string[]> {
	// How long the text is tells whether it has been read, unless the one before was as long.
	const isAsLong = await page.locator(`[data-read="${pasted.length}"]`).count();
	for (const explain of isAsLong ? ['', pasted] : [pasted]) {
		await fill(page, { explain });
		await page.locator(`[data-read="${explain.length}"]`).waitFor({ state: 'attached' });
	}
	return page
		.locator('.finding[data-severity=fault]')
		.evaluateAll((all) => all.map((one) => one.getAttribute('data-code') ?? ''));
}

export function explainSuite(): void {
	test('names each of ten mistakes that are pasted, and none in what is right', async () => {
		const page = await open({ hash: '#tab=explain' });
		for (const [name, pasted, code] of PASTED)
			expect((await paste(page, pasted))[0], name).toBe(code);
		expect(await paste(page, wrong({}))).toEqual([]);
	});

	test('finds in the browser what Node finds, for each mistake that is known', async () => {
		const page = await open();
		// Each mistake once, of the clouds in turn.
		const questions = MISTAKES.map((mistake, at) => {
			const clouds = CLOUDS.filter((cloud) => can(mistake, cloud));
			const cloud = clouds[at % clouds.length];
			return question(cloud, cloud.make(mistake.making));
		});
		await page.evaluate(await bundled('../../explain/index.ts'));
		const found = await page.evaluate(
			(asked) => asked.map((one) => JSON.stringify(bundle.explain(one))),
			questions,
		);
		expect(found.map((one) => JSON.parse(one))).toEqual(
			questions.map((one) => JSON.parse(JSON.stringify(explain(one)))),
		);
	});

	test('checks the token with the secret that Sign has', async () => {
		const page = await open();
		await fill(page, { ...DEVICE });
		await page.getByRole('tab', { name: 'Explain' }).click();
		const [, credentials] = PASTED[0];
		expect(await paste(page, credentials.replace(/^deviceSecret.*\n/, ''))).toEqual([
			'key.not-decoded',
		]);
	});

	test('marks the place of a finding, and selects it when asked', async () => {
		const page = await open({ hash: '#tab=explain' });
		const pasted = PASTED[7][1];
		await paste(page, pasted);
		expect(await page.locator('mark[data-severity=fault]').allInnerTexts()).toContain('；');
		await page.getByRole('button', { name: 'Show it' }).first().click();
		const selected = await page
			.locator('textarea')
			.evaluate((area: HTMLTextAreaElement) =>
				area.value.slice(area.selectionStart, area.selectionEnd),
			);
		expect(selected).toBe('；');
	});

	test('reads a link that a support answer holds', async () => {
		const username = encodeURIComponent(`LD8S5J1L07;test;12010126;qkvrc;${SIGNING.expiry}`);
		const page = await open({ hash: `#cloud=tencent&username=${username}&returnCode=5` });
		expect(await page.locator('textarea').inputValue()).toContain('LD8S5J1L07;test;');
		await page.locator('.finding[data-severity=fault]').first().waitFor();
	});
}
