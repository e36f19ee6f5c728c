import { hmac } from '@noble/hashes/hmac.js';
import { sha1 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Library } from './library.js';

export { sha1, sha256 };
export const hmacSha256: Library['hmacSha256'] = (key, message) =>
	bytesToHex(hmac(sha256, key, message));
export const hmacSha1: Library['hmacSha1'] = (key, message) => bytesToHex(hmac(sha1, key, message));
