import { Digest } from 'crypt';
import type { Hash, Method } from 'mqtt-signin';

/** SHA-256 of the Moddable SDK, in C, which a board with TLS carries anyway. */
class NativeSHA256 implements Hash {
	readonly blockSize = 64;
	readonly outputSize = 32;
	#digest = new Digest('SHA256');

	update(data: Uint8Array): this {
		// It takes views too, whatever its type says, and a copy would be one more place that holds the key.
		this.#digest.write(data as unknown as ArrayBuffer);
		return this;
	}

	digest(): Uint8Array {
		const digest = new Uint8Array(this.#digest.close());
		this.#digest = new Digest('SHA256');
		return digest;
	}
}

// Frozen, because the linker puts it in flash.
export const nativeHmacsha256: Method = Object.freeze({ name: 'hmacsha256', Hash: NativeSHA256 });
