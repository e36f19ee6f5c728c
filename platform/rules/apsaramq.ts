import { createHmac } from 'node:crypto';
import { accepted, equal, MQTT_LIMITS, type Rule, refused, text, topics } from '../rule.js';

/**
 * Alibaba Cloud ApsaraMQ for MQTT.
 *
 *     clientId = {groupId}@@@{deviceId}      at most 64 characters
 *     username = Signature|{accessKeyId}|{instanceId}      or DeviceCredential|…
 *     password = Base64(HMAC-SHA1(accessKeySecret, clientId))
 *
 * Nothing in it ends. Topics belong to the instance, not to a device, so that a device may use any of them.
 */
export const apsaramq: Rule = {
	limits: { ...MQTT_LIMITS, maxTopicBytes: 64, maxPayloadBytes: 65536 },
	device(fields) {
		const [groupId, deviceId, instanceId] = ['groupId', 'deviceId', 'instanceId'].map((name) =>
			text(fields, name, /^[A-Za-z0-9_-]{1,64}$/, '1 to 64 of A-Z a-z 0-9 _ -'),
		);
		const clientId = `${groupId}@@@${deviceId}`;
		if (clientId.length > 64) throw new Error('groupId@@@deviceId: expected at most 64 characters');
		const accessKeyId = text(fields, 'accessKeyId', /^[A-Za-z0-9._-]{1,128}$/, 'an access key id');
		const secret = text(fields, 'accessKeySecret', /^[!-~]{1,128}$/, '1 to 128 ASCII characters');
		const { authentication = 'Signature' } = fields;
		if (authentication !== 'Signature' && authentication !== 'DeviceCredential')
			throw new Error('authentication: expected Signature or DeviceCredential');
		return {
			identity: clientId,
			clientId,
			secrets: [secret],
			isNamedBy: (signIn) => signIn.clientId === clientId,
			judge({ username, password }) {
				if (username === undefined) return refused('there is no user name');
				if (username !== `${authentication}|${accessKeyId}|${instanceId}`)
					return refused(
						`the user name is not ${authentication}, the access key id and the instance id, with "|" between them`,
					);
				if (password === undefined) return refused('there is no password');
				const expected = createHmac('sha1', secret).update(clientId).digest('base64');
				if (!equal(password.toString('latin1'), expected))
					return refused("the password was not made with this key's secret and this client id");
				return accepted();
			},
			topics: topics(fields, ['#']),
		};
	},
};
