import { fromBase64Loosely, fromHex } from '../bytes.js';
import type { Range } from '../findings.js';
import type { InputForm } from '../items.js';
import { headerLength, isPacketStart } from './frames.js';

/** Bytes that were printed, and how. */
export interface Dump {
	readonly bytes: Uint8Array;
	readonly form: InputForm;
	readonly inInput: Range;
	/** Bytes that whoever printed them left out at the end. */
	readonly left?: number;
}

/** Shorter than any token. */
const SHORT = 12;

/** Reads a text that is nothing but hexadecimal digits; all of it if it is known to be a packet, else what a packet's beginning may be. */
export function readHex(text: string, isPacket: boolean): Dump | undefined {
	const digits = text.replace(/0x|[\s,:-]+/gi, '');
	const bytes = digits.length > 3 || isPacket ? fromHex(digits) : undefined;
	if (!bytes?.length) return undefined;
	const isBeginning = bytes.length <= SHORT && (bytes[0] === 0x10 || bytes[0] === 0x20);
	if (!isPacket && !isBeginning) return undefined;
	return { bytes, form: 'hex', inInput: { start: 0, end: text.length } };
}

/** Finds bytes in a text, however they were printed. */
export function readDump(text: string): Dump | undefined {
	const bare = withoutPrefixes(withoutTimes(text));
	const dump =
		readBuffer(bare) ??
		readEscapes(text) ??
		readRows(bare) ??
		readList(bare) ??
		readDigits(bare) ??
		readBase64(bare);
	// What was taken off each line moves all that follows.
	return dump && bare.length !== text.length
		? { ...dump, inInput: { start: 0, end: text.length } }
		: dump;
}

/** Blanks comments, and dates and times of day, whose numbers are no bytes. */
function withoutTimes(text: string): string {
	return text.replace(
		/\/\*.*?\*\/|\b\d{4}([-/.])\d\d\1\d\d(?:[ T]+\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?Z?)?|\b\d\d:\d\d:\d\d[.,]\d{3,6}\b/g,
		(time) => ' '.repeat(time.length),
	);
}

/** Takes off what a log writes in front of each line of a dump. */
function withoutPrefixes(text: string): string {
	const lines = text.split('\n').filter((line) => line.trim() !== '');
	const prefixes = lines.map(
		(line) => /^([^'"\\{]*?[:\])>|]\s+)(?=(?:0x)?[0-9a-f]{2,8}(?:[\s:]|$))/i.exec(line)?.[1] ?? '',
	);
	const shapes = new Set(prefixes.map((prefix) => prefix.replace(/\d+/g, '0')));
	const [shape] = shapes;
	if (lines.length < 2 || shapes.size !== 1 || !/[g-wyz()[\]]/i.test(shape)) return text;
	return lines.map((line, i) => line.slice(prefixes[i].length)).join('\n');
}

/** `<Buffer 10 92 … 99 more bytes>`, as Node prints it. */
function readBuffer(text: string): Dump | undefined {
	const match = /<Buffer((?: [0-9a-f]{2})+)(?: \.\.\. (\d+) more bytes?)?>?/i.exec(text);
	const bytes = fromHex(match?.[1].replaceAll(' ', '') ?? '-');
	if (!match || !bytes) return undefined;
	const inInput = { start: match.index, end: match.index + match[0].length };
	return { bytes, form: 'buffer', inInput, ...(match[2] && { left: Number(match[2]) }) };
}

/** `b'\x10\x92…'`, `"\x10" "\x92"`, `\020\222`: escapes of C, Python, JavaScript, printf and Lua. */
function readEscapes(text: string): Dump | undefined {
	const first = /\\x[0-9a-f]{1,2}|\\u00[0-9a-f]{2}|\\[0-3][0-7]{2}/i.exec(text);
	if (!first) return undefined;
	const before = text.slice(0, first.index);
	const quote = /["'][^"'\n]*$/.exec(before);
	const start = quote && !/\s{2}/.test(quote[0]) ? quote.index + 1 : first.index;
	const bytes: number[] = [];
	// Lua's are decimal.
	const radix = /\\\d{0,2}[89]/.test(text) ? 10 : 8;
	const closing = quote ? quote[0][0] : '';
	const pattern =
		/\\x([0-9a-f]{1,2})|\\u00([0-9a-f]{2})|\\([0-3]\d{2}|0)|\\([abfnrtv\\'"?])|(["']\s*\\?\s*b?["'])|(\\\r?\n\s*|\s*\r?\n\s*)|([ -~])/giy;
	pattern.lastIndex = start;
	let end = start;
	for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
		const [whole, hex, unicode, octal, letter, , , plain] = match;
		if (plain !== undefined) {
			if (plain === closing || (closing === '' && /["'\s]/.test(plain))) break;
			bytes.push(plain.charCodeAt(0));
		} else if (letter !== undefined) bytes.push(escapeOf(letter));
		else if (octal !== undefined) bytes.push(Number.parseInt(octal, radix) & 255);
		else if (hex ?? unicode) bytes.push(Number.parseInt(hex ?? unicode, 16));
		end = match.index + whole.length;
	}
	if (bytes.length < 2) return undefined;
	return { bytes: Uint8Array.from(bytes), form: 'escapes', inInput: { start, end } };
}

function escapeOf(letter: string): number {
	const index = 'abtnvfr'.indexOf(letter);
	return index >= 0 ? 7 + index : letter.charCodeAt(0);
}

/** Rows of hexdump, xxd, od, tcpdump and Wireshark: an offset, bytes, and often the text that they are. */
function readRows(text: string): Dump | undefined {
	const rows: { offset: string; groups: string[]; start: number; end: number }[] = [];
	let at = 0;
	for (const line of text.split('\n')) {
		const row = ROW.exec(line);
		if (row) {
			const groups = groupsOf(row[3], row[2]);
			if (groups.length > 0 || rows.length > 0)
				rows.push({ offset: row[1], groups, start: at, end: at + line.length });
		} else if (rows.length > 0 && line.trim() !== '' && line.trim() !== '*') break;
		at += line.length + 1;
	}
	const full = rows.filter(({ groups }) => groups.length > 0);
	const [first] = full;
	if (!first) return undefined;
	const width = first.groups[0].length;
	const size = Math.ceil(width === 6 ? 2 : width === 3 ? 1 : width / 2);
	const isOctal = width === 3 || width === 6;
	const perRow = first.groups.length * size;
	if (full.length > 1 && !isCounting(full[0].offset, full[1].offset, perRow)) return undefined;
	if (
		full.length === 1 &&
		Number(first.offset.replace(/^0x/, '')) !== 0 &&
		!/^0x/.test(first.offset)
	)
		return undefined;
	const form = formOf(text, first.offset, width, isOctal);
	const isSwapped = form === 'hexdump-words' || form === 'od-octal-words';
	const bytes = full.flatMap(({ groups }) =>
		groups.flatMap((group) => bytesOf(group, isOctal, isSwapped)),
	);
	const last = rows[rows.length - 1];
	const end = last.groups.length === 0 ? lengthIn(last.offset, full, bytes.length) : bytes.length;
	return {
		bytes: Uint8Array.from(bytes.slice(0, end)),
		form,
		inInput: { start: first.start, end: last.end },
	};
}

const ROW = /^\s*((?:0x)?[0-9a-f]{4,8})(:\s|:|\s\s?|$)\s*(.*)$/i;

/** The groups of digits in front of a row's text: as wide as the first, with one space between, or two in the middle. */
function groupsOf(rest: string, colon: string): string[] {
	const groups: string[] = [];
	let left = rest;
	for (;;) {
		const match = /^([0-9a-f]+)(\s+|$)/i.exec(left);
		if (!match || ![2, 3, 4, 6, 8].includes(match[1].length)) break;
		const width = groups[0]?.length ?? match[1].length;
		const size = width === 6 ? 2 : width === 3 ? 1 : width / 2;
		const isShorter = match[1].length < width && colon.includes(':');
		if (match[1].length !== width && !isShorter) break;
		groups.push(match[1]);
		left = left.slice(match[0].length);
		const count = groups.length * size;
		if (match[2].length > 1 && count !== 8 && !/^\s*[0-9a-f]{4,6}\s/i.test(match[2] + left)) break;
		if (
			isShorter ||
			(count >= 16 && width !== 8 && !/^[0-9a-f]{2}(?:\s[0-9a-f]{2}){8,}/i.test(left))
		)
			break;
	}
	return groups;
}

/** Whether the second offset is the first and the bytes between, in hexadecimal, octal or decimal. */
function isCounting(first: string, second: string, bytes: number): boolean {
	return [16, 8, 10].some((radix) => {
		const [a, b] = [first, second].map((text) => Number.parseInt(text.replace(/^0x/i, ''), radix));
		return b - a === bytes;
	});
}

/** The length that a last row without bytes tells, so that padding goes. */
function lengthIn(offset: string, rows: readonly { offset: string }[], length: number): number {
	for (const radix of [16, 8, 10]) {
		const start = Number.parseInt(rows[0].offset.replace(/^0x/i, ''), radix);
		const end = Number.parseInt(offset.replace(/^0x/i, ''), radix) - start;
		if (end === length || end === length - 1) return end;
	}
	return length;
}

function formOf(text: string, offset: string, width: number, isOctal: boolean): InputForm {
	if (isOctal) return width === 6 ? 'od-octal-words' : 'od-octal';
	if (offset.startsWith('0x')) return 'tcpdump';
	if (/^\s*[0-9a-f]{4,8}:/im.test(text)) return 'xxd';
	if (/\|.*\|?\s*$/m.test(text) && offset.length === 8) return 'hexdump-c';
	if (width === 4) return 'hexdump-words';
	return offset.length >= 6 ? 'od' : 'wireshark';
}

function bytesOf(group: string, isOctal: boolean, isSwapped: boolean): number[] {
	if (isOctal) {
		const value = Number.parseInt(group, 8);
		return group.length === 6 ? [value & 255, value >> 8] : [value & 255];
	}
	const bytes = Array.from(fromHex(group.padStart(group.length + (group.length % 2), '0')) ?? []);
	return isSwapped ? bytes.reverse() : bytes;
}

/** `[16, -110, 1]`, `{ 0x10, 0x92 }`, `10:92:01`, `10 92 1`: numbers with something between. */
function readList(text: string): Dump | undefined {
	const pattern =
		/(?<!\w)(?:(?:0x|\$)?-?[0-9a-f]{1,3}(?:u8|U)?(?:["']?\s*[,;:]\s*["']?|\s+|-)){3,}(?:0x|\$)?-?[0-9a-f]{1,3}(?![0-9a-z])/gi;
	let best: RegExpExecArray | undefined;
	for (const match of text.matchAll(pattern))
		if (!best || match[0].length > best[0].length) best = match;
	if (!best) return undefined;
	const items = best[0]
		.split(/[\s,;:"']+|(?<=[0-9a-f])-(?=[0-9a-f]{2}(?:-|$))/i)
		.map((item) => item.replace(/u8|U$/, ''));
	const after = text.slice(best.index + best[0].length, best.index + best[0].length + 40);
	const more = /^[\s,]*\.\.\.\s*(\d+) more items?/.exec(after);
	const place = { start: best.index, end: best.index + best[0].length };
	const dump = (values: number[], form: InputForm): Dump | undefined => {
		const bytes = Uint8Array.from(values);
		// A time and a number beside it.
		if (bytes.length < 8 && !isPacketStart(bytes) && best.index > 0) return undefined;
		return { bytes, form, inInput: place, ...(more && { left: Number(more[1]) }) };
	};
	const hex = items.map((item) => Number.parseInt(item.replace(/^0x|^\$/i, ''), 16));
	const decimal = items.map(Number);
	const isHexOnly = items.some((item) => /^0x|^\$|[a-f]/i.test(item));
	const canBeHex = items.every((item) => /^(?:0x|\$)?[0-9a-f]{1,2}$/i.test(item));
	const canBeDecimal =
		items.every((item) => /^-?\d{1,3}$/.test(item)) &&
		decimal.every((value) => value > -129 && value < 256);
	if (canBeHex && (isHexOnly || !canBeDecimal)) return dump(hex, 'hex');
	if (!canBeDecimal) return undefined;
	if (!canBeHex) return dump(decimal, decimal.some((value) => value < 0) ? 'signed' : 'decimal');
	// Both can be: the one that begins as a packet does.
	const isPacket = ([first, remaining]: number[]) => [0x10, 0x20].includes(first) && remaining > 1;
	return isPacket(decimal) && !isPacket(hex) ? dump(decimal, 'decimal') : dump(hex, 'hex');
}

/** Hexadecimal digits without anything between, perhaps in several lines. */
function readDigits(text: string): Dump | undefined {
	const match = /(?:0x)?((?:[0-9a-f]{2}){4,}(?:\s*\n\s*(?:[0-9a-f]{2})+)*)(?![0-9a-z+/=;])/i.exec(
		text,
	);
	if (!match || (match.index > 0 && /[\w+/=;&|]/.test(text[match.index - 1]))) return undefined;
	const bytes = fromHex(match[1].replace(/\s/g, ''));
	if (!bytes || !(isPacketStart(bytes) || headerLength(bytes) > 0)) return undefined;
	return {
		bytes,
		form: 'hex',
		inInput: { start: match.index, end: match.index + match[0].length },
	};
}

function readBase64(text: string): Dump | undefined {
	const match = /(?<![\w+/])([A-Za-z0-9+/]{6,}={0,2})(?![\w+/=])/.exec(text);
	const bytes = match && fromBase64Loosely(match[1]);
	if (!match || !bytes || !isPacketStart(bytes)) return undefined;
	return {
		bytes,
		form: 'base64',
		inInput: { start: match.index, end: match.index + match[0].length },
	};
}
