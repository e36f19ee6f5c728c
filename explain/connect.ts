import { fromUtf8, toLatin1 } from './bytes.js';
import { type Reader, Unreadable } from './reader.js';

/** What a CONNECT says, as far as it could be read. For judging, not for showing. */
export interface Connect {
	readonly clientId?: string | undefined;
	readonly username?: string | undefined;
	readonly password?: string | undefined;
	readonly keepAlive?: number | undefined;
	readonly version?: '3.1' | '3.1.1' | '5' | undefined;
	readonly hasWill?: boolean | undefined;
	/** Whether it was read to its end. */
	readonly isWhole: boolean;
}

const LEVELS: Readonly<Record<string, '3.1' | '3.1.1' | '5'>> = {
	'MQIsdp 3': '3.1',
	'MQTT 4': '3.1.1',
	'MQTT 5': '5',
};

/** Reads a CONNECT after its fixed header, MQTT 3.1.1 section 3.1, as the version that it is of wants it. */
export function readConnect(reader: Reader): Connect {
	const connect: {
		-readonly [Key in keyof Connect]: Connect[Key];
	} = { isWhole: false };
	try {
		readInto(reader, connect);
		connect.isWhole = true;
	} catch (error) {
		if (!(error instanceof Unreadable)) throw error;
	}
	return connect;
}

function readInto(
	reader: Reader,
	connect: { -readonly [Key in keyof Connect]: Connect[Key] },
): void {
	const from = reader.at;
	const name = reader.text('protocol name');
	const level = reader.integer(1, 'protocol level', (value) => [
		'protocol-level',
		{ value, version: LEVELS[`${name} ${value}`] ?? '' },
	]);
	const version = LEVELS[`${name} ${level & 0x7f}`];
	connect.version = version;
	if (version === undefined) judgeProtocol(reader, name, level, from);
	else if (level > 0x7f) reader.fault('packet.bridge', {}, reader.at - 1);
	const is31 = version === '3.1';

	const flagsAt = reader.at;
	const flags = reader.integer(1, 'connect flags', (value) => ['connect-flags', { value }]);
	const hasUsername = (flags & 0x80) > 0;
	const hasPassword = (flags & 0x40) > 0;
	const hasWill = (flags & 0x04) > 0;
	if ((flags & 0x01) > 0 && !is31) reader.fault('packet.reserved-flag', {}, flagsAt);
	if (hasWill && (flags & 0x18) === 0x18) reader.fault('packet.will-qos-3', {}, flagsAt);
	if (!hasWill && (flags & 0x38) > 0 && !is31) reader.fault('packet.will-flags', {}, flagsAt);
	if (hasPassword && !hasUsername && version !== '5')
		reader.fault('packet.password-without-username', {}, flagsAt);
	connect.keepAlive = reader.integer(2, 'keep-alive', (seconds) => ['keep-alive', { seconds }]);

	const properties = (item: 'properties' | 'will properties') => {
		if (version !== '5') return;
		const length = reader.variableInteger(item);
		if (length > 0)
			reader.take(length, item, () => ['bytes', { item, value: length }], { isSecret: true });
	};
	properties('properties');
	const idAt = reader.at;
	connect.clientId = reader.text('client id');
	judgeClientId(reader, connect.clientId, version, (flags & 0x02) > 0, idAt);
	if (hasWill) {
		properties('will properties');
		const topicAt = reader.at;
		const topic = reader.text('will topic');
		if (topic === '') reader.fault('packet.will-topic-empty', {}, topicAt);
		if (/[#+]/.test(topic)) reader.fault('packet.will-topic-wildcard', {}, topicAt);
		reader.binary('will message', 'bytes', true);
		connect.hasWill = true;
	}
	// MQTT 3.1: the remaining length takes precedence over the flags.
	if (hasUsername && !(is31 && reader.left() === 0)) {
		connect.username = reader.text('user name');
		if (reader.found.some(({ code }) => code === 'packet.not-utf8')) connect.username = undefined;
	}
	if (hasPassword && !(is31 && reader.left() === 0)) {
		const password = reader.binary('password', 'bytes', true);
		// Without the flag of the user name it may be that, and what follows the password.
		if (!hasUsername && version !== '5') throw new Unreadable();
		// The clouds' passwords are ASCII; whatever else came in shows up as other characters.
		connect.password = fromUtf8(password) ?? toLatin1(password);
	}
}

function judgeProtocol(reader: Reader, name: string, level: number, from: number): void {
	if (name !== 'MQTT' && name !== 'MQIsdp')
		reader.fault(
			'packet.protocol-name',
			{ shown: name.length < 8 ? name : '' },
			from + 2,
			reader.at - 1,
		);
	else reader.fault('packet.protocol-level', { name, level }, reader.at - 1);
}

function judgeClientId(
	reader: Reader,
	clientId: string,
	version: Connect['version'],
	isClean: boolean,
	from: number,
): void {
	if (version === '3.1') {
		// MQTT 3.1 section 3.1, "Client Identifier".
		if (clientId === '' || clientId.length > 23)
			reader.fault('packet.client-id-31', { length: clientId.length }, from);
	} else if (clientId === '' && !isClean && version !== '5')
		reader.fault('packet.client-id-empty', {}, from);
}
