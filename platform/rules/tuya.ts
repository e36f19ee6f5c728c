import { createHmac } from 'node:crypto';
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

const DAY = 86400;

/**
 * Tuya, the TuyaLink protocol, over TLS alone.
 *
 *     clientId = tuyalink_{deviceId}
 *     username = {deviceId}|signMethod=hmacSha256,timestamp={seconds},secureMode=1,accessType=1
 *     password = hex(HMAC-SHA256(deviceSecret,
 *                deviceId={deviceId},timestamp={seconds},secureMode=1,accessType=1))
 *
 * How far the stamp may be off is not documented, so it is not judged.
 */
export const tuya: Rule = {
	limits: { ...MQTT_LIMITS, keepAlive: { min: 30, max: 1200 }, tlsOnly: true },
	device(fields) {
		const deviceId = text(fields, 'deviceId', /^[A-Za-z0-9]{1,64}$/, '1 to 64 letters and digits');
		const secret = text(fields, 'deviceSecret', /^[!-~]{1,128}$/, '1 to 128 ASCII characters');
		const clientId = `tuyalink_${deviceId}`;
		return {
			identity: deviceId,
			clientId,
			secrets: [secret],
			isNamedBy: (signIn) => signIn.clientId === clientId,
			judge: (signIn, now) => judge(signIn, deviceId, secret, now),
			topics: topics(fields, [`tylink/${deviceId}/#`]),
		};
	},
};

function judge(signIn: SignIn, deviceId: string, secret: string, now: number): Verdict {
	const { username, password } = signIn;
	if (username === undefined) return refused('there is no user name');
	if (password === undefined) return refused('there is no password');
	if (!username.startsWith(`${deviceId}|`))
		return refused('the user name does not begin with the device id and "|"');
	const form = /^signMethod=hmacSha256,timestamp=(\d{10}),secureMode=1,accessType=1$/;
	const [, stamp] = form.exec(username.slice(deviceId.length + 1)) ?? [];
	if (stamp === undefined)
		return refused(
			'the user name does not go on with signMethod=hmacSha256,timestamp=(10 digits),secureMode=1,accessType=1',
		);
	const token = password.toString('latin1');
	if (!/^[0-9a-f]{64}$/.test(token)) return refused('the password is not 64 lower-case hex digits');
	const content = `deviceId=${deviceId},timestamp=${stamp},secureMode=1,accessType=1`;
	if (!equal(token, createHmac('sha256', secret).update(content).digest('hex')))
		return refused("the password was not made with this device's secret and this stamp");
	const off = Number(stamp) - now;
	return Math.abs(off) > DAY
		? accepted(undefined, `the stamp is ${duration(off)} ${off > 0 ? 'ahead' : 'behind'}`)
		: accepted();
}
