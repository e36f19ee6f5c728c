import { fromUtf8, toLatin1 } from './bytes.js';
import { hint, likely, note, type Range } from './findings.js';
import { readCommands } from './input/at.js';
import { readBare, readMarked, readRow } from './input/bare.js';
import { readDump, readHex } from './input/dump.js';
import { connectStart, headerLength, isPacketStart, isTls } from './input/frames.js';
import { readJson } from './input/json.js';
import { readLabels } from './input/labels.js';
import { Collector, type Reading } from './input/reading.js';
import { readRefusal } from './input/refusals.js';
import { rewrite } from './input/rewrite.js';
import { readCommand, readUrl } from './input/shell.js';
import type { InputForm } from './items.js';

export type { Found, Reading } from './input/reading.js';

/** More is not read: a credential has a few hundred characters, and a log a few thousand. */
export const LONGEST_INPUT = 300_000;

/**
 * Reads what somebody pasted, or a file's bytes, and says what it was taken for. The values are raw, secrets included.
 * Where it is known to be a packet, digits are its bytes whatever they say.
 */
export function readInput(input: string | Uint8Array, isPacket = false): Reading {
	const into = new Collector();
	const text = typeof input === 'string' ? limit(input, into) : decodeFile(input, into);
	if (text === undefined) return into;
	if (text.trim() === '') {
		into.found.push(note('input.empty', {}, { field: 'input' }));
		return into;
	}
	const digits = readHex(text, isPacket);
	if (digits) {
		into.bytesInInput = digits.inInput;
		understandBytes(into, digits.bytes, digits.form);
	} else readText(text, into);
	if (into.bytes) findPacket(into, into.bytes);
	if (into.isEmpty && into.found.length === 0)
		into.found.push(note('input.unknown', {}, { field: 'input' }));
	return into;
}

function limit(text: string, into: Collector): string {
	if (text.length <= LONGEST_INPUT) return text;
	into.understood.push({
		code: 'input.too-long',
		params: { length: text.length, read: LONGEST_INPUT },
	});
	return text.slice(0, LONGEST_INPUT);
}

/** The text of a file, or undefined if it is a packet. */
function decodeFile(bytes: Uint8Array, into: Collector): string | undefined {
	if (bytes.length > LONGEST_INPUT) {
		into.understood.push({
			code: 'input.too-long',
			params: { length: bytes.length, read: LONGEST_INPUT },
		});
		return decodeFile(bytes.subarray(0, LONGEST_INPUT), into);
	}
	const marked = encodingOf(bytes);
	if (marked !== undefined) {
		into.understood.push({ code: 'input.encoding', params: { encoding: marked } });
		return limit(decodeAs(marked, bytes), into);
	}
	const text = fromUtf8(bytes);
	if (isPacketStart(bytes) || text === undefined || /(?![\t\n\v\f\r])\p{Cc}/u.test(text)) {
		understandBytes(into, bytes, 'raw');
		findPacket(into, bytes);
		return undefined;
	}
	return limit(text, into);
}

function encodingOf(bytes: Uint8Array): string | undefined {
	// PowerShell's, and others' without a byte order mark.
	const isAscii = bytes[0] > 9 && [1, 3, 5].every((at) => bytes[at] === 0);
	if ((bytes[0] === 0xff && bytes[1] === 0xfe) || isAscii) return 'UTF-16LE';
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'UTF-16BE';
	if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'UTF-8 with BOM';
	return undefined;
}

function decodeAs(encoding: string, bytes: Uint8Array): string {
	if (!encoding.startsWith('UTF-16')) return fromUtf8(bytes.subarray(3)) ?? toLatin1(bytes);
	const isLittle = encoding === 'UTF-16LE';
	let text = '';
	for (let at = 0; at + 1 < bytes.length && text.length <= LONGEST_INPUT; at += 2)
		text += String.fromCharCode(
			bytes[at + (isLittle ? 0 : 1)] | (bytes[at + (isLittle ? 1 : 0)] << 8),
		);
	return text.replace(/^\ufeff/, '');
}

const MOST_TEXTS = 60;
/** A program or a command that asks for MQTT 5. */
const MQTT5 =
	/(?:\s-V|--mqtt-version|\b(?:protocol|mqtt)_?(?:version)?["']?\s*[:=])\s*["']?(?:mqtt\.)?(?:mqttv)?5(?:\.0)?\b/i;

function readText(text: string, into: Collector): void {
	const words = text.match(/[^\s"'`]{12,400}/g) ?? [];
	into.texts = [...new Set(words)].filter((word) => /\d{4}|[;|&,]/.test(word)).slice(0, MOST_TEXTS);
	const as = (form: InputForm) => into.understood.push({ code: 'input.form', params: { form } });
	into.isMqtt5 = MQTT5.test(text);
	const json = readJson(text, into);
	if (
		json &&
		Object.keys(into.device).length > 0 &&
		Object.keys(into.fields).length === 0 &&
		!into.bytes
	) {
		// The console's triple, and perhaps what was made of it below.
		as('json');
		readPlain(
			blank(text, { start: text.indexOf('{'), end: text.lastIndexOf('}') + 1 }),
			into,
			true,
		);
		return;
	}
	if (json) {
		readConnectionString(text, into);
		if (into.bytes) understandBytes(into, into.bytes, 'json-bytes');
		else as('json');
		return;
	}
	const plain = rewrite(text);
	into.isRewritten = plain !== text;
	readPlain(plain, into);
	// Tasmota's, in which there are no quotation marks.
	if (/\bbacklog\d?\s.*mqtt(?:user|password)\s/i.test(text))
		for (const field of ['username', 'password'] as const)
			if (/;./.test(into.fields[field]?.value ?? ''))
				into.found.push(likely('shell.backlog', {}, { field }));
}

/** Reads a text, or the rest of one of which the device is known. */
function readPlain(text: string, into: Collector, isRest = false): void {
	const as = (form: InputForm) => into.understood.push({ code: 'input.form', params: { form } });
	const string = readConnectionString(text, into);
	if (string) {
		as('connection-string');
		const start = text.indexOf(string);
		const rest = blank(text, { start, end: start + string.length });
		if (rest.trim() !== '') readPlain(rest, into, true);
		// It stood where the password belongs.
		const { password } = into.fields;
		if (password && password.value.length === string.length && password.value.trim() === '')
			into.fields.password = { ...password, value: string };
		return;
	}
	if (readCommands(text, into)) as('at-commands');
	else if (readCommand(text, into)) {
		as('command');
		// The device may stand above it.
		const rest = new Collector();
		readLabels(text, rest);
		Object.assign(into.device, rest.device);
	} else {
		const dump = readDump(text);
		const hasPacket =
			dump && (isPacketStart(dump.bytes) || isDumpForm(dump.form) || !recognizes(text));
		if (dump && hasPacket) {
			if (!into.isRewritten) into.bytesInInput = dump.inInput;
			if (dump.left !== undefined) {
				into.isTruncated = true;
				into.found.push(note('input.truncated', { left: dump.left }, { field: 'input' }));
			}
			understandBytes(into, dump.bytes, dump.form);
			// Names with values may stand around an answer's few bytes, and before all others.
			const isAnswer = dump.bytes.length < 8;
			const rest = isAnswer ? blank(text, dump.inInput) : text.slice(0, dump.inInput.start);
			readLabels(rest, into);
		} else {
			if (readUrl(text, into)) as('url');
			const labels = readLabels(text, into);
			if (labels) as(labels);
			else if ((isRest || into.isEmpty) && (readRow(text, into) || readBare(text, into)))
				as('bare');
			readMarked(text, into);
		}
	}
	if (into.returnCode === undefined || into.returnCode > 5) readRefusal(text, into);
}

function blank(text: string, { start, end }: Range): string {
	return text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);
}

/** Whether a dump cannot be anything else. */
function isDumpForm(form: InputForm): boolean {
	return !['buffer', 'hex', 'decimal', 'base64', 'escapes', 'signed'].includes(form);
}

/** Whether a text has names with values, or values that stand alone, so that numbers in it are no packet. */
function recognizes(text: string): boolean {
	const trial = new Collector();
	return readLabels(text, trial) !== undefined || readBare(text, trial);
}

/** `HostName=…;DeviceId=…;SharedAccessKey=…`, as Azure's portal shows it. */
function readConnectionString(text: string, into: Collector): string | undefined {
	const match = /HostName=([^;\s"']+);[^\s"']*?SharedAccessKey=([A-Za-z0-9+/=]+)/i.exec(text);
	if (!match) return undefined;
	for (const [, name, value] of match[0].matchAll(/(?:^|;)(\w+)=([^;]+)/g))
		if (/^(?:HostName|DeviceId|SharedAccessKey(?:Name)?)$/i.test(name))
			into.device[name[0].toLowerCase() + name.slice(1)] = value;
	return match[0];
}

function understandBytes(into: Collector, bytes: Uint8Array, form: InputForm): void {
	into.bytes = bytes;
	const place = into.bytesInInput && { inInput: into.bytesInInput };
	into.understood.push({ code: 'input.bytes', params: { form, bytes: bytes.length }, ...place });
}

/** Skips what stands before the packet. */
function findPacket(into: Collector, bytes: Uint8Array): void {
	const header = headerLength(bytes);
	if (header > 0) into.understood.push({ code: 'input.headers', params: { bytes: header } });
	if (isTls(bytes.subarray(header))) {
		into.found.push(note('input.tls', {}, { field: 'input' }));
		into.bytes = undefined;
		return;
	}
	if (header > 0) {
		into.bytes = bytes.slice(header);
		return;
	}
	const start = isPacketStart(bytes) ? 0 : connectStart(bytes);
	if (start === 0) return;
	into.found.push(hint('input.skipped', { bytes: start }, { field: 'input' }));
	into.bytes = bytes.slice(start);
}
