/** What src/xs takes of the Moddable SDK's module of this name, modules/crypt/digest. */
declare module 'crypt' {
	export class Digest {
		constructor(type: 'SHA256');
		write(message: string | Uint8Array): void;
		/** Ends the message; what is written after it belongs to none before `reset`. */
		close(): ArrayBuffer;
		reset(): void;
	}
}
