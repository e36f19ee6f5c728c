import { encode } from '@stablelib/hex';
import { hash, hmac } from 'fast-sha256';
import type { Library } from './library.js';

/** It has no hex of its own. */
export const hmacSha256: Library['hmacSha256'] = (key, message) => encode(hmac(key, message), true);
export const sha256: Library['sha256'] = (data) => hash(data);
