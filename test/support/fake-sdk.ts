// Moddable's MQTT client, sockets and resolver, as far as withCredentials meets them: a client that uses what it is given
// as the SDK's does, and a network that does what a test wants.

interface Callbacks {
	onReadable(count: number): void;
	onWritable(count: number): void;
	onError(): void;
}

interface Request {
	readonly host: string;
	onResolved(host: string, address: string): void;
	onError(host: string): void;
}

export class FakeResolver {
	static last: FakeResolver;
	request!: Request;
	isClosed = false;
	constructor(readonly options: object) {
		FakeResolver.last = this;
	}
	resolve(request: Request): void {
		this.request = request;
	}
	close(): void {
		this.isClosed = true;
	}
}

export class FakeTCP {
	static last: FakeTCP;
	readonly written: Uint8Array[] = [];
	isClosed = false;
	/** What write throws. */
	problem: Error | undefined;
	/** What write returns: nothing if there is no connection any more. */
	room: number | undefined = 1000;
	#bytes: number[] = [];
	#format = 'buffer';
	constructor(readonly options: Callbacks) {
		FakeTCP.last = this;
	}
	set format(format: string) {
		if (this.isClosed) throw new Error('the socket is closed');
		this.#format = format;
	}
	/** Lets the other side send. */
	receive(...bytes: number[]): void {
		this.#bytes.push(...bytes);
		this.options.onReadable(this.#bytes.length);
	}
	read(count?: number | Uint8Array): ArrayBuffer | number | undefined {
		if (this.isClosed) throw new Error('the socket is closed');
		if (this.#bytes.length === 0) return undefined;
		if (this.#format === 'number') return this.#bytes.shift();
		if (typeof count === 'object') {
			count.set(this.#bytes.splice(0, count.length));
			return count.length;
		}
		if (!count || count > this.#bytes.length) throw new Error('invalid');
		return Uint8Array.from(this.#bytes.splice(0, count)).buffer;
	}
	write(data: Uint8Array): number | undefined {
		if (this.isClosed) throw new Error('the socket is closed');
		if (this.problem) throw this.problem;
		this.written.push(data);
		return this.room;
	}
	close(): void {
		this.isClosed = true;
	}
}

/**
 * TLS without a cipher: it begins with a hello of one byte; then a record is a length and so many bytes, and a length of 0 is
 * a handshake that fails.
 */
export class FakeTLS {
	/** What the handshake throws. */
	static problem = new Error('certificate: auth err');
	format = 'buffer';
	readonly #socket: FakeTCP & { readable: number; writable: number };
	readonly #options: Callbacks;
	#data: number[] = [];
	#isReady = false;
	constructor(options: Callbacks & { TCP: { io: new (options: object) => never } }) {
		this.#options = options;
		this.#socket = new options.TCP.io({
			...options,
			onReadable: (count: number) => this.#onReadable(count),
			onWritable: (count: number) => {
				this.#socket.writable = count;
				if (this.#isReady) options.onWritable(count);
				else this.#socket.write(Uint8Array.of(0x16));
			},
			onError: () => options.onError(),
		});
		this.#socket.readable = this.#socket.writable = 0;
	}
	#onReadable(count: number): void {
		this.#socket.readable = count;
		if (this.#data.length > 0 || !this.#socket.readable) return;
		const length = this.#take(1)[0];
		if (length === 0) throw FakeTLS.problem;
		const record = this.#take(length);
		if (this.#isReady) {
			this.#data = record;
			this.#options.onReadable(length);
		} else {
			this.#isReady = true;
			this.#options.onWritable(this.#socket.writable);
		}
	}
	#take(length: number): number[] {
		const bytes = new Uint8Array(length);
		this.#socket.read(bytes);
		this.#socket.readable -= length;
		return [...bytes];
	}
	read(count?: number): ArrayBuffer | number | undefined {
		const isNumber = this.format === 'number';
		const data = this.#data.splice(0, isNumber ? 1 : count);
		// The SDK's asks again from a timer of its own, in which nothing catches what is thrown.
		if (this.#data.length === 0 && this.#socket.readable)
			setTimeout(() => this.#socket.readable && this.#onReadable(this.#socket.readable), 0);
		return isNumber ? data[0] : Uint8Array.from(data).buffer;
	}
	/** As the SDK's, which takes what it needs for itself from what is left. */
	write(data: Uint8Array): number {
		return Math.max(0, Number(this.#socket.write(data)) - 32);
	}
	close(): void {
		this.#socket.close();
	}
}

interface ClientOptions {
	readonly host: string;
	readonly port: number;
	readonly dns: { readonly io: typeof FakeResolver };
	readonly socket: { readonly io: typeof FakeTCP };
	onControl?(message: { operation: number; returnCode: number }): void;
	onReadable?(this: FakeClient, count: number, part: { more: boolean }): void;
	onWritable?(this: FakeClient, count: number): void;
	onError?(): void;
}

/** Knows a CONNACK, and messages to a topic of one letter, which it acknowledges at QoS 1. */
export class FakeClient {
	static readonly CONNACK = 2;
	static last: FakeClient;
	readonly given: ClientOptions;
	isClosed = false;
	#socket: FakeTCP | undefined;
	/** Bytes that the socket has. */
	#readable = 0;
	/** Those of a message of which the app was told, and has not read them. */
	#payload = 0;
	#isParsing = false;
	/** Bytes of a topic, its length and the packet's id that are still to come. */
	#topic = 0;
	/** The first byte of a message, and what came last of its topic and id. */
	#type = 0;
	#id: number[] = [];
	readonly #timers: ReturnType<typeof setTimeout>[] = [];
	/** Bytes of a packet that have not been announced to the app. */
	#left = 0;
	constructor(options: ClientOptions) {
		FakeClient.last = this;
		this.given = options;
		const resolver = new options.dns.io(options.dns);
		resolver.resolve({
			host: options.host,
			onResolved: (_, address) => {
				this.#socket = new options.socket.io({
					...options.socket,
					address,
					onReadable: (count: number) => this.#onReadable(count),
					onWritable: () => void this.#socket?.write(Uint8Array.of(0x10)),
					onError: () => this.fail(),
				} as Callbacks);
			},
			onError: () => this.fail(),
		});
	}
	/** As the SDK's client does, whose option knows no reason. */
	fail(): void {
		this.given.onError?.();
		this.close();
	}
	close(): void {
		this.isClosed = true;
		for (const timer of this.#timers) clearTimeout(timer);
		this.#socket?.close();
		this.#socket = undefined;
		this.#readable = this.#payload = 0;
	}
	read(count = this.#payload): ArrayBuffer {
		const socket = this.#socket as FakeTCP;
		socket.format = 'buffer';
		this.#readable -= count;
		this.#payload -= count;
		const data = socket.read(count) as ArrayBuffer;
		if (this.#payload === 0 && !this.#isParsing)
			this.#later(() => this.#readable > 0 && this.#onReadable(this.#readable));
		return data;
	}
	write(data: Uint8Array): number | undefined {
		return (this.#socket as FakeTCP).write(data);
	}
	/** From a timer of its own, in which nothing catches what the app throws. */
	#later(action: () => void): void {
		this.#timers.push(setTimeout(action, 0));
	}
	#acknowledge(packet: Uint8Array): void {
		this.#later(() => {
			this.write(packet);
			this.given.onWritable?.call(this, 992);
		});
	}
	#onReadable = (count: number): void => {
		this.#readable = count;
		if (this.#payload > 0) return;
		this.#isParsing = true;
		this.#parse(count);
		this.#isParsing = false;
	};
	#parse = (count: number): void => {
		// The SDK's reads on from this one, whatever has become of it.
		const socket = this.#socket as FakeTCP;
		const next = () => {
			socket.format = 'number';
			left--;
			return socket.read() as unknown as number;
		};
		let left = count;
		while (left > 0) {
			if (this.#left === 0) {
				const type = next();
				for (let i = 0, byte = 128; byte > 127; i++) {
					byte = next();
					this.#left += (byte & 127) << (7 * i);
				}
				if (type === 0x20) {
					const [, returnCode] = [next(), next()];
					this.#left = 0;
					if (returnCode) this.fail();
					else this.given.onControl?.({ operation: FakeClient.CONNACK, returnCode: 0 });
					continue;
				}
				this.#type = type;
				this.#topic = type & 6 ? 5 : 3;
				continue;
			}
			if (this.#topic > 0) {
				this.#id = [...this.#id.slice(-1), next()];
				this.#topic--;
				this.#left--;
				// The SDK's waits forever for a first byte of the payload.
				if (this.#topic === 0 && this.#left === 0) this.#parse = () => {};
				continue;
			}
			const size = Math.min(left, this.#left);
			this.#readable = left;
			this.#payload = size;
			this.#left -= size;
			if (this.#left === 0 && this.#type & 2)
				this.#acknowledge(Uint8Array.of(0x40, 2, ...this.#id));
			this.given.onReadable?.call(this, size, { more: this.#left > 0 });
			socket.format = 'number';
			left = this.#readable;
			if (this.#payload > 0) return;
		}
		this.#readable = 0;
	};
}
