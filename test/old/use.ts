import type * as Index from '../../src/index.js';
import type * as Stay from '../../src/stay.js';

const device = {
	productId: 'LD8S5J1L07',
	deviceName: 'test',
	deviceSecret: 'acyv3QDJrRa0fW5UE58KnQ==',
};

/**
 * What every part of the API does, its errors too, in JSON's terms. Needs nothing but ECMAScript, so that a realm and
 * XS run it, and calls nothing by chance, so that all give the same.
 */
export function use(library: typeof Index, stay: typeof Stay): unknown[] {
	const all = bytes(200);
	const long = 'é日😀~'.repeat(40);
	const base64 = library.encodeBase64(all);
	const credentials = () =>
		library.signCredentials(device, {
			expiry: library.expiryAfter(1_800_000_000.5, 3600),
			connectionId: library.connectionId(() => 0.5),
		});
	return [
		...[library.SHA1, library.SHA256].flatMap((Hash) => [
			() => [new Hash().blockSize, new Hash().outputSize],
			() => inChunks(new Hash(), all, 1),
			() => inChunks(new Hash(), all, 63),
			() => inChunks(new Hash(), all, 200),
			() => library.hmac(Hash, all, all),
			() => library.hmac(Hash, all.subarray(3, 35), all.subarray(7, 67)),
			() => library.hmac(native(Hash), all.subarray(3, 35), all),
			() => new Hash().update('' as never),
		]),
		() => [library.sha1(all), library.sha256(all)],
		() => [base64, library.decodeBase64(base64), library.decodeBase64('AAA=')],
		() => library.decodeBase64('AAAB='),
		() => library.decodeBase64(`${base64}é`),
		() => [library.utf8(long), library.hex(all)],
		() => library.utf8('\ud800'),
		() => [library.hmacsha1, library.hmacsha256].map((method) => method.name),
		() => library.signCredentials(device, { ...FOREVER, method: library.hmacsha1 }),
		() => library.signCredentials(device, { ...FOREVER, method: library.hmacsha256 }),
		() => library.signCredentials({ ...device, deviceName: 'a b' }, FOREVER),
		() => library.signCredentials({ ...device, deviceSecret: '' }, FOREVER),
		() => library.signCredentials(device, { ...FOREVER, expiry: library.NEVER_EXPIRES + 0.5 }),
		() => library.expiryAfter(0, 60),
		() => library.connectionId(() => 1),
		() => library.encodeConnect({ ...credentials(), keepAlive: 900 }),
		() => library.encodeConnect({ ...WHOLE, will: { ...WHOLE.will, payload: all } }),
		() => library.encodeConnect({ ...WHOLE, will: { ...WHOLE.will, topic: '#' } }),
		() => library.encodeConnect({ clientId: 'd', password: 'p' }),
		() => [library.encodePingreq(), library.encodeDisconnect()],
		() => library.decodeConnack(Uint8Array.of(0x20, 2, 1, 0)),
		() => library.decodeConnack(Uint8Array.of(0x20, 2, 0, 6)),
		() => [0, 1, 2, 3, 4, 5, 6].map(library.connackMeaning),
		() => new (library.signed(Client, credentials))({ keepalive: 120 }).options,
		() =>
			stayed(
				stay,
				[
					[0x20, 2],
					[0, 0, 0xd0, 0],
				],
				120,
			),
		() => stayed(stay, [[0x20, 2, 0, 5]]),
		() => stayed(stay, [[0x20, 2, 0, 3]]),
		() => stayed(stay, [[0x30]]),
		() => stayed(stay, [[0x20, 2, 0, 0], [0]]),
		() => new stay.ReconnectPolicy(() => 1).reset(),
	].map((run) => inJSON(attempt(run)));
}

const FOREVER = { expiry: 32472115200, connectionId: 'qkvrc', sdkAppId: '21010406' };
const WHOLE = {
	clientId: 'd',
	cleanSession: false,
	username: 'é日😀',
	password: Uint8Array.of(0, 255),
	will: { topic: 'last/words', payload: '', qos: 2, retain: true },
} as const;

function bytes(length: number): Uint8Array {
	return Uint8Array.from({ length }, (_, i) => 37 * i);
}

function inChunks(hash: Index.Hash, data: Uint8Array, size: number): Uint8Array[] {
	for (let at = 0; at < data.length; at += size) hash.update(data.subarray(at, at + size));
	return [hash.digest(), hash.digest()];
}

/** One that the library does not know as its own. */
function native(Hash: Index.HashConstructor): Index.HashConstructor {
	return class implements Index.Hash {
		readonly #hash = new Hash();
		readonly blockSize = this.#hash.blockSize;
		readonly outputSize = this.#hash.outputSize;
		update(data: Uint8Array): this {
			this.#hash.update(data);
			return this;
		}
		digest(): Uint8Array {
			return this.#hash.digest();
		}
	};
}

class Client {
	readonly options: object;
	constructor(options: object) {
		this.options = options;
	}
}

function stayed(stay: typeof Stay, pieces: number[][], lived?: number): unknown[] {
	const signIn = new stay.SignIn(device, { random: () => 0.5, lifetime: 60 });
	const connects = [signIn.connect(), signIn.connect(1_800_000_000)];
	const answers = pieces.map((piece) => attempt(() => signIn.receive(Uint8Array.from(piece))));
	return [connects, answers, signIn.ended(lived), signIn.ended(), signIn.reset()];
}

function attempt(run: () => unknown): unknown {
	try {
		return run();
	} catch (error) {
		return String(error);
	}
}

function inJSON(value: unknown): unknown {
	return JSON.parse(
		JSON.stringify(value, (_, part) => (part instanceof Uint8Array ? [...part] : part)),
	);
}
