// The bundler takes dist/ for src/: what is shipped.
import { tencentCredentials } from '../../src/clouds/tencent.js';
import { encodeConnect } from '../../src/connect.js';
import { hex } from '../../src/hex.js';
import { hmac } from '../../src/hmac.js';
import { SHA1, sha1 } from '../../src/sha1.js';
import { SHA256, sha256 } from '../../src/sha256.js';
import type { Library } from './library.js';

export { decodeBase64, encodeBase64 } from '../../src/base64.js';
export { sha1, sha256 };

export const hmacSha256: Library['hmacSha256'] = (key, message) => hex(hmac(SHA256, key, message));
export const hmacSha1: Library['hmacSha1'] = (key, message) => hex(hmac(SHA1, key, message));

export const signIn: Library['signIn'] = () =>
	encodeConnect(
		tencentCredentials(
			{
				productId: 'LD8S5J1L07',
				deviceName: 'test',
				deviceSecret: 'acyv3QDJrRa0fW5UE58KnQ==',
			},
			{ expiry: 32472115200, connectionId: 'qkvrc' },
		),
	);
