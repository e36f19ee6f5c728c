import { createCipheriv, createHash, createHmac, randomBytes, randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Known, Product, Registry } from './registry.js';
import { equal } from './rule.js';
import { duration } from './words.js';

export interface Request {
	readonly method: string;
	readonly path: string;
	/** Names in lower case. */
	readonly headers: IncomingHttpHeaders;
	readonly body: Buffer;
}

export interface Answer {
	readonly status: number;
	readonly body: object;
}

/** What is logged of a request. */
export interface Outcome {
	/** Only once its signature was right. */
	readonly device: string | undefined;
	readonly verdict: 'accepted' | 'refused';
	readonly code: string;
	readonly reason: string;
}

/** Seconds that a timestamp may be off: what Tencent's other interfaces allow, as this one publishes nothing. */
const TOLERANCE = 300;
const HOSTS = ['ap-guangzhou', 'us-east', 'europe', 'ap-bangkok'].map(
	(region) => `${region}.gateway.tencentdevices.com`,
);
const DEVICE_NAME = /^[A-Za-z0-9:_-]{1,48}$/;

/**
 * What an answer says in the current form and in the older one. Published are the codes' style, 1010, and the messages of
 * `signature`, `disabled` and `absent`; the rest stands in for what Tencent does not document.
 */
const FAILURES = {
	malformed: ['InvalidParameter', 1001, 'The request is malformed'],
	product: ['ResourceNotFound.ProductNotExist', 1002, 'Product not exists'],
	disabled: [
		'UnauthorizedOperation.DynamicRegisterDisabled',
		1003,
		'Not support dynamic device register, please check setting first',
	],
	clock: ['AuthFailure.SignatureExpire', 1004, 'The timestamp is not the present time'],
	nonce: ['AuthFailure.NonceReused', 1005, 'The nonce was used before'],
	signature: ['AuthFailure.SignatureFailure', 1010, 'Check signature failed'],
	name: ['InvalidParameterValue.DeviceName', 1006, 'The device name is invalid'],
	absent: ['ResourceNotFound.DeviceNotExist', 1020, 'Pre create mode: device not exists'],
	exists: ['InvalidParameterValue.DeviceAlreadyExist', 1021, 'The device has been activated'],
	limit: ['LimitExceeded.DeviceExceedLimit', 1022, 'The product has registered all its devices'],
} as const;

class Refusal extends Error {
	constructor(
		readonly failure: keyof typeof FAILURES,
		reason: string,
		readonly device?: string,
	) {
		super(reason);
	}
}

/** A request that says of itself what either form says. */
interface Claim {
	readonly productId: string;
	readonly deviceName: string;
	readonly timestamp: string;
	readonly nonce: string;
	/** Tells whether the signature was made with this secret. */
	isSignedWith(productSecret: string): boolean;
}

/**
 * Registers devices of Tencent's products. A device may register until it has signed in for the first time, and gets a new
 * secret each time; after that the platform refuses it, as its documentation says.
 */
export class Registration {
	readonly #registry: Registry;
	readonly #now: () => number;
	/** When each nonce may be forgotten, in Unix seconds. */
	readonly #nonces = new Map<string, number>();

	constructor(registry: Registry, now: () => number) {
		this.#registry = registry;
		this.#now = now;
	}

	answer(request: Request): { answer: Answer; outcome: Outcome } {
		const isOld = request.path === '/register/dev';
		if (!isOld && request.path !== '/device/register') return nothing(404, 'no such path');
		if (request.method !== 'POST') return nothing(405, 'the method is not POST');
		const requestId = randomUUID();
		try {
			const claim = isOld ? readOld(request) : readCurrent(request);
			const { identity, reason, payload } = this.#register(claim);
			const [length, data] = [payload.plain, payload.data];
			const body = isOld
				? { code: 0, message: 'success', len: length, payload: data, requestId }
				: { Response: { Len: length, Payload: data, RequestId: requestId } };
			const outcome = { device: identity, verdict: 'accepted', code: '', reason } as const;
			return { answer: { status: 200, body }, outcome };
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			const [Code, code, message] = FAILURES[error.failure];
			const body = isOld
				? { code, message, requestId }
				: { Response: { Error: { Code, Message: message }, RequestId: requestId } };
			const { device, message: reason } = error;
			const verdict = 'refused';
			const outcome = { device, verdict, code: isOld ? `${code}` : Code, reason } as const;
			return { answer: { status: 200, body }, outcome };
		}
	}

	#register(claim: Claim) {
		const product = this.#registry.product(claim.productId);
		if (!product) throw new Refusal('product', 'no product has this id');
		this.#judgeSignature(claim, product);
		const { productId, deviceName } = claim;
		if (!DEVICE_NAME.test(deviceName))
			throw new Refusal('name', 'the device name is not 1 to 48 of A-Z a-z 0-9 : _ -');
		const identity = `${productId}/${deviceName}`;
		const known = this.#registry.get('tencent', identity);
		this.#judgeDevice(product, known, identity);
		const isAgain = known?.fields.registered === true;
		const deviceSecret = randomBytes(16).toString('base64');
		const entry = { cloud: 'tencent', productId, deviceName, deviceSecret, registered: true };
		this.#registry.add({ ...known?.fields, ...entry });
		return {
			identity,
			reason: isAgain ? 'again, so that its earlier secret is void' : '',
			payload: encrypt({ encryptionType: 2, psk: deviceSecret }, product.productSecret),
		};
	}

	#judgeSignature({ productId, deviceName, timestamp, nonce, ...claim }: Claim, product: Product) {
		if (product.registerType === 0)
			throw new Refusal('disabled', 'registration is switched off for this product');
		const now = this.#now();
		const off = Number(timestamp) - now;
		if (Math.abs(off) > TOLERANCE)
			throw new Refusal(
				'clock',
				`the timestamp is ${duration(off)} ${off > 0 ? 'ahead' : 'behind'}, more than ${duration(TOLERANCE)}`,
			);
		if (!claim.isSignedWith(product.productSecret))
			throw new Refusal('signature', "the signature was not made with this product's secret");
		for (const [used, until] of this.#nonces) if (until < now) this.#nonces.delete(used);
		const used = `${productId} ${deviceName} ${nonce}`;
		if (this.#nonces.has(used))
			throw new Refusal('nonce', `the nonce was used within ${duration(2 * TOLERANCE)}`);
		this.#nonces.set(used, now + 2 * TOLERANCE);
	}

	#judgeDevice(product: Product, known: Known | undefined, identity: string): void {
		const { productId, registerType, registerLimit } = product;
		if (!known && registerType === 1)
			throw new Refusal('absent', 'no such device was created beforehand', identity);
		const { registered, activated, deviceSecret } = known?.fields ?? {};
		if (registered === true ? activated === true : deviceSecret !== undefined)
			throw new Refusal('exists', 'the device exists and has its secret', identity);
		const others = this.#registry.devices.filter(
			({ fields }) => fields.productId === productId && fields.registered === true,
		);
		if (registered !== true && others.length >= registerLimit)
			throw new Refusal('limit', `${registerLimit} devices have registered already`, identity);
	}
}

/** The form of POST /device/register. */
function readCurrent({ headers, body, path }: Request): Claim {
	if (!/^application\/json\b/i.test(headers['content-type'] ?? ''))
		throw new Refusal('malformed', 'Content-Type is not application/json');
	const { ProductId, DeviceName } = readJson(body);
	const [algorithm, timestamp, nonce, signature] = [
		'x-tc-algorithm',
		'x-tc-timestamp',
		'x-tc-nonce',
		'x-tc-signature',
	].map((name) => `${headers[name] ?? ''}`);
	if (algorithm.toLowerCase() !== 'hmacsha256')
		throw new Refusal('malformed', 'X-TC-Algorithm is not hmacsha256');
	const claim = requireClaim('X-TC-', ProductId, DeviceName, timestamp, nonce);
	const hash = createHash('sha256').update(body).digest('hex');
	const { host = '' } = headers;
	return {
		...claim,
		// The host is Tencent's, or this one's name: the request came here either way.
		isSignedWith: (secret) =>
			[...HOSTS, host, host.replace(/:\d+$/, '')].some((name) => {
				const text = ['POST', name, path, '', algorithm, timestamp, nonce, hash].join('\n');
				return equal(signature, createHmac('sha256', secret).update(text).digest('base64'));
			}),
	};
}

/** The form of POST /register/dev, whose signature is Base64 of hexadecimal digits. */
function readOld({ body }: Request): Claim {
	const { productId, deviceName, timestamp, nonce, signature } = readJson(body);
	const claim = requireClaim('', productId, deviceName, `${timestamp}`, `${nonce}`);
	const text = `deviceName=${deviceName}&nonce=${nonce}&productId=${productId}&timestamp=${timestamp}`;
	return {
		...claim,
		isSignedWith(secret) {
			const hex = createHmac('sha1', secret).update(text).digest('hex');
			return equal(`${signature}`, Buffer.from(hex).toString('base64'));
		},
	};
}

function readJson(body: Buffer): Record<string, unknown> {
	try {
		return Object(JSON.parse(body.toString()));
	} catch {
		throw new Refusal('malformed', 'the body is not JSON');
	}
}

function requireClaim(
	prefix: string,
	productId: unknown,
	deviceName: unknown,
	timestamp: string,
	nonce: string,
): Omit<Claim, 'isSignedWith'> {
	if (typeof productId !== 'string' || typeof deviceName !== 'string')
		throw new Refusal('malformed', 'product id and device name are not two texts');
	if (!/^\d{1,12}$/.test(timestamp))
		throw new Refusal('malformed', `${prefix}Timestamp is not Unix seconds`);
	if (!/^\d{1,19}$/.test(nonce)) throw new Refusal('malformed', `${prefix}Nonce is not an integer`);
	return { productId, deviceName, timestamp, nonce };
}

/**
 * Encrypts what a device gets: AES-128-CBC with the first 16 characters of the product secret as key, sixteen characters
 * "0" as initialization vector, and zero bytes as padding.
 */
export function encrypt(content: object, productSecret: string): { plain: number; data: string } {
	const plain = Buffer.from(JSON.stringify(content));
	const padded = Buffer.alloc(Math.ceil(plain.length / 16) * 16);
	plain.copy(padded);
	const cipher = createCipheriv('aes-128-cbc', productSecret.slice(0, 16), '0'.repeat(16));
	cipher.setAutoPadding(false);
	const data = Buffer.concat([cipher.update(padded), cipher.final()]);
	return { plain: plain.length, data: data.toString('base64') };
}

function nothing(status: number, reason: string): { answer: Answer; outcome: Outcome } {
	const outcome = {
		device: undefined,
		verdict: 'refused',
		code: `HTTP ${status}`,
		reason,
	} as const;
	return { answer: { status, body: {} }, outcome };
}
