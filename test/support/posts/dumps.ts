import { connect, frame, hexdumpC, spaced, stream, upper, xxd } from './packet.js';
import { NOW, type Post } from './post.js';
import { GATE, type Sent, tencent } from './sign.js';

const OLD = { cause: 'the signature has expired', first: ['time.past'] };
const bytes = (sent: Sent, more = {}) => connect({ ...sent, ...more });
const late = tencent(GATE, { time: `${NOW - 7000}` });
const gate = { device: { ...GATE } };

/** How packets are printed. */
export const DUMPS: readonly Post[] = [
	{ id: 'dump-wireshark-stream', ...OLD, asked: { input: stream(frame(bytes(late))), ...gate } },
	{
		id: 'dump-tcpdump',
		...OLD,
		asked: {
			input: `09:46:40.120381 IP 192.168.1.23.50000 > 118.101.178.241.1883: Flags [P.], seq 1:${bytes(late).length + 1}, ack 1, win 32767, length ${bytes(late).length}
${xxd(frame(bytes(late)).subarray(14))
	.split('\n')
	.map((row) => `\t0x${row.slice(4).replace(': ', ':  ')}`)
	.join('\n')}`,
			...gate,
		},
	},
	{
		id: 'dump-serial-monitor',
		...OLD,
		asked: {
			input: `TX(${bytes(late).length}): ${upper(bytes(late))}\r\nRX(4): 20 02 00 05\r\n`,
			...gate,
		},
		also: ['refused.code'],
	},
	{
		id: 'dump-printf-x',
		...OLD,
		asked: { input: [...bytes(late)].map((byte) => byte.toString(16)).join(' '), ...gate },
	},
	{
		id: 'dump-0x-lines',
		...OLD,
		asked: {
			input: [...bytes(late)].map((byte) => `0x${byte.toString(16).padStart(2, '0')}`).join('\n'),
			...gate,
		},
	},
	{
		id: 'dump-python-list-of-hex',
		...OLD,
		asked: {
			input: `[${[...bytes(late)].map((byte) => `'0x${byte.toString(16)}'`).join(', ')}]`,
			...gate,
		},
	},
	{
		id: 'dump-java-signed',
		...OLD,
		asked: {
			input: `[${[...Buffer.concat([bytes(late)])].map((byte) => (byte << 24) >> 24).join(', ')}]`,
			...gate,
		},
	},
	{
		id: 'dump-json-buffer',
		...OLD,
		asked: { input: JSON.stringify(bytes(late)), ...gate },
	},
	{
		id: 'dump-base64',
		...OLD,
		asked: { input: bytes(late).toString('base64'), ...gate },
	},
	{
		id: 'dump-file',
		...OLD,
		asked: { bytes: stream(bytes(late)), ...gate },
	},
	{
		id: 'dump-colons',
		...OLD,
		asked: { input: spaced(bytes(late)).replaceAll(' ', ':'), ...gate },
	},
	{
		id: 'dump-two-connects',
		cause: 'the first CONNECT had expired, the second is right',
		first: ['time.past'],
		asked: { input: hexdumpC(Buffer.concat([bytes(late), bytes(tencent(GATE))])), ...gate },
	},
];
