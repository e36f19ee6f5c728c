import { requireBytes, requireType } from './check.js';
import { BlockHash, type Hash, type HashConstructor } from './hash.js';

/** The MAC of `message` under `key`, as long as the hash's output; a key of any length. RFC 2104. */
export function hmac(Hash: HashConstructor, key: Uint8Array, message: Uint8Array): Uint8Array {
	requireType('Hash', Hash, 'function');
	requireBytes('key', key);
	requireBytes('message', message);
	const hash = new Hash();
	let shortened: Uint8Array | undefined;
	let inner: Uint8Array | undefined;
	try {
		if (key.length > hash.blockSize) key = shortened = hash.update(key).digest();
		begin(hash, key, 0x36363636);
		inner = hash.update(message).digest();
		begin(hash, key, 0x5c5c5c5c);
		return hash.update(inner).digest();
	} finally {
		shortened?.fill(0);
		inner?.fill(0);
	}
}

/** Begins a message with the key block xor ipad or opad. Our own hashes do it without a copy of the key. */
function begin(hash: Hash, key: Uint8Array, mask: number): void {
	if (hash instanceof BlockHash) {
		hash.begin(key, mask);
		return;
	}
	const pad = new Uint8Array(hash.blockSize).fill(mask);
	for (let i = 0; i < key.length; i++) pad[i] ^= key[i];
	try {
		hash.update(pad);
	} finally {
		pad.fill(0);
	}
}
