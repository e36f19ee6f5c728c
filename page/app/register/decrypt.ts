import {
	type RegisteredCertificateDevice,
	type RegisteredDevice,
	type RegistrationPayload,
	readRegistration,
	registrationPayload,
} from '../../../src/clouds/tencent-register.js';

export interface Registering {
	readonly productId: string;
	readonly deviceName: string;
	readonly productSecret: string;
	/** The platform's answer, or its payload alone. */
	readonly answer: string;
}

/** Returns the device that a platform's answer describes. Throws what the library throws. */
export async function decryptRegistration(
	registering: Registering,
): Promise<RegisteredDevice | RegisteredCertificateDevice> {
	const { productId, deviceName, productSecret } = registering;
	const answer = registering.answer.trim();
	const isPayload = !answer.startsWith('{');
	const payload = registrationPayload(isPayload ? wrap(answer) : answer, { productSecret });
	let plaintext: Uint8Array | undefined;
	try {
		plaintext = await decrypt(payload);
		const length = isPayload ? lengthWithoutZeros(plaintext) : payload.length;
		return readRegistration(plaintext, { productId, deviceName, length });
	} finally {
		payload.key.fill(0);
		plaintext?.fill(0);
	}
}

/** Makes an answer of a payload alone, whose length then is as if no zero filled its last block. */
function wrap(text: string): string {
	const payload = text.replace(/^"|"$/g, '');
	const padding = /=*$/.exec(payload)?.[0].length ?? 0;
	return JSON.stringify({
		Response: { Len: (payload.length / 4) * 3 - padding, Payload: payload },
	});
}

function lengthWithoutZeros(bytes: Uint8Array): number {
	let length = bytes.length;
	while (length > 1 && bytes[length - 1] === 0) length--;
	return length;
}

const ALGORITHM = 'AES-CBC';

/**
 * Decrypts with WebCrypto, which insists on padding that this payload does not have. A block follows that decrypts to
 * nothing but padding: what WebCrypto makes of an empty text if the last block is the IV.
 */
async function decrypt({ key, iv, data }: RegistrationPayload): Promise<Uint8Array> {
	const { subtle } = crypto as { readonly subtle?: SubtleCrypto };
	if (subtle === undefined)
		throw new TypeError(
			'WebCrypto: expected a page from disk, HTTPS or this computer, got plain HTTP',
		);
	const aes = await subtle.importKey('raw', new Uint8Array(key), ALGORITHM, false, [
		'encrypt',
		'decrypt',
	]);
	const last = new Uint8Array(data.slice(-16));
	const padding = await subtle.encrypt({ name: ALGORITHM, iv: last }, aes, new Uint8Array());
	const padded = new Uint8Array(data.length + padding.byteLength);
	padded.set(data);
	padded.set(new Uint8Array(padding), data.length);
	const plaintext = await subtle.decrypt({ name: ALGORITHM, iv: new Uint8Array(iv) }, aes, padded);
	return new Uint8Array(plaintext);
}
