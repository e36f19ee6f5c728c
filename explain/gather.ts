import { refuse, requireType } from '../src/check.js';
import { fromUtf8, toLatin1 } from './bytes.js';
import type { CloudForm, FieldName, Fields } from './clouds/form.js';
import { CLOUD_FORMS } from './clouds/index.js';
import { canonicalDevice, cloudOfDevice } from './device.js';
import type { CloudName } from './findings.js';
import type { Target } from './host.js';
import type { Device } from './identity.js';
import { LONGEST_INPUT, type Reading, readInput } from './input.js';
import { type ReadPacket, readPackets } from './packet.js';
import { recognize } from './recognize.js';
import type { Clock } from './time.js';

/** What is known. Everything is optional, and the more there is, the more certain is the answer. */
export interface Question {
	/** Whatever somebody pasted, or a file's bytes: any form that `readInput` knows. */
	readonly input?: string | Uint8Array | undefined;
	/** Default: the one whose form the credentials have. */
	readonly cloud?: CloudName | undefined;
	/** Identity and secret, by the names that the cloud's factory uses; CLOUD_FORMS lists them with their aliases. */
	readonly device?: Device | undefined;
	readonly clientId?: string | undefined;
	readonly username?: string | undefined;
	readonly password?: string | Uint8Array | undefined;
	/** A packet's bytes, or a text in which they are printed. */
	readonly packet?: string | Uint8Array | undefined;
	/** The CONNACK's. */
	readonly returnCode?: number | undefined;
	readonly host?: string | undefined;
	readonly port?: number | undefined;
	/** Seconds. */
	readonly keepAlive?: number | undefined;
	/** When it was sent, in Unix seconds; default: now, by this machine's clock. */
	readonly now?: number | undefined;
	/** Seconds that the device signs for. */
	readonly lifetime?: number | undefined;
}

/** Credentials that were sent together. */
export interface FieldSet {
	/** As much of them as is read. */
	readonly fields: Fields;
	/** Characters that they have. */
	readonly lengths: Readonly<Partial<Record<FieldName, number>>>;
	/** The CONNECT that they are from. */
	readonly packet?: ReadPacket;
	/** Which fields were not sent if they are not there. */
	readonly missing: 'all' | 'some' | 'none';
}

/** All that a question holds, in one form. */
export interface Case {
	readonly question: Question;
	/** Of the input, and of the packet if that is a text. */
	readonly reading: Reading;
	readonly printed: Reading;
	readonly bytes: Uint8Array | undefined;
	readonly isTruncated: boolean;
	readonly packets: readonly ReadPacket[];
	readonly sets: readonly FieldSet[];
	readonly form: CloudForm | undefined;
	/** By the names that were given, and by the cloud's. */
	readonly rawDevice: Device;
	readonly device: Device;
	readonly target: Target;
	readonly returnCode: number | undefined;
	readonly clock: Clock;
}

export const FIELD_NAMES: readonly FieldName[] = ['clientId', 'username', 'password'];
const NOTHING: Reading = {
	understood: [],
	fields: {},
	device: {},
	found: [],
	others: [],
	texts: [],
	isTruncated: false,
	hasCertificate: false,
};
const MOST_CONNECTS = 4;

/** Reads all that a question holds. Throws a TypeError for options of a wrong type, and for a cloud that is none. */
export function gather(question: Question): Case {
	checkTypes(question);
	const { input, packet, now = Date.now() / 1000, lifetime } = question;
	const reading = input === undefined ? NOTHING : readInput(input);
	const printed = packet === undefined ? NOTHING : readPacketText(packet);
	const bytes = printed.bytes ?? reading.bytes;
	const packets = bytes ? readPackets(bytes) : [];
	const typed = typedFields(question, reading);
	const connects = packets.filter(({ connect }) => connect !== undefined).slice(0, MOST_CONNECTS);
	const sets: FieldSet[] = connects.map((read) => ({
		...cut(fieldsOf(read)),
		packet: read,
		missing: read.connect?.isWhole && !isUnreadable(read) ? 'all' : 'none',
	}));
	const isHidden =
		isLog(reading) ||
		reading.isSaid === true ||
		reading.understood.some(({ code }) => /^field\.(?:masked|variable)$/.test(code));
	if (Object.keys(typed).length > 0)
		sets.unshift({ ...cut(typed), missing: isHidden ? 'none' : 'some' });
	const rawDevice: Device = { ...reading.device, ...question.device };
	const form = formFor(question, reading, sets, rawDevice);
	const connect = connects[0]?.connect;
	return {
		question,
		reading,
		printed,
		bytes,
		isTruncated: reading.isTruncated || printed.isTruncated,
		packets,
		sets,
		form,
		rawDevice,
		device: form ? canonicalDevice(form, rawDevice) : rawDevice,
		target: {
			host: question.host ?? reading.host,
			port: question.port ?? reading.port,
			keepAlive: question.keepAlive ?? reading.keepAlive ?? connect?.keepAlive,
		},
		returnCode:
			question.returnCode ??
			reading.returnCode ??
			packets.find(({ returnCode }) => returnCode !== undefined)?.returnCode,
		clock: { now, lifetime },
	};
}

/** Whether names and values stand beside what came of them, so that others may have been left out. */
function isLog({ understood, returnCode, network, untold }: Reading): boolean {
	const isLabelled = understood.some(
		({ code, params }) => code === 'input.form' && /^(?:labels|bare)$/.test(params.form),
	);
	return isLabelled && (returnCode ?? network ?? untold) !== undefined;
}

/** Whether a field that is there could not be read as text. */
function isUnreadable({ found }: ReadPacket): boolean {
	return found.some(({ code }) => code === 'packet.not-utf8');
}

const STRINGS = ['clientId', 'username', 'host', 'cloud'] as const;
const NUMBERS = ['returnCode', 'port', 'keepAlive', 'now', 'lifetime'] as const;
const TEXTS = ['input', 'password', 'packet'] as const;

function checkTypes(question: Question): void {
	requireType('question', question, 'object');
	for (const name of STRINGS)
		if (question[name] !== undefined) requireType(name, question[name], 'string');
	for (const name of NUMBERS)
		if (question[name] !== undefined) requireType(name, question[name], 'number');
	for (const name of TEXTS) {
		const value = question[name];
		if (value !== undefined && typeof value !== 'string' && !(value instanceof Uint8Array))
			requireType(name, value, 'string or Uint8Array');
	}
	if (question.device !== undefined) requireType('device', question.device, 'object');
	for (const [name, value] of Object.entries(question.device ?? {}))
		if (value !== undefined) requireType(`device.${name}`, value, 'string');
	if (question.cloud !== undefined && !Object.hasOwn(CLOUD_FORMS, question.cloud))
		refuse(TypeError, 'cloud', Object.keys(CLOUD_FORMS).join(', '), 'another text');
}

/** Bytes are a packet whatever they say. */
function readPacketText(packet: string | Uint8Array): Reading {
	if (typeof packet === 'string') return readInput(packet, true);
	return { ...NOTHING, bytes: packet.subarray(0, LONGEST_INPUT) };
}

function typedFields(question: Question, reading: Reading): Fields {
	const fields: Partial<Record<FieldName, string>> = {};
	for (const name of FIELD_NAMES) {
		const value = question[name] ?? reading.fields[name]?.value;
		if (value !== undefined)
			fields[name] = typeof value === 'string' ? value : (fromUtf8(value) ?? toLatin1(value));
	}
	return fields;
}

function fieldsOf({ connect }: ReadPacket): Fields {
	const fields: Partial<Record<FieldName, string>> = {};
	for (const name of FIELD_NAMES) {
		const value = connect?.[name];
		if (value !== undefined) fields[name] = value;
	}
	return fields;
}

/** Longer than any cloud's credentials. */
const LONGEST_READ = 4000;

function cut(whole: Fields): Pick<FieldSet, 'fields' | 'lengths'> {
	const fields: Partial<Record<FieldName, string>> = {};
	const lengths: Partial<Record<FieldName, number>> = {};
	for (const name of FIELD_NAMES) {
		const text = whole[name];
		if (text === undefined) continue;
		fields[name] = text.slice(0, LONGEST_READ);
		lengths[name] = text.length;
	}
	return { fields, lengths };
}

/** The fields in each other's places. */
function swaps({ clientId, username, password }: Fields): Fields[] {
	const orders = [
		[clientId, password, username],
		[username, clientId, password],
		[password, username, clientId],
		[username, password, clientId],
		[password, clientId, username],
	];
	return orders.map((order) =>
		Object.fromEntries(
			FIELD_NAMES.flatMap((name, i) => (order[i] === undefined ? [] : [[name, order[i]]])),
		),
	);
}

/** The cloud that was named, or whose form the credentials, the server's name or the device have. */
function formFor(
	{ cloud, host }: Question,
	reading: Reading,
	sets: readonly FieldSet[],
	device: Device,
): CloudForm | undefined {
	if (cloud !== undefined) return CLOUD_FORMS[cloud];
	for (const { fields } of sets) {
		const [best] = recognize(fields);
		if (best) return best;
	}
	for (const { fields } of sets)
		for (const swapped of swaps(fields)) {
			const [best] = recognize(swapped);
			if (best) return best;
		}
	const name = host ?? reading.host;
	const byHost = Object.values(CLOUD_FORMS).filter(
		({ hosts }) => name !== undefined && hosts?.test(name.replace(/:\d+$/, '')),
	);
	return byHost.length === 1 ? byHost[0] : cloudOfDevice(device);
}
