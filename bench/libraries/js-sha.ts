import { sha1 as SHA1 } from 'js-sha1';
import { sha256 as SHA256 } from 'js-sha256';
import type { Library } from './library.js';

export const hmacSha256: Library['hmacSha256'] = (key, message) => SHA256.hmac(key, message);
export const hmacSha1: Library['hmacSha1'] = (key, message) => SHA1.hmac(key, message);
export const sha256: Library['sha256'] = (data) => SHA256.array(data);
export const sha1: Library['sha1'] = (data) => SHA1.array(data);
