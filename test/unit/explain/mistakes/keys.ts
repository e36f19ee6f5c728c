import { BASE64_SECRETS, type Mistake, TEXT_SECRETS } from './mistake.js';

const decoded = (secret: string) => Buffer.from(secret, 'base64');
const text = (secret: string) => Buffer.from(secret);
const key = (
	name: string,
	code: string,
	make: (secret: string) => Buffer,
	clouds?: string[],
): Mistake => ({
	name,
	code,
	making: { key: make },
	at: 'key',
	...(clouds && { clouds }),
});
export const KEY_MISTAKES: readonly Mistake[] = [
	key('a secret that is not decoded', 'key.not-decoded', text, BASE64_SECRETS),
	key('a secret that is decoded', 'key.decoded', decoded, TEXT_SECRETS),
	key(
		'atob() and TextEncoder',
		'key.utf8-widened',
		(s) => Buffer.from(atob(s), 'utf8'),
		BASE64_SECRETS,
	),
	key(
		'.toString() of a Buffer',
		'key.utf8-lossy',
		(s) => Buffer.from(decoded(s).toString()),
		BASE64_SECRETS,
	),
	key(
		'new String(bytes, US_ASCII) in Java',
		'key.utf8-lossy',
		(s) =>
			Buffer.from(
				decoded(s)
					.toString('latin1')
					.replace(/[\x80-\xff]/g, '?'),
				'latin1',
			),
		BASE64_SECRETS,
	),
	key(
		"decode(errors='ignore') in Python",
		'key.utf8-lossy',
		(s) => Buffer.from(decoded(s).toString('utf8').replaceAll('\ufffd', '')),
		BASE64_SECRETS,
	),
	key(
		"toString('ascii')",
		'key.seven-bits',
		(s) => Buffer.from(decoded(s).toString('ascii')),
		BASE64_SECRETS,
	),
	key(
		'the hexadecimal text of the key',
		'key.hex-text',
		(s) => Buffer.from(decoded(s).toString('hex')),
		BASE64_SECRETS,
	),
	key(
		'capital hexadecimal text of the key',
		'key.hex-text',
		(s) => Buffer.from(decoded(s).toString('hex').toUpperCase()),
		BASE64_SECRETS,
	),
	key(
		'hexadecimal text of a text secret',
		'key.hex-text',
		(s) => Buffer.from(text(s).toString('hex')),
		TEXT_SECRETS,
	),
	key(
		'the secret encoded once more',
		'key.encoded',
		(s) => Buffer.from(text(s).toString('base64')),
		TEXT_SECRETS,
	),
	key('the secret as UTF-16', 'key.utf-16', (s) => Buffer.from(s, 'utf16le'), TEXT_SECRETS),
	key(
		'the secret with the line end of its file',
		'key.white-space',
		(s) => text(`${s}\n`),
		TEXT_SECRETS,
	),
	key('the secret with a space', 'key.white-space', (s) => text(` ${s}`), [
		'huawei',
		'tuya',
		'alibaba',
		'apsaramq',
	]),
	key('the secret with its quotes', 'key.quotes', (s) => text(`"${s}"`), TEXT_SECRETS),
	key(
		'the secret with a byte order mark',
		'key.byte-order-mark',
		(s) => text(`\ufeff${s}`),
		TEXT_SECRETS,
	),
	key(
		'the secret without its last character',
		'key.cut',
		(s) => text(s.slice(0, -1)),
		TEXT_SECRETS,
	),
	key(
		'the secret without its first character',
		'key.cut-at-start',
		(s) => text(s.slice(1)),
		TEXT_SECRETS,
	),
	key('the secret in small letters', 'key.case', (s) => text(s.toLowerCase()), [
		'alibaba',
		'apsaramq',
		'baidu',
	]),
	key(
		'the secret in small letters, decoded',
		'key.case',
		(s) => decoded(s.toLowerCase()),
		BASE64_SECRETS,
	),
	key('the secret twice', 'key.doubled', (s) => text(s + s), TEXT_SECRETS),
	key('an empty secret', 'key.empty', () => Buffer.alloc(0)),
	key('undefined for the secret', 'key.placeholder', () => text('undefined')),
	key('a placeholder for the secret', 'key.placeholder', () => text('YOUR_DEVICE_SECRET')),
	key('the device name for the secret', 'key.other-field', () => text('sensor-7'), [
		'tencent',
		'alibaba',
		'azure',
		'onenet',
		'baidu',
	]),
	key('the key in reverse', 'key.reversed', (s) => decoded(s).reverse(), BASE64_SECRETS),
	key(
		'a key cut at its zero byte',
		'key.cut-at-zero',
		(s) => decoded(s).subarray(0, decoded(s).indexOf(0)),
		['tencent'],
	),
	key(
		'a key decoded without its padding',
		'key.no-padding',
		(s) => decoded(s).subarray(0, decoded(s).length - (decoded(s).length % 3)),
		BASE64_SECRETS,
	),
	key('a key of 16 of its 32 bytes', 'key.cut', (s) => decoded(s).subarray(0, 16), [
		'azure',
		'azure-dps',
		'onenet',
	]),
	key(
		'a secret that was decoded twice',
		'key.decoded-twice',
		(s) => decoded(decoded(s).toString('latin1')),
		['onenet'],
	),
	key('a secret read as hexadecimal digits', 'key.hex-decoded', (s) => Buffer.from(s, 'hex'), [
		'huawei',
		'tuya',
	]),
];
