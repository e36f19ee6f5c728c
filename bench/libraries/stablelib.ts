import { encode } from '@stablelib/hex';
import { hmac } from '@stablelib/hmac';
import { hash, SHA256 } from '@stablelib/sha256';
import type { Library } from './library.js';

export const hmacSha256: Library['hmacSha256'] = (key, message) =>
	encode(hmac(SHA256, key, message), true);
export const sha256: Library['sha256'] = (data) => hash(data);
