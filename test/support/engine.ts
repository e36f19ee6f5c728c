// What src/xs takes of the engine, for an engine that lacks it: as XS 17 has it on a board, or as ECMAScript says.

define(ArrayBuffer, 'fromString', (text: string) => {
	const whole = new TextEncoder().encode(text);
	if (new TextDecoder().decode(whole) === text.replace(/^\ufeff/, '')) return whole.slice().buffer;
	const bytes = [...text].flatMap((character) => {
		const code = character.codePointAt(0) as number;
		if (code < 0xd800 || code > 0xdfff) return [...new TextEncoder().encode(character)];
		// XS encodes a lone surrogate like any other character.
		return [0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63)];
	});
	return Uint8Array.from(bytes).buffer;
});

define(Uint8Array.prototype, 'toHex', function (this: Uint8Array) {
	return Buffer.from(this).toString('hex');
});

define(Uint8Array.prototype, 'toBase64', function (this: Uint8Array) {
	return Buffer.from(this).toString('base64');
});

define(Uint8Array, 'fromBase64', (text: string, options?: { lastChunkHandling?: string }) => {
	if (options?.lastChunkHandling !== 'strict') throw new Error('The stand-in is strict alone.');
	const letters = text.replaceAll(/[\t\n\f\r ]/g, '');
	const bytes = Buffer.from(letters, 'base64');
	if (bytes.toString('base64') !== letters) throw new SyntaxError(`invalid: ${text}`);
	return new Uint8Array(bytes);
});

function define(object: object, name: string, value: unknown): void {
	if (name in object) return;
	Object.defineProperty(object, name, { value, configurable: true, writable: true });
}
