import { decodeBase64 } from './base64.js';
import { refuse, requireBytes, requireInteger, requireType } from './check.js';
import { integerOf, type JSONObject, objectOf, parseObject, refusal, stringOf } from './json.js';
import { decodeSecret, requireTextSecret, useAndWipe } from './signature.js';
import { utf8 } from './utf8.js';

/** One of the two APIs for the same purpose. */
export interface RegistrationForm {
	readonly path: string;
	/** How the host of the region 'china' begins. */
	readonly china: string;
	readonly sign: (fields: RegistrationFields) => Pick<RegistrationRequest, 'headers' | 'body'>;
}

/** What a form signs, checked. */
export interface RegistrationFields {
	readonly productId: string;
	readonly productSecret: string;
	readonly host: string;
	readonly path: string;
	readonly deviceName: string;
	/** Unix seconds. */
	readonly timestamp: number;
	readonly nonce: number;
}

/** A request to send by HTTPS, port 443. */
export interface RegistrationRequest {
	readonly method: 'POST';
	readonly host: string;
	readonly path: string;
	/** All but Host and Content-Length, which HTTP clients add. */
	readonly headers: Readonly<Record<string, string>>;
	/** ASCII, to be sent exactly so, because it is signed. */
	readonly body: string;
}

/** What is to be decrypted with AES-128 in CBC mode, without padding: the caller's task, and so is wiping `key`. */
export interface RegistrationPayload {
	/** 16 bytes: how the product secret begins. */
	readonly key: Uint8Array;
	/** 16 bytes, each the character 0. */
	readonly iv: Uint8Array;
	/** One or more blocks of 16 bytes. */
	readonly data: Uint8Array;
	/** How many of the decrypted bytes count; zeros fill the last block. */
	readonly length: number;
}

export interface RegistrationDetails {
	readonly productId: string;
	readonly deviceName: string;
	/** Of the payload. */
	readonly length: number;
}

/** A registered device that signs in with a secret: fits the function `tencent`. */
export interface RegisteredDevice {
	readonly productId: string;
	readonly deviceName: string;
	readonly deviceSecret: string;
}

/** A registered device of a product that uses certificates, both parts in PEM. */
export interface RegisteredCertificateDevice {
	readonly productId: string;
	readonly deviceName: string;
	readonly clientCert: string;
	readonly clientKey: string;
}

const BLOCK = 16;

/**
 * Returns what Tencent's answer to a registrationRequest, in either form, holds for decryption. `answer` is the body of the
 * HTTP answer; `productSecret` signed the request. Throws an Error if the platform refuses, whose `cause` is its
 * { code, message }: `code` is a string, or a number in the older form. Throws a SyntaxError for anything else that is no
 * such answer. No error shows a secret or the payload.
 */
export function registrationPayload(
	answer: string,
	product: { readonly productSecret: string },
): RegistrationPayload {
	requireType('product', product, 'object');
	requireTextSecret('productSecret', product.productSecret, BLOCK, 64);
	requireType('answer', answer, 'string');
	// What the platform says is passed on, and may quote the secret.
	const object = parseObject('answer', answer.split(product.productSecret).join('…'));
	const isCurrent = object.Response !== undefined;
	if (!isCurrent && object.code === undefined)
		refuse(SyntaxError, 'answer', 'Response or code', 'neither');
	const field = isCurrent ? 'answer.Response' : 'answer';
	const response = isCurrent ? objectOf(object, 'answer', 'Response') : object;
	requireAccepted(response, field, isCurrent);
	const [payloadName, lengthName] = isCurrent ? ['Payload', 'Len'] : ['payload', 'len'];
	const data = decodeBase64(stringOf(response, field, payloadName), `${field}.${payloadName}`);
	const size = data.length;
	if (!size || size % BLOCK > 0)
		refuse(SyntaxError, `${field}.${payloadName}`, 'blocks of 16 bytes', `${size} bytes`);
	const length = integerOf(response, field, lengthName);
	// Zeros fill a block at most.
	const least = Math.max(1, size - BLOCK);
	if (length < least || length > size)
		refuse(SyntaxError, `${field}.${lengthName}`, `${least} to ${size}`, length);
	const key = useAndWipe(utf8(product.productSecret), (secret) => secret.slice(0, BLOCK));
	return { key, iv: new Uint8Array(BLOCK).fill(0x30), data, length };
}

/** Passes on what the platform says: product unknown, signature or clock wrong, device already registered… */
function requireAccepted(response: JSONObject, field: string, isCurrent: boolean): void {
	if (isCurrent) {
		if (response.Error === undefined) return;
		const error = objectOf(response, field, 'Error');
		throw refusal('registration', stringOf(error, `${field}.Error`, 'Code'), error.Message);
	}
	const code = integerOf(response, field, 'code');
	if (code !== 0) throw refusal('registration', code, response.message);
}

/**
 * Returns the device that the decrypted payload of an answer describes. Throws a SyntaxError if it is none: a wrong product
 * secret gives garbage, an IV of zero bytes a wrong first block, and either is named. No error shows a secret.
 */
export function readRegistration(
	plaintext: Uint8Array,
	details: RegistrationDetails,
): RegisteredDevice | RegisteredCertificateDevice {
	requireBytes('plaintext', plaintext);
	requireType('details', details, 'object');
	const { productId, deviceName, length } = details;
	requireType('productId', productId, 'string');
	requireType('deviceName', deviceName, 'string');
	requireInteger('length', length, 1, plaintext.length, ' bytes');
	const object = parseObject('plaintext', readText(plaintext, length));
	const type = integerOf(object, 'plaintext', 'encryptionType');
	if (type === 2) {
		const deviceSecret = stringOf(object, 'plaintext', 'psk');
		decodeSecret(deviceSecret, 'plaintext.psk').fill(0);
		return { productId, deviceName, deviceSecret };
	}
	if (type !== 1)
		refuse(SyntaxError, 'plaintext.encryptionType', '1 (certificate) or 2 (secret)', type);
	const clientCert = stringOf(object, 'plaintext', 'clientCert');
	const clientKey = stringOf(object, 'plaintext', 'clientKey');
	return { productId, deviceName, clientCert, clientKey };
}

/** Returns the first `length` bytes as text, if they can be JSON in ASCII and zeros follow. */
function readText(bytes: Uint8Array, length: number): string {
	const characters: string[] = [];
	for (let i = 0; i < bytes.length; i++) {
		if (i < length ? !isText(bytes[i]) : bytes[i] !== 0)
			refuse(
				SyntaxError,
				'plaintext',
				'JSON and zeros, as the platform encrypts them',
				reason(bytes),
			);
		if (i < length) characters.push(String.fromCharCode(bytes[i]));
	}
	return characters.join('');
}

function isText(byte: number): boolean {
	return (byte >= 0x20 && byte < 0x7f) || (byte >= 0x09 && byte <= 0x0d);
}

/** An IV of zero bytes leaves the right one, 0x30, on each byte of the first block, which begins with a brace. */
function reason(bytes: Uint8Array): string {
	let isIV = (bytes[0] ^ 0x30) === 0x7b;
	for (let i = 0; i < BLOCK; i++) isIV &&= isText(bytes[i] ^ 0x30);
	return isIV
		? 'a wrong first block: the IV is sixteen characters 0, not zero bytes'
		: 'other bytes: the product secret is wrong';
}
