import { createHash } from 'node:crypto';
import {
	accepted,
	equal,
	MQTT_LIMITS,
	type Rule,
	refused,
	type SignIn,
	text,
	topics,
	type Verdict,
} from '../rule.js';
import { duration } from '../words.js';

/** Seconds that the device's clock may be off. */
const TOLERANCE = 600;

/**
 * Baidu IoT Core.
 *
 *     username = thingidp@{iotCoreId}|{deviceKey}|{seconds}|SHA256      0 seconds: without a clock
 *     password = hex(SHA-256({deviceKey}&{seconds}&SHA256{deviceSecret}))
 *
 * Any client id will do. The form with MD5 is refused.
 */
export const baidu: Rule = {
	limits: { ...MQTT_LIMITS, maxTopicBytes: 255, maxPayloadBytes: 32768 },
	device(fields) {
		const coreId = text(fields, 'iotCoreId', /^[A-Za-z0-9]{1,64}$/, 'letters and digits');
		const deviceKey = text(
			fields,
			'deviceKey',
			/^[!-%'-?A-{}~]{1,128}$/,
			'1 to 128 ASCII characters without | & @',
		);
		const secret = text(fields, 'deviceSecret', /^[!-~]{1,128}$/, '1 to 128 ASCII characters');
		const start = `thingidp@${coreId}|${deviceKey}|`;
		return {
			identity: `${coreId}/${deviceKey}`,
			secrets: [secret],
			isNamedBy: ({ username }) => username?.startsWith(start) ?? false,
			judge: (signIn, now) => judge(signIn, start, deviceKey, secret, now),
			topics: topics(fields, [`$iot/${deviceKey}/#`]),
		};
	},
};

function judge(
	{ username = '', password }: SignIn,
	start: string,
	deviceKey: string,
	secret: string,
	now: number,
): Verdict {
	const [stamp, method, ...more] = username.slice(start.length).split('|');
	if (method === undefined || more.length > 0)
		return refused('the user name is not thingidp@ and four parts with "|" between them');
	if (method !== 'SHA256') return refused('the user name does not end in SHA256');
	if (!/^(0|\d{1,12})$/.test(stamp)) return refused('the stamp is not 1 to 12 digits');
	const off = Number(stamp) - now;
	if (stamp !== '0' && Math.abs(off) > TOLERANCE)
		return refused(
			`the stamp is ${duration(off)} ${off > 0 ? 'ahead' : 'behind'}, more than ${duration(TOLERANCE)}`,
		);
	if (password === undefined) return refused('there is no password');
	const token = password.toString('latin1');
	if (!/^[0-9a-f]{64}$/.test(token)) return refused('the password is not 64 lower-case hex digits');
	const expected = createHash('sha256')
		.update(`${deviceKey}&${stamp}&SHA256${secret}`)
		.digest('hex');
	if (!equal(token, expected))
		return refused("the password was not made with this device's secret and this stamp");
	return accepted(
		undefined,
		...(stamp === '0' ? ['a password without a time is good forever'] : []),
	);
}
