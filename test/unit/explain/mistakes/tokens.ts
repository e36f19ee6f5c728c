import { BASE64_TOKENS, HEX_TOKENS, type Mistake } from './mistake.js';

const hex = (mac: Buffer) => mac.toString('hex');
const write = (
	name: string,
	code: string,
	make: (mac: Buffer) => string,
	clouds?: string[],
): Mistake => ({
	name,
	code,
	making: { write: make },
	at: 'writing',
	...(clouds && { clouds }),
});

export const TOKEN_MISTAKES: readonly Mistake[] = [
	write(
		'a token in capital letters',
		'token.upper-case',
		(mac) => hex(mac).toUpperCase(),
		HEX_TOKENS.filter((name) => name !== 'alibaba'),
	),
	write('a token in Base64', 'token.base64', (mac) => mac.toString('base64'), HEX_TOKENS),
	write('a token in hexadecimal digits', 'token.hex', hex, BASE64_TOKENS),
	write('Base64 of the digits', 'token.base64-of-hex', (mac) =>
		Buffer.from(hex(mac)).toString('base64'),
	),
	write(
		'digits of the digits',
		'token.hex-of-hex',
		(mac) => Buffer.from(hex(mac)).toString('hex'),
		HEX_TOKENS,
	),
	write(
		'URL-safe Base64',
		'token.base64-url',
		(mac) =>
			mac.toString('base64url') + '='.repeat((4 - (mac.toString('base64url').length % 4)) % 4),
		BASE64_TOKENS,
	),
	write(
		'a token without =',
		'token.no-padding',
		(mac) => mac.toString('base64').replace(/=+$/, ''),
		BASE64_TOKENS,
	),
	write('a token with 0x', 'token.prefix', (mac) => `0x${hex(mac)}`, HEX_TOKENS),
	write(
		'a token with colons',
		'token.separated',
		(mac) => hex(mac).replace(/..(?=.)/g, '$&:'),
		HEX_TOKENS,
	),
	write(
		'a token with spaces',
		'token.separated',
		(mac) => hex(mac).replace(/..(?=.)/g, '$& '),
		HEX_TOKENS,
	),
	write('a decimal list', 'token.decimal', (mac) => [...mac].join(','), HEX_TOKENS),
	write(
		'a list of signed bytes',
		'token.decimal',
		(mac) => [...new Int8Array(mac)].join(', '),
		HEX_TOKENS,
	),
	write(
		'ffffff before bytes above 127',
		'token.sign-extended',
		(mac) =>
			[...mac]
				.map((byte) => (byte > 127 ? 'ffffff' : '') + byte.toString(16).padStart(2, '0'))
				.join(''),
		HEX_TOKENS,
	),
	write(
		'no leading zeros',
		'token.no-leading-zeros',
		(mac) => [...mac].map((byte) => byte.toString(16)).join(''),
		['tencent', 'tuya', 'baidu'],
	),
	write(
		'a printed Buffer',
		'token.printed',
		(mac) => `<Buffer ${hex(mac).replace(/..(?=.)/g, '$& ')}>`,
		HEX_TOKENS,
	),
	write(
		'Base64 twice',
		'token.base64-twice',
		(mac) => Buffer.from(mac.toString('base64')).toString('base64'),
		BASE64_TOKENS,
	),
	write('a token cut by a buffer', 'token.cut', (mac) => hex(mac).slice(0, 31), [
		'huawei',
		'tuya',
		'alibaba',
		'baidu',
	]),
	write('a token cut by one digit', 'token.cut', (mac) => hex(mac).slice(0, -1), HEX_TOKENS),
	write(
		'a token without its first digits',
		'token.cut-at-start',
		(mac) => hex(mac).slice(2),
		HEX_TOKENS,
	),
	write(
		'a token with a wrong digit',
		'token.damaged',
		(mac) => hex(mac).replace(/^(.{20})(.)/, (_, a, b) => a + (b === '0' ? '1' : '0')),
		HEX_TOKENS,
	),
	write('a raw token', 'token.binary', (mac) => mac.toString('latin1'), [
		'huawei',
		'tuya',
		'alibaba',
		'baidu',
	]),
];
