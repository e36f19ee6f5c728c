import * as as from './packet.js';
import { connect } from './packet.js';
import type { Post } from './post.js';
import { GATE, PUMP, type Sent, tencent } from './sign.js';

const right = tencent(PUMP);
const device = { ...PUMP };
const sha1 = tencent(GATE, { hash: 'sha1' });
const bytesOf = (sent: Sent, more: object = {}) => connect({ ...sent, ...more });
const nul = (text: string) => `${text}\0`;

/** The packet is wrong. */
export const PACKETS: readonly Post[] = [
	{
		id: 'packet-cut-by-buffer',
		cause: 'a send buffer of 128 bytes cut the packet',
		asked: { input: as.hexdumpC(bytesOf(right).subarray(0, 128)), device },
		first: ['packet.cut', 'packet.ends-inside'],
		also: ['packet.cut', 'packet.ends-inside'],
	},
	{
		id: 'packet-remaining-length-one-byte',
		cause: 'the remaining length was written in one byte although it needs two',
		asked: {
			input: as.spaced(
				Buffer.concat([
					Buffer.from([0x10, (bytesOf(right).length - 3) & 255]),
					bytesOf(right).subarray(3),
				]),
			),
			device,
		},
		first: ['packet.length-one-byte'],
	},
	{
		id: 'packet-remaining-length-too-small',
		cause: 'the remaining length forgot the ten bytes of the variable header',
		asked: {
			input: as.xxd(bytesOf(right, { remaining: (length: number) => length - 10 })),
			device,
		},
		first: ['packet.ends-inside', 'packet.cut', 'packet.garbage'],
		also: [
			'packet.ends-inside',
			'packet.cut',
			'packet.garbage',
			'packet.reserved-type',
			'packet.other-type',
		],
	},
	{
		id: 'packet-remaining-length-too-large',
		cause: 'the remaining length counts two bytes that were not sent',
		asked: {
			input: as.cArray(bytesOf(right, { remaining: (length: number) => length + 2 })),
			device,
		},
		first: ['packet.cut'],
		also: ['packet.ends-inside'],
	},
	{
		id: 'packet-strings-with-zero',
		cause: 'sizeof counted the zero at the end of each text',
		asked: {
			input: as.espDump(
				connect({
					clientId: nul(sha1.clientId),
					username: nul(sha1.username),
					password: nul(sha1.password),
				}),
			),
			device: { ...GATE },
		},
		first: ['packet.zero-character'],
		also: [
			'text.white-space',
			'text.invisible',
			'identity.extra',
			'method.wrong',
			'text.trailing',
			'time.not-a-number',
			'part.characters',
			'text.control',
		],
	},
	{
		id: 'packet-little-endian',
		cause: 'lengths were written with the low byte first',
		asked: {
			input: as.stream(bytesOf(right, { length: (length: number) => length << 8 })),
			device,
		},
		first: ['packet.ends-inside'],
		also: ['packet.trailing'],
	},
	{
		id: 'packet-name-cut-password',
		cause: 'a buffer of 64 bytes cut the password in the packet after 63',
		asked: {
			input: as.hexdumpC(bytesOf({ ...right, password: right.password.slice(0, 63) })),
			device,
		},
		first: ['token.cut', 'text.cut'],
		also: ['token.cut', 'text.cut', 'method.missing'],
	},
	{
		id: 'packet-flags-without-password',
		cause: 'the password flag is missing, although a password follows',
		asked: { input: as.wireshark(bytesOf(right, { flags: 0x82 })), device },
		first: ['packet.trailing', 'text.missing'],
		also: ['packet.trailing', 'text.missing'],
	},
	{
		id: 'packet-flags-without-username',
		cause: 'the user name flag is missing',
		asked: { input: as.upper(bytesOf(right, { flags: 0x42 })), device },
		first: ['packet.password-without-username'],
		also: ['packet.trailing', 'text.missing'],
	},
	{
		id: 'packet-reserved-flag',
		cause: 'the reserved bit of the connect flags is set',
		asked: { input: as.escapes(bytesOf(right, { flags: 0xc3 })), device },
		first: ['packet.reserved-flag'],
	},
	{
		id: 'packet-will-flag-without-will',
		cause: 'the will flag is set, but there is no will',
		asked: { input: as.decimals(bytesOf(right, { flags: 0xc6 })), device },
		first: ['packet.ends-inside', 'packet.will-topic-empty'],
		also: ['packet.ends-inside'],
	},
	{
		id: 'packet-will-qos-without-will',
		cause: 'QoS bits of a will are set without a will',
		asked: { input: as.xxd(bytesOf(right, { flags: 0xca })), device },
		first: ['packet.will-flags'],
	},
];
