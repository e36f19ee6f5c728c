import { createHmac } from 'node:crypto';
import {
	accepted,
	equal,
	IDENTIFIER_REJECTED,
	MQTT_LIMITS,
	type Rule,
	refused,
	text,
	topics,
	type Verdict,
} from '../rule.js';

const HOUR = 3600;
const LONGEST_FIELD = 256;

/**
 * Huawei Cloud IoTDA.
 *
 *     clientId = {deviceId}_0_{0 or 1}_{stamp}     the stamp is YYYYMMDDHH in UTC, checked if 1
 *     username = deviceId
 *     password = hex(HMAC-SHA256(stamp, deviceSecret))
 */
export const huawei: Rule = {
	limits: {
		...MQTT_LIMITS,
		keepAlive: { min: 30, max: 1200 },
		keepAliveCode: IDENTIFIER_REJECTED,
		minInterval: 60,
		will: false,
		retain: false,
		maxQoS: 1,
		maxPayloadBytes: 1048576,
	},
	device(fields) {
		const deviceId = text(
			fields,
			'deviceId',
			/^[A-Za-z0-9_-]{1,128}$/,
			'1 to 128 of A-Z a-z 0-9 _ -',
		);
		const secret = text(fields, 'deviceSecret', /^[!-~]{1,256}$/, '1 to 256 ASCII characters');
		return {
			identity: deviceId,
			secrets: [secret],
			isNamedBy: ({ clientId, username }) =>
				username === undefined ? clientId.startsWith(`${deviceId}_0_`) : username === deviceId,
			judge({ clientId, password }, now) {
				if (!clientId.startsWith(`${deviceId}_0_`))
					return refused('the client id is not the device id, then _0_', IDENTIFIER_REJECTED);
				return judge(clientId.slice(deviceId.length + 3), password, secret, now);
			},
			topics: topics(fields, [`$oc/devices/${deviceId}/#`, `/v1/devices/${deviceId}/#`]),
		};
	},
};

/** `rest` is what follows `_0_` in the client id. */
function judge(rest: string, password: Buffer | undefined, secret: string, now: number): Verdict {
	const [, checked, stamp] = /^([01])_(\d{10})$/.exec(rest) ?? [];
	const time = stamp === undefined ? undefined : timeOf(stamp);
	if (stamp === undefined || time === undefined)
		return refused('the client id does not end in _0_ or _1_ and YYYYMMDDHH', IDENTIFIER_REJECTED);
	if (password === undefined) return refused('there is no password');
	if (password.length > LONGEST_FIELD)
		return refused(`the password has over ${LONGEST_FIELD} bytes`);
	if (checked === '1' && Math.abs(Math.floor(now / HOUR) * HOUR - time) > HOUR)
		return refused('the stamp is more than an hour off: it must be the hour in UTC');
	const token = password.toString('latin1');
	if (!/^[0-9a-f]{64}$/.test(token)) return refused('the password is not 64 lower-case hex digits');
	if (!equal(token, createHmac('sha256', stamp).update(secret).digest('hex')))
		return refused("the password was not made with this device's secret and this stamp");
	return checked === '1' ? accepted() : accepted(undefined, 'this password is good forever');
}

/** Unix seconds of an hour in UTC; undefined where no calendar has it. */
function timeOf(stamp: string): number | undefined {
	const [, year, month, day, hour] = /^(\d{4})(\d\d)(\d\d)(\d\d)$/.exec(stamp) as RegExpExecArray;
	const date = new Date(`${year}-${month}-${day}T${hour}:00:00Z`);
	if (Number.isNaN(date.getTime()) || date.getUTCDate() !== Number(day)) return undefined;
	return date.getTime() / 1000;
}
