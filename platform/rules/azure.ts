import { createHmac } from 'node:crypto';
import {
	accepted,
	base64,
	equal,
	MQTT_LIMITS,
	NOT_AUTHORIZED,
	parameters,
	percentDecode,
	type Rule,
	refused,
	text,
	topics,
	type Verdict,
} from '../rule.js';
import { expired } from '../words.js';

/** Azure cuts a connection after 1767 s of silence at the latest. */
export const AZURE_LIMITS = {
	...MQTT_LIMITS,
	keepAlive: { min: 0, max: 1767 },
	tlsOnly: true,
	maxQoS: 1,
	maxPayloadBytes: 262144,
} as const;

/**
 * Azure IoT Hub, with a device's key or with a shared policy's.
 *
 *     clientId = deviceId
 *     username = {hub}/{deviceId}/?api-version=2021-04-12
 *     password = SharedAccessSignature sr={R}&sig={S}&se={expiry}[&skn={policy}]
 *     R        = percent-encoded {hub}/devices/{deviceId}
 *     S        = percent-encoded Base64(HMAC-SHA256(Base64-decoded key, R + "\n" + expiry))
 */
export const azure: Rule = {
	limits: { ...AZURE_LIMITS, closesAtExpiry: true },
	device(fields) {
		const host = text(fields, 'hostName', /^[A-Za-z0-9.-]{1,253}$/, "the hub's host name");
		const deviceId = text(fields, 'deviceId', DEVICE_ID, '1 to 128 characters that Azure allows');
		const secret = base64(fields, 'sharedAccessKey');
		const policy =
			'sharedAccessKeyName' in fields
				? text(fields, 'sharedAccessKeyName', /^.{1,64}$/, '1 to 64 characters')
				: undefined;
		const version = `${host}/${deviceId}/?api-version=`;
		return {
			identity: `${host}/${deviceId}`,
			clientId: deviceId,
			secrets: [secret],
			isNamedBy: ({ clientId, username }) =>
				clientId === deviceId && !(username?.includes('/') && !isOf(username, host)),
			judge({ username, password }, now) {
				if (username === undefined) return refused('there is no user name');
				if (!username.startsWith(version))
					return refused('the user name does not begin with hub/deviceId/?api-version=');
				if (!/^\d{4}-\d\d-\d\d(-preview)?(&.+)?$/.test(username.slice(version.length)))
					return refused('the api-version in the user name is not a date');
				const resources = [`${host}/devices/${deviceId}`, ...(policy === undefined ? [] : [host])];
				return judgeToken(password, { resources, policy, secret, now });
			},
			topics: topics(
				fields,
				[],
				[
					`devices/${deviceId}/messages/events/#`,
					'$iothub/twin/GET/+',
					'$iothub/twin/PATCH/properties/reported/+',
					'$iothub/methods/res/+/+',
				],
				[
					`devices/${deviceId}/messages/devicebound/#`,
					'$iothub/twin/res/#',
					'$iothub/twin/PATCH/properties/desired/#',
					'$iothub/methods/POST/#',
				],
			),
		};
	},
};

const DEVICE_ID = /^[A-Za-z0-9\-.%_*?!(),:=@$']{1,128}$/;

function isOf(username: string, host: string): boolean {
	return username.slice(0, username.indexOf('/')).toLowerCase() === host.toLowerCase();
}

/** What a shared access signature must be for. */
interface Access {
	/** Each in clear. */
	readonly resources: readonly string[];
	readonly policy: string | undefined;
	/** In Base64. */
	readonly secret: string;
	readonly now: number;
}

export function judgeToken(password: Buffer | undefined, access: Access): Verdict {
	const { resources, policy, secret, now } = access;
	if (password === undefined) return refused('there is no password');
	const token = password.toString('latin1');
	const start = 'SharedAccessSignature ';
	if (!token.startsWith(start))
		return refused('the password does not begin with "SharedAccessSignature "');
	const fields = parameters(token.slice(start.length));
	const { sr, sig, se, skn, ...more } = Object.fromEntries(fields ?? []);
	if (!sr || !sig || !se || Object.keys(more).length > 0)
		return refused('the token is not sr, sig, se and perhaps skn, each of them once');
	if (!/^\d{1,12}$/.test(se)) return refused('se is not 1 to 12 digits of Unix seconds');
	const resource = percentDecode(sr);
	if (resource === undefined || /[^A-Za-z0-9\-._~%!'()*]/.test(sr))
		return refused('sr is not percent-encoded');
	if (!resources.includes(resource)) {
		const twice = percentDecode(resource);
		return twice !== resource && twice !== undefined && resources.includes(twice)
			? refused('sr is percent-encoded twice')
			: refused('sr is not what the device signs in to', NOT_AUTHORIZED);
	}
	if ((skn === undefined ? undefined : percentDecode(skn)) !== policy)
		return refused(
			policy === undefined ? "skn is there, but the key is not a policy's" : `skn is not ${policy}`,
		);
	if (Number(se) <= now) return refused(expired(Number(se), now));
	const key = Buffer.from(secret, 'base64');
	const expected = createHmac('sha256', key).update(`${sr}\n${se}`).digest('base64');
	// Decoded, because %2b and %2B are one character.
	if (/[+/]/.test(sig)) return refused('sig is not percent-encoded');
	if (!equal(percentDecode(sig) ?? '', expected))
		return refused('the signature was not made with this key, sr and se');
	return accepted(Number(se));
}
