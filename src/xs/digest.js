// Moddable's syntax for functions in C: of the SDK's modules/crypt/digest/modCrypt.c this takes one class, where its
// own crypt.js would bring 2.3 kB of others.
export class Digest @ "xs_crypt_Digest_destructor" {
	constructor(type) @ "xs_crypt_Digest";
	write(message) @ "xs_crypt_Digest_write";
	close() @ "xs_crypt_Digest_close";
	reset() @ "xs_crypt_Digest_reset";
}
