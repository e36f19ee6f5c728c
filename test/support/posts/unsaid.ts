import * as as from './forms.js';
import { NOW, type Post } from './post.js';
import { alibaba, azure, GATE, HUB, hex, huawei, LOCK, PUMP, tencent } from './sign.js';

const SHORT = 'brewery-hub.azure-devices.net';
const pump = { device: { ...PUMP }, cloud: 'tencent' } as const;
const right = tencent(PUMP);
const identity = `${PUMP.productId}${PUMP.deviceName}`;
/** Of 50 bytes in its user name. */
const LONGER = { ...PUMP, deviceName: 'pump_03_line_b' };
const longer = tencent(LONGER);
const hub = { device: { ...HUB }, cloud: 'azure' } as const;

/** What was read, and of which something was said that is not so. */
export const UNSAID: readonly Post[] = [
	{
		id: 'unsaid-token-twice',
		cause: 'the token is there twice, so that it is as long as one of SHA-512',
		asked: { ...pump, ...tencent(PUMP, { write: (mac) => hex(mac) + hex(mac) }) },
		first: ['token.extra'],
	},
	...['undefined', '[object Promise]'].map(
		(word, i): Post => ({
			id: `unsaid-placeholder-${i}`,
			cause: 'a word of JavaScript stands for the token',
			asked: { ...pump, ...right, password: `${word};hmacsha256` },
			first: ['part.placeholder'],
		}),
	),
	{
		id: 'unsaid-no-semicolon',
		cause: 'no semicolon between token and method',
		asked: { ...pump, ...right, password: right.password.replace(';', '') },
		first: ['layout.separator'],
	},
	{
		id: 'unsaid-no-slash',
		cause: 'no slash between device id and question mark',
		asked: {
			...hub,
			...azure(),
			username: `${HUB.hostName}/${HUB.deviceId}?api-version=2021-04-12`,
		},
		first: ['layout.separator'],
	},
	{
		id: 'unsaid-expiry-twice',
		cause: 'the expiry is there twice',
		asked: { ...pump, ...right, username: `${right.username}${NOW + 3600}` },
		first: ['time.digits'],
	},
	{
		id: 'unsaid-no-api-version',
		cause: 'expired; the user name lacks what may be left out, and happens to have 40 characters',
		asked: {
			...azure({
				username: `${SHORT}/tank-04-b2`,
				sr: `${SHORT}/devices/tank-04-b2`,
				clientId: 'tank-04-b2',
				time: `${NOW - 60}`,
			}),
		},
		first: ['time.past'],
	},
	{
		id: 'unsaid-no-comma',
		cause: 'no comma between two pairs of the client id',
		asked: {
			device: { ...LOCK },
			...alibaba(),
			clientId: alibaba().clientId.replace(',sign', 'sign'),
		},
		first: ['layout.separator'],
	},
	{
		id: 'unsaid-reversed',
		cause:
			'product and device are reversed in the user name; of the device only the secret is known',
		asked: {
			device: { deviceSecret: LOCK.deviceSecret },
			...alibaba({ username: `${LOCK.productKey}&${LOCK.deviceName}` }),
		},
		first: ['identity.reversed'],
	},
	{
		id: 'unsaid-unknown-identity',
		cause: 'the user name is something else, so that what was signed is not known',
		asked: {
			device: { deviceSecret: LOCK.deviceSecret },
			cloud: 'alibaba',
			...alibaba({ username: 'lock#21' }),
		},
		first: [],
		never: ['secret.different'],
		partial: true,
	},
	{
		id: 'unread-commas',
		cause: 'no method; one line with commas of Chinese',
		asked: {
			input: `clientId：${right.clientId}，username：${right.username}，password：${right.password.slice(0, 64)}`,
		},
		first: ['method.missing'],
	},
	{
		id: 'unsaid-small-labels',
		cause: 'the names in the signed text have no capital letters',
		asked: {
			device: { ...LOCK },
			...alibaba({
				text: (same) => same.replace('tId', 'tid').replace('eN', 'en').replace('tK', 'tk'),
			}),
		},
		first: ['message.case'],
	},
	{
		id: 'unread-connection-string-in-json',
		cause: 'the secret was used as text; it is in a connection string',
		asked: {
			input: JSON.stringify({
				connectionString: `HostName=${HUB.hostName};DeviceId=${HUB.deviceId};SharedAccessKey=${HUB.sharedAccessKey}`,
				...azure({ key: HUB.sharedAccessKey }),
			}),
		},
		first: ['key.not-decoded'],
	},
	{
		id: 'unread-sas',
		cause: 'the secret was used as text; the password is called sas',
		asked: {
			...hub,
			input: as.labels(azure({ key: HUB.sharedAccessKey })).replace('Password', 'sas'),
		},
		first: ['key.not-decoded'],
	},
	{
		id: 'unsaid-two-placeholders',
		cause: "the documentation's names were never filled in",
		asked: { ...pump, ...tencent(PUMP, { identity: '{productId}{deviceName}' }) },
		first: ['part.placeholder'],
	},
	{
		id: 'unsaid-cut-user-name',
		cause: 'a buffer cuts two digits of the expiry, and the whole one was signed',
		asked: { device: LONGER, ...longer, username: longer.username.slice(0, -2) },
		first: ['text.cut'],
	},
	{
		id: 'unsaid-cut-in-signature',
		cause: 'a buffer of 96 bytes cuts the password inside its signature',
		asked: { ...hub, ...azure(), password: azure().password.slice(0, 95) },
		first: ['text.cut'],
	},
	{
		id: 'unsaid-client-id-is-device-id',
		cause: 'the client id is the device id, and no buffer cut it',
		asked: {
			...huawei(),
			clientId: huawei().username.slice(0, 32),
			username: huawei().username.slice(0, 32),
		},
		first: ['layout.parts'],
	},
	{
		id: 'unsaid-decoded-twice',
		cause: 'the key was decoded once more by a decoder that skips what is not Base64',
		asked: {
			device: { ...GATE },
			...tencent(GATE, {
				key: Buffer.from(Buffer.from(GATE.deviceSecret, 'base64').toString('latin1'), 'base64'),
			}),
		},
		first: ['key.decoded-twice'],
	},
	{
		id: 'unsaid-other-cloud',
		cause: "Alibaba's text was signed, with the whole client id in it",
		asked: {
			...pump,
			...tencent(PUMP, {
				text: () =>
					`clientId${identity}deviceName${PUMP.deviceName}productKey${PUMP.productId}timestamp${NOW + 3600}`,
			}),
		},
		first: ['message.other-cloud'],
	},
];
