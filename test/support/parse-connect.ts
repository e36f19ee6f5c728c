/** What a CONNECT says; what it leaves out is undefined. */
export interface Connect {
	readonly clientId: string;
	readonly username: string | undefined;
	readonly password: Uint8Array | undefined;
	readonly keepAlive: number;
	readonly cleanSession: boolean;
	readonly will:
		| {
				readonly topic: string;
				readonly payload: Uint8Array;
				readonly qos: number;
				readonly retain: boolean;
		  }
		| undefined;
}

/**
 * Reads one CONNECT packet as a server that forgives nothing, MQTT 3.1.1 sections 1.5.3, 2.2 and 3.1. Written from the
 * standard, apart from the library.
 */
export function parseConnect(packet: Uint8Array): Connect {
	let at = 0;

	function require(condition: boolean, statement: string): void {
		if (!condition) throw new Error(`${statement} at byte ${at}`);
	}
	function byte(): number {
		require(at < packet.length, 'The packet is cut short');
		return packet[at++];
	}
	function word(): number {
		return byte() * 256 + byte();
	}
	function binary(): Uint8Array {
		const length = word();
		require(at + length <= packet.length, 'A field is cut short');
		at += length;
		return packet.slice(at - length, at);
	}
	/** [MQTT-1.5.3-1] to [MQTT-1.5.3-3]. */
	function text(): string {
		const decoded = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(binary());
		require(!decoded.includes('\0'), 'MQTT-1.5.3-2');
		return decoded;
	}
	/** Section 2.2.3, which allows no more bytes than it takes. */
	function remainingLength(): number {
		let [length, scale] = [0, 1];
		for (let i = 0; i < 4; i++) {
			const digit = byte();
			length += (digit % 128) * scale;
			scale *= 128;
			if (digit < 128) {
				require(digit > 0 || i === 0, 'The remaining length is longer than it need be');
				return length;
			}
		}
		throw new Error('The remaining length has more than four bytes');
	}

	require(byte() === 0x10, 'MQTT-2.2.2-1');
	require(remainingLength() === packet.length - at, 'The remaining length is not what remains');
	require(text() === 'MQTT', 'MQTT-3.1.2-1');
	require(byte() === 4, 'MQTT-3.1.2-2');
	const flags = byte();
	const flag = (bit: number) => Math.floor(flags / 2 ** bit) % 2 === 1;
	require(!flag(0), 'MQTT-3.1.2-3');
	const cleanSession = flag(1);
	const qos = Math.floor(flags / 8) % 4;
	if (flag(2)) require(qos < 3, 'MQTT-3.1.2-14');
	else require(qos === 0 && !flag(5), 'MQTT-3.1.2-13, MQTT-3.1.2-15');
	require(flag(7) || !flag(6), 'MQTT-3.1.2-22');
	const keepAlive = word();
	const clientId = text();
	require(clientId !== '' || cleanSession, 'MQTT-3.1.3-7');
	// In the order of [MQTT-3.1.3-1].
	const will = flag(2) ? { topic: text(), payload: binary(), qos, retain: flag(5) } : undefined;
	require(will?.topic !== '' && !/[#+]/.test(will?.topic ?? ''), 'MQTT-4.7.3-1, MQTT-3.3.2-2');
	const username = flag(7) ? text() : undefined;
	const password = flag(6) ? binary() : undefined;
	require(at === packet.length, 'There is more than a packet');
	return { clientId, username, password, keepAlive, cleanSession, will };
}
