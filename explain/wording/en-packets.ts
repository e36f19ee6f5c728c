import { CLOUD_FORMS } from '../clouds/index.js';
import type { CloudName } from '../findings.js';
import type { InputForm, PacketFieldParams, UnderstandingParams } from '../items.js';
import type { FindingParams } from '../params.js';
import { type Prefixed, quote, type Wordings } from './catalogue.js';

type Codes = Prefixed<'host' | 'port' | 'keep-alive' | 'refused' | 'cause' | 'packet' | 'input'>;

const count = (bytes: number) => `${bytes} ${bytes === 1 ? 'byte' : 'bytes'}`;
const cloudName = (cloud: CloudName) => CLOUD_FORMS[cloud].title.en;
const RETURN_CODES: Readonly<Record<number, string>> = {
	0: 'accepted',
	1: 'this version of MQTT is not supported',
	2: 'client id not allowed',
	3: 'server unavailable',
	4: 'wrong user name or password',
	5: 'not authorized',
	128: 'unspecified error',
	129: 'malformed packet',
	130: 'protocol error',
	131: 'implementation specific error',
	132: 'this version of MQTT is not supported',
	133: 'client id not valid',
	134: 'wrong user name or password',
	135: 'not authorized',
	136: 'server unavailable',
	137: 'server busy',
	138: 'banned',
	140: 'wrong authentication method',
	144: 'topic name not valid',
	149: 'packet too large',
	151: 'quota exceeded',
	153: 'payload format not valid',
	154: 'retain not supported',
	155: 'QoS not supported',
	156: 'use another server',
	157: 'server moved',
	159: 'connection rate exceeded',
};
/** PubSubClient's, which others have taken over. */
const OWN_CODES: Readonly<Record<number, string>> = {
	[-4]: ' in time (in PubSubClient: timeout)',
	[-3]: ' (in PubSubClient: the connection was lost)',
	[-2]: ' (in PubSubClient: the TCP or TLS connection failed)',
	[-1]: ' (in PubSubClient: not connected)',
};
const meaning = (code: number) => RETURN_CODES[code] ?? 'unknown';

/** What is wrong with a packet or a target, and what a refusal means. */
export const packets: Wordings<FindingParams, Codes> = {
	'host.scheme': ({ shown }) =>
		`The host has ${quote(shown)} in front; only the server's name belongs there.`,
	'host.port': ({ shown }) =>
		`The host has a port at its end, ${quote(shown)}; give it separately.`,
	'host.placeholder': ({ shown }) => `The host still has a placeholder in it: ${quote(shown)}.`,
	'host.other': ({ expected }) =>
		`The host is not that of this device: it should begin with ${quote(expected)}.`,
	'host.unknown': ({ cloud }) => `The host is not one that ${cloudName(cloud)} documents.`,
	'host.other-cloud': ({ cloud, expected }) =>
		`The host is one of ${cloudName(cloud)}, and the credentials are for ${cloudName(expected)}.`,
	'port.tls-only': ({ cloud, port }) =>
		`${cloudName(cloud)} takes nothing but TLS; port ${port} is without, 8883 is with TLS.`,
	'keep-alive.range': ({ seconds, min, max, cloud }) =>
		`The keep-alive is ${seconds} s; ${cloudName(cloud)} allows ${min} to ${max} s.${seconds >= 1000 && seconds % 1000 === 0 ? ' Was it meant in milliseconds?' : ''}`,

	'refused.accepted': () => 'The server accepted the connection (return code 0).',
	'refused.code': ({ code }) => `The server refused with return code ${code}: ${meaning(code)}.`,
	'refused.unknown': ({ code }) =>
		`The return code is ${code} (${meaning(code)}), which MQTT 3.1.1 does not have.`,
	'refused.client': ({ code }) =>
		`The code ${code} is the client library's own and no return code of a server: no CONNACK came${OWN_CODES[code] ?? ''}.`,
	'refused.unreached': ({ shown }) =>
		`No MQTT server answered (${quote(shown)}): there was no CONNACK, so nothing is known of the credentials yet.`,
	'refused.untold': ({ shown }) =>
		`${quote(shown)} says that there is no connection, and not why: look for the return code in the program's log, or connect with the same values and mosquitto_pub -d or MQTTX, which print it.`,
	'cause.network': () =>
		"The server's name, the port, TLS or the network may be wrong: check that the host resolves, that the port is the one for TLS or for plain TCP, and that no firewall is between.",
	'cause.certificate': () =>
		"The client may not trust the server's certificate: give it the cloud's current root certificate, set its clock before TLS begins, and connect to the name that the certificate has.",
	'cause.closed': () =>
		'The server may have closed the connection without an answer: some do that with credentials that they do not accept, and when a second device signs in with the same client id.',
	'cause.version': () =>
		'The client may speak MQTT 5 or 3.1 where the server wants 3.1.1: set the version in the client.',
	'cause.client-id': () =>
		"The client id may not have the cloud's form: compare it with the documentation, character by character.",
	'cause.keep-alive': () =>
		'The keep-alive may be outside what the platform takes: it answers that with code 2 too.',
	'cause.unavailable': () =>
		'The server may be overloaded or under maintenance: wait a minute or longer, and look at its status page.',
	'cause.secret': () =>
		'The secret may be wrong: copy it again from the console, and explain the user name and password together with it to be certain.',
	'cause.identity': () =>
		'Product and device name may differ from those in the console: compare them, capital letters too.',
	'cause.clock': () =>
		"The device's clock may be wrong, or tell local time instead of UTC: print the expiry or timestamp that it signs, and compare.",
	'cause.token': () =>
		'The password may be put together wrongly: explain it here with user name, client id and secret.',
	'cause.disabled': () =>
		'The device may be disabled, deleted or not activated: look at its state in the console.',
	'cause.renewed': () =>
		'The secret may have been renewed since, or the device created again: compare it with the console.',
	'cause.host': () =>
		'The device may belong to another region or instance than the server: compare the host with the console.',
	'cause.rate': ({ seconds }) =>
		`The device may have connected too often: leave at least ${seconds} s between two attempts, and longer after each refusal.`,

	'packet.cut': ({ remaining, there }) =>
		`The packet is cut short: its remaining length is ${remaining}, but only ${count(there)} follow.`,
	'packet.ends-inside': ({ item, expected, there }) =>
		`The packet ends inside the ${item}: ${count(expected)} expected, ${there} there.`,
	'packet.length-unending': ({ item }) =>
		`The ${item} does not end within 4 bytes (section 2.2.3).`,
	'packet.length-padded': ({ item }) => `The ${item} is written in more bytes than it needs.`,
	'packet.length-one-byte': ({ length }) =>
		`The remaining length ${length} is written in one byte; from 128 on it takes two or more, seven bits in each [MQTT 3.1.1 section 2.2.3].`,
	'packet.fixed-flags': ({ type }) =>
		`The low four bits of the ${type}'s first byte are not 0 [MQTT-2.2.2-1].`,
	'packet.reserved-type': () => 'The bytes are no MQTT packet: type 0 is reserved.',
	'packet.other-type': ({ type }) =>
		`This is a ${type} packet, neither CONNECT nor CONNACK; it is not read.`,
	'packet.garbage': ({ bytes }) => `After the packet come ${count(bytes)} that are no packet.`,
	'packet.trailing': ({ type, bytes }) =>
		`Inside the ${type}, after its last field, ${count(bytes)} are left over: a length or a flag is wrong.`,
	'packet.protocol-name': ({ shown }) =>
		`The protocol name is ${shown === '' ? 'wrong' : quote(shown)}; it must be "MQTT" [MQTT-3.1.2-1].`,
	'packet.protocol-level': ({ name, level }) =>
		`The protocol level is ${level}, which does not go with ${quote(name)}; MQTT 3.1.1 is "MQTT" with 4 [MQTT-3.1.2-2].`,
	'packet.bridge': () =>
		'The protocol level has its highest bit set, as only a mosquitto bridge sets it: other servers refuse it. Set try_private to false.',
	'packet.mqtt-31': () =>
		'This is MQTT 3.1, the version before 3.1.1: legal where the platform takes it.',
	'packet.mqtt-5': ({ cloud }) =>
		cloud === ''
			? 'This is MQTT 5; few of the clouds that are known here speak it.'
			: `This is MQTT 5; ${cloudName(cloud)} speaks MQTT 3.1.1.`,
	'packet.reserved-flag': () => 'The reserved connect flag is set [MQTT-3.1.2-3].',
	'packet.will-qos-3': () => 'The QoS of the will is 3 [MQTT-3.1.2-14].',
	'packet.will-flags': () =>
		'There are QoS or retain bits of a will, but no will [MQTT-3.1.2-13, MQTT-3.1.2-15].',
	'packet.will-topic-empty': () => 'The will topic is empty [MQTT-4.7.3-1].',
	'packet.will-topic-wildcard': () => 'The will topic has a wildcard [MQTT-3.3.2-2].',
	'packet.will': ({ cloud }) =>
		`The packet has a will, which ${cloudName(cloud)} does not support.`,
	'packet.password-without-username': () =>
		'There is a password without a user name [MQTT-3.1.2-22].',
	'packet.client-id-31': ({ length }) =>
		`The client id has ${length} characters; MQTT 3.1 allows 1 to 23. Use MQTT 3.1.1 for a longer one.`,
	'packet.client-id-empty': () => 'An empty client id requires a clean session [MQTT-3.1.3-7].',
	'packet.not-utf8': ({ item }) => `The ${item} is not UTF-8 [MQTT-1.5.3-1].`,
	'packet.zero-character': ({ item }) => `The ${item} holds U+0000 [MQTT-1.5.3-2].`,
	'packet.control-character': ({ item }) =>
		`The ${item} holds a control character or a non-character, which strict brokers refuse.`,
	'packet.connack-flags': () =>
		'The acknowledge flags 7 to 1 are not 0 (MQTT 3.1.1, section 3.2.2.1).',
	'packet.connack-session': () => 'A refusal says that a session is present [MQTT-3.2.2-4].',
	'packet.connack-code': ({ value }) =>
		`The return code is ${value}, not 0 to 5 (MQTT 3.1.1, table 3.1).`,
	'packet.connack-mqtt5': () => 'This looks like a CONNACK of MQTT 5.',

	'input.empty': () => 'The input is empty.',
	'input.unknown': () =>
		'Nothing in the input was recognized: neither a packet nor a client id, user name, password or return code.',
	'input.truncated': ({ left }) =>
		`Whoever printed the bytes left out the last ${left}: print all of them to have the whole packet read.`,
	'input.tls': () =>
		'These bytes are encrypted by TLS. Paste the client id, user name and password as the program has them.',
	'input.skipped': ({ bytes }) =>
		`The first ${count(bytes)} were skipped: the CONNECT begins after them.`,
};

const FORMS: Readonly<Record<InputForm, string>> = {
	json: 'JSON',
	'json-bytes': 'bytes in JSON',
	'connection-string': 'an Azure connection string',
	'at-commands': 'AT commands of a module',
	command: 'a command line',
	url: 'a URL',
	labels: 'names with values',
	code: 'source code',
	bare: 'values without names, recognized by their form',
	buffer: 'a <Buffer …> of Node',
	escapes: 'bytes with escapes (\\x10)',
	hex: 'hexadecimal numbers',
	decimal: 'decimal numbers',
	signed: 'decimal numbers, negative above 127',
	base64: 'Base64',
	'hexdump-c': 'the output of hexdump -C',
	'hexdump-words': 'the output of hexdump or od -x, in swapped words',
	xxd: 'the output of xxd',
	od: 'the output of od -t x1',
	'od-octal': 'the output of od in octal bytes',
	'od-octal-words': 'the output of od in octal words',
	tcpdump: 'the output of tcpdump -X',
	wireshark: "Wireshark's hex dump",
	raw: "a file's bytes",
};

export const understood: Wordings<UnderstandingParams> = {
	'input.form': ({ form }) => `The input was read as ${FORMS[form]}.`,
	'input.bytes': ({ form, bytes }) => `The input was read as ${FORMS[form]}: ${count(bytes)}.`,
	'input.encoding': ({ encoding }) => `The file is ${encoding}; it was decoded.`,
	'input.headers': ({ bytes }) =>
		`The first ${count(bytes)} are the headers of a captured frame (Ethernet, IP, TCP) and were skipped.`,
	'input.too-long': ({ length, read }) =>
		`The input has ${length} characters; only the first ${read} were read.`,
	'field.value': ({ shown }, field) => `Read as ${field}: ${shown}`,
	'field.hidden': ({ characters }, field) =>
		`Read as ${field}: ${characters} characters, not shown`,
	'field.variable': ({ shown }, field) =>
		`The ${field} is a variable of the shell, ${shown}: its value is not known.`,
	'field.masked': (_, field) => `The ${field} is masked in the input, so it is not known.`,
	'field.another': (_, field) => `The ${field} is there more than once; the first was taken.`,
	'device.value': ({ part, shown }) => `Read as ${part}: ${shown}`,
	'device.secret': ({ part }) => `Read as ${part}: not shown`,
	'packet.value': ({ type, bytes }) => `A packet: ${type}, ${count(bytes)}`,
	'cloud.recognized': ({ cloud }) => `The cloud was recognized: ${cloudName(cloud)}.`,
};

export const packetFields: Wordings<PacketFieldParams> = {
	type: ({ type, flags }) => (flags === 0 ? type : `${type}, flags ${flags}`),
	count: ({ item, value }) => `${item} ${value}`,
	length: ({ item, value }) => `${item}: ${count(value)}`,
	'protocol-level': ({ value, version }) =>
		`protocol level ${value}${version === '' ? '' : ` (MQTT ${version})`}`,
	'connect-flags': ({ value }) => {
		const names = [
			(value & 0x80) > 0 && 'user name',
			(value & 0x40) > 0 && 'password',
			(value & 0x20) > 0 && 'will retain',
			(value & 0x18) > 0 && `will QoS ${(value >> 3) & 3}`,
			(value & 0x04) > 0 && 'will',
			(value & 0x02) > 0 && 'clean session',
			(value & 0x01) > 0 && 'reserved',
		].filter(Boolean);
		return `connect flags: ${names.join(', ') || 'none'}`;
	},
	'keep-alive': ({ seconds }) => `keep-alive ${seconds} s${seconds === 0 ? ', off' : ''}`,
	text: ({ shown }) => (shown === '\ufffd' ? 'not UTF-8' : quote(shown)),
	bytes: ({ item, value }) => `${item}, ${count(value)}`,
	hidden: ({ item, value }) =>
		`${item}, ${count(value)} (not shown: the packet's lengths do not fit)`,
	'acknowledge-flags': ({ present }) =>
		`acknowledge flags: ${present ? 'session present' : 'no session present'}`,
	'return-code': ({ value }) => `return code ${value}: ${meaning(value)}`,
	begin: ({ item }) => `the beginning of the ${item}`,
	token: ({ value }) => `${count(value)} of what looks like a token`,
	body: ({ type, value }) => `the rest of the ${type}, ${count(value)}`,
	rest: ({ value }) => `${count(value)} that belong to nothing`,
};
