import { createHmac } from 'node:crypto';
import {
	accepted,
	equal,
	IDENTIFIER_REJECTED,
	MQTT_LIMITS,
	parameters,
	type Rule,
	refused,
	type SignIn,
	text,
	topics,
	type Verdict,
} from '../rule.js';

const TOKENS = new Map([
	['hmacsha1', { algorithm: 'sha1', pattern: /^[0-9A-Fa-f]{40}$/ }],
	['hmacsha256', { algorithm: 'sha256', pattern: /^[0-9A-Fa-f]{64}$/ }],
]);

/**
 * Alibaba Cloud IoT Platform, as its Link Kit signs in.
 *
 *     clientId = {id}|securemode={2: TLS, 3: TCP},signmethod={hmacsha1 or hmacsha256},timestamp={ms}|
 *     username = {deviceName}&{productKey}
 *     password = hex(HMAC(deviceSecret, clientId{id}deviceName{deviceName}productKey{productKey}timestamp{ms}))
 *
 * The parameters come in any order; its own SDKs add some, and the timestamp may be missing on both sides.
 */
export const alibaba: Rule = {
	limits: {
		...MQTT_LIMITS,
		keepAlive: { min: 30, max: 1200 },
		will: false,
		retain: false,
		maxQoS: 1,
		maxTopicBytes: 128,
		maxPayloadBytes: 262144,
	},
	device(fields) {
		const productKey = text(fields, 'productKey', /^[A-Za-z0-9]{1,64}$/, 'letters and digits');
		const deviceName = text(
			fields,
			'deviceName',
			/^[A-Za-z0-9_.:@-]{4,32}$/,
			'4 to 32 of A-Z a-z 0-9 _ . : @ -',
		);
		const secret = text(fields, 'deviceSecret', /^[!-~]{1,64}$/, '1 to 64 ASCII characters');
		const username = `${deviceName}&${productKey}`;
		const own = `${productKey}/${deviceName}`;
		const both = [`/${own}/#`, `/sys/${own}/#`, `/ext/+/${own}/#`, `/ota/device/+/${own}`];
		return {
			identity: own,
			secrets: [secret],
			isNamedBy: (signIn) => signIn.username === username,
			judge: (signIn) => judge(signIn, { productKey, deviceName }, secret),
			topics: topics(fields, both, [], [`/broadcast/${productKey}/#`]),
		};
	},
};

function judge(signIn: SignIn, names: Record<string, string>, secret: string): Verdict {
	const { clientId, password, tls } = signIn;
	const [id, list, end, ...rest] = clientId.split('|');
	const fields = parameters((list ?? '').replace(/,$/, ''), ',');
	if (fields === undefined || end !== '' || rest.length > 0)
		return refused('the client id is not id|name=value,…|', IDENTIFIER_REJECTED);
	if (!/^.{1,64}$/.test(id))
		return refused('the id within the client id is not 1 to 64 characters', IDENTIFIER_REJECTED);
	const mode = fields.get('securemode');
	if (mode !== '2' && mode !== '3')
		return refused('securemode is not 2 (TLS) or 3 (TCP)', IDENTIFIER_REJECTED);
	if (tls !== (mode === '2'))
		return refused(`securemode=${mode} over ${tls ? 'TLS' : 'TCP'}`, IDENTIFIER_REJECTED);
	const suffix = fields.get('signmethod') ?? '';
	const method = TOKENS.get(suffix);
	if (method === undefined)
		return refused('signmethod is not hmacsha1 or hmacsha256', IDENTIFIER_REJECTED);
	const timestamp = fields.get('timestamp');
	if (timestamp !== undefined && !/^\d{1,19}$/.test(timestamp))
		return refused('timestamp is not digits', IDENTIFIER_REJECTED);
	if (password === undefined) return refused('there is no password');
	const token = password.toString('latin1');
	if (!method.pattern.test(token))
		return refused(`the password is not as many hex digits as ${suffix} has`);
	const content = Object.entries({ clientId: id, ...names, ...(timestamp && { timestamp }) })
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([name, value]) => name + value)
		.join('');
	const expected = createHmac(method.algorithm, secret).update(content).digest('hex');
	if (!equal(token.toLowerCase(), expected))
		return refused("the password was not made with this device's secret and these parameters");
	return accepted();
}
