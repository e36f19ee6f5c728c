/** Returns a PINGREQ packet, MQTT 3.1.1 section 3.12. */
export function encodePingreq(): Uint8Array {
	return Uint8Array.of(0xc0, 0);
}

/** Returns a DISCONNECT packet, MQTT 3.1.1 section 3.14. */
export function encodeDisconnect(): Uint8Array {
	return Uint8Array.of(0xe0, 0);
}
