import { fromUtf8, toLatin1 } from './bytes.js';
import { type Connect, readConnect } from './connect.js';
import { type Finding, note } from './findings.js';
import { type PacketField, type RawField, Reader, Unreadable } from './reader.js';

export type { PacketField } from './reader.js';

export interface PacketDescription {
	/** By its name in the standard: CONNECT, CONNACK, PUBLISH, … */
	readonly type: string;
	/** In the bytes that were read. */
	readonly offset: number;
	readonly length: number;
	readonly fields: readonly PacketField[];
}

export interface ReadPacket extends PacketDescription {
	readonly found: readonly Finding[];
	readonly connect?: Connect;
	/** Of a CONNACK. */
	readonly returnCode?: number;
}

/** MQTT 3.1.1 table 2.1; AUTH is MQTT 5's. */
const TYPES =
	'reserved CONNECT CONNACK PUBLISH PUBACK PUBREC PUBREL PUBCOMP SUBSCRIBE SUBACK UNSUBSCRIBE UNSUBACK PINGREQ PINGRESP DISCONNECT AUTH'.split(
		' ',
	);
const MOST_PACKETS = 100;
/** Of MD5's or a longer token. */
const TOKEN = /[0-9a-f]{32,}/gi;

/**
 * Reads packets, right or wrong, one after the other and as far as they can be read. Fields of a packet whose lengths do
 * not fit are shown only if `isPublic` knows their text.
 */
export function readPackets(
	bytes: Uint8Array,
	isPublic: (text: string) => boolean = () => false,
): ReadPacket[] {
	const packets: ReadPacket[] = [];
	let at = 0;
	do {
		const packet = readPacket(bytes, at, isPublic, packets.length);
		packets.push(packet);
		at = packet.offset + packet.length;
	} while (at < bytes.length && packets.length < MOST_PACKETS);
	return packets;
}

function readPacket(
	bytes: Uint8Array,
	start: number,
	isPublic: (text: string) => boolean,
	index: number,
): ReadPacket {
	const reader = new Reader(bytes, start);
	let type = 'reserved';
	const result: { connect?: Connect; returnCode?: number } = {};
	try {
		const first = reader.integer(1, 'packet type', (byte) => [
			'type',
			{ type: TYPES[byte >> 4], flags: byte & 15 },
		]);
		type = TYPES[first >> 4];
		if (index > 0 && !canFollow(bytes, start)) {
			reader.at = start;
			reader.fields.length = 0;
			reader.push(bytes.subarray(start), 'rest', { value: bytes.length - start }, true);
			reader.fault('packet.garbage', { bytes: bytes.length - start }, start);
			throw new Unreadable();
		}
		readBody(reader, type, first, result);
	} catch (error) {
		if (!(error instanceof Unreadable)) throw error;
	}
	const found = reader.found.map((finding) => ({ ...finding, packet: index }));
	// Also those that a wrong length cuts.
	const tokens = tokensIn(bytes, start, bytes.length);
	const fields = reader.fields.map((field) => show(field, reader.isDamaged, tokens, isPublic));
	const length = Math.max(reader.end, reader.at) - start;
	return { type, offset: start, length, fields, found, ...result };
}

/** Whether the bytes look like one more packet, and not like what is left of one. */
function canFollow(bytes: Uint8Array, at: number): boolean {
	const type = bytes[at] >> 4;
	if (type === 0) return false;
	const flags = bytes[at] & 15;
	const usual = type === 6 || type === 8 || type === 10 ? 2 : 0;
	if (type !== 3 && flags !== usual) return false;
	let remaining = 0;
	for (let i = 0; i < 4; i++) {
		const byte = bytes[at + 1 + i];
		if (byte === undefined) return false;
		remaining += (byte & 127) * 128 ** i;
		if (byte < 128) {
			const end = at + 2 + i + remaining;
			const isShort = [4, 5, 6, 7, 11].includes(type) ? remaining >= 2 : true;
			if (type === 1) return remaining >= 10 && bytes[at + 2 + i] === 0;
			if (type === 12 || type === 13) return remaining === 0;
			return end <= bytes.length && isShort;
		}
	}
	return false;
}

function readBody(
	reader: Reader,
	type: string,
	first: number,
	result: { connect?: Connect; returnCode?: number },
): void {
	const { start } = reader;
	if (type === 'reserved') {
		reader.fault('packet.reserved-type', {}, start);
		reader.push(reader.bytes.subarray(reader.at), 'rest', { value: reader.left() }, true);
		return;
	}
	const isKnown = type === 'CONNECT' || type === 'CONNACK';
	if (isKnown && (first & 15) > 0) reader.fault('packet.fixed-flags', { type }, start);
	const remaining = readRemaining(reader, type);
	if (remaining > reader.left()) {
		reader.isDamaged = true;
		reader.fault('packet.cut', { remaining, there: reader.left() }, reader.at, reader.end);
	}
	reader.end = Math.min(reader.end, reader.at + remaining);
	if (type === 'CONNECT') result.connect = readConnect(reader);
	else if (type === 'CONNACK') result.returnCode = readConnack(reader);
	else {
		const place = { field: 'packet', position: { start, end: reader.end } } as const;
		reader.found.push(note('packet.other-type', { type }, place));
		reader.push(
			reader.bytes.subarray(reader.at, reader.end),
			'body',
			{ type, value: reader.left() },
			true,
		);
	}
	if (!isKnown || reader.left() === 0) return;
	const left = reader.left();
	reader.isDamaged ||= type === 'CONNECT';
	const from = reader.at;
	reader.push(reader.bytes.subarray(from, reader.end), 'rest', { value: left }, true);
	if (!reader.found.some(({ code }) => code === 'packet.connack-mqtt5'))
		reader.fault('packet.trailing', { type, bytes: left }, from);
}

/** The remaining length, also where it was written as one byte, as beginners do. */
function readRemaining(reader: Reader, type: string): number {
	const { bytes, at } = reader;
	const isName = bytes[at + 1] === 0 && [4, 6].includes(bytes[at + 2]) && bytes[at + 3] === 0x4d;
	if (type !== 'CONNECT' || bytes[at] < 128 || !isName)
		return reader.variableInteger('remaining length');
	const item = 'remaining length';
	const value = reader.integer(1, item, (length) => ['count', { item, value: length }]);
	reader.fault('packet.length-one-byte', { length: value }, at);
	return value;
}

/** MQTT 3.1.1 section 3.2. */
function readConnack(reader: Reader): number {
	const from = reader.at;
	const left = reader.left();
	const flags = reader.integer(1, 'acknowledge flags', (byte) => [
		'acknowledge-flags',
		{ present: byte & 1 },
	]);
	const code = reader.integer(1, 'return code', (value) => ['return-code', { value }]);
	if (left > 2 || code > 127) reader.hint('packet.connack-mqtt5', {}, from);
	else if (code > 5) reader.fault('packet.connack-code', { value: code }, from + 1);
	if (flags > 1) reader.fault('packet.connack-flags', {}, from, from + 1);
	if ((flags & 1) > 0 && code > 0) reader.fault('packet.connack-session', {}, from, from + 1);
	return code;
}

/** Where tokens stand, so that no field that has taken part of one is shown. */
function tokensIn(bytes: Uint8Array, start: number, end: number): [number, number][] {
	const text = toLatin1(bytes.subarray(start, end));
	return Array.from(text.matchAll(TOKEN), ({ index, 0: token }) => [
		start + index,
		start + index + token.length,
	]);
}

function show(
	{ offset, bytes, code, params, isSecret, isText }: RawField,
	isDamaged: boolean,
	tokens: readonly [number, number][],
	isPublic: (text: string) => boolean,
): PacketField {
	const { length } = bytes;
	const end = offset + length;
	const holdsToken = tokens.some(([from, to]) => from < end && offset < to);
	// A text whose length does not fit has taken in what follows, and a wrong length before it may have moved it. So many
	// bytes of length are more likely no packet at all.
	const isUnsure =
		code === 'begin' || (isDamaged && ((isText && length > 7) || (code === 'count' && length > 2)));
	const text = fromUtf8(bytes);
	const isKnown = length > 7 ? text !== undefined && isPublic(text) : length < 3;
	const mayBeSecret = isUnsure && !isKnown;
	const place = { offset, length };
	if (!isSecret && !holdsToken && !mayBeSecret)
		return { ...place, bytes, code, params } as PacketField;
	if (code === 'text') {
		const { item } = params as { item: never };
		return { ...place, code: 'hidden', params: { item, value: length }, secret: true };
	}
	const hidden = code === 'length' || code === 'count' || (holdsToken && !isSecret);
	if (hidden && !isSecret)
		return { ...place, code: 'token', params: { value: length }, secret: true };
	return { ...place, code, params, secret: true } as PacketField;
}
