/** Whether bytes begin as a CONNECT with its protocol name, or are a CONNACK. */
export function isPacketStart(bytes: Uint8Array): boolean {
	if (bytes[0] === 0x20) return bytes.length === 4 && bytes[1] === 2;
	const isName = (at: number) =>
		bytes[at] === 0 && [4, 6].includes(bytes[at + 1]) && bytes[at + 2] === 0x4d;
	return bytes[0] >> 4 === 1 && [2, 3, 4].some(isName);
}

/** Whether bytes begin as a record of TLS, RFC 8446 section 5.1. */
export function isTls(bytes: Uint8Array): boolean {
	return bytes[0] >= 0x14 && bytes[0] <= 0x17 && bytes[1] === 3 && bytes[2] <= 4;
}

/** Returns how many bytes of Ethernet, IP and TCP stand before the MQTT packet, 0 if there are none. */
export function headerLength(bytes: Uint8Array): number {
	if (isPacketStart(bytes)) return 0;
	// Ethernet, Linux "cooked" captures, BSD loopback, none.
	for (const link of [14, 18, 16, 20, 4, 0]) {
		const length = tcpLength(bytes, link);
		if (length !== undefined && length < bytes.length) return length;
	}
	return 0;
}

function tcpLength(bytes: Uint8Array, link: number): number | undefined {
	const version = bytes[link] >> 4;
	const isTcp = version === 4 ? bytes[link + 9] === 6 : version === 6 && bytes[link + 6] === 6;
	if (!isTcp || !isPlausibleLink(bytes, link, version)) return undefined;
	const tcp = link + (version === 4 ? 4 * (bytes[link] & 15) : 40);
	const header = 4 * (bytes[tcp + 12] >> 4);
	return header >= 20 ? tcp + header : undefined;
}

function isPlausibleLink(bytes: Uint8Array, link: number, version: number): boolean {
	const type = (bytes[link - 2] << 8) | bytes[link - 1];
	return link < 14 || type === (version === 4 ? 0x0800 : 0x86dd);
}

/** Returns where a CONNECT begins in bytes that begin with something else, or 0. */
export function connectStart(bytes: Uint8Array): number {
	for (let at = 1; at + 10 < bytes.length; at++)
		if (bytes[at] === 0x10 && isPacketStart(bytes.subarray(at))) return at;
	return 0;
}
