import fc from 'fast-check';
import mqttPacket from 'mqtt-packet';
import { describe, expect, test } from 'vitest';
import { describePacket, packetLines } from '../cli/packet.js';
import { parseConnect } from './support/parse-connect.js';
import { sign } from './support/published.js';

const credentials = sign();
const [token] = credentials.password.split(';');
const tokenHex = Buffer.from(token).toString('hex');
const published = mqttPacket.generate({
	cmd: 'connect',
	protocolId: 'MQTT',
	protocolVersion: 4,
	clean: true,
	keepalive: 240,
	...credentials,
	password: Buffer.from(credentials.password),
});

function bytes(hex: string): Buffer {
	return Buffer.from(hex.replaceAll(' ', ''), 'hex');
}

describe('the published CONNECT', () => {
	test('is described field by field', () => {
		const { fields, ...rest } = describePacket(published);
		const user = Buffer.from(credentials.username).toString('hex');
		const password = Buffer.from(credentials.password).toString('hex');
		expect(
			fields.map(({ offset, bytes, meaning, secret }) => [
				offset,
				Buffer.from(bytes).toString('hex'),
				meaning,
				secret,
			]),
		).toEqual([
			[0, '10', 'CONNECT', undefined],
			[1, '9201', 'remaining length 146', undefined],
			[3, '0004', 'protocol name: 4 bytes', undefined],
			[5, '4d515454', '"MQTT"', undefined],
			[9, '04', 'protocol level 4', undefined],
			[10, 'c2', 'connect flags: user name, password, clean session', undefined],
			[11, '00f0', 'keep-alive 240 s', undefined],
			[13, '000e', 'client id: 14 bytes', undefined],
			[15, '4c443853354a314c303774657374', '"LD8S5J1L07test"', undefined],
			[29, '0029', 'user name: 41 bytes', undefined],
			[31, user, '"LD8S5J1L07test;12010126;qkvrc;32472115200"', undefined],
			[72, '004b', 'password: 75 bytes', undefined],
			[74, password, 'password', true],
		]);
		expect({ ...rest }).toMatchObject({ faults: [], warnings: [], credentials });
	});

	test('has a table of its bytes, without the password', () => {
		const lines = packetLines(describePacket(published));
		expect(lines.slice(0, 10)).toEqual([
			'offset  bytes                    meaning',
			'     0  10                       CONNECT',
			'     1  92 01                    remaining length 146',
			'     3  00 04                    protocol name: 4 bytes',
			'     5  4d 51 54 54              "MQTT"',
			'     9  04                       protocol level 4',
			'    10  c2                       connect flags: user name, password, clean session',
			'    11  00 f0                    keep-alive 240 s',
			'    13  00 0e                    client id: 14 bytes',
			'    15  4c 44 38 53 35 4a 31 4c  "LD8S5J1L07test"',
		]);
		expect(lines.at(-1)).toBe('    74  **                       password (not shown)');
	});

	test('shows its password if asked', () => {
		const lines = packetLines(describePacket(published), true);
		const shown = lines.slice(-10).map((line) => line.slice(8, 31));
		expect(bytes(shown.join(''))).toEqual(Buffer.from(credentials.password));
	});
});

const PROTOCOL = '00 04 4d 51 54 54 04';
const NONE: string[] = [];

test.each<[what: string, hex: string, faults: string[], warnings?: string[]]>([
	['the smallest CONNECT', `10 0c ${PROTOCOL} 02 00 3c 00 00`, NONE],
	['a keep-alive of 900 s', `10 0c ${PROTOCOL} 02 03 84 00 00`, NONE],
	[
		'a keep-alive of 901 s',
		`10 0c ${PROTOCOL} 02 03 85 00 00`,
		NONE,
		['the keep-alive is 901 s; Tencent Cloud refuses more than 900'],
	],
	[
		'a will',
		`10 11 ${PROTOCOL} 2e 00 3c 00 00 00 01 61 00 00`,
		NONE,
		['Tencent Cloud does not support a will'],
	],
	[
		'a control character',
		`10 0d ${PROTOCOL} 02 00 3c 00 01 07`,
		NONE,
		['the client id holds a control character or a non-character, which strict brokers refuse'],
	],
	['U+FEFF', `10 0f ${PROTOCOL} 02 00 3c 00 03 ef bb bf`, NONE],
	['an accepting CONNACK', '20 02 00 00', NONE],
	['a CONNACK with a session', '20 02 01 00', NONE],
	['a refusing CONNACK', '20 02 00 05', NONE],
	['nothing', '', ['the packet ends inside the packet type: 1 byte expected, 0 there']],
	['another packet', '30 00', ['a packet of type PUBLISH is neither CONNECT nor CONNACK']],
	['no packet', '00 00', ['a packet of type reserved is neither CONNECT nor CONNACK']],
	[
		'flags in the first byte',
		`11 0c ${PROTOCOL} 02 00 3c 00 00`,
		['the low four bits of the first byte are not 0 [MQTT-2.2.2-1]'],
	],
	[
		'a long remaining length',
		'20 82 00 00 00',
		['the remaining length is written in more bytes than it needs'],
	],
	[
		'an endless remaining length',
		'20 ff ff ff ff 7f',
		['the remaining length does not end within 4 bytes'],
	],
	[
		'a cut remaining length',
		'20 82',
		['the packet ends inside the remaining length: 2 bytes expected, 1 there'],
	],
	[
		'a cut CONNACK',
		'20 02 00',
		[
			'the packet is cut short: the remaining length is 2, but only 1 byte there',
			'the packet ends inside the return code: 1 byte expected, 0 there',
		],
	],
	[
		'bytes behind the packet',
		`10 0c ${PROTOCOL} 02 00 3c 00 00 c0 00`,
		['behind the CONNECT: 2 bytes too many'],
	],
	[
		'bytes behind the last field',
		`10 0d ${PROTOCOL} 02 00 3c 00 00 00`,
		['inside the CONNECT, behind its last field: 1 byte too many'],
	],
	[
		'a length that points past the end',
		`10 0e ${PROTOCOL} 02 00 3c 00 03 61 62`,
		['the packet ends inside the client id: 3 bytes expected, 2 there'],
	],
	[
		'a flag without its field',
		`10 0c ${PROTOCOL} 82 00 3c 00 00`,
		['the packet ends inside the length of the user name: 2 bytes expected, 0 there'],
	],
	[
		'another protocol name',
		`10 0c 00 04 4d 51 54 55 04 02 00 3c 00 00`,
		['the protocol name is not "MQTT" [MQTT-3.1.2-1]'],
	],
	[
		'another protocol level',
		`10 0c 00 04 4d 51 54 54 06 02 00 3c 00 00`,
		['the protocol level is 6, not 4 [MQTT-3.1.2-2]'],
	],
	[
		'the reserved flag',
		`10 0c ${PROTOCOL} 03 00 3c 00 00`,
		['the reserved connect flag is set [MQTT-3.1.2-3]'],
	],
	[
		'will QoS 3',
		`10 11 ${PROTOCOL} 1e 00 3c 00 00 00 01 61 00 00`,
		['the will QoS is 3 [MQTT-3.1.2-14]'],
		['Tencent Cloud does not support a will'],
	],
	[
		'will retain without a will',
		`10 0c ${PROTOCOL} 22 00 3c 00 00`,
		['will QoS or will retain without a will [MQTT-3.1.2-13, MQTT-3.1.2-15]'],
	],
	[
		'an empty will topic',
		`10 10 ${PROTOCOL} 06 00 3c 00 00 00 00 00 00`,
		['the will topic is empty [MQTT-4.7.3-1]'],
		['Tencent Cloud does not support a will'],
	],
	[
		'a wildcard',
		`10 11 ${PROTOCOL} 06 00 3c 00 00 00 01 2b 00 00`,
		['the will topic has a wildcard [MQTT-3.3.2-2]'],
		['Tencent Cloud does not support a will'],
	],
	[
		'a password without a user name',
		`10 0e ${PROTOCOL} 42 00 3c 00 00 00 00`,
		['a password without a user name [MQTT-3.1.2-22]'],
	],
	[
		'an empty client id that wants a session',
		`10 0c ${PROTOCOL} 00 00 3c 00 00`,
		['an empty client id needs a clean session [MQTT-3.1.3-7]'],
	],
	[
		'a surrogate in UTF-8',
		`10 0f ${PROTOCOL} 02 00 3c 00 03 ed a0 80`,
		['the client id is not UTF-8 [MQTT-1.5.3-1]'],
	],
	['U+0000', `10 0d ${PROTOCOL} 02 00 3c 00 01 00`, ['the client id holds U+0000 [MQTT-1.5.3-2]']],
	[
		'reserved acknowledge flags',
		'20 02 02 00',
		['acknowledge flags 7 to 1 are not 0, MQTT 3.1.1 section 3.2.2.1'],
	],
	[
		'a refusal with a session',
		'20 02 01 05',
		['a refusal says that a session is present [MQTT-3.2.2-4]'],
	],
	[
		'an unknown return code',
		'20 02 00 06',
		['the return code is 6, not 0 to 5, MQTT 3.1.1 table 3.1'],
	],
	[
		'a CONNACK with properties',
		'20 03 00 00 00',
		[
			'this looks like a CONNACK of MQTT 5',
			'inside the CONNACK, behind its last field: 1 byte too many',
		],
	],
	[
		'a CONNACK of MQTT 5',
		'20 03 00 87 00',
		[
			'the return code is 135, not 0 to 5, MQTT 3.1.1 table 3.1',
			'this looks like a CONNACK of MQTT 5',
			'inside the CONNACK, behind its last field: 1 byte too many',
		],
	],
])('says what is wrong with %s', (_, hex, faults, warnings = NONE) => {
	const packet = bytes(hex);
	const description = describePacket(packet);
	expect({ faults: description.faults, warnings: description.warnings }).toEqual({
		faults,
		warnings,
	});
	const fields = description.fields.map((field) => field.bytes);
	expect(packet.subarray(0, Buffer.concat(fields).length)).toEqual(Buffer.concat(fields));
});

test.each([
	[3, 'MQIsdp', '3.1'],
	[5, 'MQTT', '5'],
] as const)(
	'reads a CONNECT of level %i, %s, and says that it is MQTT %s',
	(level, name, version) => {
		const will = { topic: 'gone', payload: 'x' };
		const packet = mqttPacket.generate({
			cmd: 'connect',
			protocolId: name,
			protocolVersion: level,
			...credentials,
			password: Buffer.from(credentials.password),
			will: level === 5 ? { ...will, properties: { willDelayInterval: 1 } } : will,
			...(level === 5 && { properties: { receiveMaximum: 9 } }),
		});
		expect(describePacket(packet)).toMatchObject({
			faults: [`this is MQTT ${version}; Tencent Cloud speaks MQTT 3.1.1`],
			warnings: ['Tencent Cloud does not support a will'],
			credentials,
		});
	},
);

test('keeps a U+FEFF at the front of a text', () => {
	const { credentials } = describePacket(bytes(`10 0f ${PROTOCOL} 02 00 3c 00 03 ef bb bf`));
	expect(credentials).toEqual({ clientId: '\ufeff' });
});

test('does not show what a text that ends too early has taken in', () => {
	const packet = Buffer.from(published.subarray(0, 100));
	packet[14] = 0xff;
	const { fields, faults } = describePacket(packet);
	expect(fields.at(-1)).toMatchObject({ meaning: 'the beginning of the client id', secret: true });
	expect(faults).toEqual([
		'the packet is cut short: the remaining length is 146, but only 97 bytes there',
		'the packet ends inside the client id: 255 bytes expected, 85 there',
	]);
});

describe('of any bytes', () => {
	const { length } = published;
	const mutated = fc
		.array(fc.tuple(fc.nat(length - 1), fc.nat(255)), { maxLength: 3 })
		.chain((changes) =>
			fc.nat(length).map((end) => {
				const packet = Buffer.from(published);
				for (const [at, byte] of changes) packet[at] = byte;
				return packet.subarray(0, end % 3 === 0 ? end : length);
			}),
		);
	const anything = fc.oneof(
		fc.uint8Array({ maxLength: 60 }),
		fc.uint8Array({ maxLength: 60 }).map((rest) => Buffer.from([0x20, 2, ...rest])),
		fc
			.uint8Array({ maxLength: 60 })
			.map((rest) =>
				Buffer.from([0x10, 7 + rest.length, 0, 4, ...Buffer.from('MQTT\x04'), ...rest]),
			),
		mutated,
	);

	test('it never throws, and its fields are the bytes from the first on', () => {
		fc.assert(
			fc.property(anything, (packet) => {
				const { fields } = describePacket(packet);
				let at = 0;
				for (const { offset, bytes } of fields) {
					expect(offset).toBe(at);
					expect(Buffer.from(bytes)).toEqual(Buffer.from(packet.subarray(at, at + bytes.length)));
					at += bytes.length;
				}
			}),
			{ numRuns: 2000 },
		);
	});

	test('it finds fault exactly where a strict parser refuses a CONNECT', () => {
		fc.assert(
			fc.property(mutated, (packet) => {
				fc.pre(packet[0] >> 4 !== 2);
				let refused = false;
				try {
					parseConnect(packet);
				} catch {
					refused = true;
				}
				expect(describePacket(packet).faults.length > 0).toBe(refused);
			}),
			{ numRuns: 5000 },
		);
	});

	test('one wrong byte before the password does not make the table show the token', () => {
		for (let at = 0; at < 74; at++)
			for (let byte = 0; byte < 256; byte++) {
				const packet = Buffer.from(published);
				packet[at] = byte;
				const lines = packetLines(describePacket(packet));
				const shown = lines.map((line) => line.slice(8, 31)).join('');
				expect(lines.join('\n')).not.toContain(token.slice(0, 8));
				expect(shown.replaceAll(/\W/g, '')).not.toContain(tokenHex.slice(0, 16));
			}
	});
});
