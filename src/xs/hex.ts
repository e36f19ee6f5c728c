import { requireBytes } from '../check.js';

/** Of ECMAScript 2026. */
type ToHex = { toHex(): string };

/** The port of ../hex.ts to an engine that has toHex. */
export function hex(bytes: Uint8Array): string {
	requireBytes('bytes', bytes);
	return (bytes as unknown as ToHex).toHex();
}
