import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type Clock, explainCredentials, type Given } from '../cli/credentials.js';
import { device } from './support/published.js';

const NOW = 1_800_000_000;
const clock: Clock = { now: NOW };
const IDENTITY = 'LD8S5J1L07test';
const USERNAME = `${IDENTITY};12010126;qkvrc;${NOW + 3600}`;
const KEY = Buffer.from(device.deviceSecret, 'base64');
const TEXT = Buffer.from(device.deviceSecret);

interface Making {
	readonly username?: string;
	/** What was signed, if not the user name. */
	readonly message?: string;
	readonly key?: Uint8Array;
	readonly hash?: string;
	readonly write?: (token: Buffer) => string;
	readonly suffix?: string;
}

const lowerHex = (token: Buffer) => token.toString('hex');
const upperHex = (token: Buffer) => token.toString('hex').toUpperCase();
const base64 = (token: Buffer) => token.toString('base64');

/** Credentials as a device makes them, right but for what is given. */
function made(making: Making = {}): Given {
	const { username = USERNAME, key = KEY, hash = 'sha256', write = lowerHex } = making;
	const { message = username, suffix = `;hmac${hash}` } = making;
	const token = createHmac(hash, key).update(message).digest();
	return { username, password: write(token) + suffix };
}

function named(expiry: number | string, sdkAppId = '12010126'): string {
	return `${IDENTITY};${sdkAppId};qkvrc;${expiry}`;
}

const SEPARATOR =
	'The user name has a ";" between product id and device name, as the platform\'s old page shows it; nothing belongs there.';
const UNDECODED =
	'The token was made with the undecoded secret: the key is the bytes that its Base64 stands for, not its text';
const CUT_AT_ZERO =
	'The token was made with the secret cut at its first zero byte: a key is bytes and a length, not a C string.';
const NO_PADDING =
	'The token was made with the secret decoded without its padding, to 15 bytes instead of 16.';
const UPPER = 'The token is in upper case; its digits must be in lower case.';
const BASE64 = 'The token is in Base64; it must be in lower-case hexadecimal digits.';
const NO_ORIGIN =
	'The token does not fit: likeliest it was made with another secret (renewed in the console, or of a different device), else of another user name than was sent.';
const OTHER = "The token can be checked only with the different device's secret.";
const SPACE_IN_PASSWORD = 'The password has white space or a line end in it.';
const SPACE_IN_USERNAME = 'The user name has white space or a line end in it.';

function differentDevice(name: string): string {
	return `The user name is that of a different device: it begins with "${name}", not "${IDENTITY}".`;
}

describe('nothing is wrong', () => {
	test.each<[what: string, given: Given, notes?: string[]]>([
		['a signature with SHA-256', made()],
		['one with SHA-1', made({ hash: 'sha1' })],
		['one with its client id', { ...made(), clientId: IDENTITY }],
		['one that ends in a second', made({ username: named(NOW + 1) })],
		[
			'the other sdkAppId',
			made({ username: named(NOW + 3600, '21010406') }),
			['The sdkAppId is 21010406, not 12010126: that is fine.'],
		],
		[
			'a third sdkAppId',
			made({ username: named(NOW + 3600, '7') }),
			['The sdkAppId is "7"; Tencent\'s own SDKs send 12010126 or 21010406.'],
		],
		[
			'a signature that never expires',
			made({ username: named(2147483647) }),
			['The signature is one that never expires: who overhears it can use it until 2038.'],
		],
		[
			'one for long',
			made({ username: named(NOW + 30 * 86400) }),
			[
				"The signature ends in 30 d, at 2027-02-14T08:00:00Z; if it was made for less, the device's clock is ahead.",
			],
		],
	])('with %s', (_, given, notes = []) => {
		expect(explainCredentials(device, given, clock)).toEqual({ faults: [], notes });
	});
});

describe('one mistake is named alone', () => {
	test.each<[mistake: string, given: Given, fault: string]>([
		[
			'the extra separator of the old page',
			made({ username: `LD8S5J1L07;test;12010126;qkvrc;${NOW + 3600}` }),
			SEPARATOR,
		],
		[
			'an extra separator that was not signed',
			{
				...made(),
				username: `LD8S5J1L07;test;12010126;qkvrc;${NOW + 3600}`,
			},
			SEPARATOR,
		],
		[
			'an extra separator that was signed and not sent',
			made({ message: `LD8S5J1L07;test;12010126;qkvrc;${NOW + 3600}` }),
			'The token was made of the old page\'s user name, with a ";" between product id and device name, but another was sent.',
		],
		['an undecoded secret', made({ key: TEXT }), `${UNDECODED}.`],
		[
			'an undecoded secret with the line end of its file',
			made({ key: Buffer.concat([TEXT, Buffer.from('\n')]) }),
			`${UNDECODED} and a line end.`,
		],
		[
			'a secret cut at its first zero byte',
			made({ key: KEY.subarray(0, KEY.indexOf(0)) }),
			CUT_AT_ZERO,
		],
		['a secret without its padding', made({ key: KEY.subarray(0, 15) }), NO_PADDING],
		['an empty secret', made({ key: Buffer.alloc(0) }), 'The token was made with an empty secret.'],
		['an upper-case token', made({ write: upperHex }), UPPER],
		['a Base64 token', made({ write: base64 }), BASE64],
		['a Base64 SHA-1 token', made({ write: base64, hash: 'sha1' }), BASE64],
		[
			'a URL-safe Base64 token without padding',
			made({ write: (token) => token.toString('base64url') }),
			BASE64,
		],
		[
			'Base64 of the hexadecimal token',
			made({ write: (token) => Buffer.from(token.toString('hex')).toString('base64') }),
			BASE64,
		],
		[
			'a token that a buffer cut',
			made({ write: (token) => token.toString('hex').slice(0, 63) }),
			'The token is cut: 63 of its 64 digits are there.',
		],
		[
			'a token cut to the length of the other method',
			made({ write: (token) => token.toString('hex').slice(0, 40) }),
			'The token is cut: 40 of its 64 digits are there.',
		],
		[
			'no suffix',
			made({ suffix: '' }),
			'The password has no suffix; behind its token belongs ;hmacsha256.',
		],
		[
			'no suffix, with SHA-1',
			made({ suffix: ';', hash: 'sha1' }),
			'The password has no suffix; behind its token belongs ;hmacsha1.',
		],
		[
			'a wrong suffix',
			made({ suffix: ';HmacSHA1', hash: 'sha1' }),
			'The password has a wrong suffix; behind its token belongs ;hmacsha1.',
		],
		[
			'something behind the suffix',
			made({ suffix: ';hmacsha256;' }),
			'The password has a wrong suffix; behind its token belongs ;hmacsha256.',
		],
		[
			'SHA-1 under the suffix of SHA-256',
			made({ hash: 'sha1', suffix: ';hmacsha256' }),
			'The token was made with hmacsha1, but its suffix says hmacsha256.',
		],
		[
			'SHA-256 under the suffix of SHA-1',
			made({ suffix: ';hmacsha1' }),
			'The token was made with hmacsha256, but its suffix says hmacsha1.',
		],
		[
			'milliseconds',
			made({ username: named(`${NOW + 3600}000`) }),
			'The expiry is in milliseconds; in seconds it is 1800003600, that is 2027-01-15T09:00:00Z.',
		],
		[
			'milliseconds that were signed and not sent',
			made({ message: named(`${NOW + 3600}000`) }),
			'The token was made of a user name with milliseconds, but seconds were sent.',
		],
		[
			'microseconds',
			made({ username: named(`${NOW + 3600}000000`) }),
			'The expiry has 16 digits; Unix seconds have 10.',
		],
		[
			'an expiry of 0',
			made({ username: named(0) }),
			'The expiry is 0, which does not mean never; a device without a clock signs until 2147483647.',
		],
		[
			'a fraction',
			made({ username: named(`${NOW}.5`) }),
			'The expiry is not a whole number of Unix seconds.',
		],
		[
			'an expiry that is past',
			made({ username: named(NOW - 8 * 3600 - 125) }),
			"The signature expired 8 h 2 min ago, at 2027-01-14T23:57:55Z; if it was made just now, the device's clock is behind or tells local time instead of UTC.",
		],
		[
			'an expiry of this very second',
			made({ username: named(NOW) }),
			"The signature expired 0 s ago, at 2027-01-15T08:00:00Z; if it was made just now, the device's clock is behind or tells local time instead of UTC.",
		],
		[
			'the uptime for a clock',
			made({ username: named(3612) }),
			'The signature expired at 1970-01-01T01:00:12Z: the device signed with a clock that was not set, such as the time since it started.',
		],
		[
			'an sdkAppId that was signed and not sent',
			made({ message: named(NOW + 3600, '21010406') }),
			'The token was made of a user name with sdkAppId 21010406, but another was sent.',
		],
		[
			'letters in the sdkAppId',
			made({ username: named(NOW + 3600, 'x') }),
			'The sdkAppId is not digits.',
		],
		[
			'no connection id',
			made({ username: `${IDENTITY};12010126;;${NOW + 3600}` }),
			'The connection id is not letters and digits.',
		],
		[
			'a line end that was signed',
			made({ message: `${USERNAME}\n` }),
			'The token was made of the user name and a line end.',
		],
		['a line end in the user name', made({ username: `${USERNAME}\n` }), SPACE_IN_USERNAME],
		[
			'a space in the user name that was not signed',
			made({ username: ` ${USERNAME}`, message: USERNAME }),
			SPACE_IN_USERNAME,
		],
		['a line end in the password', made({ suffix: ';hmacsha256\r\n' }), SPACE_IN_PASSWORD],
		['a space in the password', made({ suffix: '; hmacsha256' }), SPACE_IN_PASSWORD],
		['another secret', made({ key: Buffer.from('another secret') }), NO_ORIGIN],
		[
			'another connection id than was signed',
			made({ message: USERNAME.replace('qkvrc', 'other') }),
			NO_ORIGIN,
		],
		[
			'capitals',
			made({ username: USERNAME.replace('test', 'Test') }),
			'Product id and device name differ in capital letters.',
		],
		[
			'a client id of the old page',
			{ ...made(), clientId: 'LD8S5J1L07;test' },
			`The client id is "LD8S5J1L07;test"; it must be "${IDENTITY}".`,
		],
		[
			'a client id that is only the name',
			{ ...made(), clientId: 'test' },
			`The client id is "test"; it must be "${IDENTITY}".`,
		],
		[
			'swapped user name and password',
			{ username: made().password, password: USERNAME },
			'User name and password are swapped.',
		],
		[
			'the secret as password',
			{ ...made(), password: `${device.deviceSecret};hmacsha256` },
			'The password is the device secret itself, which must never be sent: sign with it, and have it renewed.',
		],
		['no user name', { password: 'x' }, 'There is no user name.'],
		['no password', { username: USERNAME }, 'There is no password.'],
	])('%s', (_, given, fault) => {
		expect(explainCredentials(device, given, clock)).toEqual({ faults: [fault], notes: [] });
	});
});

test('names the different device, and leaves its token alone', () => {
	const username = `LD8S5J1L07other;12010126;qkvrc;${NOW + 3600}`;
	expect(explainCredentials(device, made({ username, key: Buffer.of(1) }), clock)).toEqual({
		faults: [differentDevice('LD8S5J1L07other')],
		notes: [OTHER],
	});
	expect(explainCredentials(device, made({ username, message: USERNAME }), clock)).toEqual({
		faults: [
			differentDevice('LD8S5J1L07other'),
			`The token was made of a user name that begins with ${IDENTITY}, but another was sent.`,
		],
		notes: [],
	});
});

test('names a clock that is ahead when it knows for how long the device signs', () => {
	const ahead = made({ username: named(NOW + 9 * 3600) });
	expect(explainCredentials(device, ahead, { now: NOW, lifetime: 3600 })).toEqual({
		faults: [
			"The signature ends in 9 h, at 2027-01-15T17:00:00Z: the device's clock is 8 h ahead or tells local time instead of UTC. The platform does not refuse that, but who overhears the signature can use it for so much longer.",
		],
		notes: [],
	});
	// Two clocks may differ by a minute.
	const faultsOf = (lifetime: number) =>
		explainCredentials(device, ahead, { now: NOW, lifetime }).faults.length;
	expect([9 * 3600, 9 * 3600 - 60, 9 * 3600 - 61].map(faultsOf)).toEqual([0, 0, 1]);
});

test('says how many parts a user name has', () => {
	const { faults } = explainCredentials(device, made({ username: IDENTITY }), clock);
	expect(faults).toEqual([
		'The user name has 1 part; it must have 4, with ";" between: product id and device name joined; sdkAppId; connection id; expiry.',
	]);
});

describe('combined mistakes are all named, the likeliest first', () => {
	test.each<[mistakes: string, given: Given, faults: string[]]>([
		[
			'undecoded secret, upper case',
			made({ key: TEXT, write: upperHex }),
			[`${UNDECODED}.`, UPPER],
		],
		[
			'cut secret, Base64, expired',
			made({
				key: KEY.subarray(0, KEY.indexOf(0)),
				write: base64,
				username: named(NOW - 60),
			}),
			[
				CUT_AT_ZERO,
				BASE64,
				"The signature expired 1 min ago, at 2027-01-15T07:59:00Z; if it was made just now, the device's clock is behind or tells local time instead of UTC.",
			],
		],
		[
			'old page, undecoded secret, SHA-1 under the suffix of SHA-256',
			made({
				username: `LD8S5J1L07;test;12010126;qkvrc;${NOW + 3600}`,
				key: TEXT,
				hash: 'sha1',
				suffix: ';hmacsha256',
			}),
			[
				SEPARATOR,
				`${UNDECODED}.`,
				'The token was made with hmacsha1, but its suffix says hmacsha256.',
			],
		],
		[
			'another secret, upper case, no suffix',
			made({ key: Buffer.of(1), write: upperHex, suffix: '' }),
			[NO_ORIGIN, UPPER, 'The password has no suffix; behind its token belongs ;hmacsha256.'],
		],
		[
			'a password that is no token',
			{ username: USERNAME, password: 'hunter2' },
			[
				NO_ORIGIN,
				'The token is not in hexadecimal digits.',
				'The password has no suffix; behind its token belongs ;hmacsha256.',
			],
		],
		[
			'a token without an end',
			{ username: USERNAME, password: '7f9b;hmacsha256' },
			[NO_ORIGIN, 'The token is neither 40 nor 64 hexadecimal digits.'],
		],
	])('%s', (_, given, faults) => {
		expect(explainCredentials(device, given, clock)).toEqual({ faults, notes: [] });
	});
});

test('shows neither secret nor token that went astray', () => {
	const { password = '' } = made();
	const [token] = password.split(';');
	for (const clientId of [device.deviceSecret, token, `x${token.toUpperCase()}`])
		expect(explainCredentials(device, { ...made(), clientId }, clock).faults).toEqual([
			`The client id is (not shown); it must be "${IDENTITY}".`,
		]);
});
