import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { judge } from '../../../platform/judge.js';
import { Registry } from '../../../platform/registry.js';
import type { SignIn } from '../../../platform/rule.js';
import {
	AZURE_GROUP,
	dpsToken,
	EXAMPLES,
	type Example,
	type Fields,
	replaced,
	signIn,
} from '../../support/platform.js';

function verdictOn(example: Example, fields: Partial<Fields>, more: Partial<SignIn> = {}) {
	const registry = new Registry(example.cloud, { devices: [example.device] });
	const asked = signIn(fields, { tls: example.tls, ...more });
	return judge(asked, registry, example.now, { plain: false }).verdict;
}

describe.each(EXAMPLES)('the rule of $cloud', (example) => {
	const { clientId, username, password } = example;
	const good = { clientId, username, password };

	test('accepts the published credentials', () => {
		expect(verdictOn(example, good)).toMatchObject({ returnCode: 0, reason: '' });
	});

	test.each(['clientId', 'username', 'password'] as const)(
		'refuses another character anywhere in the %s',
		(field) => {
			const verdicts = replaced(example, field).map((fields) => verdictOn(example, fields));
			expect(verdicts.filter(({ returnCode }) => returnCode === 0)).toEqual([]);
			expect(verdicts.filter(({ reason }) => reason === '')).toEqual([]);
		},
	);

	test.each(['clientId', 'username', 'password'] as const)('refuses a longer %s', (field) => {
		if (example.covered?.[field] === '') return;
		const longer = { ...good, [field]: `${good[field]}0` };
		expect(verdictOn(example, longer).returnCode).not.toBe(0);
	});

	test('refuses a CONNECT without password, and one without user name', () => {
		expect(verdictOn(example, { clientId, username }).returnCode).not.toBe(0);
		expect(verdictOn(example, { clientId }).returnCode).not.toBe(0);
	});

	test('shows no secret and no password in a reason', () => {
		const secrets = [
			password,
			...Object.entries(example.device)
				.filter(isSecret)
				.map(([, v]) => v),
		];
		const swapped = { clientId: password, username, password: clientId };
		for (const fields of [swapped, ...replaced(example, 'password')])
			for (const secret of secrets) expect(verdictOn(example, fields).reason).not.toContain(secret);
	});
});

function isSecret([name]: [string, string]): boolean {
	return /secret|key$/i.test(name) && name !== 'productKey' && name !== 'deviceKey';
}

describe('a device that is not there', () => {
	const [tencent] = EXAMPLES;
	const { username, password } = tencent;

	test.each([
		['LD8S5J1L07tes', '13 characters, as LD8S5J1L07test up to the 13th'],
		['LD8S5J1L07;test', '15 characters, as LD8S5J1L07test up to the 10th'],
	])('is told from the nearest one: %s', (clientId, difference) => {
		expect(verdictOn(tencent, { clientId, username, password })).toEqual({
			returnCode: 5,
			reason: `no device has this client id and user name: ${difference}`,
		});
	});

	test('is not compared with one that has nothing in common with it', () => {
		expect(verdictOn(tencent, { clientId: password, username, password })).toEqual({
			returnCode: 5,
			reason: 'no device has this client id and user name',
		});
	});
});

describe('an enrolment group', () => {
	const registry = new Registry('azure-dps', { devices: [], products: [AZURE_GROUP] });
	const ask = (id: string, key: string) => {
		const fields = {
			clientId: id,
			username: `0ne00000001/registrations/${id}/api-version=2019-03-31`,
			password: dpsToken('0ne00000001', key, 2_000_000_000),
		};
		return judge(signIn(fields, { tls: true }), registry, 1_800_000_000, { plain: false }).verdict;
	};

	test('lets in whoever has a key that is derived from its own', () => {
		expect(ask('board-1', 'board-1').returnCode).toBe(0);
	});

	test("refuses another device's key", () => {
		expect(ask('board-1', 'board-2').returnCode).not.toBe(0);
	});
});

const WILL = { topic: 'a', payload: Buffer.from('b'), qos: 0, retain: false } as const;

describe('limits', () => {
	const of = (name: string) => EXAMPLES.find(({ cloud }) => cloud === name) as Example;

	test.each<[cloud: string, more: Partial<SignIn>, returnCode: number, reason: string]>([
		['tencent', { keepAlive: 901 }, 5, 'keep-alive is 901 s, more than 900 s'],
		['tencent', { will: WILL }, 5, 'there is a will, which it does not take'],
		['azure', { keepAlive: 1768 }, 5, 'keep-alive is 1768 s, more than 1767 s'],
		['azure', { tls: false }, 5, 'this cloud takes nothing but TLS'],
		['azure-dps', { tls: false }, 5, 'this cloud takes nothing but TLS'],
		['onenet', { keepAlive: 9 }, 5, 'keep-alive is 9 s, less than 10 s'],
		['onenet', { keepAlive: 1801 }, 5, 'keep-alive is 1801 s, more than 1800 s'],
		['huawei', { keepAlive: 29 }, 2, 'keep-alive is 29 s, less than 30 s'],
		['huawei', { will: WILL }, 5, 'there is a will, which it does not take'],
		['tuya', { tls: false }, 5, 'this cloud takes nothing but TLS'],
		['alibaba', { keepAlive: 1201 }, 5, 'keep-alive is 1201 s, more than 1200 s'],
		['alibaba', { tls: true }, 2, 'securemode=3 over TLS'],
	])('%s refuses %o', (cloud, more, returnCode, reason) => {
		const example = of(cloud);
		expect(verdictOn(example, example, more)).toEqual({ returnCode, reason });
	});

	test.each<[cloud: string, more: Partial<SignIn>]>([
		['tencent', { keepAlive: 0 }],
		['tencent', { keepAlive: 900, protocol: 'MQTT 3.1', cleanSession: false }],
		['onenet', { keepAlive: 10 }],
		['huawei', { keepAlive: 30 }],
		['baidu', { will: WILL, tls: true }],
	])('%s accepts %o', (cloud, more) => {
		const example = of(cloud);
		expect(verdictOn(example, example, more).returnCode).toBe(0);
	});
});

test('Tencent signatures of every length from 1 to 19 digits of expiry are judged by the clock alone', () => {
	const [tencent] = EXAMPLES;
	const { clientId, device } = tencent;
	const codes = Array.from({ length: 20 }, (_, i) => {
		const username = `${clientId};21010406;x;${'9'.repeat(i + 1)}`;
		const key = Buffer.from(device.deviceSecret, 'base64');
		const token = createHmac('sha1', key).update(username).digest('hex');
		return verdictOn(tencent, { clientId, username, password: `${token};hmacsha1` }).returnCode;
	});
	expect(codes).toEqual([...Array(9).fill(4), ...Array(10).fill(0), 4]);
});
