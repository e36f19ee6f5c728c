import { createDecipheriv, createHash, createHmac } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { encrypt, Registration, type Request } from '../../../platform/registration.js';
import { Registry } from '../../../platform/registry.js';

/** Of Tencent's page on dynamic registration. */
const SECRET = 'hzvf5LF9S0isvBhDSauWMaIk';
const PRODUCT = { productId: 'LD8S5J1L07', productSecret: SECRET };
const NOW = 1551234565;
const HOST = 'ap-guangzhou.gateway.tencentdevices.com';

let now: number;
let registry: Registry;
let registration: Registration;

function start(product: object = {}, devices: object[] = []) {
	now = NOW;
	registry = new Registry('tencent', { devices, products: [{ ...PRODUCT, ...product }] });
	registration = new Registration(registry, () => now);
}
beforeEach(() => start());

/** A request of the current form. */
function current(name = 'test', { nonce = 5456, secret = SECRET, host = HOST } = {}): Request {
	const body = Buffer.from(JSON.stringify({ ProductId: 'LD8S5J1L07', DeviceName: name }));
	const hash = createHash('sha256').update(body).digest('hex');
	const text = ['POST', host, '/device/register', '', 'hmacsha256', now, nonce, hash].join('\n');
	return {
		method: 'POST',
		path: '/device/register',
		headers: {
			host: '127.0.0.1:8080',
			'content-type': 'application/json; charset=utf-8',
			'x-tc-algorithm': 'hmacsha256',
			'x-tc-timestamp': `${now}`,
			'x-tc-nonce': `${nonce}`,
			'x-tc-signature': createHmac('sha256', secret).update(text).digest('base64'),
		},
		body,
	};
}

/** A request of the older form. */
function older(changes: Record<string, unknown> = {}): Request {
	const fields = { deviceName: 'test', nonce: 5456, productId: 'LD8S5J1L07', timestamp: now };
	const text = Object.entries(fields)
		.map(([name, value]) => `${name}=${value}`)
		.join('&');
	const hex = createHmac('sha1', SECRET).update(text).digest('hex');
	const signature = Buffer.from(hex).toString('base64');
	const body = Buffer.from(JSON.stringify({ ...fields, signature, ...changes }));
	return { method: 'POST', path: '/register/dev', headers: {}, body };
}

const withHeader = (name: string, value: string): Request => {
	const request = current();
	return { ...request, headers: { ...request.headers, [name]: value } };
};

/** The whole answer, whichever form it is of. */
interface Body {
	Response?: { Len: number; Payload: string; Error?: { Code: string; Message: string } };
	code?: number;
	len?: number;
	payload?: string;
}

function ask(request: Request) {
	const { answer, outcome } = registration.answer(request);
	return { ...outcome, status: answer.status, body: answer.body as Body };
}

function decrypt(payload: string, length: number): unknown {
	const decipher = createDecipheriv('aes-128-cbc', SECRET.slice(0, 16), '0'.repeat(16));
	decipher.setAutoPadding(false);
	const data = Buffer.from(payload, 'base64');
	const plain = Buffer.concat([decipher.update(data), decipher.final()]);
	expect(plain.subarray(length).every((byte) => byte === 0)).toBe(true);
	return JSON.parse(plain.subarray(0, length).toString());
}

test("encrypts Tencent's published answer", () => {
	expect(encrypt({ encryptionType: 2, psk: 'lDZ6Uqt+I9E0wW7rvDUs7Q==' }, SECRET)).toEqual({
		plain: 53,
		data: 's6FB3a1BA/YYbcmSE12XpeDVmQNDcf1QgVD141RRbmmAnFwQfp1ECAu5O016mCOvYlJJ6V59yM4OqQSiWphfTg==',
	});
});

describe.each([
	['current', current, 'bVd7J7r7ByO8MOGggSdwgQSZ0FzjIqN5AKQazkKrbno='],
	['older', older, 'MGExYmQwYjU4NjNjMTUxNDU5NGM1ZDYxOTFmZmM1NzJhMjdkZWZiNg=='],
] as const)('the %s form', (form, request, signature) => {
	const sent = (made: Request) =>
		form === 'current' ? made.headers['x-tc-signature'] : JSON.parse(`${made.body}`).signature;

	test('registers a device, which the platform then knows', () => {
		const made = request();
		expect(sent(made)).toBe(signature);
		const { verdict, device, body, status } = ask(made);
		expect({ verdict, device, status }).toEqual({
			verdict: 'accepted',
			device: 'LD8S5J1L07/test',
			status: 200,
		});
		const [payload, length] =
			form === 'current' ? [body.Response?.Payload, body.Response?.Len] : [body.payload, body.len];
		const known = registry.get('tencent', 'LD8S5J1L07/test');
		expect(decrypt(payload ?? '', length ?? 0)).toEqual({
			encryptionType: 2,
			psk: known?.fields.deviceSecret,
		});
	});

	test('refuses the request when it comes again', () => {
		const made = request();
		ask(made);
		expect(ask(made)).toMatchObject({
			verdict: 'refused',
			reason: 'the nonce was used within 10 min',
		});
	});

	test('refuses a clock that is more than five minutes off', () => {
		const made = request();
		now += 301;
		expect(ask(made).reason).toBe('the timestamp is 5 min 1 s behind, more than 5 min');
		now -= 602;
		expect(ask(made).reason).toBe('the timestamp is 5 min 1 s ahead, more than 5 min');
		now += 1;
		expect(ask(made).verdict).toBe('accepted');
	});
});

test.each<[what: string, request: () => Request, code: string, reason: string]>([
	['another path', () => ({ ...current(), path: '/device' }), 'HTTP 404', 'no such path'],
	['GET', () => ({ ...current(), method: 'GET' }), 'HTTP 405', 'the method is not POST'],
	[
		'a form',
		() => withHeader('content-type', 'text/plain'),
		'InvalidParameter',
		'Content-Type is not application/json',
	],
	[
		'another algorithm',
		() => withHeader('x-tc-algorithm', 'hmacsha1'),
		'InvalidParameter',
		'X-TC-Algorithm is not hmacsha256',
	],
	[
		'milliseconds',
		() => withHeader('x-tc-timestamp', '1551234565000'),
		'InvalidParameter',
		'X-TC-Timestamp is not Unix seconds',
	],
	[
		'a nonce that is no number',
		() => withHeader('x-tc-nonce', 'abc'),
		'InvalidParameter',
		'X-TC-Nonce is not an integer',
	],
	[
		'another nonce than was signed',
		() => withHeader('x-tc-nonce', '5457'),
		'AuthFailure.SignatureFailure',
		"the signature was not made with this product's secret",
	],
	[
		'a signature in hexadecimal digits, as the page shows it',
		() => {
			const { headers } = current();
			const bytes = Buffer.from(`${headers['x-tc-signature']}`, 'base64');
			return withHeader('x-tc-signature', bytes.toString('hex'));
		},
		'AuthFailure.SignatureFailure',
		"the signature was not made with this product's secret",
	],
	[
		'another secret',
		() => current('test', { secret: 'another secret of 24 ch.' }),
		'AuthFailure.SignatureFailure',
		"the signature was not made with this product's secret",
	],
	[
		'an unknown product',
		() => ({ ...current(), body: Buffer.from('{"ProductId":"XXXXXXXXXX","DeviceName":"a"}') }),
		'ResourceNotFound.ProductNotExist',
		'no product has this id',
	],
	[
		'an empty device name',
		() => current(''),
		'InvalidParameterValue.DeviceName',
		'the device name is not 1 to 48 of A-Z a-z 0-9 : _ -',
	],
	[
		'no JSON',
		() => ({ ...current(), body: Buffer.from('ProductId=a') }),
		'InvalidParameter',
		'the body is not JSON',
	],
	[
		'an array',
		() => ({ ...current(), body: Buffer.from('[]') }),
		'InvalidParameter',
		'product id and device name are not two texts',
	],
	[
		'a signature of the raw bytes, in the older form',
		() => older({ signature: 'AAAA' }),
		'1010',
		"the signature was not made with this product's secret",
	],
	[
		'a product id that is a number',
		() => older({ productId: 5 }),
		'1001',
		'product id and device name are not two texts',
	],
])('refuses %s', (_, request, code, reason) => {
	expect(ask(request())).toMatchObject({ verdict: 'refused', device: undefined, code, reason });
	expect(registry.devices).toEqual([]);
});

test.each([HOST, 'us-east.gateway.tencentdevices.com', '127.0.0.1:8080', '127.0.0.1'])(
	'takes %s for the host that was signed',
	(host) => {
		expect(ask(current('test', { host })).verdict).toBe('accepted');
	},
);

test('refuses the signature for another host', () => {
	const request = current('test', { host: 'gateway.example' });
	expect(ask(request).code).toBe('AuthFailure.SignatureFailure');
});

describe('a device that registered', () => {
	const again = () => ask(current('test', { nonce: (now += 1) }));

	test('registers again until it has signed in, and gets a new secret', () => {
		ask(current());
		const first = registry.get('tencent', 'LD8S5J1L07/test');
		expect(again()).toMatchObject({
			verdict: 'accepted',
			reason: 'again, so that its earlier secret is void',
		});
		const second = registry.get('tencent', 'LD8S5J1L07/test');
		expect(second?.fields.deviceSecret).not.toBe(first?.fields.deviceSecret);
		if (second) registry.activate(second);
		expect(again()).toMatchObject({
			verdict: 'refused',
			code: 'InvalidParameterValue.DeviceAlreadyExist',
			reason: 'the device exists and has its secret',
			device: 'LD8S5J1L07/test',
		});
	});
});

test('refuses a device that was created with its secret', () => {
	start({}, [{ productId: 'LD8S5J1L07', deviceName: 'test', deviceSecret: 'AAAA' }]);
	expect(ask(current()).code).toBe('InvalidParameterValue.DeviceAlreadyExist');
	now += 601;
	expect(ask(older()).body.code).toBe(1021);
});

test('registers no device that was not created, where devices are created beforehand', () => {
	start({ registerType: 1 }, [{ productId: 'LD8S5J1L07', deviceName: 'test' }]);
	expect(ask(current('other')).body.Response?.Error).toEqual({
		Code: 'ResourceNotFound.DeviceNotExist',
		Message: 'Pre create mode: device not exists',
	});
	expect(ask(current()).verdict).toBe('accepted');
});

test('registers as many devices as the product allows', () => {
	start({ registerLimit: 2 });
	const verdicts = ['a', 'b', 'c', 'a'].map((name, nonce) => ask(current(name, { nonce })).verdict);
	expect(verdicts).toEqual(['accepted', 'accepted', 'refused', 'accepted']);
});

test('registers nobody where registration is switched off', () => {
	start({ registerType: 0 });
	expect(ask(current()).body.Response?.Error?.Message).toBe(
		'Not support dynamic device register, please check setting first',
	);
});
