import * as as from './forms.js';
import { NOW, type Post } from './post.js';
import { hmac, MAST, PUMP, type Sent, tencent } from './sign.js';

const HOST = `${PUMP.productId}.iotcloud.tencentdevices.com`;
const right = tencent(PUMP);
const sha1 = tencent(PUMP, { hash: 'sha1' });
const oldPage = `${PUMP.productId};${PUMP.deviceName}`;
const with_ = (change: Partial<Sent>, sent = right): Sent => ({ ...sent, ...change });
const token = right.password.split(';')[0];

/** How the fields are put together. */
export const TENCENT_FIELDS: readonly Post[] = [
	{
		id: 'tencent-old-page',
		cause: 'a ; stands between product id and device name, as in the old page',
		asked: {
			input: `username = ${tencent(PUMP, { identity: oldPage }).username}
password = ${tencent(PUMP, { identity: oldPage }).password}
clientid = ${right.clientId}
连接失败，返回码：5`,
			device: { ...PUMP },
		},
		first: ['identity.joined'],
		also: ['layout.extra', 'layout.parts'],
	},
	{
		id: 'tencent-old-page-in-all',
		cause: 'a ; stands between product id and device name, in client id and user name',
		asked: {
			input: as.json(tencent(PUMP, { identity: oldPage, clientId: oldPage })),
			device: { ...PUMP },
		},
		first: ['identity.joined'],
		also: ['layout.extra', 'layout.parts'],
	},
	{
		id: 'tencent-ampersand',
		cause: 'the client id is joined as for another cloud, with &',
		asked: {
			input: as.mqttjs(with_({ clientId: 'pump_03&K7QX2M9PLT' }), `mqtt://${HOST}`),
			device: { ...PUMP },
		},
		first: ['identity.joined', 'identity.reversed', 'identity.form'],
	},
	{
		id: 'tencent-client-id-name-only',
		cause: 'the client id is the device name alone',
		asked: { input: as.at(with_({ clientId: 'pump_03' }, sha1), HOST), device: { ...PUMP } },
		first: ['identity.only', 'identity.cut'],
	},
	{
		id: 'tencent-mqttx-client-id',
		cause: 'the client id is the random one of MQTTX',
		asked: {
			input: as.json(with_({ clientId: 'mqttx_6f1d02ab' })),
			device: { ...PUMP },
			returnCode: 2,
		},
		first: ['identity.other', 'identity.form'],
	},
	{
		id: 'tencent-at-name-and-method',
		cause: 'the user name is the client id alone, and the password the name of the method',
		asked: {
			input: as.at(
				{ clientId: right.clientId, username: right.clientId, password: 'hmacsha256' },
				HOST,
			),
			device: { ...PUMP },
		},
		first: ['layout.parts', 'part.missing', 'fields.same'],
		also: ['token.unreadable', 'token.length', 'method.missing', 'part.empty', 'text.cut'],
	},
	{
		id: 'tencent-no-suffix',
		cause: 'the password has no ;hmacsha1 after the token',
		asked: {
			input: as.labels(with_({ password: sha1.password.split(';')[0] }, sha1)),
			device: { ...PUMP },
		},
		first: ['method.missing'],
	},
	{
		id: 'tencent-wrong-suffix',
		cause: 'a token of SHA-256 is called hmacsha1',
		asked: { input: as.lines(with_({ password: `${token};hmacsha1` })), device: { ...PUMP } },
		first: ['method.mismatch', 'method.length'],
	},
	{
		id: 'tencent-suffix-spelled',
		cause: 'the method is spelled HMAC-SHA256',
		asked: { input: as.json(with_({ password: `${token};HMAC-SHA256` })), device: { ...PUMP } },
		first: ['method.wrong'],
	},
	{
		id: 'tencent-md5',
		cause: 'the token is an HMAC with MD5',
		asked: { input: as.lines(tencent(PUMP, { hash: 'md5' })), device: { ...PUMP } },
		first: ['mac.other-hash', 'method.wrong'],
		also: ['method.md5', 'mac.other-hash', 'method.wrong'],
	},
	{
		id: 'tencent-comma-in-password',
		cause: 'a comma stands where the password needs a semicolon',
		asked: { input: as.json(with_({ password: `${token},hmacsha256` })), device: { ...PUMP } },
		first: ['layout.separator', 'text.look-alike'],
	},
	{
		id: 'tencent-full-width',
		cause: 'full-width semicolons from a Chinese input method',
		asked: {
			input: as.chinese(
				with_({
					username: right.username.replaceAll(';', '；'),
					password: right.password.replace(';', '；'),
				}),
			),
			device: { ...PUMP },
		},
		first: ['text.look-alike'],
	},
	{
		id: 'tencent-shell-ate',
		cause: 'unquoted semicolons ended the command',
		asked: { input: as.mosquitto(right, HOST, ''), device: { ...PUMP } },
		first: ['shell.unquoted', 'layout.shell'],
	},
	{
		id: 'tencent-shell-ate-result',
		cause: 'the shell cut user name and password at their first semicolon',
		asked: {
			input: as.lines(with_({ username: right.clientId, password: token })),
			device: { ...PUMP },
		},
		first: ['layout.shell'],
		also: ['layout.parts', 'method.missing'],
	},
	{
		id: 'tencent-swapped-fields',
		cause: 'user name and password are swapped',
		asked: {
			clientId: right.clientId,
			username: right.password,
			password: right.username,
			cloud: 'tencent',
			device: { ...PUMP },
		},
		first: ['fields.swapped'],
	},
	{
		id: 'tencent-no-app-id',
		cause: 'the sdkAppId is missing from the user name',
		asked: {
			input: as.json(tencent(MAST, { username: `U0EHL4J6YBmast-17:b;x8Gq2;${NOW + 3600}` })),
			cloud: 'tencent',
			device: { ...MAST },
		},
		first: ['layout.parts', 'part.missing'],
	},
	{
		id: 'tencent-undefined',
		cause: 'the product id was undefined in the code',
		asked: {
			input: as.json(tencent(PUMP, { identity: 'undefinedpump_03', clientId: 'undefinedpump_03' })),
			device: { ...PUMP },
		},
		first: ['identity.placeholder', 'part.placeholder'],
	},
	{
		id: 'tencent-braces',
		cause: "the documentation's braces were kept",
		asked: {
			input: as.lines(
				tencent(PUMP, {
					identity: '$[K7QX2M9PLT]$[pump_03]'.replaceAll('[', '{').replaceAll(']', '}'),
				}),
			),
			device: { ...PUMP },
		},
		first: ['identity.braces'],
	},
	{
		id: 'tencent-lower-case-product',
		cause: 'the product id is in small letters',
		asked: {
			input: as.arduino(
				tencent(PUMP, { identity: 'k7qx2m9pltpump_03', clientId: 'k7qx2m9pltpump_03' }),
				HOST,
			),
			device: { ...PUMP },
		},
		first: ['identity.case'],
	},
	{
		id: 'tencent-letter-o',
		cause: 'the device name was typed with the letter O for the digit 0',
		asked: {
			input: as.labels(
				tencent(PUMP, { identity: 'K7QX2M9PLTpump_O3', clientId: 'K7QX2M9PLTpump_O3' }),
			),
			device: { ...PUMP },
			returnCode: 4,
		},
		first: ['identity.typo'],
	},
	{
		id: 'tencent-alibaba-form',
		cause: 'the code signs as for Alibaba Cloud',
		asked: {
			input: as.json({
				clientId: 'K7QX2M9PLT.pump_03|securemode=3,signmethod=hmacsha256,timestamp=1795600000000|',
				username: 'pump_03&K7QX2M9PLT',
				password: hmac('sha256', PUMP.deviceSecret, 'clientIdK7QX2M9PLT.pump_03').toString('hex'),
			}),
			cloud: 'tencent',
			device: { ...PUMP },
		},
		first: ['cloud.other-form'],
	},
	{
		id: 'tencent-quotes-from-env',
		cause: 'the quotation marks of a .env file were read as part of the values',
		asked: {
			clientId: right.clientId,
			username: `"${right.username}"`,
			password: `"${right.password}"`,
			cloud: 'tencent',
			device: { ...PUMP },
		},
		first: ['text.quotes'],
	},
	{
		id: 'tencent-line-end-in-password',
		cause: 'the output of a command was kept with its line end',
		asked: { input: as.json(with_({ password: `${right.password}\n` })), device: { ...PUMP } },
		first: ['text.white-space'],
	},
	{
		id: 'tencent-percent-encoded',
		cause: 'the values were percent-encoded although they are in no URL',
		asked: {
			input: as.json(
				with_({
					username: encodeURIComponent(right.username),
					password: encodeURIComponent(right.password),
				}),
			),
			device: { ...PUMP },
		},
		first: ['text.percent-encoded'],
	},
];
