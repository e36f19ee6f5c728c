import { connackMeaning } from '../src/index.js';

/** A run of a packet's bytes, and what it says. */
export interface Field {
	readonly offset: number;
	readonly bytes: Uint8Array;
	readonly meaning: string;
	/** The password, or bytes that may belong to it. */
	readonly secret?: true;
}

export interface Description {
	readonly fields: readonly Field[];
	/** What MQTT 3.1.1 does not allow, and the statement of the standard that says so. */
	readonly faults: readonly string[];
	/** What it allows and Tencent Cloud or a strict broker does not take. */
	readonly warnings: readonly string[];
	/** What a CONNECT signs in with, as far as it could be read. */
	readonly credentials: Partial<Record<'clientId' | 'username' | 'password', string>>;
}

/** MQTT 3.1.1 table 2.1; AUTH is MQTT 5's. */
const TYPES =
	'reserved CONNECT CONNACK PUBLISH PUBACK PUBREC PUBREL PUBCOMP SUBSCRIBE SUBACK UNSUBSCRIBE UNSUBACK PINGREQ PINGRESP DISCONNECT AUTH'.split(
		' ',
	);
const LONGEST_KEEP_ALIVE = 900;
/** Of the platform's shortest token or a longer one. */
const TOKENS = /[0-9a-f]{40,}/gi;

/** Reads any CONNECT or CONNACK, right or wrong, as far as it can be read. */
export function describePacket(bytes: Uint8Array): Description {
	const reader = new Reader(bytes);
	try {
		readPacket(reader);
	} catch (error) {
		if (!(error instanceof RangeError)) throw error;
		reader.faults.push(error.message);
	}
	return reader;
}

/** The lines of a table: offset, bytes, meaning. Bytes of the password are shown only if asked for. */
export function packetLines(
	{ fields }: Pick<Description, 'fields'>,
	showPassword = false,
): string[] {
	const lines = ['offset  bytes                    meaning'];
	const row = (offset: string, bytes: string, meaning: string) =>
		lines.push(`${offset.padStart(6)}  ${bytes.padEnd(23)}  ${meaning}`.trimEnd());
	for (const { offset, bytes, meaning, secret } of fields) {
		if (secret && !showPassword) {
			row(`${offset}`, '**', `${meaning} (not shown)`);
			continue;
		}
		for (let at = 0; at < bytes.length; at += 8) {
			const octets = [...bytes.subarray(at, at + 8)];
			const hex = octets.map((octet) => octet.toString(16).padStart(2, '0')).join(' ');
			row(`${offset + at}`, hex, at === 0 ? meaning : '');
		}
	}
	return lines;
}

/** Takes fields from the front of a packet; a RangeError, whose message is a fault, ends the reading. */
class Reader implements Description {
	readonly fields: Field[] = [];
	readonly faults: string[] = [];
	readonly warnings: string[] = [];
	readonly credentials: { clientId?: string; username?: string; password?: string } = {};
	readonly bytes: Uint8Array;
	readonly #tokens: RegExpMatchArray[];
	at = 0;
	/** Where the packet ends. */
	end: number;

	constructor(bytes: Uint8Array) {
		this.bytes = bytes;
		this.#tokens = [...Buffer.from(bytes).toString('latin1').matchAll(TOKENS)];
		this.end = bytes.length;
	}

	left(): number {
		return this.end - this.at;
	}

	take(length: number, name: string, say: (bytes: Uint8Array) => string, secret = false) {
		const bytes = this.bytes.subarray(this.at, Math.min(this.at + length, this.end));
		const cut = bytes.length < length;
		const meaning = cut ? `the beginning of the ${name}` : say(bytes);
		this.#push(bytes, meaning, secret);
		if (cut)
			throw new RangeError(
				`the packet ends inside the ${name}: ${count(length)} expected, ${bytes.length} there`,
			);
		return bytes;
	}

	#push(bytes: Uint8Array, meaning: string, secret: boolean): void {
		const { at: offset } = this;
		if (bytes.length === 0) return;
		this.at += bytes.length;
		// Wrong lengths and flags make another field, or several, of the password.
		const isToken = this.#tokens.some(
			({ index = 0, 0: token }) => index < this.at && offset < index + token.length,
		);
		if (isToken && !secret)
			this.fields.push({ offset, bytes, meaning: 'what looks like a token', secret: true });
		else this.fields.push({ offset, bytes, meaning, ...(secret && { secret }) });
	}

	/** All that is left up to `end`, if anything is. */
	rest(end: number, meaning: string, secret: boolean): void {
		const bytes = this.bytes.subarray(this.at, end);
		if (bytes.length > 0) this.faults.push(`${meaning}: ${count(bytes.length)} too many`);
		this.#push(bytes, meaning, secret);
	}

	integer(length: 1 | 2, name: string, say: (value: number) => string): number {
		const value = (bytes: Uint8Array) => bytes.reduce((sum, byte) => sum * 256 + byte, 0);
		return value(this.take(length, name, (bytes) => say(value(bytes))));
	}

	/** MQTT 3.1.1 section 2.2.3; MQTT 5 counts its properties the same way. */
	variableInteger(name: string): number {
		let length = 0;
		while (length < 4 && this.bytes[this.at + length] >= 128) length++;
		const value = (bytes: Uint8Array) =>
			bytes.reduceRight((sum, byte) => sum * 128 + (byte & 127), 0);
		const bytes = this.take(Math.min(length + 1, 4), name, (bytes) => `${name} ${value(bytes)}`);
		if (length === 4) throw new RangeError(`the ${name} does not end within 4 bytes`);
		if (length > 0 && bytes[length] === 0)
			this.faults.push(`the ${name} is written in more bytes than it needs`);
		return value(bytes);
	}

	/** A field with its length in front, sections 1.5.3 and 3.1.3. */
	binary(name: string, say: (bytes: Uint8Array) => string, secret?: boolean): Uint8Array {
		const length = this.integer(2, `length of the ${name}`, (n) => `${name}: ${count(n)}`);
		return this.take(length, name, say, secret || length > this.left());
	}

	text(name: string): string {
		const say = (bytes: Uint8Array) => JSON.stringify(decode(bytes)) ?? 'not UTF-8';
		const text = decode(this.binary(name, say));
		if (text === undefined) this.faults.push(`the ${name} is not UTF-8 [MQTT-1.5.3-1]`);
		else if (text.includes('\0')) this.faults.push(`the ${name} holds U+0000 [MQTT-1.5.3-2]`);
		else if (/[\p{Cc}\p{Noncharacter_Code_Point}]/u.test(text))
			this.warnings.push(
				`the ${name} holds a control character or a non-character, which strict brokers refuse`,
			);
		return text ?? '';
	}
}

function readPacket(reader: Reader): void {
	const { faults } = reader;
	const first = reader.integer(1, 'packet type', (byte) => TYPES[byte >> 4]);
	const type = TYPES[first >> 4];
	if (type !== 'CONNECT' && type !== 'CONNACK') {
		if (reader.left() > 0) reader.take(reader.left(), 'rest', () => 'the rest, not read', true);
		throw new RangeError(`a packet of type ${type} is neither CONNECT nor CONNACK`);
	}
	if ((first & 15) > 0) faults.push('the low four bits of the first byte are not 0 [MQTT-2.2.2-1]');
	const remaining = reader.variableInteger('remaining length');
	if (remaining > reader.left())
		faults.push(
			`the packet is cut short: the remaining length is ${remaining}, but only ${count(reader.left())} there`,
		);
	reader.end = Math.min(reader.end, reader.at + remaining);
	if (type === 'CONNECT') readConnect(reader);
	else readConnack(reader);
	reader.rest(reader.end, `inside the ${type}, behind its last field`, type === 'CONNECT');
	reader.rest(reader.bytes.length, `behind the ${type}`, type === 'CONNECT');
}

/** MQTT 3.1.1 section 3.1. */
function readConnect(reader: Reader): void {
	const { faults, warnings, credentials } = reader;
	const name = reader.text('protocol name');
	const level = reader.integer(1, 'protocol level', (byte) => `protocol level ${byte}`);
	const version = new Map([
		['MQIsdp 3', '3.1'],
		['MQTT 5', '5'],
	]).get(`${name} ${level}`);
	if (version) faults.push(`this is MQTT ${version}; Tencent Cloud speaks MQTT 3.1.1`);
	else if (name !== 'MQTT') faults.push('the protocol name is not "MQTT" [MQTT-3.1.2-1]');
	else if (level !== 4) faults.push(`the protocol level is ${level}, not 4 [MQTT-3.1.2-2]`);

	const flags = reader.integer(1, 'connect flags', sayFlags);
	const hasUsername = (flags & 0x80) > 0;
	const hasPassword = (flags & 0x40) > 0;
	const hasWill = (flags & 0x04) > 0;
	if ((flags & 0x01) > 0) faults.push('the reserved connect flag is set [MQTT-3.1.2-3]');
	if (hasWill && (flags & 0x18) === 0x18) faults.push('the will QoS is 3 [MQTT-3.1.2-14]');
	if (!hasWill && (flags & 0x38) > 0)
		faults.push('will QoS or will retain without a will [MQTT-3.1.2-13, MQTT-3.1.2-15]');
	if (hasPassword && !hasUsername && version !== '5')
		faults.push('a password without a user name [MQTT-3.1.2-22]');

	const keepAlive = reader.integer(
		2,
		'keep-alive',
		(seconds) => `keep-alive ${seconds} s${seconds === 0 ? ', off' : ''}`,
	);
	if (keepAlive > LONGEST_KEEP_ALIVE)
		warnings.push(
			`the keep-alive is ${keepAlive} s; Tencent Cloud refuses more than ${LONGEST_KEEP_ALIVE}`,
		);
	const readProperties = (of: string) => {
		if (version !== '5') return;
		const length = reader.variableInteger(`length of the ${of}`);
		if (length > 0) reader.take(length, of, () => of);
	};

	readProperties('properties');
	credentials.clientId = reader.text('client id');
	if (credentials.clientId === '' && (flags & 0x02) === 0)
		faults.push('an empty client id needs a clean session [MQTT-3.1.3-7]');
	if (hasWill) {
		warnings.push('Tencent Cloud does not support a will');
		readProperties('will properties');
		const topic = reader.text('will topic');
		if (topic === '') faults.push('the will topic is empty [MQTT-4.7.3-1]');
		if (/[#+]/.test(topic)) faults.push('the will topic has a wildcard [MQTT-3.3.2-2]');
		reader.binary('will message', (bytes) => `will message, ${count(bytes.length)}`, true);
	}
	if (hasUsername) credentials.username = reader.text('user name');
	if (hasPassword) {
		const password = reader.binary('password', () => 'password', true);
		// The platform's password is ASCII; whatever else came in shows up as other characters.
		credentials.password = decode(password) ?? Buffer.from(password).toString('latin1');
	}
}

function sayFlags(flags: number): string {
	const names = [
		(flags & 0x80) > 0 && 'user name',
		(flags & 0x40) > 0 && 'password',
		(flags & 0x20) > 0 && 'will retain',
		(flags & 0x18) > 0 && `will QoS ${(flags >> 3) & 3}`,
		(flags & 0x04) > 0 && 'will',
		(flags & 0x02) > 0 && 'clean session',
		(flags & 0x01) > 0 && 'reserved',
	].filter(Boolean);
	return `connect flags: ${names.join(', ') || 'none'}`;
}

/** MQTT 3.1.1 section 3.2. */
function readConnack(reader: Reader): void {
	const { faults } = reader;
	const left = reader.left();
	const flags = reader.integer(
		1,
		'acknowledge flags',
		(byte) => `acknowledge flags: ${byte & 1 ? 'session present' : 'no session present'}`,
	);
	const code = reader.integer(1, 'return code', (byte) => sayReturnCode(byte));
	if (flags > 1) faults.push('acknowledge flags 7 to 1 are not 0, MQTT 3.1.1 section 3.2.2.1');
	if ((flags & 1) > 0 && code > 0)
		faults.push('a refusal says that a session is present [MQTT-3.2.2-4]');
	if (code > 5) faults.push(`the return code is ${code}, not 0 to 5, MQTT 3.1.1 table 3.1`);
	if (left > 2 || code > 127) faults.push('this looks like a CONNACK of MQTT 5');
}

function sayReturnCode(code: number): string {
	return `return code ${code}${code <= 5 ? `: ${connackMeaning(code)}` : ''}`;
}

function decode(bytes: Uint8Array): string | undefined {
	try {
		// A leading U+FEFF is a character like any other [MQTT-1.5.3-3].
		return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
	} catch {
		return undefined;
	}
}

function count(bytes: number): string {
	return `${bytes} ${bytes === 1 ? 'byte' : 'bytes'}`;
}
