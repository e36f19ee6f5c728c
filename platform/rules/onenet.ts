import { createHmac } from 'node:crypto';
import {
	accepted,
	base64,
	equal,
	MQTT_LIMITS,
	parameters,
	percentDecode,
	percentEncode,
	type Rule,
	refused,
	text,
	topics,
	type Verdict,
} from '../rule.js';
import { expired } from '../words.js';

const VERSION = '2018-10-31';
const METHODS = ['sha1', 'sha256'];

/**
 * China Mobile OneNET, with a device's key or with its product's.
 *
 *     clientId = deviceName
 *     username = productId
 *     password = version={V}&res={R}&et={expiry}&method={M}&sign={S}
 *     R        = products/{productId}/devices/{deviceName}     or products/{productId}
 *     S        = Base64(HMAC-M(Base64-decoded key, expiry + "\n" + M + "\n" + R + "\n" + V))
 *
 * R and S are percent-encoded in the password, and clear in what is signed.
 */
export const onenet: Rule = {
	limits: { ...MQTT_LIMITS, keepAlive: { min: 10, max: 1800 } },
	device(fields) {
		const productId = text(fields, 'productId', /^[A-Za-z0-9]{1,64}$/, 'letters and digits');
		const deviceName = text(
			fields,
			'deviceName',
			/^[A-Za-z0-9_-]{1,64}$/,
			'1 to 64 of A-Z a-z 0-9 _ -',
		);
		const secret = base64(fields, 'key');
		const { keyLevel = 'device' } = fields;
		if (keyLevel !== 'device' && keyLevel !== 'product')
			throw new Error('keyLevel: expected device or product');
		const product = `products/${productId}`;
		const resource = keyLevel === 'device' ? `${product}/devices/${deviceName}` : product;
		return {
			identity: `${productId}/${deviceName}`,
			clientId: deviceName,
			secrets: [secret],
			isNamedBy: ({ clientId, username }) =>
				clientId === deviceName && (username ?? productId) === productId,
			judge: ({ password }, now) => judge(password, resource, secret, now),
			topics: topics(fields, [`$sys/${productId}/${deviceName}/#`]),
		};
	},
};

/** The resource is that of the key that the platform has; the secret is in Base64. */
function judge(
	password: Buffer | undefined,
	resource: string,
	secret: string,
	now: number,
): Verdict {
	if (password === undefined) return refused('there is no password');
	const fields = parameters(password.toString('latin1'));
	const { version, res, et, method, sign, ...more } = Object.fromEntries(fields ?? []);
	if (!version || !res || !et || !method || !sign || Object.keys(more).length > 0)
		return refused('the password is not version, res, et, method and sign, each of them once');
	if (!/^\d{4}-\d\d-\d\d$/.test(version)) return refused('the version is not a date');
	if (!/^\d{1,12}$/.test(et)) return refused('et is not 1 to 12 digits of Unix seconds');
	if (!METHODS.includes(method)) return refused('the method is not sha1 or sha256');
	if (res !== percentEncode(resource))
		return percentDecode(res) === resource
			? refused('res is not percent-encoded')
			: refused('res is not the resource that the key is for');
	if (Number(et) <= now) return refused(expired(Number(et), now));
	if (/[+/=]/.test(sign)) return refused('sign is not percent-encoded');
	const expected = createHmac(method, Buffer.from(secret, 'base64'))
		.update([et, method, resource, version].join('\n'))
		.digest('base64');
	if (!equal(percentDecode(sign) ?? '', expected))
		return refused('sign was not made with this key, et, method, res and version');
	const notes = version === VERSION ? [] : [`the documented version is ${VERSION}`];
	return accepted(Number(et), ...notes);
}
