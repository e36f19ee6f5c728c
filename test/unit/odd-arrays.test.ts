import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { ODD_ARRAYS, Trap } from '../support/hostile.js';
import * as library from '../support/library.js';
import { refusal } from '../support/refusal.js';

/** All that takes bytes, by the name that its errors have for them. */
const TAKERS: { what: string; field: string; take: (bytes: Uint8Array) => unknown }[] = [
	{ what: 'sha1', field: 'data', take: (bytes) => library.sha1(bytes) },
	{ what: 'sha256', field: 'data', take: (bytes) => library.sha256(bytes) },
	{
		what: 'a hash that has begun',
		field: 'data',
		take: (bytes) => new library.SHA256().update(new Uint8Array(62)).update(bytes).digest(),
	},
	{
		what: 'hmac, a key',
		field: 'key',
		take: (bytes) => library.hmac(library.SHA256, bytes, Uint8Array.of(1)),
	},
	{
		what: 'hmac, a message',
		field: 'message',
		take: (bytes) => library.hmac(library.SHA1, Uint8Array.of(1), bytes),
	},
	{ what: 'encodeBase64', field: 'bytes', take: (bytes) => library.encodeBase64(bytes) },
	{ what: 'hex', field: 'bytes', take: (bytes) => library.hex(bytes) },
	{
		what: 'encodeConnect, a password',
		field: 'password',
		take: (password) => library.encodeConnect({ clientId: 'd', username: 'u', password }),
	},
	{
		what: 'encodeConnect, a will',
		field: 'will.payload',
		take: (payload) => library.encodeConnect({ clientId: 'd', will: { topic: 't', payload } }),
	},
	{
		what: 'decodeConnack',
		field: 'packet',
		take: (bytes) => attempt(() => library.decodeConnack(bytes)),
	},
	{
		what: 'ConnackReader',
		field: 'bytes',
		take: (bytes) => new library.ConnackReader().receive(bytes),
	},
	{
		what: 'readRegistration',
		field: 'plaintext',
		take: (bytes) =>
			attempt(() =>
				library.readRegistration(bytes, { productId: 'p', deviceName: 'd', length: 1 }),
			),
	},
];

/** A SyntaxError is about the bytes, and an answer like any other. */
function attempt(run: () => unknown): unknown {
	try {
		return run();
	} catch (error) {
		if (error instanceof SyntaxError) return error.message;
		throw error;
	}
}

describe.each(TAKERS)('$what', ({ field, take }) => {
	test.each(ODD_ARRAYS)('refuses $what by its name, or takes its true bytes', ({ make, bytes }) => {
		let answer: unknown;
		try {
			answer = take(make());
		} catch (error) {
			if (error instanceof Trap) return;
			expect(String(error)).toMatch(
				new RegExp(`^TypeError: ${field}: expected (string or )?Uint8Array, got `),
			);
			return;
		}
		expect(bytes).toBeDefined();
		expect(answer).toEqual(take(Uint8Array.from(bytes ?? [])));
	});
});

test('an array of another realm is as good as one of this', () => {
	expect(library.hex(runInNewContext('Uint8Array.of(1, 2, 250)'))).toBe('0102fa');
	expect(refusal(() => library.hex(runInNewContext('Int8Array.of(1, 2)')))).toBe(
		'TypeError: bytes: expected Uint8Array, got object',
	);
});

test.each([0, 3])('an array of %i bytes that was detached is called so', (length) => {
	const array = new Uint8Array(length);
	structuredClone(array.buffer, { transfer: [array.buffer] });
	expect(refusal(() => library.hex(array))).toBe(
		'TypeError: bytes: expected Uint8Array, got a detached or altered one',
	);
});
