import type { Credentials } from '../../src/cloud.js';
import { type TencentSigning, tencentCredentials } from '../../src/clouds/tencent.js';
import { type ConnectOptions, decodeConnack, encodeConnect } from '../../src/index.js';
import { answer } from './answer.js';

/** The device that LuatOS publishes, and its signing; test/vectors/tencent.json has what they give. */
export const DEVICE = Object.freeze({
	productId: 'LD8S5J1L07',
	deviceName: 'test',
	deviceSecret: 'acyv3QDJrRa0fW5UE58KnQ==',
});
export const SIGNING = Object.freeze({ expiry: 32472115200, connectionId: 'qkvrc' });

export function sign(signing: Partial<TencentSigning> = {}, device = DEVICE): Credentials {
	return tencentCredentials(device, { ...SIGNING, ...signing });
}

export async function signIn(port: number, options: ConnectOptions) {
	return decodeConnack(await answer(port, encodeConnect(options)));
}

export const ACCEPTED = { sessionPresent: false, returnCode: 0 };

export function refusedWith(returnCode: number) {
	return { sessionPresent: false, returnCode };
}

/** All that one other character makes of a field: a letter or a digit becomes the next one. */
export function flipped(
	credentials: Credentials,
	field: 'clientId' | 'username' | 'password',
): Credentials[] {
	return [...credentials[field]].map((character, i, characters) => {
		const other = /[0-8a-eg-yA-Y]/.test(character)
			? String.fromCharCode(character.charCodeAt(0) + 1)
			: '0';
		return { ...credentials, [field]: characters.with(i, other).join('') };
	});
}
