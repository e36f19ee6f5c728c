import { encodeBase64 } from '../base64.js';
import { hex } from '../hex.js';
import type { RegistrationFields, RegistrationForm } from '../registration.js';
import { SHA1 } from '../sha1.js';
import { signWithText } from '../signature.js';
import { utf8 } from '../utf8.js';

export type { RegistrationFields, RegistrationForm } from '../registration.js';

/**
 * The older form of Tencent's dynamic registration, as its C SDKs have it:
 *
 *     text      = deviceName=D&nonce=N&productId=P&timestamp=T
 *     signature = hex(HMAC-SHA1(productSecret, text)), the digits in Base64
 */
export const REGISTER_DEV: RegistrationForm = /* @__PURE__ */ Object.freeze({
	path: '/register/dev',
	china: '',
	sign(fields: RegistrationFields) {
		const { productId, productSecret, deviceName, timestamp, nonce } = fields;
		const text = `deviceName=${deviceName}&nonce=${nonce}&productId=${productId}&timestamp=${timestamp}`;
		const digits = signWithText(SHA1, productSecret, text, hex);
		const body =
			`{"deviceName":"${deviceName}","nonce":${nonce},"productId":"${productId}",` +
			`"timestamp":${timestamp},"signature":"${encodeBase64(utf8(digits))}"}`;
		// The SDKs call it so, although it is JSON.
		return { headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body };
	},
});
