import type { Guard } from './guard.js';

// What stands between Moddable's MQTT client and the SDK's sockets and resolver. Each takes the options of what it stands
// for, and among them its guard and, as Real, the class of what it stands for.

/** How much is to be read: so many bytes, or as many as fit; one if it is left out. */
export type Count = number | { readonly byteLength: number };

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
	/** Of a message that the server sends, in bytes. */
	readonly most: number;
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

/** In the place of the resolver. */
export class GuardedResolver {
	readonly #options: ResolverOptions;

	constructor(options: ResolverOptions) {
		this.#options = options;
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
