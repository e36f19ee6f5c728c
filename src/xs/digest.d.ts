/** Digest of the Moddable SDK. */
export class Digest {
	constructor(type: 'SHA256');
	write(message: string | Uint8Array): void;
	/** Ends the message; what is written after it belongs to none before `reset`. */
	close(): ArrayBuffer;
	reset(): void;
}
