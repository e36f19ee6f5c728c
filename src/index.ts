export { decodeBase64, encodeBase64 } from './base64.js';
export type { Hash, HashConstructor } from './hash.js';
export { hmac } from './hmac.js';
export type { Connack, ConnectOptions, Will } from './mqtt.js';
export {
	connackMeaning,
	decodeConnack,
	encodeConnect,
	encodeDisconnect,
	encodePingreq,
} from './mqtt.js';
export { SHA1, sha1 } from './sha1.js';
export { SHA256, sha256 } from './sha256.js';
export { signed } from './signed.js';
export type { Credentials, Device, Method, SignOptions } from './tencent.js';
export {
	connectionId,
	expiryAfter,
	hmacsha1,
	hmacsha256,
	NEVER_EXPIRES,
	signCredentials,
} from './tencent.js';
export { hex, utf8 } from './text.js';
