import { createHash } from 'node:crypto';
import { NOW, type Post } from './post.js';
import {
	alibaba,
	azure,
	baidu,
	HUB,
	hex,
	huawei,
	KILN,
	LAMP,
	LOCK,
	NET,
	onenet,
	PUMP,
	tencent,
} from './sign.js';

const pump = { device: { ...PUMP }, cloud: 'tencent' } as const;
const hub = { device: { ...HUB }, cloud: 'azure' } as const;
/** Of whose bytes none is a character of Base64. */
const BARE = { ...PUMP, deviceSecret: 'k+j/2aC3hPDLn5vZ4eKxqA==' };
const right = tencent(PUMP);
const { password: sas } = azure();

/** What was found by a third collection, made by the mistakes and without having seen the explainer. */
export const FRESH_AGAIN: readonly Post[] = [
	{
		id: 'fresh-escapes-before-method',
		cause: "each byte of the token has \\x before it, and the method's semicolon after the last",
		asked: {
			...pump,
			...tencent(PUMP, { write: (mac) => hex(mac).replace(/../g, '\\x$&') }),
		},
		first: ['token.escapes'],
		never: ['text.escape', 'text.invisible', 'token.cut'],
	},
	{
		id: 'fresh-empty-key',
		cause: 'the secret was not found, so that the key is empty',
		asked: { device: BARE, cloud: 'tencent', ...tencent(BARE, { key: '' }) },
		first: ['key.empty'],
		never: ['key.decoded-twice'],
	},
	{
		id: 'fresh-hash-of-the-secret',
		cause: 'the password is the SHA-256 of the secret alone',
		asked: {
			...huawei({ mac: createHash('sha256').update(LAMP.deviceSecret).digest() }),
			device: { ...LAMP },
			cloud: 'huawei',
		},
		first: ['mac.plain-hash'],
		says: 'the secret alone',
		never: ['message.empty'],
	},
	{
		id: 'fresh-baidu-no-core',
		cause: 'the user name lacks the id of the core',
		asked: {
			...baidu({ username: `thingidp|${KILN.deviceKey}|${NOW}|SHA256` }),
			device: { ...KILN },
			cloud: 'baidu',
		},
		first: ['layout.prefix', 'part.missing'],
		all: [['part.missing']],
		also: ['layout.prefix'],
		never: ['identity.other'],
	},
	...['%3D', '3D', 'D'].map(
		(lost): Post => ({
			id: `fresh-sas-cut-before-${lost.replace('%', 'percent-')}`,
			cause: 'the buffer ended in the padding of the signature',
			asked: {
				...hub,
				...azure(),
				password: sas.slice(0, sas.lastIndexOf('%3D') + 3 - lost.length),
			},
			first: ['text.cut'],
			never: ['part.missing', 'token.no-padding', 'percent.missing', 'token.unreadable'],
		}),
	),
	{
		id: 'fresh-onenet-cut-in-escape',
		cause: 'the buffer ended in the last escape of the token',
		asked: {
			...onenet(),
			password: onenet().password.slice(0, -1),
			device: { ...NET },
			cloud: 'onenet',
		},
		first: ['text.cut'],
	},
	{
		id: 'fresh-tasmota-backlog',
		cause: "a Backlog is split at each semicolon, those of Tencent's user name and password too",
		asked: {
			device: { ...PUMP },
			input: `Backlog MqttHost ${PUMP.productId}.iotcloud.tencentdevices.com; MqttClient ${right.clientId}; MqttUser ${right.username}; MqttPassword ${right.password}`,
		},
		first: ['shell.backlog'],
	},
	{
		id: 'right-fresh-tasmota-backlog',
		cause: 'nothing is wrong: no value in the Backlog has a semicolon',
		asked: {
			device: { ...LAMP },
			input: `Backlog MqttClient ${huawei().clientId}; MqttUser ${huawei().username}; MqttPassword ${huawei().password}`,
		},
		first: [],
	},
	{
		id: 'log-fresh-esp-tls',
		cause: 'the server did not answer in time, as ESP-IDF says it',
		asked: { input: 'E (5432) mqtt: Last error code reported from esp-tls: 0x8006' },
		first: ['refused.unreached'],
		also: ['cause.network', 'cause.certificate'],
	},
	{
		id: 'right-fresh-alibaba-c',
		cause:
			"nothing is wrong: the client id of Alibaba's C SDK ends in a comma without an extension",
		asked: {
			...alibaba({
				pairs: (method, time) =>
					`timestamp=${time},_ss=1,_v=sdk-c-4.2.0,securemode=2,signmethod=${method},ext=3,`,
			}),
			device: { ...LOCK },
			cloud: 'alibaba',
		},
		first: [],
	},
];
