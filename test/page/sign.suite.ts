import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { CLOUDS } from '../../page/app/clouds/index.js';
import { vectorsOf } from '../support/load.js';
import { choose, fill, open, resultOf, resultsOf } from './browser.js';

interface CloudVector {
	readonly name: string;
	readonly published?: boolean;
	readonly valid?: boolean;
	readonly call: string;
	readonly device: Readonly<Record<string, string>>;
	readonly signing?: Readonly<Record<string, string | number | boolean>>;
	readonly expected: Readonly<Record<string, string | number>>;
}

/** Fields that the vectors leave open, because they are no part of what is signed. */
const UNSIGNED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
	huawei: { host: 'iotda.example' },
	alibaba: { region: 'cn-shanghai' },
	apsaramq: { host: 'mqtt.example' },
};

/** How the page asks for what the library takes as something else than text. */
const CHOICES: Readonly<Record<string, (value: unknown) => readonly [string, string]>> = {
	Hash: (value) => ['Hash', value === 'SHA1' ? 'SHA-1' : 'SHA-256'],
	checkTimestamp: (value) => ['Time check by the platform', value ? 'Yes (1)' : 'No (0)'],
	tls: (value) => ['Transport and port', value ? 'TLS 443' : 'TCP 1883'],
	keyLevel: (value) => ['Whose key', value === 'product' ? 'The product’s' : 'The device’s'],
	authentication: (value) => [
		'Authentication',
		value === 'DeviceCredential' ? 'Device credential' : 'Signature',
	],
	sharedAccessKeyName: () => ['Whose key', 'A policy’s'],
};

/** The vectors of a cloud that somebody published, or the first that is ours where nobody did. */
function published(cloud: string): CloudVector[] {
	const vectors = (vectorsOf(`${cloud}.json`) as unknown as CloudVector[]).filter(
		({ call, valid, expected }) =>
			call.endsWith('Credentials') && valid && typeof expected.password === 'string',
	);
	const others = vectors.filter((vector) => vector.published);
	return others.length > 0 ? others : vectors.slice(0, 1);
}

async function type(page: Page, cloud: string, vector: CloudVector): Promise<void> {
	const { expiry, timestamp = expiry, ...signing } = vector.signing ?? {};
	if (timestamp !== undefined) {
		await choose(page, 'Time', 'Fixed');
		await fill(page, { at: `${timestamp}` });
	}
	const given = Object.entries({ ...UNSIGNED[cloud], ...vector.device, ...signing });
	for (const [name, value] of given) if (CHOICES[name]) await choose(page, ...CHOICES[name](value));
	const typed = given.filter(([name]) => !CHOICES[name] || name === 'sharedAccessKeyName');
	await fill(page, Object.fromEntries(typed.map(([name, value]) => [name, `${value}`])));
}

export function signSuite(): void {
	test('gives the published password for each vector that is typed in', async () => {
		const page = await open();
		for (const { name, short } of CLOUDS) {
			await choose(page, 'Cloud', short.en);
			for (const vector of published(name)) {
				await page.getByRole('button', { name: 'Clear' }).dispatchEvent('click');
				await type(page, name, vector);
				const { clientId, username, password } = vector.expected;
				const shown = await resultsOf(page);
				const got = {
					clientId: shown['Client ID'],
					username: shown['User name'],
					password: shown.Password,
				};
				expect(got, `${name}: ${vector.name}`).toEqual({ clientId, username, password });
			}
		}
	});

	test('derives the device key that Microsoft publishes for its group key', async () => {
		const page = await open({ hash: '#cloud=azure-dps&keyOf=group&idScope=0ne00000000' });
		const [{ groupKey, registrationId, expected }] = vectorsOf('azure.json').filter(
			({ call, published }) => call === 'azureDeviceKey' && published,
		) as unknown as Record<string, string>[];
		await fill(page, { registrationId, symmetricKey: groupKey });
		expect(await resultOf(page, 'Device key')).toBe(expected);
	});
}
