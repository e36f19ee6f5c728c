/** A digest in a library's own form, where that is bytes or hex. */
export type Digest = Uint8Array | readonly number[] | string;

/** What is measured of a library: each file here exports those of these functions that it has. */
export interface Library {
	/** Hex. */
	hmacSha256(key: Uint8Array, message: Uint8Array): string;
	hmacSha1(key: Uint8Array, message: Uint8Array): string;
	sha256(data: Uint8Array): Digest;
	sha1(data: Uint8Array): Digest;
	encodeBase64(bytes: Uint8Array): string;
	decodeBase64(text: string): Uint8Array;
	/** Tencent's published device, from its secret to the CONNECT packet. */
	signIn(): Uint8Array;
}
