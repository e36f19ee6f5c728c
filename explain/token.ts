import {
	fromBase64Loosely,
	fromHex,
	fromLatin1,
	fromUtf8Loosely,
	toLatin1,
	toUtf8,
} from './bytes.js';
import { type Field, type Finding, fault, type Place } from './findings.js';

/** Bytes that a token's text may stand for, and what is wrong with the text then. */
export interface Reading {
	readonly bytes: Uint8Array;
	/** A last hexadecimal digit without its other half. */
	readonly half?: number;
	readonly found: readonly Finding[];
}

/** A way of writing a MAC that cannot be read back. */
export interface Rendering {
	readonly text: string;
	readonly write: (bytes: Uint8Array) => string;
	readonly found: readonly Finding[];
}

/** Lengths of MD5, SHA-1, SHA-256 and SHA-512. */
const SIZES = [16, 20, 32, 64];

/** Reads a token in all ways in which it may have been written; the most likely first. */
export function readToken(text: string, encoding: 'hex' | 'base64', field: Field): Reading[] {
	const readings: Reading[] = [];
	const add = (bytes: Uint8Array | undefined, ...found: Finding[]) => {
		if (bytes && bytes.length >= 4) readings.push({ bytes, found });
	};
	const place = { field };
	const isHex = /^[0-9a-f]+$/i.test(text);
	if (isHex) {
		const whole = text.slice(0, text.length & ~1);
		const bytes = fromHex(whole);
		const half = text.length % 2 > 0 ? Number.parseInt(text.slice(-1), 16) : undefined;
		const found = hexCase(text, place);
		if (encoding === 'base64') found.unshift(fault('token.hex', {}, place));
		if (bytes && bytes.length >= 4)
			readings.push({ bytes, found, ...(half !== undefined && { half }) });
		const inner = fromWholeHex(toLatin1(bytes ?? new Uint8Array()));
		add(inner, fault('token.hex-of-hex', {}, place));
	}
	readings.push(...readNumbers(text, encoding, place));
	if (/^[\w+/=-]+$/.test(text) && !(isHex && encoding === 'hex')) {
		const bytes = fromBase64Loosely(text);
		const ascii = toLatin1(bytes);
		const isHexText = /^[0-9a-f]{16,}$/i.test(ascii);
		if (isHexText) add(fromWholeHex(ascii), fault('token.base64-of-hex', {}, place));
		else {
			const found: Finding[] = encoding === 'hex' ? [fault('token.base64', {}, place)] : [];
			if (encoding === 'base64') {
				if (/[-_]/.test(text)) found.push(fault('token.base64-url', {}, place));
				const padding = (4 - (text.replace(/=+$/, '').length % 4)) % 4;
				if (!text.endsWith('='.repeat(padding))) found.push(fault('token.no-padding', {}, place));
			}
			add(bytes, ...found);
			if (/^[\w+/-]{16,}={0,2}$/.test(ascii))
				add(fromBase64Loosely(ascii), ...found, fault('token.base64-twice', {}, place));
		}
	}
	if (/[^\t\n\r -~]/.test(text) && !text.includes('\ufffd')) {
		const found = fault('token.binary', {}, place);
		if (!/[^\0-\xff]/.test(text)) add(fromLatin1(text), found);
		add(toUtf8(text), found);
	}
	return readings.sort((a, b) => fit(b) - fit(a));
}

/** A whole digest is likelier than a part of one. */
function fit({ bytes, half }: Reading): number {
	return half === undefined && SIZES.includes(bytes.length) ? 1 : 0;
}

/** Escapes of one letter. */
const LETTERS: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/** Numbers in a row: with 0x, colons, spaces or escapes between, hexadecimal or decimal, signed or not. */
function readNumbers(text: string, encoding: 'hex' | 'base64', place: Place): Reading[] {
	const wrapper =
		/^(<Buffer|bytearray\(b|Uint8Array\(\d+\)|b(?=["'])|(?=[[{(<]))\s*[[{(<"']?(.*?)[\]})>"']*$/is.exec(
			text.trim(),
		);
	const rest = wrapper ? wrapper[2] : text.trim();
	const printed = wrapper && fault('token.printed', { shown: wrapper[1] || text.trim()[0] }, place);
	const readings: Reading[] = [];
	const push = (bytes: Uint8Array | undefined, ...found: Finding[]) => {
		if (bytes && bytes.length >= 4) readings.push({ bytes, found });
	};
	/** Digits that stand in another way than one after the other. */
	const pushHex = (digits: string, how: Finding) => {
		const wrong = encoding === 'base64' ? [fault('token.hex', {}, place)] : [];
		push(fromWholeHex(digits), printed ?? how, ...wrong, ...hexCase(digits, place));
	};
	if (/^0x[0-9a-f]+$/i.test(rest))
		pushHex(rest.slice(2), fault('token.prefix', { shown: rest.slice(0, 2) }, place));
	if (printed && /^[0-9a-f]+$/i.test(rest)) pushHex(rest, printed);
	if (printed && /(?:\\x[0-9a-f]{2}.*){4}/i.test(rest)) {
		const plain = rest.replace(/\\(?:x([0-9a-f]{2})|(.))/gi, (_, digits, letter) =>
			digits ? String.fromCharCode(Number.parseInt(digits, 16)) : (LETTERS[letter] ?? letter),
		);
		push(fromLatin1(plain), printed);
	} else if (/^(?:(?:\\x|%)[0-9a-f]{2}){4}/i.test(rest)) {
		const plain = rest.replace(/(?:\\x|%)([0-9a-f]{2})/gi, (_, digits) =>
			String.fromCharCode(Number.parseInt(digits, 16)),
		);
		const shown = rest[0] === '%' ? '%' : '\\x';
		push(fromLatin1(plain), fault('token.escapes', { shown }, place));
	}
	const extended =
		/^((?:ffffff[89a-f][0-9a-f]|[0-7][0-9a-f])+)(?:f{1,6}|ffffff[89a-f]|[0-7])?$/i.exec(rest);
	if (extended && /ffffff/i.test(extended[1]))
		push(fromHex(extended[1].replace(/ffffff/gi, '')), fault('token.sign-extended', {}, place));
	readList(rest, printed ?? undefined, pushHex, push, place);
	return readings;
}

/** Numbers with something between them. */
function readList(
	text: string,
	printed: Finding | undefined,
	pushHex: (digits: string, how: Finding) => void,
	push: (bytes: Uint8Array, ...found: Finding[]) => void,
	place: Place,
): void {
	// Where something else stands between numbers, a hyphen is a minus sign.
	const between = /[\s,:;|]/.test(text) ? /[\s,:;|]+/ : /-(?=[0-9a-f])/i;
	const items = text.split(between).filter((item) => item !== '');
	if (items.length < 8) return;
	const gap = text.slice(items[0].length, text.indexOf(items[1], items[0].length));
	const separator = gap.trim() === '' ? ' ' : gap.trim()[0];
	const digits = items.map((item) => item.replace(/^0x/i, '').padStart(2, '0'));
	if (digits.every((item) => /^[0-9a-f]{2}$/i.test(item)))
		pushHex(digits.join(''), printed ?? fault('token.separated', { separator }, place));
	if (items.every((item) => /^-?\d{1,3}$/.test(item) && Math.abs(Number(item)) < 256)) {
		const signed = items.some((item) => item.startsWith('-')) ? 1 : 0;
		const bytes = Uint8Array.from(items, (item) => Number(item) & 0xff);
		push(bytes, fault('token.decimal', { signed }, place));
	}
	const isExtended = /^(?:ffffff[89a-f][0-9a-f]|[0-9a-f]{2})$/i;
	if (/ffffff/i.test(text) && digits.every((item) => isExtended.test(item))) {
		const bytes = Uint8Array.from(digits, (item) => Number.parseInt(item.slice(-2), 16));
		push(bytes, fault('token.sign-extended', {}, place));
	}
}

/** The bytes of digits, without a last one that has lost its other half. */
function fromWholeHex(digits: string): Uint8Array | undefined {
	return fromHex(digits.slice(0, digits.length & ~1));
}

function hexCase(digits: string, place: Place): Finding[] {
	if (!/[A-F]/.test(digits)) return [];
	return [fault(/[a-f]/.test(digits) ? 'token.mixed-case' : 'token.upper-case', {}, place)];
}

/** The ways of writing that `text` may be the result of and that lose something. */
export function renderingsOf(text: string, field: Field): Rendering[] {
	const renderings: Rendering[] = [];
	const add = (write: Rendering['write'], finding: Finding, given = text) =>
		renderings.push({ text: given, write, found: [finding] });
	const place = { field };
	// Of a whole digest's length it lacks no digit.
	if (/^[0-9a-f]{20,}$/i.test(text) && !SIZES.includes(text.length / 2)) {
		const upper = text === text.toUpperCase() && /[A-F]/.test(text);
		const given = text.toLowerCase();
		const more = upper ? [fault('token.upper-case', {}, place)] : [];
		renderings.push({
			text: given,
			write: (bytes) => Array.from(bytes, (byte) => byte.toString(16)).join(''),
			found: [fault('token.no-leading-zeros', {}, place), ...more],
		});
		if (given.includes('ffffff'))
			renderings.push({
				text: given,
				write: (bytes) =>
					Array.from(bytes, (byte) => (byte > 127 ? 'ffffff' : '') + byte.toString(16)).join(''),
				found: [
					fault('token.sign-extended', {}, place),
					fault('token.no-leading-zeros', {}, place),
					...more,
				],
			});
	}
	if (/^-?\d[\d-]{30,}$/.test(text)) {
		add((bytes) => Array.from(bytes).join(''), fault('token.decimal', { signed: 0 }, place));
		add(
			(bytes) => Array.from(bytes, (byte) => (byte << 24) >> 24).join(''),
			fault('token.decimal', { signed: 1 }, place),
		);
	}
	if (text.includes('\ufffd')) add(fromUtf8Loosely, fault('token.binary', {}, place));
	if (/\?/.test(text))
		add(
			(bytes) =>
				Array.from(bytes, (byte) => (byte > 127 ? '?' : String.fromCharCode(byte))).join(''),
			fault('token.binary', {}, place),
		);
	return renderings;
}
