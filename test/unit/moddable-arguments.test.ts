import { expect, test } from 'vitest';
import { withCredentials } from '../../src/moddable.js';
import { FakeClient, FakeResolver, FakeTCP } from '../support/fake-sdk.js';
import { kindsBut, refusal } from '../support/refusal.js';

const CREDENTIALS = { clientId: 'id', username: 'name', password: 'word' };
const cloud = { sign: () => CREDENTIALS };
const now = () => 1700000000;

const call = (args: readonly unknown[]) => () =>
	(withCredentials as (...args: readonly unknown[]) => unknown)(...args);

test.each([
	...kindsBut('function').map(({ kind, value }) => ({
		args: [value, cloud, now],
		error: `TypeError: Client: expected function, got ${kind}`,
	})),
	...kindsBut('object').map(({ kind, value }) => ({
		args: [FakeClient, value, now],
		error: `TypeError: cloud: expected object, got ${kind}`,
	})),
	...kindsBut('function').flatMap(({ kind, value }) => [
		{
			args: [FakeClient, { sign: value }, now],
			error: `TypeError: cloud.sign: expected function, got ${kind}`,
		},
		{ args: [FakeClient, cloud, value], error: `TypeError: now: expected function, got ${kind}` },
	]),
	...kindsBut('object', 'undefined').map(({ kind, value }) => ({
		args: [FakeClient, cloud, now, value],
		error: `TypeError: options: expected object, got ${kind}`,
	})),
	...kindsBut('number', 'undefined').map(({ kind, value }) => ({
		args: [FakeClient, cloud, now, { timeout: value }],
		error: `TypeError: options.timeout: expected number, got ${kind}`,
	})),
	...[0, -1, 1.5, 3601, NaN, Infinity].map((timeout) => ({
		args: [FakeClient, cloud, now, { timeout }],
		error: `RangeError: options.timeout: expected an integer from 1 to 3600 seconds, got ${timeout}`,
	})),
	...['onConnack', 'onFailure'].map((name) => ({
		args: [FakeClient, cloud, now, { [name]: 7 }],
		error: `TypeError: options.${name}: expected function, got number`,
	})),
])('$error', ({ args, error }) => {
	expect(refusal(call(args))).toBe(error);
});

test.each([
	{ signed: Promise.resolve(CREDENTIALS), error: 'clientId: expected string, got undefined' },
	{ signed: { ...CREDENTIALS, username: 7 }, error: 'username: expected string, got number' },
	{
		signed: { ...CREDENTIALS, password: Uint8Array.of(1) },
		error: 'password: expected string, got object',
	},
	{ signed: { ...CREDENTIALS, expiry: '7' }, error: 'expiry: expected number, got string' },
])('what sign returns is refused: $error', ({ signed, error }) => {
	const Signed = withCredentials(FakeClient, { sign: () => signed } as never, now);
	const made = () =>
		new Signed({ host: 'h', port: 1, dns: { io: FakeResolver }, socket: { io: FakeTCP } });
	expect(refusal(made)).toBe(`TypeError: cloud.sign().${error}`);
});
