import { board, Timer } from './board.js';

interface Options {
	onWritable(this: TCP, count: number): void;
	onReadable(this: TCP, count: number): void;
}

/** A socket whose server accepts every CONNECT, and keeps what it was sent in `TCP.sent`. */
export class TCP {
	static readonly sent: number[][] = [];
	readonly #options: Options;

	constructor(options: Options) {
		this.#options = options;
		Timer.set(() => options.onWritable.call(this, 1400), 100);
	}

	write(packet: Uint8Array): void {
		TCP.sent.push([...packet]);
		Timer.set(() => this.#options.onReadable.call(this, 4), 100);
	}

	read(): ArrayBuffer {
		return Uint8Array.of(0x20, 2, 0, 0).buffer;
	}

	close(): void {}
}

export const Net = {
	get: () => [],
	resolve(host: string, callback: (host: string, address?: string) => void): void {
		Timer.set(() => callback(host, `address of ${host}`), 100);
	},
};

Object.assign(board, { sent: TCP.sent });
