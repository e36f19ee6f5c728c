import mqttPacket, { type IConnectPacket } from 'mqtt-packet';
import { describe, expect, test } from 'vitest';
import { readConnect } from '../../../platform/connect.js';

const FULL: IConnectPacket = {
	cmd: 'connect',
	protocolId: 'MQTT',
	protocolVersion: 4,
	clean: true,
	keepalive: 240,
	clientId: 'ä',
	username: 'u',
	password: Buffer.from([0, 255]),
	will: { topic: 't', payload: Buffer.from('bye'), qos: 1, retain: true },
};
const packet = (changes: Partial<IConnectPacket>) => mqttPacket.generate({ ...FULL, ...changes });
const { will: _, ...WITHOUT_WILL } = FULL;
const plain = mqttPacket.generate(WITHOUT_WILL);

/** The packet with the byte at `at` set. */
function withByte(at: number, byte: number, bytes = plain): Buffer {
	const copy = Buffer.from(bytes);
	copy[at] = byte;
	return copy;
}

/** A CONNECT whose remaining bytes are these. */
function body(...parts: (number[] | string)[]): Buffer {
	const rest = Buffer.concat(parts.map((part) => Buffer.from(part as string)));
	return Buffer.concat([Buffer.from([0x10, rest.length]), rest]);
}

const HEAD = [0, 4, 77, 81, 84, 84, 4];

describe('readConnect', () => {
	test('reads every field', () => {
		const bytes = packet({});
		expect(readConnect(bytes)).toEqual({
			kind: 'connect',
			signIn: {
				protocol: 'MQTT 3.1.1',
				clientId: 'ä',
				username: 'u',
				password: Buffer.from([0, 255]),
				keepAlive: 240,
				cleanSession: true,
				will: FULL.will,
			},
			length: bytes.length,
		});
	});

	test('reads MQTT 3.1, without user name and password', () => {
		const bytes = mqttPacket.generate({
			cmd: 'connect',
			protocolId: 'MQIsdp',
			protocolVersion: 3,
			clean: false,
			keepalive: 0,
			clientId: 'a'.repeat(100),
		});
		expect(readConnect(bytes)).toEqual({
			kind: 'connect',
			signIn: {
				protocol: 'MQTT 3.1',
				clientId: 'a'.repeat(100),
				username: undefined,
				password: undefined,
				keepAlive: 0,
				cleanSession: false,
				will: undefined,
			},
			length: bytes.length,
		});
	});

	test('leaves alone what follows the packet', () => {
		const bytes = Buffer.concat([plain, Buffer.from([0xc0, 0x00])]);
		expect(readConnect(bytes)).toEqual(readConnect(plain));
	});

	test('waits for the rest of a packet that is cut anywhere', () => {
		const bytes = packet({ clientId: 'a'.repeat(200) });
		for (let length = 0; length < bytes.length; length++)
			expect(readConnect(bytes.subarray(0, length))).toEqual({ kind: 'incomplete' });
	});

	test('reads the largest CONNECT there can be', () => {
		const text = 'x'.repeat(65535);
		const bytes = packet({
			clientId: text,
			username: text,
			password: Buffer.from(text),
			will: { topic: text, payload: Buffer.from(text), qos: 0, retain: false },
		});
		expect(readConnect(bytes)).toMatchObject({ kind: 'connect', length: 327699 });
	});

	test.each<[what: string, bytes: Buffer, reason: string]>([
		['HTTP', Buffer.from('GET / HTTP/1.1'), 'the first byte is 0x47, not 0x10 as of a CONNECT'],
		['PINGREQ', Buffer.from([0xc0, 0]), 'the first byte is 0xc0, not 0x10 as of a CONNECT'],
		['flags in the header', withByte(0, 0x11), 'the first byte is 0x11, not 0x10 as of a CONNECT'],
		[
			'five bytes of length',
			Buffer.from([0x10, 0x80, 0x80, 0x80, 0x80, 0x01]),
			'the remaining length has more than four bytes',
		],
		['a huge length', Buffer.from([0x10, 0xff, 0xff, 0xff, 0x7f]), 'it is longer than any CONNECT'],
		['another protocol', withByte(4, 0x6d), 'the protocol name is not MQTT or MQIsdp'],
		['no flags', body(HEAD), 'the flags is missing'],
		['the reserved flag', withByte(9, 0xc3), 'the reserved flag is set'],
		['a QoS without a will', withByte(9, 0xca), 'the flags of the will are wrong'],
		['a retained will without a will', withByte(9, 0xe2), 'the flags of the will are wrong'],
		['a will of QoS 3', withByte(9, 0xde, packet({})), 'the flags of the will are wrong'],
		['a password alone', withByte(9, 0x42), 'there is a password without a user name'],
		['a cut client id', body(HEAD, [2, 0, 0, 0, 3], 'ab'), 'the client id is cut short'],
		[
			'bytes after the last field',
			body(HEAD, [2, 0, 0, 0, 1], 'abc'),
			'there are 2 bytes in the CONNECT after its last field',
		],
		[
			'a field without its flag',
			withByte(9, 0x82),
			'there are 4 bytes in the CONNECT after its last field',
		],
		[
			'half a surrogate',
			body(HEAD, [2, 0, 0, 0, 3, 0xed, 0xa0, 0x80]),
			'the client id is not UTF-8',
		],
		['overlong UTF-8', body(HEAD, [2, 0, 0, 0, 2, 0xc0, 0x80]), 'the client id is not UTF-8'],
		['U+0000', body(HEAD, [2, 0, 0, 0, 1, 0]), 'the client id has a U+0000'],
		[
			'a wildcard in the will',
			packet({ will: { topic: 'a/#', payload: Buffer.from(''), qos: 0, retain: false } }),
			"the will's topic is empty or has wildcards",
		],
	])('refuses %s', (_, bytes, reason) => {
		expect(readConnect(bytes)).toEqual({ kind: 'malformed', reason });
	});

	test.each<[bytes: Buffer, reason: string]>([
		[withByte(8, 5), 'this is MQTT 5'],
		[withByte(8, 3), 'MQTT has no level 3'],
		[withByte(8, 0x84), 'MQTT has no level 132'],
	])('answers another protocol with 1: %#', (bytes, reason) => {
		expect(readConnect(bytes)).toEqual({ kind: 'unacceptable', returnCode: 1, reason });
	});
});
