import { expect, onTestFinished, test, vi } from 'vitest';
import { withCredentials } from '../../src/moddable.js';
import { Timer } from '../support/fake-app.js';
import { FakeClient, FakeResolver, FakeTCP } from '../support/fake-sdk.js';
import { kindsBut, refusal } from '../support/refusal.js';

const CREDENTIALS = { clientId: 'id', username: 'name', password: 'word' };
const cloud = { sign: () => CREDENTIALS };
const now = () => 1700000000;
const options = { now, Timer };

const call = (args: readonly unknown[]) => () =>
	(withCredentials as (...args: readonly unknown[]) => unknown)(...args);

test.each([
	...kindsBut('function').map(({ kind, value }) => ({
		args: [value, cloud, options],
		error: `TypeError: Client: expected function, got ${kind}`,
	})),
	...kindsBut('object').map(({ kind, value }) => ({
		args: [FakeClient, value, options],
		error: `TypeError: cloud: expected object, got ${kind}`,
	})),
	...kindsBut('function').flatMap(({ kind, value }) => [
		{
			args: [FakeClient, { sign: value }, options],
			error: `TypeError: cloud.sign: expected function, got ${kind}`,
		},
		...[
			{ field: 'now', given: { Timer, now: value } },
			{ field: 'Timer.set', given: { now, Timer: { ...Timer, set: value } } },
			{ field: 'Timer.clear', given: { now, Timer: { ...Timer, clear: value } } },
		].map(({ field, given }) => ({
			args: [FakeClient, cloud, given],
			error: `TypeError: options.${field}: expected function, got ${kind}`,
		})),
	]),
	...kindsBut('object').map(({ kind, value }) => ({
		args: [FakeClient, cloud, value],
		error: `TypeError: options: expected object, got ${kind}`,
	})),
	...kindsBut('number', 'undefined').map(({ kind, value }) => ({
		args: [FakeClient, cloud, { ...options, timeout: value }],
		error: `TypeError: options.timeout: expected number, got ${kind}`,
	})),
	...[0, -1, 1.5, 3601, NaN, Infinity].map((timeout) => ({
		args: [FakeClient, cloud, { ...options, timeout }],
		error: `RangeError: options.timeout: expected an integer from 1 to 3600 seconds, got ${timeout}`,
	})),
	...[1023, 1.5, 268435456, NaN].map((maximumPacketSize) => ({
		args: [FakeClient, cloud, { ...options, maximumPacketSize }],
		error: `RangeError: options.maximumPacketSize: expected an integer from 1024 to 268435455 bytes, got ${maximumPacketSize}`,
	})),
	{
		args: [FakeClient, cloud, { now }],
		error: 'TypeError: options.Timer.set: expected function, got undefined',
	},
	...['onConnack', 'onFailure'].map((name) => ({
		args: [FakeClient, cloud, { ...options, [name]: 7 }],
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
	const Signed = withCredentials(FakeClient, { sign: () => signed } as never, options);
	const made = () =>
		new Signed({ host: 'h', port: 1, dns: { io: FakeResolver }, socket: { io: FakeTCP } });
	expect(refusal(made)).toBe(`TypeError: cloud.sign().${error}`);
});

test('what the constructor of the client throws reaches the app, and nothing later', () => {
	vi.useFakeTimers();
	onTestFinished(() => void vi.useRealTimers());
	class Unmade extends FakeClient {
		constructor(given: ConstructorParameters<typeof FakeClient>[0]) {
			super(given);
			throw new Error('host required');
		}
	}
	const Signed = withCredentials(Unmade, cloud as never, options);
	const made = () =>
		new Signed({ host: 'h', port: 1, dns: { io: FakeResolver }, socket: { io: FakeTCP } });
	expect(refusal(made)).toBe('Error: host required');
	expect(() => vi.runAllTimers()).not.toThrow();
});
