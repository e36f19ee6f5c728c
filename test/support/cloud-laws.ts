import { describe, expect, test } from 'vitest';
import type { Cloud } from '../../src/cloud.js';
import { arraysMade } from './arrays.js';
import { kindsBut, refusal } from './refusal.js';

type Fields = Readonly<Record<string, unknown>>;

/** A cloud's two functions and right inputs for them. */
export interface Subject {
	readonly credentials: (device: never, signing: never) => object;
	readonly cloud: (device: never, options: never) => Cloud;
	readonly device: Fields;
	/** For `credentials`. */
	readonly signing: Fields;
	/** For `cloud`, nothing that it can do without. */
	readonly options: Fields;
	/** Which field of the device is the secret, and the bytes that it stands for. */
	readonly secret: string;
	readonly key: Buffer;
	/** The type of each field that is no string. */
	readonly types?: Readonly<Record<string, string>>;
	readonly optional?: readonly string[];
	/** Whether the secret is hashed without HMAC. */
	readonly hasPlainHash?: boolean;
	/** Wrong fields of the device, the signing and the options, and what the error says. */
	readonly refused: {
		readonly device: readonly Refused[];
		readonly signing: readonly Refused[];
		readonly options: readonly Refused[];
	};
}

export interface Refused {
	readonly wrong: Fields;
	readonly message: string;
}

/** What an error calls a wrong length and a wrong character. */
export const characters = (field: string, range: string, length: number) =>
	`RangeError: ${field}: expected ${range} characters, got ${length}`;
export const character = (field: string, allowed: string, position: number) =>
	`SyntaxError: ${field}: expected ${allowed}, got another character at position ${position}`;
export const integer = (field: string, range: string, value: unknown) =>
	`RangeError: ${field}: expected an integer from ${range}, got ${value}`;
export const NOT_HOST = 'a host name without scheme, port or path';
export const NOT_SECRET = 'printable ASCII without spaces, < and >';

/** What holds for every cloud. */
export function describeLaws(subject: Subject): void {
	const { device, signing, options, secret, key, types = {}, optional = [], refused } = subject;
	const credentials = (wrongDevice: Fields, wrongSigning: Fields = {}) =>
		subject.credentials(
			{ ...device, ...wrongDevice } as never,
			{ ...signing, ...wrongSigning } as never,
		);
	const cloud = (wrongDevice: Fields, wrongOptions: Fields = {}) =>
		subject.cloud({ ...device, ...wrongDevice } as never, { ...options, ...wrongOptions } as never);

	describe('what it refuses', () => {
		test.each(refused.device)('$message', ({ wrong, message }) => {
			expect(refusal(() => credentials(wrong))).toBe(message);
			expect(refusal(() => cloud(wrong))).toBe(message);
		});

		test.each(refused.signing)('$message', ({ wrong, message }) => {
			expect(refusal(() => credentials({}, wrong))).toBe(message);
		});

		test.each(refused.options)('$message, as an option', ({ wrong, message }) => {
			expect(refusal(() => cloud({}, wrong))).toBe(message);
		});

		test.each(Object.keys(device))('a %s of any other type', (field) => {
			const right = types[field] ?? 'string';
			for (const { kind, value } of kindsBut(
				right,
				...(optional.includes(field) ? ['undefined'] : []),
			)) {
				const message = refusal(() => credentials({ [field]: value }));
				expect(refusal(() => cloud({ [field]: value }))).toBe(message);
				expect(message).toMatch(
					new RegExp(`^TypeError: ${field}: expected .+, got (${kind}|another value)$`),
				);
			}
		});

		test.each(Object.keys(signing))('a %s of any other type in the signing', (field) => {
			const right = types[field] ?? 'string';
			for (const { kind, value } of kindsBut(
				right,
				...(optional.includes(field) ? ['undefined'] : []),
			))
				expect(refusal(() => credentials({}, { [field]: value }))).toBe(
					`TypeError: ${field}: expected ${right}, got ${kind}`,
				);
		});

		test('what is no object', () => {
			for (const { kind, value } of kindsBut('object', 'undefined')) {
				expect(refusal(() => subject.credentials(value as never, signing as never))).toBe(
					`TypeError: device: expected object, got ${kind}`,
				);
				expect(refusal(() => subject.cloud(value as never, options as never))).toBe(
					`TypeError: device: expected object, got ${kind}`,
				);
				expect(refusal(() => subject.cloud(device as never, value as never))).toBe(
					`TypeError: options: expected object, got ${kind}`,
				);
				if (Object.keys(signing).length > 0)
					expect(refusal(() => subject.credentials(device as never, value as never))).toBe(
						`TypeError: signing: expected object, got ${kind}`,
					);
			}
		});
	});

	describe('the secret', () => {
		test.each(Object.keys({ ...device, ...signing }))(
			'stands in no error when it is given for %s',
			(field) => {
				// Wrong in every field, also as a secret.
				const value = 'S3cret <that is wrong everywhere> \u00e9'.repeat(8);
				const inDevice = field in device;
				const message = refusal(() =>
					credentials(inDevice ? { [field]: value } : {}, inDevice ? {} : { [field]: value }),
				);
				expect(message).not.toContain('S3cret');
				expect(message).not.toContain(`${device[secret]}`);
			},
		);

		test('is nowhere in the memory that was allocated, nor in the options of the cloud', () => {
			for (const run of [() => credentials({}), () => cloud({}).sign(1700000000)]) {
				const made = arraysMade(run);
				expect(made.length).toBeGreaterThan(1);
				expect(made.filter((array) => Buffer.from(array).includes(key.subarray(0, 6)))).toEqual([]);
			}
			expect(JSON.stringify(cloud({}))).not.toContain(`${device[secret]}`);
		});

		test.each(['hash', 'encoding'])('is wiped also when the %s throws', (part) => {
			// A plain hash keeps what it has taken; only a hash of somebody else's can throw, and it is no option there.
			if (part === 'hash' && subject.hasPlainHash) return;
			const broken = () => {
				throw new Error('out of order');
			};
			const { getInt32 } = DataView.prototype;
			const { fromCharCode } = String;
			const made = arraysMade(() => {
				if (part === 'hash') DataView.prototype.getInt32 = broken;
				else String.fromCharCode = broken;
				try {
					expect(refusal(() => credentials({}))).toBe('Error: out of order');
				} finally {
					DataView.prototype.getInt32 = getInt32;
					String.fromCharCode = fromCharCode;
				}
			});
			expect(made.length).toBeGreaterThan(1);
			expect(made.filter((array) => Buffer.from(array).includes(key.subarray(0, 6)))).toEqual([]);
		});
	});

	test('a cloud does not follow later changes of the device', () => {
		const own: Record<string, unknown> = { ...device };
		const made = subject.cloud(own as never, options as never);
		const before = made.sign(1700000000);
		for (const field of Object.keys(own)) own[field] = 'changed';
		expect(made.sign(1700000000)).toEqual(before);
	});

	test('a cloud refuses a clock that is wrong', () => {
		const { sign } = cloud({});
		for (const now of [12, -1, 1577836799, 1700000000000, NaN, Infinity])
			if (subject.signing.timestamp !== undefined || subject.signing.expiry !== undefined)
				expect(refusal(() => sign(now))).toMatch(
					/^RangeError: now: expected an integer from 1577836800 to /,
				);
	});
}
