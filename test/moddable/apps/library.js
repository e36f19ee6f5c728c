import * as library from 'mqtt-signin';
import { nativeHmacsha256 } from 'native';
import { actual } from 'run-vector';
import vectors from 'vectors';

const say = (name, value) => trace(`${name} ${JSON.stringify(value)}\n`);
const { encodeConnect, hex, hmacsha256, signCredentials } = library;

for (const vector of vectors) say('vector', actual(library, vector));

const text = 'é日😀';
say('characters', [text.length, hex(encodeConnect({ clientId: text, username: text }))]);

const { device, options } = vectors.find(({ call }) => call === 'signCredentials');
say(
	'passwords',
	[hmacsha256, nativeHmacsha256].map(
		(method) => signCredentials(device, { ...options, method }).password,
	),
);

// Every padding, in two pieces, by objects that are used again.
const ours = new hmacsha256.Hash();
const native = new nativeHmacsha256.Hash();
const digests = [];
for (let length = 0; length < 130; length++) {
	const message = new Uint8Array(length).fill(length);
	const digest = (hash) =>
		hex(hash.update(message.subarray(0, 50)).update(message.subarray(50)).digest());
	digests.push([digest(ours), digest(native)]);
}
for (const pair of digests) say('digests', pair);
say('sizes', [native.blockSize, native.outputSize]);
