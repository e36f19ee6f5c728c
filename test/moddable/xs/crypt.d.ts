declare module 'crypt' {
	export class Digest {
		constructor(type: string);
		write(message: Uint8Array): void;
		close(): ArrayBuffer;
	}
}
