// Signs fifty times with a hash that reads `buffer`, as most do, and waits: another process searches this one's memory.

const { HMAC, SHA256, hmac } = await import('../../dist/index.js');

class Foreign {
	blockSize = 64;
	outputSize = 32;
	#hash = new SHA256();

	update(data) {
		new DataView(data.buffer, data.byteOffset, data.byteLength).getUint8(0);
		this.#hash.update(data);
		return this;
	}

	digest() {
		return this.#hash.digest();
	}
}

class Cloneable extends Foreign {
	clone() {
		return new Cloneable();
	}
}

process.stdin.once('data', (key) => {
	const message = new Uint8Array(60);
	for (let i = 0; i < 50; i++) {
		hmac(Foreign, key, message);
		hmac(SHA256, key, message);
		const mac = new HMAC(Cloneable, key);
		mac.update(message).digest();
		mac.wipe();
	}
	console.log('signed');
	setInterval(() => {}, 1000);
});
