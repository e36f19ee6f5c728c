import { describe, expect, test } from 'vitest';
import { type Credentials, signed } from '../src/index.js';
import { refusal } from './support/refusal.js';

const CREDENTIALS = { clientId: 'identity', username: 'name', password: 'word' };

/** What a client of Moddable's reads of its options, which is all that differs between the three. */
function clientOf(names: readonly string[]) {
	return class Client {
		readonly read: Record<string, unknown>;
		constructor(options: Record<string, unknown>) {
			this.read = Object.fromEntries(names.map((name) => [name, options[name]]));
		}
		close(): string {
			return `closed ${this.read.host}`;
		}
	};
}

describe('signed', () => {
	test.each([
		['mqtt', ['id', 'user', 'password', 'host', 'timeout'], { host: 'h', timeout: 60000 }],
		[
			'embedded:network/mqtt/client',
			['id', 'user', 'password', 'host', 'keepAlive', 'socket', 'onReadable'],
			{ host: 'h', keepAlive: 60000, socket: { io: 1 }, onReadable: () => 7 },
		],
		[
			'mqtt/js',
			['clientId', 'username', 'password', 'host', 'keepalive'],
			{ host: 'h', keepalive: 60 },
		],
	])('signs in Moddable’s client %s, by the names that it reads', (_name, names, options) => {
		const Client = signed(clientOf(names), () => CREDENTIALS);
		const [id, user, password, ...others] = names;
		expect(new Client(options).read).toEqual({
			[id]: 'identity',
			[user]: 'name',
			[password]: 'word',
			...Object.fromEntries(others.map((name) => [name, options[name as keyof typeof options]])),
		});
	});

	test('gives the client these options and no other', () => {
		let given: object = {};
		class Client {
			constructor(options: object) {
				given = options;
			}
		}
		const options = Object.freeze({
			host: 'h',
			id: 'old',
			user: 'old',
			password: 'old',
			username: 'old',
		});
		new (signed(Client, () => CREDENTIALS))(options);
		expect(given).toEqual({ host: 'h', ...CREDENTIALS, id: 'identity', user: 'name' });
		expect(options).toEqual({
			host: 'h',
			id: 'old',
			user: 'old',
			password: 'old',
			username: 'old',
		});
	});

	test('signs anew each time, and not before', () => {
		let signings = 0;
		const sign = (): Credentials => ({ ...CREDENTIALS, password: `word ${++signings}` });
		const Client = signed(clientOf(['password']), sign);
		expect(signings).toBe(0);
		expect([new Client({}), new Client({}), new Client({})].map(({ read }) => read)).toEqual([
			{ password: 'word 1' },
			{ password: 'word 2' },
			{ password: 'word 3' },
		]);
	});

	test('is a client like the one that it was made of', () => {
		const Client = clientOf(['host']);
		const client = new (signed(Client, () => CREDENTIALS))({ host: 'h' });
		expect(client).toBeInstanceOf(Client);
		expect(client.close()).toBe('closed h');
	});

	test('lets an error in signing out, and makes no client', () => {
		let made = 0;
		class Client {
			constructor(_options: object) {
				made++;
			}
		}
		const Unsigned = signed(Client, () => {
			throw new RangeError('now is 12');
		});
		expect(refusal(() => new Unsigned({}))).toBe('RangeError: now is 12');
		expect(made).toBe(0);
	});
});
