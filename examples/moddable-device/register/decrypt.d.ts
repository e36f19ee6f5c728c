/** Decrypts natively with AES-128 in CBC mode, without padding. `key` and `iv` fill their buffers. */
export function decrypt(key: Uint8Array, iv: Uint8Array, data: Uint8Array): Uint8Array;
