import mqttPacket from 'mqtt-packet';
import { describe, expect, test } from 'vitest';
import { describePackets, explain, packetLines } from '../../../explain/index.js';
import { readPackets } from '../../../explain/packet.js';
import { credentials, published } from './published.js';

const bytes = (hex: string) => Buffer.from(hex.replaceAll(' ', ''), 'hex');
const hex = (data: Uint8Array | undefined) => data && Buffer.from(data).toString('hex');
const codesOf = (packet: Uint8Array) =>
	describePackets(packet).findings.map(({ severity, code }) =>
		severity === 'fault' ? code : `${severity}: ${code}`,
	);

describe('the published CONNECT', () => {
	test('is described field by field, without its password', () => {
		const { packets, findings } = describePackets(published);
		expect(findings).toEqual([]);
		expect(packets).toHaveLength(1);
		const [{ type, offset, length, fields }] = packets;
		expect([type, offset, length]).toEqual(['CONNECT', 0, 149]);
		expect(
			fields.map((field) => [
				field.offset,
				field.length,
				hex(field.bytes),
				field.code,
				field.secret,
			]),
		).toEqual([
			[0, 1, '10', 'type', undefined],
			[1, 2, '9201', 'count', undefined],
			[3, 2, '0004', 'length', undefined],
			[5, 4, '4d515454', 'text', undefined],
			[9, 1, '04', 'protocol-level', undefined],
			[10, 1, 'c2', 'connect-flags', undefined],
			[11, 2, '00f0', 'keep-alive', undefined],
			[13, 2, '000e', 'length', undefined],
			[15, 14, '4c443853354a314c303774657374', 'text', undefined],
			[29, 2, '0029', 'length', undefined],
			[31, 41, hex(Buffer.from(credentials.username)), 'text', undefined],
			[72, 2, '004b', 'length', undefined],
			[74, 75, undefined, 'bytes', true],
		]);
	});

	test('has a table of its bytes, without the password', () => {
		const lines = packetLines(describePackets(published).packets[0], 'en');
		expect(lines.slice(0, 10)).toEqual([
			'offset  bytes                    meaning',
			'     0  10                       CONNECT',
			'     1  92 01                    remaining length 146',
			'     3  00 04                    protocol name: 4 bytes',
			'     5  4d 51 54 54              "MQTT"',
			'     9  04                       protocol level 4 (MQTT 3.1.1)',
			'    10  c2                       connect flags: user name, password, clean session',
			'    11  00 f0                    keep-alive 240 s',
			'    13  00 0e                    client id: 14 bytes',
			'    15  4c 44 38 53 35 4a 31 4c  "LD8S5J1L07test"',
		]);
		expect(lines.at(-1)).toBe('    74  **                       password, 75 bytes');
	});

	test('has that table in Chinese too', () => {
		const lines = packetLines(describePackets(published).packets[0], 'zh');
		expect(lines.slice(6, 9)).toEqual([
			'    10  c2                       连接标志：用户名、密码、clean session',
			'    11  00 f0                    心跳间隔 240 秒',
			'    13  00 0e                    客户端 ID：14 字节',
		]);
	});

	test('shows its password to whoever has its bytes', () => {
		const lines = packetLines(describePackets(published).packets[0], 'en', published);
		const shown = lines.slice(-10).map((line) => line.slice(8, 31));
		expect(bytes(shown.join(''))).toEqual(Buffer.from(credentials.password));
	});
});

const PROTOCOL = '00 04 4d 51 54 54 04';

test.each<[what: string, hex: string, codes: string[]]>([
	['the smallest CONNECT', `10 0c ${PROTOCOL} 02 00 3c 00 00`, []],
	['a will', `10 11 ${PROTOCOL} 2e 00 3c 00 00 00 01 61 00 00`, []],
	[
		'a control character',
		`10 0d ${PROTOCOL} 02 00 3c 00 01 07`,
		['note: packet.control-character'],
	],
	['U+FEFF', `10 0f ${PROTOCOL} 02 00 3c 00 03 ef bb bf`, []],
	['an accepting CONNACK', '20 02 00 00', []],
	['a CONNACK with a session', '20 02 01 00', []],
	['a refusing CONNACK', '20 02 00 05', []],
	['nothing', '', ['packet.ends-inside']],
	['a PUBLISH', '30 00', ['note: packet.other-type']],
	['no packet', '00 00', ['packet.reserved-type']],
	['flags in the first byte', `11 0c ${PROTOCOL} 02 00 3c 00 00`, ['packet.fixed-flags']],
	['a long remaining length', '20 82 00 00 00', ['packet.length-padded']],
	['an endless remaining length', '20 ff ff ff ff 7f', ['packet.length-unending']],
	['a cut remaining length', '20 82', ['packet.ends-inside']],
	['a cut CONNACK', '20 02 00', ['packet.cut', 'packet.ends-inside']],
	['bytes after the packet', `10 0c ${PROTOCOL} 02 00 3c 00 00 00 01`, ['packet.garbage']],
	['bytes after the last field', `10 0d ${PROTOCOL} 02 00 3c 00 00 00`, ['packet.trailing']],
	['a length past the end', `10 0e ${PROTOCOL} 02 00 3c 00 03 61 62`, ['packet.ends-inside']],
	['a flag without its field', `10 0c ${PROTOCOL} 82 00 3c 00 00`, ['packet.ends-inside']],
	['another protocol name', '10 0c 00 04 4d 51 54 55 04 02 00 3c 00 00', ['packet.protocol-name']],
	[
		'another protocol level',
		'10 0c 00 04 4d 51 54 54 06 02 00 3c 00 00',
		['packet.protocol-level'],
	],
	['the reserved flag', `10 0c ${PROTOCOL} 03 00 3c 00 00`, ['packet.reserved-flag']],
	['will QoS 3', `10 11 ${PROTOCOL} 1e 00 3c 00 00 00 01 61 00 00`, ['packet.will-qos-3']],
	['will retain without a will', `10 0c ${PROTOCOL} 22 00 3c 00 00`, ['packet.will-flags']],
	[
		'an empty will topic',
		`10 10 ${PROTOCOL} 06 00 3c 00 00 00 00 00 00`,
		['packet.will-topic-empty'],
	],
	['a wildcard', `10 11 ${PROTOCOL} 06 00 3c 00 00 00 01 2b 00 00`, ['packet.will-topic-wildcard']],
	[
		'a password without a user name',
		`10 0e ${PROTOCOL} 42 00 3c 00 00 00 00`,
		['packet.password-without-username'],
	],
	[
		'an empty client id that wants a session',
		`10 0c ${PROTOCOL} 00 00 3c 00 00`,
		['packet.client-id-empty'],
	],
	['a surrogate in UTF-8', `10 0f ${PROTOCOL} 02 00 3c 00 03 ed a0 80`, ['packet.not-utf8']],
	['U+0000', `10 0d ${PROTOCOL} 02 00 3c 00 01 00`, ['packet.zero-character']],
	['reserved acknowledge flags', '20 02 02 00', ['packet.connack-flags']],
	['a refusal with a session', '20 02 01 05', ['packet.connack-session']],
	['an unknown return code', '20 02 00 06', ['packet.connack-code']],
	['a CONNACK with properties', '20 03 00 00 00', ['note: packet.connack-mqtt5']],
	['a CONNACK of MQTT 5', '20 03 00 87 00', ['note: packet.connack-mqtt5']],
	[
		'a CONNECT and a PINGREQ',
		`10 0c ${PROTOCOL} 02 00 3c 00 00 c0 00`,
		['note: packet.other-type'],
	],
])('says what is wrong with %s', (_, digits, codes) => {
	const packet = bytes(digits);
	expect(codesOf(packet)).toEqual(codes);
	const fields = describePackets(packet).packets.flatMap((read) => read.fields);
	let end = 0;
	for (const { offset, length } of fields) {
		expect(offset).toBe(end);
		end += length;
	}
	expect(end).toBeLessThanOrEqual(packet.length);
});

const level3 = (clientId: string, more: object = {}) =>
	mqttPacket.generate({
		cmd: 'connect',
		protocolId: 'MQIsdp',
		protocolVersion: 3,
		clientId,
		...more,
	});

test.each<[what: string, packet: Uint8Array, codes: string[]]>([
	['23 characters', level3('a'.repeat(23)), []],
	['24 characters', level3('a'.repeat(24)), ['packet.client-id-31']],
	[
		'no user name where its flag is set',
		bytes('10 0f 00 06 4d 51 49 73 64 70 03 c2 00 3c 00 01 61'),
		[],
	],
	[
		'an empty client id',
		bytes('10 0e 00 06 4d 51 49 73 64 70 03 02 00 3c 00 00'),
		['packet.client-id-31'],
	],
])('judges MQTT 3.1 by its own rules: %s', (_, packet, codes) => {
	expect(codesOf(packet)).toEqual(codes);
});

test.each([3, 5] as const)('reads a CONNECT of level %i with a will', (level) => {
	const will = { topic: 'gone', payload: Buffer.from('x') };
	const packet = mqttPacket.generate({
		cmd: 'connect',
		protocolId: level === 3 ? 'MQIsdp' : 'MQTT',
		protocolVersion: level,
		...credentials,
		password: Buffer.from(credentials.password),
		will: level === 5 ? { ...will, properties: { willDelayInterval: 1 } } : will,
		...(level === 5 && { properties: { receiveMaximum: 9 } }),
	});
	const [{ connect, found }] = readPackets(packet);
	expect(connect).toMatchObject({ ...credentials, hasWill: true, isWhole: true });
	expect(found).toEqual([]);
});

test('keeps a U+FEFF at the front of a text', () => {
	const [{ connect }] = readPackets(bytes(`10 0f ${PROTOCOL} 02 00 3c 00 03 ef bb bf`));
	expect(connect?.clientId).toBe('\ufeff');
});

test('reads several packets in a row', () => {
	const packet = Buffer.concat([published, bytes('20 02 00 00'), bytes('c0 00'), bytes('d0 00')]);
	const { packets } = describePackets(packet);
	expect(packets.map(({ type, offset, length }) => [type, offset, length])).toEqual([
		['CONNECT', 0, 149],
		['CONNACK', 149, 4],
		['PINGREQ', 153, 2],
		['PINGRESP', 155, 2],
	]);
});

test('does not show what a text that ends too early has taken in', () => {
	const packet = Buffer.from(published.subarray(0, 100));
	packet[14] = 0xff;
	const { packets } = describePackets(packet);
	expect(packets[0].fields.at(-1)).toMatchObject({ code: 'begin', secret: true });
	expect(packets[0].fields.at(-1)).not.toHaveProperty('bytes');
	expect(codesOf(packet)).toEqual(['packet.cut', 'packet.ends-inside']);
});

test('does not show bytes that are no length', () => {
	const [{ fields }] = describePackets(bytes('d5 ee b1 86 b5 05')).packets;
	expect(fields.at(-1)).toEqual({
		offset: 1,
		length: 4,
		code: 'begin',
		params: { item: 'remaining length' },
		secret: true,
	});
});

describe('the beginning of a CONNECT, as text', () => {
	test.each([
		['1000', 'packet.ends-inside'],
		['10 00', 'packet.ends-inside'],
		['0x10, 0x03, 0x00, 0x04, 0x00', 'packet.ends-inside'],
		['10ffffffff7f', 'packet.length-unending'],
		['10808000', 'packet.length-padded'],
	])('%s is read as a packet and explained: %s', (text, code) => {
		for (const question of [{ packet: text }, { input: text }]) {
			const { findings, packets } = explain(question);
			expect([packets[0].type, findings[0].code]).toEqual(['CONNECT', code]);
		}
	});

	test('is read of one byte only where it is said to be a packet', () => {
		expect(explain({ packet: '10' }).packets.map(({ type }) => type)).toEqual(['CONNECT']);
		expect(explain({ input: '10' }).packets).toEqual([]);
	});
});
