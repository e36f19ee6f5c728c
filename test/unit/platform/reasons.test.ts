import { createHash, createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { judge } from '../../../platform/judge.js';
import { Registry } from '../../../platform/registry.js';
import { EXAMPLES, type Example, type Fields, signIn } from '../../support/platform.js';

const hmac = (hash: string, key: string | Buffer, text: string) =>
	createHmac(hash, key).update(text).digest('hex');

/** One mistake: what is sent instead, and what the platform makes of it. */
type Mistake = readonly [
	cloud: string,
	mistake: string,
	change: (good: Example) => Partial<Fields>,
	returnCode: number,
	reason: string,
];

/** Replaces a part of one field. */
const swap = (field: keyof Fields, from: string | RegExp, to: string) => (good: Example) => ({
	[field]: good[field].replace(from, to),
});

const PARTS = 'the user name is not four parts with ";" between them';
const SUFFIX = 'the password does not end in ";hmacsha1" or ";hmacsha256"';

test.each<Mistake>([
	['tencent', 'the old separator', swap('username', '07test', '07;test'), 4, PARTS],
	['tencent', 'no expiry', swap('username', /;\d+$/, ''), 4, PARTS],
	[
		'tencent',
		"another's user name",
		swap('username', 'test', 'best'),
		4,
		'the user name does not begin with the client id',
	],
	[
		'tencent',
		'another sdkAppId',
		swap('username', '12010126', '12010127'),
		4,
		'the SDK app id is unknown',
	],
	[
		'tencent',
		'a hyphen in the connection id',
		swap('username', 'qkvrc', 'qk-rc'),
		4,
		'the connection id is not 1 to 16 letters and digits',
	],
	[
		'tencent',
		'20 digits',
		swap('username', '32472115200', '9'.repeat(20)),
		4,
		'the expiry is not 1 to 19 digits',
	],
	[
		'tencent',
		'an expiry that is now',
		swap('username', '32472115200', '1800000000'),
		4,
		'the signature expired 0 s ago, at 2027-01-15T08:00:00Z',
	],
	[
		'tencent',
		'local time',
		swap('username', '32472115200', '1799974800'),
		4,
		'the signature expired 7 h ago, at 2027-01-15T01:00:00Z',
	],
	[
		'tencent',
		'an uptime',
		swap('username', '32472115200', '3642'),
		4,
		'the signature expired at 1970-01-01T01:00:42Z: the device signed with a clock that was not set',
	],
	['tencent', 'no suffix', swap('password', ';hmacsha256', ''), 4, SUFFIX],
	['tencent', 'more than a suffix', swap('password', /$/, ';'), 4, SUFFIX],
	[
		'tencent',
		"the other hash's suffix",
		swap('password', 'sha256', 'sha1'),
		4,
		'the token is not as many lower-case hex digits as hmacsha1 has',
	],
	[
		'tencent',
		'an upper-case token',
		({ password }) => ({ password: password.toUpperCase().replace(/;.*/, ';hmacsha256') }),
		4,
		'the token is not as many lower-case hex digits as hmacsha256 has',
	],
	[
		'tencent',
		'the secret used as text',
		({ device, username }) => ({
			password: `${hmac('sha256', device.deviceSecret, username)};hmacsha256`,
		}),
		4,
		"the token was not made with this device's secret and this user name",
	],
	[
		'azure',
		'a resource encoded twice',
		swap('password', /%2F/g, '%252F'),
		4,
		'sr is percent-encoded twice',
	],
	['azure', 'a clear resource', swap('password', /%2F/g, '/'), 4, 'sr is not percent-encoded'],
	[
		'azure',
		"another device's token",
		swap('password', 'device-for', 'device-fur'),
		5,
		'sr is not what the device signs in to',
	],
	[
		'azure',
		'a policy',
		swap('password', /$/, '&skn=device'),
		4,
		"skn is there, but the key is not a policy's",
	],
	[
		'azure',
		'a connection string',
		() => ({ password: 'HostName=…;DeviceId=…' }),
		4,
		'the password does not begin with "SharedAccessSignature "',
	],
	[
		'azure',
		'no api-version',
		swap('username', /\?.*/, ''),
		4,
		'the user name does not begin with hub/deviceId/?api-version=',
	],
	['azure-dps', 'no skn', swap('password', /&skn.*/, ''), 4, 'skn is not registration'],
	[
		'onenet',
		'the product in the client id',
		swap('clientId', /^/, 'Ck2AF9QD2K&'),
		5,
		'no device has this client id and user name',
	],
	['onenet', 'MD5', swap('password', 'sha256', 'md5'), 4, 'the method is not sha1 or sha256'],
	[
		'onenet',
		"the product's resource",
		swap('password', '%2Fdevices%2Ftest', ''),
		4,
		'res is not the resource that the key is for',
	],
	['onenet', 'a clear sign', swap('password', /%2F/g, '/'), 4, 'res is not percent-encoded'],
	[
		'huawei',
		'local time',
		({ device }) => ({
			clientId: `${device.deviceId}_0_1_2027011516`,
			password: hmac('sha256', '2027011516', device.deviceSecret),
		}),
		4,
		'the stamp is more than an hour off: it must be the hour in UTC',
	],
	[
		'huawei',
		'a day that no month has',
		swap('clientId', /\d{10}$/, '2027023100'),
		2,
		'the client id does not end in _0_ or _1_ and YYYYMMDDHH',
	],
	[
		'huawei',
		'key and message the other way round',
		({ device }) => ({ password: hmac('sha256', device.deviceSecret, '2999010100') }),
		4,
		"the password was not made with this device's secret and this stamp",
	],
	[
		'tuya',
		'milliseconds',
		swap('username', '7258089600', '7258089600000'),
		4,
		'the user name does not go on with signMethod=hmacSha256,timestamp=(10 digits),secureMode=1,accessType=1',
	],
	['alibaba', 'no bars', swap('clientId', /\|.*/, ''), 2, 'the client id is not id|name=value,…|'],
	[
		'alibaba',
		'MD5',
		swap('clientId', 'hmacsha256', 'hmacmd5'),
		2,
		'signmethod is not hmacsha1 or hmacsha256',
	],
	[
		'apsaramq',
		'hexadecimal digits',
		({ device, clientId }) => ({ password: hmac('sha1', device.accessKeySecret, clientId) }),
		4,
		"the password was not made with this key's secret and this client id",
	],
	['baidu', 'MD5', swap('username', 'SHA256', 'MD5'), 4, 'the user name does not end in SHA256'],
	[
		'baidu',
		'a clock that is 11 minutes ahead',
		swap('username', '32472115200', '32472115860'),
		4,
		'the stamp is 11 min ahead, more than 10 min',
	],
	[
		'baidu',
		'an HMAC',
		({ device }) => ({
			password: hmac('sha256', device.deviceSecret, 'mydevice&32472115200&SHA256'),
		}),
		4,
		"the password was not made with this device's secret and this stamp",
	],
])('%s refuses %s, and says so', (cloud, _, change, returnCode, reason) => {
	const example = EXAMPLES.find((one) => one.cloud === cloud) as Example;
	const registry = new Registry(example.cloud, { devices: [example.device] });
	const sent = signIn({ ...example, ...change(example) }, { tls: example.tls });
	const { verdict } = judge(sent, registry, example.now, { plain: false });
	expect(verdict).toEqual({ returnCode, reason });
});

/** What is legal although one might not think so. */
test.each<[cloud: string, what: string, change: (good: Example) => Partial<Fields>, note: string]>([
	[
		'tencent',
		'milliseconds',
		({ clientId, device }) => {
			const username = `${clientId};21010406;abcde;1800003600000`;
			const key = Buffer.from(device.deviceSecret, 'base64');
			return { username, password: `${hmac('sha1', key, username)};hmacsha1` };
		},
		'an expiry of 13 digits never comes in practice',
	],
	[
		'onenet',
		'the version that LuatOS published',
		() => ({}),
		'the documented version is 2018-10-31',
	],
	['huawei', 'a stamp that is not checked', () => ({}), 'this password is good forever'],
	[
		'baidu',
		'no clock',
		({ device }) => ({
			username: 'thingidp@abcd123|mydevice|0|SHA256',
			password: createHash('sha256')
				.update(`mydevice&0&SHA256${device.deviceSecret}`)
				.digest('hex'),
		}),
		'a password without a time is good forever',
	],
])('%s accepts %s, with a note', (cloud, _, change, note) => {
	const example = EXAMPLES.find((one) => one.cloud === cloud) as Example;
	const registry = new Registry(example.cloud, { devices: [example.device] });
	const sent = signIn({ ...example, ...change(example) }, { tls: example.tls });
	const { verdict } = judge(sent, registry, example.now, { plain: false });
	expect(verdict).toMatchObject({ returnCode: 0, reason: '', notes: [note] });
});

test('Alibaba accepts its own two published examples', () => {
	const accepts = (device: object, fields: Fields) => {
		const registry = new Registry('alibaba', { devices: [device] });
		return judge(signIn(fields), registry, 0, { plain: false }).verdict.returnCode === 0;
	};
	const clientId = 'SN1928339|securemode=3,signmethod=hmacsha1,timestamp=1539421321846|';
	expect(
		accepts(
			{
				productKey: 'a14Xib5kdYd',
				deviceName: 'light1983432',
				deviceSecret: 'oLyaKqVxtRvjH284LdhqVgVUx1UPy6zq',
			},
			{
				clientId,
				username: 'light1983432&a14Xib5kdYd',
				password: 'b2488041f64f425016b467ee1c94959ebd592ad1',
			},
		),
	).toBe(true);
	expect(
		accepts(
			{ productKey: 'pk', deviceName: 'device', deviceSecret: 'secret' },
			{
				clientId: '12345|timestamp=789,_v=sdk-c-3.0.0,signmethod=hmacsha1,securemode=3,|',
				username: 'device&pk',
				password: 'fafd82a3d602b37fb0fa8b7892f24a477f851a14',
			},
		),
	).toBe(true);
});
