import { createHmac } from 'node:crypto';
import {
	accepted,
	base64,
	type Device,
	equal,
	type Fields,
	type Message,
	MQTT_LIMITS,
	NOT_AUTHORIZED,
	type Platform,
	type Rule,
	refused,
	type SignIn,
	type Topics,
	text,
	topics,
	type Verdict,
} from '../rule.js';
import { expired } from '../words.js';

/** What Tencent's documentation names, and what its C, Python and Node SDKs send. */
const SDK_APP_IDS = ['12010126', '21010406'];
const TOKENS = new Map([
	['hmacsha1', { algorithm: 'sha1', pattern: /^[0-9a-f]{40}$/ }],
	['hmacsha256', { algorithm: 'sha256', pattern: /^[0-9a-f]{64}$/ }],
]);

/**
 * Tencent Cloud IoT Hub and IoT Explorer.
 *
 *     clientId = productId + deviceName
 *     username = clientId;sdkAppId;connectionId;expiry
 *     password = hex(HMAC(Base64-decoded deviceSecret, username));hmacsha256      or ;hmacsha1
 *
 * An expiry has 1 to 19 digits, because Tencent's own SDKs send milliseconds and LONG_MAX.
 */
export const tencent: Rule = {
	limits: {
		...MQTT_LIMITS,
		keepAlive: { min: 0, max: 900 },
		minInterval: 5,
		will: false,
		retain: false,
		maxQoS: 1,
		maxTopicBytes: 255,
		maxTopicLevels: 11,
		maxPayloadBytes: 16384,
	},
	device(fields) {
		const productId = text(fields, 'productId', /^[A-Za-z0-9]{10}$/, '10 letters and digits');
		const deviceName = text(
			fields,
			'deviceName',
			/^[A-Za-z0-9:_-]{1,48}$/,
			'1 to 48 of A-Z a-z 0-9 : _ -',
		);
		// A device that has not registered yet has none.
		const secret = 'deviceSecret' in fields ? base64(fields, 'deviceSecret') : undefined;
		const clientId = productId + deviceName;
		const device: Device = {
			identity: `${productId}/${deviceName}`,
			clientId,
			secrets: secret === undefined ? [] : [secret],
			isNamedBy: (signIn) => signIn.clientId === clientId,
			judge: (signIn, now) =>
				secret === undefined
					? refused('the device has not registered yet', NOT_AUTHORIZED)
					: judge(signIn, clientId, Buffer.from(secret, 'base64'), now),
			topics: topicsOf(fields, `${productId}/${deviceName}`),
			respond: (message, platform) => tellTime(message, `${productId}/${deviceName}`, platform),
		};
		return device;
	},
};

function judge(
	{ username, password }: SignIn,
	clientId: string,
	key: Buffer,
	now: number,
): Verdict {
	if (username === undefined) return refused('there is no user name');
	if (password === undefined) return refused('there is no password');
	const [name, sdkAppId, connectionId, expiry, ...rest] = username.split(';');
	if (expiry === undefined || rest.length > 0)
		return refused('the user name is not four parts with ";" between them');
	if (name !== clientId) return refused('the user name does not begin with the client id');
	if (!SDK_APP_IDS.includes(sdkAppId)) return refused('the SDK app id is unknown');
	if (!/^[A-Za-z0-9]{1,16}$/.test(connectionId))
		return refused('the connection id is not 1 to 16 letters and digits');
	if (!/^[0-9]{1,19}$/.test(expiry)) return refused('the expiry is not 1 to 19 digits');
	if (Number(expiry) <= now) return refused(expired(Number(expiry), now));

	const [token, suffix, ...more] = password.toString('latin1').split(';');
	const method = TOKENS.get(suffix);
	if (method === undefined || more.length > 0)
		return refused('the password does not end in ";hmacsha1" or ";hmacsha256"');
	if (!method.pattern.test(token))
		return refused(`the token is not as many lower-case hex digits as ${suffix} has`);
	const expected = createHmac(method.algorithm, key).update(username).digest('hex');
	if (!equal(token, expected))
		return refused("the token was not made with this device's secret and this user name");
	const notes =
		expiry.length > 12 ? [`an expiry of ${expiry.length} digits never comes in practice`] : [];
	return accepted(Number(expiry), ...notes);
}

/** What every product has. */
function topicsOf(fields: Fields, own: string): Topics {
	return topics(
		fields,
		[`${own}/data`],
		[
			`${own}/event`,
			`$sys/operation/${own}`,
			`$thing/up/+/${own}`,
			`$template/operation/${own}`,
			`$shadow/operation/${own}`,
			`$ota/report/${own}`,
			`$config/report/${own}`,
			`$log/operation/${own}`,
			`$gateway/operation/${own}`,
			`$rrpc/txd/${own}/+`,
		],
		[
			`${own}/control`,
			`$sys/operation/result/${own}`,
			`$thing/down/+/${own}`,
			`$template/operation/result/${own}`,
			`$shadow/operation/result/${own}`,
			`$ota/update/${own}`,
			`$config/push/${own}`,
			`$log/operation/result/${own}`,
			`$gateway/operation/result/${own}`,
			`$rrpc/rxd/${own}/+`,
			`$broadcast/rxd/${own}`,
		],
	);
}

/** Answers `{"type":"get","resource":["time"]}` on the device's system topic. */
function tellTime({ topic, payload }: Message, own: string, platform: Platform): Message[] {
	if (topic !== `$sys/operation/${own}`) return [];
	const received = Math.floor(platform.now() * 1000);
	let request: unknown;
	try {
		request = JSON.parse(payload.toString());
	} catch {
		return [];
	}
	const { type, resource } = Object(request);
	if (type !== 'get' || !Array.isArray(resource) || !resource.includes('time')) return [];
	const answer = {
		type: 'get',
		time: Math.floor(received / 1000),
		ntptime1: received,
		ntptime2: Math.floor(platform.now() * 1000),
	};
	return [{ topic: `$sys/operation/result/${own}`, payload: Buffer.from(JSON.stringify(answer)) }];
}
