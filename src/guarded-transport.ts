import { HANDSHAKE, TLS } from './guard.js';
import type { Socket, SocketOptions } from './guarded.js';

/**
 * In the place of the TCP socket below TLS, which throws whatever is wrong with a server into the callbacks of that socket
 * or of its own timer. Here that timer finds nothing to read, and this socket calls again instead.
 */
export class GuardedTransport {
	/** How many bytes may be written, as TLS counts them and sets it. */
	declare writable: number;
	readonly #options: SocketOptions;
	readonly #socket: Socket;
	#readable = 0;
	#isInside: boolean | undefined;

	constructor(options: SocketOptions) {
		const { guard } = options;
		this.#options = options;
		guard.pump = () => this.#pump();
		// TLS hands its own options on.
		const { Real } = options.TCP ?? options;
		this.#socket = new Real({
			...options,
			onReadable: (count: number) => this.#receive(count),
			onWritable: (count: number) => {
				guard.reach(HANDSHAKE);
				this.#enter(() => options.onWritable(count));
			},
			onError: () => guard.lost(),
		});
	}

	get readable(): number {
		return this.#isInside ? this.#readable : 0;
	}

	set readable(count: number) {
		this.#readable = count;
	}

	read(buffer: unknown): unknown {
		return this.#socket.read(buffer);
	}

	write(data: unknown): number | undefined {
		return this.#options.guard.wrote(this.#socket.write(data));
	}

	close(): void {
		this.#socket.close();
	}

	#receive(count: number): void {
		this.#enter(() => this.#options.onReadable(count));
		// TLS leaves what comes after a record that is to be read first.
		if (this.#readable < count) this.#pump();
	}

	#enter(action: () => void): void {
		this.#isInside = true;
		this.#options.guard.run(action, TLS);
		this.#isInside = false;
	}

	#pump(): void {
		if (this.#isInside || this.#readable === 0) return;
		this.#options.guard.defer(() => this.#receive(this.#readable), TLS);
	}
}
