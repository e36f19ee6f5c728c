import { decodeConnack } from './connack.js';
import { type Guard, HANDLING, SENDING } from './guard.js';

// What stands between Moddable's MQTT client and the SDK's sockets and resolver. Each takes the options of what it stands
// for, and among them its guard and, as Real, the class of what it stands for.

/** A TCP or TLS socket of ECMA-419. */
export interface Socket {
	format: string;
	read(count?: unknown): unknown;
	/** Returns how many bytes may be written next; undefined if there is no connection any more. */
	write(data: unknown, options?: object): number | undefined;
	close(): void;
}

type SocketClass = new (options: object) => Socket;

export interface SocketOptions {
	readonly guard: Guard;
	readonly Real: SocketClass;
	readonly TCP?: { readonly Real: SocketClass } | undefined;
	onReadable(count: number): void;
	onWritable(count: number): void;
	onError(): void;
}

interface ResolverOptions {
	readonly guard: Guard;
	readonly Real: new (options: object) => { resolve(request: object): void; close?(): void };
}

interface ResolverRequest {
	readonly host: string;
	onResolved(host: string, address: string): void;
}

const CONNACK_LENGTH = 4;

/** In the place of the resolver. */
export class GuardedResolver {
	readonly #options: ResolverOptions;

	constructor(options: ResolverOptions) {
		this.#options = options;
		options.guard.start();
	}

	resolve({ host, onResolved }: ResolverRequest): void {
		const { guard, Real } = this.#options;
		guard.run(() => {
			const resolver = new Real(this.#options);
			guard.stop = () => resolver.close?.();
			resolver.resolve({
				host,
				onResolved: (name: string, address: string) => guard.run(() => onResolved(name, address)),
				onError: () => guard.fail(`no address for ${host}`),
			});
		});
	}
}

/** In the place of the socket that the client reads and writes: hands it the CONNACK once it is whole, and alone. */
export class GuardedSocket {
	readonly #options: SocketOptions;
	#socket: Socket | undefined;
	/** An accepting CONNACK, overwritten by what comes: so it is none as soon as a byte is wrong. */
	#connack: Uint8Array | undefined = Uint8Array.of(0x20, 2, 0, 0);
	#received = 0;
	/** How many bytes of the CONNACK the client has not read yet, of those that it may read. */
	#left = 0;

	constructor(options: SocketOptions) {
		const { guard, Real } = options;
		this.#options = options;
		guard.start();
		guard.connecting();
		guard.run(() => {
			this.#socket = new Real({
				...options,
				onReadable: (count: number) => guard.run(() => this.#receive(count), HANDLING),
				onWritable: (count: number) => {
					guard.opened();
					guard.run(() => options.onWritable(count), HANDLING);
				},
				onError: () => guard.lost(),
			});
		});
	}

	get format(): string {
		return this.#socket?.format ?? '';
	}

	set format(format: string) {
		if (this.#socket && !this.#options.guard.isOver) this.#socket.format = format;
	}

	read(count?: unknown): unknown {
		const { guard } = this.#options;
		if (guard.isOver) return undefined;
		if (this.#connack && this.#left > 0) return this.#connack[CONNACK_LENGTH - this.#left--];
		const data = count === undefined ? this.#socket?.read() : this.#socket?.read(count);
		guard.pump();
		return data;
	}

	write(data: unknown, options?: object): number {
		const { guard } = this.#options;
		if (guard.isOver) return 0;
		try {
			return this.#socket?.write(data, options) ?? 0;
		} catch (error) {
			guard.thrown(error, SENDING);
			return 0;
		}
	}

	close(): void {
		this.#socket?.close();
		this.#socket = undefined;
	}

	#receive(count: number): void {
		const { guard } = this.#options;
		const rest = this.#connack ? count - this.#receiveConnack(this.#connack, count) : count;
		if (guard.isOver || this.#received < CONNACK_LENGTH) return;
		if (this.#connack) {
			this.#left = CONNACK_LENGTH;
			this.#pass(CONNACK_LENGTH);
			this.#connack = undefined;
		}
		if (rest > 0 && !guard.isOver) this.#pass(rest);
	}

	/** Returns how many bytes it has read. */
	#receiveConnack(connack: Uint8Array, count: number): number {
		const { guard } = this.#options;
		const length = Math.min(count, CONNACK_LENGTH - this.#received);
		connack.set(new Uint8Array(this.#socket?.read(length) as ArrayBuffer), this.#received);
		this.#received += length;
		try {
			decodeConnack(connack);
		} catch {
			guard.fail('answer: expected a CONNACK, got other bytes');
			return length;
		}
		if (this.#received === CONNACK_LENGTH) guard.answered(decodeConnack(connack));
		return length;
	}

	#pass(count: number): void {
		const { guard, onReadable } = this.#options;
		guard.isReading = true;
		onReadable(count);
		guard.isReading = false;
	}
}
