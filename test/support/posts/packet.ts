/** CONNECT packets, byte by byte, so that they can be wrong. */
export interface Bytes {
	readonly clientId: string | Buffer;
	readonly username?: string | Buffer;
	readonly password?: string | Buffer;
	readonly name?: string;
	readonly level?: number;
	readonly flags?: number;
	readonly keepAlive?: number;
	readonly first?: number;
	/** What the remaining length says, from what it should say. */
	readonly remaining?: (right: number) => number;
	/** What a field's length says. */
	readonly length?: (right: number) => number;
	/** What stands between the keep-alive and the client id, such as MQTT 5's properties. */
	readonly properties?: Buffer;
	/** Bytes after the client id: a will. */
	readonly will?: Buffer;
}

const two = (value: number) => Buffer.from([(value >> 8) & 255, value & 255]);

export function field(value: string | Buffer, length = (right: number) => right): Buffer {
	const bytes = Buffer.from(value as string);
	return Buffer.concat([two(length(bytes.length)), bytes]);
}

export function varint(value: number): Buffer {
	const bytes: number[] = [];
	let rest = value;
	do {
		bytes.push((rest % 128) | (rest > 127 ? 128 : 0));
		rest = Math.floor(rest / 128);
	} while (rest > 0);
	return Buffer.from(bytes);
}

export function connect(bytes: Bytes): Buffer {
	const { clientId, username, password, name = 'MQTT', level = 4, keepAlive = 60 } = bytes;
	const right = (username === undefined ? 0 : 0x80) | (password === undefined ? 0 : 0x40) | 2;
	const { flags = right, first = 0x10, remaining = (same: number) => same, length } = bytes;
	const body = Buffer.concat([
		field(name),
		Buffer.from([level, flags]),
		two(keepAlive),
		bytes.properties ?? Buffer.alloc(0),
		field(clientId, length),
		bytes.will ?? Buffer.alloc(0),
		...[username, password].flatMap((value) => (value === undefined ? [] : [field(value, length)])),
	]);
	return Buffer.concat([Buffer.from([first]), varint(remaining(body.length)), body]);
}

const pair = (byte: number) => byte.toString(16).padStart(2, '0');
const printable = (bytes: Buffer) =>
	[...bytes].map((byte) => (byte > 31 && byte < 127 ? String.fromCharCode(byte) : '.')).join('');

function rows(bytes: Buffer, width = 16): Buffer[] {
	const count = Math.ceil(bytes.length / width);
	return Array.from({ length: count }, (_, i) => bytes.subarray(i * width, (i + 1) * width));
}

export const stream = (bytes: Buffer) => bytes.toString('hex');
export const spaced = (bytes: Buffer) => [...bytes].map(pair).join(' ');
export const upper = (bytes: Buffer) => spaced(bytes).toUpperCase();
export const cArray = (bytes: Buffer) =>
	`uint8_t connect_packet[] = {\n${rows(bytes)
		.map((row) => `  ${[...row].map((byte) => `0x${pair(byte)}`).join(', ')},`)
		.join('\n')}\n};`;
export const escapes = (bytes: Buffer) =>
	`b'${[...bytes]
		.map((byte) => (byte > 31 && byte < 127 ? String.fromCharCode(byte) : `\\x${pair(byte)}`))
		.join('')}'`;
export const decimals = (bytes: Buffer) => `[${[...bytes].join(', ')}]`;
/** As Node prints it. */
export const buffer = (bytes: Buffer) =>
	bytes.length > 50
		? `<Buffer ${spaced(bytes.subarray(0, 50))} ... ${bytes.length - 50} more bytes>`
		: `<Buffer ${spaced(bytes)}>`;

export const hexdumpC = (bytes: Buffer) =>
	`${rows(bytes)
		.map((row, i) => {
			const left = [...row.subarray(0, 8)].map(pair).join(' ');
			const right = [...row.subarray(8)].map(pair).join(' ');
			const offset = (16 * i).toString(16).padStart(8, '0');
			return `${offset}  ${`${left}  ${right}`.padEnd(48)}  |${printable(row)}|`;
		})
		.join('\n')}\n${bytes.length.toString(16).padStart(8, '0')}`;

export const xxd = (bytes: Buffer) =>
	rows(bytes)
		.map((row, i) => {
			const words = rows(row, 2).map(stream).join(' ').padEnd(39);
			return `${(16 * i).toString(16).padStart(8, '0')}: ${words}  ${printable(row)}`;
		})
		.join('\n');

export const wireshark = (bytes: Buffer) =>
	rows(bytes)
		.map((row, i) => {
			const offset = (16 * i).toString(16).padStart(4, '0');
			return `${offset}   ${spaced(row).padEnd(47)}   ${printable(row)}`;
		})
		.join('\n');

/** As ESP_LOG_BUFFER_HEXDUMP prints it. */
export const espDump = (bytes: Buffer) =>
	rows(bytes)
		.map((row, i) => {
			const address = (0x3ffc4a20 + 16 * i).toString(16);
			const left = [...row.subarray(0, 8)].map(pair).join(' ');
			const right = [...row.subarray(8)].map(pair).join(' ');
			return `I (4210) mqtt: 0x${address}   ${`${left}  ${right}`.padEnd(49)} |${printable(row)}|`;
		})
		.join('\n');

/** Ethernet, IPv4 and TCP headers before a packet. */
export function frame(bytes: Buffer, port = 1883): Buffer {
	const head = Buffer.from(
		'24ec9900112230aea440500c08004500' +
			'00001a2b400040060000c0a80117765b2f12' +
			'c350075b00000001000000015018' +
			'7fff00000000',
		'hex',
	);
	head.writeUInt16BE(40 + bytes.length, 16);
	head.writeUInt16BE(port, 36);
	return Buffer.concat([head, bytes]);
}
