import HmacSHA1 from 'crypto-js/hmac-sha1';
import HmacSHA256 from 'crypto-js/hmac-sha256';
import WordArray from 'crypto-js/lib-typedarrays';
import SHA1 from 'crypto-js/sha1';
import SHA256 from 'crypto-js/sha256';
import type { Library } from './library.js';

const words = (bytes: Uint8Array) => WordArray.create(bytes as unknown as number[]);

export const hmacSha256: Library['hmacSha256'] = (key, message) =>
	HmacSHA256(words(message), words(key)).toString();
export const hmacSha1: Library['hmacSha1'] = (key, message) =>
	HmacSHA1(words(message), words(key)).toString();
export const sha256: Library['sha256'] = (data) => SHA256(words(data)).toString();
export const sha1: Library['sha1'] = (data) => SHA1(words(data)).toString();
