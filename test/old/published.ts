import {
	type ConnectOptions,
	type Credentials,
	decodeConnack,
	encodeConnect,
	hmacsha1,
	hmacsha256,
	type SignOptions,
	signCredentials,
} from '../../src/index.js';
import { answer } from './answer.js';

export const METHODS = [hmacsha256, hmacsha1];

/** The device of the published vector. */
export const device = {
	productId: 'LD8S5J1L07',
	deviceName: 'test',
	deviceSecret: 'acyv3QDJrRa0fW5UE58KnQ==',
};

export function sign(options: Partial<SignOptions> = {}, signer = device): Credentials {
	return signCredentials(signer, { expiry: 32472115200, connectionId: 'qkvrc', ...options });
}

export async function signIn(port: number, options: ConnectOptions) {
	return decodeConnack(await answer(port, encodeConnect(options)));
}

export const ACCEPTED = { sessionPresent: false, returnCode: 0 };

export function refusedWith(returnCode: number) {
	return { sessionPresent: false, returnCode };
}

/** All that one other character makes of a field: a letter or a digit becomes the next one. */
export function flipped(credentials: Credentials, field: keyof Credentials): Credentials[] {
	return [...credentials[field]].map((character, i, characters) => {
		const other = /[0-8a-eg-yA-Y]/.test(character)
			? String.fromCharCode(character.charCodeAt(0) + 1)
			: '0';
		return { ...credentials, [field]: characters.with(i, other).join('') };
	});
}
