import { percentDecode } from './bytes.js';
import { type Field, type Finding, fault, type Place } from './findings.js';
import { Mapped } from './mapped.js';
import type { FindingParams, WhiteSpace } from './params.js';

/** What belongs in a field although it looks like an accident. */
export interface Legal {
	/** What the field must begin with, spaces included. */
	readonly prefix: string;
	/** The characters that part it. */
	readonly separators: string;
	/** Keys after which a percent-encoded token stands, of which a space may have been a plus sign. */
	readonly tokens: readonly string[];
	/** Whether its parts are percent-encoded. */
	readonly percent: boolean;
}

/** Takes one accident off a text. */
type Peel = (
	value: Mapped,
	legal: Legal,
	at: (start: number, end: number) => Place,
) => { readonly value: Mapped; readonly found: Finding } | undefined;

/** Takes off what got into a field by copying, by escaping or by a file's encoding, and names it. */
export function clean(
	field: Field,
	raw: string,
	legal: Legal,
): { value: Mapped; found: Finding[] } {
	const found: Finding[] = [];
	let value = Mapped.of(raw);
	for (let steps = 0; steps < 16; steps++) {
		const at = (start: number, end: number) => ({ field, position: value.range(start, end) });
		let peeled: ReturnType<Peel>;
		for (const peel of PEELS) {
			peeled = peel(value, legal, at);
			if (peeled) break;
		}
		if (!peeled) break;
		value = peeled.value;
		found.push(peeled.found);
	}
	return { value, found };
}

const QUOTES = '"\'`“”‘’„«»「」『』';
const LABEL =
	/^(?:mqtt[ _-]?)?(?:client[ _-]?id|user[ _-]?name|user|password|passwd|pass|pwd|token|用户名|密\s?码|客户端\s*(?:id|标识)?|设备密码)\s*(?:[:：＝]|=>|=(?!=*$))\s*|^[\w-]*\(stdin\)=\s*|^--?(?:u|P|i|username|password|pw|id|client-id)[ =]\s*/i;
const ENTITY = /&(amp|quot|apos|lt|gt|nbsp|#\d{1,6}|#x[0-9a-f]{1,5});/i;
const ENTITIES: Readonly<Record<string, string>> = {
	amp: '&',
	quot: '"',
	apos: "'",
	lt: '<',
	gt: '>',
	nbsp: ' ',
};
const INVISIBLE = /(?:(?![\t\n\v\f\r\u0085])[\p{Cc}\p{Cf}])+/u;
/** Characters that look like ASCII, and below them what they look like. */
const LOOK_ALIKES = '\u037e\u061b、。¦∣丨‐‑‒–—−∶⁄∕аеорсухіѕАВЕКМНОРСТХΑΒΕΟοІ';
const LOOK_LIKE = ';;,.|||------://aeopcyxisABEKMHOPCTXABEOoI';
/** As printf wants it, which did not print it. */
const DOUBLE = /%%(?=[0-9a-f]{2})/i;
const LOOK_ALIKE = new RegExp(`[\uff01-\uff5e${LOOK_ALIKES}]`);

const PEELS: readonly Peel[] = [
	undouble,
	replacing(
		/^(?:\ufeff|ï»¿)/,
		() => '',
		() => ['text.byte-order-mark', {}],
	),
	(value, _, at) => {
		const zeros = value.text.split('\0').length - 1;
		if (zeros < 3 || zeros < value.length / 2 - 1) return undefined;
		return {
			value: value.replace(/\0/, () => ''),
			found: fault('text.utf-16', {}, at(0, value.length)),
		};
	},
	replacing(
		/^\s+(?=\S)/,
		() => '',
		([what]) => ['text.white-space', { where: 'start', what: nameOf(what) }],
	),
	replacing(
		/\s+$/,
		() => '',
		([what]) => ['text.white-space', { where: 'end', what: nameOf(what) }],
	),
	replacing(
		LABEL,
		() => '',
		([shown]) => ['text.label', { shown: shown.trim() }],
	),
	replacing(
		/(?<=["'`”’」』])[,;)\]}，；]+$/,
		() => '',
		([shown]) => ['text.trailing', { shown }],
	),
	unquote,
	replacing(
		/(?:\\r|\\n|\\t|\\0)+$/,
		() => '',
		([shown]) => ['text.escape', { shown }],
	),
	replacing(
		/[,，、]$/,
		() => '',
		([shown]) => ['text.trailing', { shown }],
	),
	replacing(
		/\\u([0-9a-f]{4})|(?<!\\x[0-9a-f]{2})\\x([0-9a-f]{2})(?!\\x|[0-9a-f]|$)/i,
		([, long, short]) => String.fromCharCode(Number.parseInt(long ?? short, 16)),
		([shown]) => ['text.escape', { shown }],
	),
	replacing(
		ENTITY,
		([, name = '']) => ENTITIES[name.toLowerCase()] ?? numericEntity(name.slice(1)),
		([shown]) => ['text.html', { shown }],
	),
	replacing(
		/\\([^\w\\])/,
		([, character]) => character,
		([shown]) => ['text.backslash', { shown }],
	),
	replacing(
		LOOK_ALIKE,
		([character]) => asciiFor(character),
		([character]) => [
			'text.look-alike',
			{ character, codePoint: nameOfCode(character), instead: asciiFor(character) },
		],
	),
	replacing(
		INVISIBLE,
		() => '',
		([text]) => ['text.invisible', { codePoint: nameOfCode(text) }],
	),
	(value, { percent }, at) => {
		const start = percent ? value.text.search(DOUBLE) : -1;
		if (start < 0) return undefined;
		const found = fault('text.escape', { shown: '%%' }, at(start, start + 2));
		return { value: value.replace(DOUBLE, () => '%'), found };
	},
	unspace,
	percentDecoded,
];

type Named = {
	[C in keyof FindingParams]: [code: C, params: FindingParams[C]];
}[keyof FindingParams];

/** A peel that replaces all that matches, and names the first. */
function replacing(
	pattern: RegExp,
	replacement: (match: RegExpExecArray) => string,
	name: (match: RegExpExecArray) => Named,
): Peel {
	return (value, _, at) => {
		const first = pattern.exec(value.text);
		if (!first) return undefined;
		const place = at(first.index, first.index + first[0].length);
		const [code, params] = name(first);
		return {
			value: value.replace(pattern, replacement),
			found: fault<keyof FindingParams>(code, params, place),
		};
	};
}

/** Quotes around the text, or a quote at one of its ends; what comes after the closing one goes with it. */
function unquote(value: Mapped, _: Legal, at: (start: number, end: number) => Place) {
	const { text } = value;
	const opening = QUOTES.includes(text[0] ?? ' ') ? 1 : 0;
	let end = text.length;
	while (end > opening && /[,;，；)\]}]/.test(text[end - 1])) end--;
	const closing = end > opening && QUOTES.includes(text[end - 1]);
	if (opening === 0 && !closing) return undefined;
	const quote = opening > 0 ? text[0] : text[end - 1];
	const place = opening > 0 ? at(0, 1) : at(end - 1, end);
	return {
		value: value.slice(opening, closing ? end - 1 : text.length),
		found: fault('text.quotes', { quote }, place),
	};
}

/** A text that is there twice, perhaps with something between or after it. */
function undouble(value: Mapped, _: Legal, at: (start: number, end: number) => Place) {
	const { text } = value;
	for (const tail of /[;,]$/.test(text) ? [0, 1] : [0])
		for (let gap = (text.length - tail) % 2; gap <= 4; gap += 2) {
			const half = (text.length - tail - gap) / 2;
			if (half < 8 || !/^[\s,;|"']*$/.test(text.slice(half, half + gap))) continue;
			if (text.slice(0, half) !== text.slice(half + gap, text.length - tail)) continue;
			const found = fault('text.doubled', {}, at(half, text.length - tail));
			const rest = value.slice(text.length - tail);
			return { value: value.slice(0, half).followedBy(half, rest), found };
		}
	return undefined;
}

/** White space between other characters. A token written as many numbers is left to whoever reads tokens. */
function unspace(
	value: Mapped,
	{ prefix, tokens }: Legal,
	at: (start: number, end: number) => Place,
) {
	const from = prefix.includes(' ') && value.text.startsWith(prefix) ? prefix.length : 0;
	const rest = value.text.slice(from);
	const gaps: readonly string[] = rest.match(/\s+/g) ?? [];
	if (gaps.length === 0 || gaps.length > 8 || /\[object \w+\]/.test(rest)) return undefined;
	if (/(?:\b[0-9a-f]{2}\s){4}/i.test(rest)) return undefined;
	if (gaps.every((gap) => gap === ' ') && tokens.some((key) => hasLostPlus(rest, key)))
		return undefined;
	const start = from + rest.search(/\s/);
	const found = fault(
		'text.white-space',
		{ where: 'inside', what: nameOf(gaps[0]) },
		at(start, start + gaps[0].length),
	);
	const text = value.slice(from).replace(/\s+/, () => '');
	return { value: from > 0 ? value.followedBy(from, text) : text, found };
}

/** A field that was percent-encoded as a whole, once or more often. */
function percentDecoded(
	value: Mapped,
	{ separators, percent }: Legal,
	at: (start: number, end: number) => Place,
) {
	const isParted = [...separators].some((separator) => value.text.includes(separator));
	if (percent && isParted) return undefined;
	let text = value.text;
	let times = 0;
	for (
		let next = percentDecode(text);
		next !== undefined && times < 4;
		next = percentDecode(text)
	) {
		text = next;
		times++;
		if (percent && [...separators].some((separator) => text.includes(separator))) break;
	}
	if (times === 0 || text === '') return undefined;
	return {
		value: value.with(text),
		found: fault('text.percent-encoded', { times }, at(0, value.length)),
	};
}

/** Lengths of digests in Base64. */
const LENGTHS = [24, 28, 44, 88];

/** Whether all spaces are in a token, which is as long as a whole one with them. */
function hasLostPlus(text: string, key: string): boolean {
	const [, token = ''] = new RegExp(`(?:^|&)${key}=([^&]*)`).exec(text) ?? [];
	const isAll = token.split(' ').length === text.split(' ').length;
	return isAll && LENGTHS.includes((percentDecode(token) ?? token).length);
}

function nameOf(space: string): WhiteSpace {
	return /^[ \u00a0\u3000]+$/.test(space)
		? 'space'
		: /^\t+$/.test(space)
			? 'tab'
			: /^\s*[\r\n\u0085\u2028\u2029]+\s*$/.test(space)
				? 'line end'
				: 'white space';
}

function nameOfCode(text: string): string {
	return `U+${(text.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

function asciiFor(character: string): string {
	const index = LOOK_ALIKES.indexOf(character);
	return index >= 0 ? LOOK_LIKE[index] : String.fromCharCode(character.charCodeAt(0) - 0xfee0);
}

/** Of `#59` without its `#`, or of `x3b`. */
function numericEntity(number: string): string {
	const code = number.startsWith('x') ? Number.parseInt(number.slice(1), 16) : Number(number);
	return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}
