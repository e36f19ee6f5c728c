import { createHmac } from 'node:crypto';
import type { Device } from '../src/index.js';

/** Sentences for people, the likeliest cause first. */
export interface Findings {
	readonly faults: string[];
	/** Worth knowing, but no reason to be refused. */
	readonly notes: string[];
}

/** What stands between the semicolons of a user name. */
export interface UserName {
	readonly identity: string;
	readonly sdkAppId: string;
	readonly connectionId: string;
	readonly expiry: string;
}

/** What Tencent's own SDKs send. */
export const SDK_APP_IDS = ['12010126', '21010406'];

/** A value that may have been used, and what is wrong with it. */
interface Guess<T> {
	readonly value: T;
	readonly faults: readonly string[];
}

/** How a token was made. */
interface Origin {
	readonly method: string;
	/** The whole token. */
	readonly hex: string;
	readonly faults: readonly string[];
}

const METHODS = new Map([
	['hmacsha256', 'sha256'],
	['hmacsha1', 'sha1'],
]);
/** Fewer digits than this may fit by chance. */
const FEWEST_DIGITS = 16;
const NO_ORIGIN =
	'The token does not fit: likeliest it was made with another secret (renewed in the console, or of a different device), else of another user name than was sent.';

/** What is wrong with a password. `username` is as it was sent, `user` what it means, if anything. */
export function explainToken(
	device: Device,
	username: string,
	user: UserName | undefined,
	password: string,
): Findings {
	const [token, suffix = '', ...more] = password.replace(/\s/g, '').split(';');
	const digits = readDigits(token);
	const origin = findOrigin(device, messagesOf(device, username, user), digits.value);
	const faults: string[] = [];
	const notes: string[] = [];
	if (origin) faults.push(...origin.faults);
	else if (user === undefined || user.identity === device.productId + device.deviceName)
		faults.push(NO_ORIGIN);
	else notes.push("The token can be checked only with the different device's secret.");
	faults.push(...digits.faults);
	const { length } = digits.value;
	if (origin && length < origin.hex.length)
		faults.push(`The token is cut: ${length} of its ${origin.hex.length} digits are there.`);
	else if (![40, 64].includes(length) && digits.faults.length === 0)
		faults.push('The token is neither 40 nor 64 hexadecimal digits.');
	const belongs = `behind its token belongs ;${origin?.method ?? 'hmacsha256'}`;
	if (suffix === '') faults.push(`The password has no suffix; ${belongs}.`);
	else if (!METHODS.has(suffix) || more.length > 0)
		faults.push(`The password has a wrong suffix; ${belongs}.`);
	else if (origin && origin.method !== suffix)
		faults.push(`The token was made with ${origin.method}, but its suffix says ${suffix}.`);
	if (/\s/.test(password)) faults.push('The password has white space or a line end in it.');
	return { faults, notes };
}

/** The token in the digits that it should have been written in. */
function readDigits(token: string): Guess<string> {
	if (/^[0-9a-f]*$/.test(token)) return { value: token, faults: [] };
	if (/^[0-9a-f]*$/i.test(token))
		return {
			value: token.toLowerCase(),
			faults: ['The token is in upper case; its digits must be in lower case.'],
		};
	const bytes = /^[\w+/-]*={0,2}$/.test(token) ? Buffer.from(token, 'base64') : Buffer.alloc(0);
	const text = bytes.toString('latin1').toLowerCase();
	const value = /^[0-9a-f]{40,}$/.test(text) ? text : bytes.toString('hex');
	const isToken = [40, 64].includes(value.length);
	const fault = isToken
		? 'The token is in Base64; it must be in lower-case hexadecimal digits.'
		: 'The token is not in hexadecimal digits.';
	return { value: isToken ? value : '', faults: [fault] };
}

/** Tries all mistakes and all their combinations, and takes the fewest. */
function findOrigin(
	device: Device,
	messages: readonly Guess<string>[],
	digits: string,
): Origin | undefined {
	if (digits.length < FEWEST_DIGITS) return undefined;
	const origins: Origin[] = [];
	for (const key of keysOf(device))
		for (const message of messages)
			for (const [method, algorithm] of METHODS) {
				const hex = createHmac(algorithm, key.value).update(message.value).digest('hex');
				if (hex.startsWith(digits))
					origins.push({ method, hex, faults: [...key.faults, ...message.faults] });
			}
	return origins.sort((a, b) => a.faults.length - b.faults.length)[0];
}

function keysOf({ deviceSecret }: Device): Guess<Buffer>[] {
	const key = Buffer.from(deviceSecret, 'base64');
	const text = Buffer.from(deviceSecret);
	const undecoded =
		'The token was made with the undecoded secret: the key is the bytes that its Base64 stands for, not its text';
	const whole = key.length - (key.length % 3);
	const zero = key.indexOf(0);
	return [
		{ value: key, faults: [] },
		{ value: text, faults: [`${undecoded}.`] },
		{ value: Buffer.concat([text, Buffer.of(10)]), faults: [`${undecoded} and a line end.`] },
		{
			value: key.subarray(0, whole),
			faults: [
				`The token was made with the secret decoded without its padding, to ${whole} bytes instead of ${key.length}.`,
			],
		},
		{
			value: zero < 0 ? key : key.subarray(0, zero),
			faults: [
				'The token was made with the secret cut at its first zero byte: a key is bytes and a length, not a C string.',
			],
		},
		{ value: Buffer.alloc(0), faults: ['The token was made with an empty secret.'] },
	];
}

function messagesOf(
	{ productId, deviceName }: Device,
	username: string,
	user: UserName | undefined,
): Guess<string>[] {
	const messages: Guess<string>[] = [{ value: username, faults: [] }];
	if (user === undefined) return messages;
	const { identity, sdkAppId, connectionId, expiry } = user;
	const own = productId + deviceName;
	const identities = [
		{ value: identity, faults: [] },
		{
			value: own,
			faults: [`The token was made of a user name that begins with ${own}, but another was sent.`],
		},
		{
			value: `${productId};${deviceName}`,
			faults: [
				'The token was made of the old page\'s user name, with a ";" between product id and device name, but another was sent.',
			],
		},
	];
	const ids = [
		{ value: sdkAppId, faults: [] },
		...SDK_APP_IDS.map((id) => ({
			value: id,
			faults: [`The token was made of a user name with sdkAppId ${id}, but another was sent.`],
		})),
	];
	const expiries = [
		{ value: expiry, faults: [] },
		{
			value: `${expiry}000`,
			faults: ['The token was made of a user name with milliseconds, but seconds were sent.'],
		},
		{
			value: expiry.slice(0, -3),
			faults: ['The token was made of a user name with seconds, but milliseconds were sent.'],
		},
	];
	const ends = [
		{ value: '', faults: [] },
		{ value: '\n', faults: ['The token was made of the user name and a line end.'] },
	];
	for (const who of identities)
		for (const id of ids)
			for (const when of expiries)
				for (const end of ends)
					messages.push({
						value: `${who.value};${id.value};${connectionId};${when.value}${end.value}`,
						faults: [...who.faults, ...id.faults, ...when.faults, ...end.faults],
					});
	return messages;
}
