// The bundler takes those files of sjcl's core that this needs: its ready-made build has no SHA-1.
import sjcl, { type BitArray } from 'sjcl';
import type { Library } from './library.js';

const bits = (bytes: Uint8Array) => sjcl.codec.bytes.toBits(bytes as unknown as number[]);
const hex = (digest: BitArray) => sjcl.codec.hex.fromBits(digest);

export const hmacSha256: Library['hmacSha256'] = (key, message) =>
	hex(new sjcl.misc.hmac(bits(key), sjcl.hash.sha256).encrypt(bits(message)));
export const hmacSha1: Library['hmacSha1'] = (key, message) =>
	hex(new sjcl.misc.hmac(bits(key), sjcl.hash.sha1).encrypt(bits(message)));
export const sha256: Library['sha256'] = (data) => hex(sjcl.hash.sha256.hash(bits(data)));
export const sha1: Library['sha1'] = (data) => hex(sjcl.hash.sha1.hash(bits(data)));
