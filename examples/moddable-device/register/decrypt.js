import { BlockCipher, Mode } from 'crypt';

/** Decrypts natively with AES-128 in CBC mode, without padding. `key` and `iv` fill their buffers. */
export function decrypt(key, iv, data) {
	const mode = new Mode('CBC', new BlockCipher('AES', key.buffer), iv.buffer);
	return new Uint8Array(mode.decrypt(data));
}
