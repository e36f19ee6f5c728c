import {
	encodeBase64,
	fromBase64Loosely,
	fromHex,
	fromUtf8,
	hex,
	percentDecode,
	percentEncode,
	toLatin1,
	toUtf8,
} from './bytes.js';
import type { PacketDescription } from './packet.js';
import type { PacketField } from './reader.js';

/** A run of so many characters of a secret is not shown. */
const RUN = 8;
const LONGEST = 5000;
const MASK = '***';
/** What is in passwords of all devices, so that it tells nothing. */
const WORDS =
	'SharedAccessSignature hmacsha256 hmacsha1 undefined [object Object] registrations registration products devices azure-devices.net 2018-10-31 12010126 21010406 hmacSha256 secureMode accessType deviceSecret YOUR_DEVICE_SECRET YOUR_IOT_PSK api-version'.split(
		' ',
	);
const WORD_RUNS = new Set<string>();
for (const word of WORDS) addRuns(WORD_RUNS, word);
/** Parameters with words of our own. */
const OWN = new Set([
	'part',
	'cloud',
	'type',
	'item',
	'hash',
	'order',
	'other',
	'encoding',
	'form',
	'parts',
	'varies',
	'usual',
]);
/** What may be a token in whatever place. */
const TOKEN = new RegExp(
	[
		// Hexadecimal as long as MD5's.
		/[0-9A-Fa-f]{32,}/,
		// Base64, also with damaged characters.
		/(?=[\w+\x7f-\uffff]*[A-Z])(?=[\w+\x7f-\uffff]*[a-z])(?=[\w+\x7f-\uffff]*[0-9])(?:[\w+/]|[\x7f-\uffff](?=[\w+/])){16,}/,
		// Bytes that are printed one by one, but no time behind a date.
		/(?=[0-9A-Fa-f ,-]{8})(?:-?[0-9A-Fa-f]{1,3}[ ,]+)+-?[0-9A-Fa-f]*/,
		/(?<![0-9A-Fa-f]|\d[T ])(?:[0-9A-Fa-f]{2}[:-]){2,}[0-9A-Fa-f]*/,
		// A quoted value that was cut.
		/(?<=["'`])\w{8,}$/,
		// Bytes that were taken for text.
		/[!-~]{0,4}(?:[^ -~\u0100-\uffff][ -~]{0,4}){4,}/,
	]
		.map(({ source }) => source)
		.join('|'),
	'g',
);

/** Where one text ends and another begins, quoted or not, so that it was read as one and may be anything. */
const NEXT = /["'`]\s*[,:]\s*\\*["'`]|,(?!\s*(?:\w+=|$))/;

/** Keeps secrets out of whatever is shown. */
export class Redactor {
	readonly #secret = new Set<string>();
	readonly #public = new Set<string>();

	constructor(secrets: readonly string[], publics: readonly string[]) {
		for (const secret of new Set(secrets))
			if (secret.length > 0)
				for (const form of formsOf(secret.slice(0, LONGEST))) addRuns(this.#secret, form);
		for (const text of new Set(publics)) addRuns(this.#public, text.slice(0, LONGEST));
	}

	#isPublicRun(run: string): boolean {
		return WORD_RUNS.has(run) || this.#public.has(run);
	}

	/** Whether a text is known to be public, all of it. */
	isPublic(text: string): boolean {
		const lower = text.toLowerCase();
		for (let at = 0; at + RUN <= lower.length; at++)
			if (!this.#isPublicRun(lower.slice(at, at + RUN))) return false;
		return true;
	}

	/** Returns the text with each run of a secret masked. */
	text(text: string): string {
		const lower = text.toLowerCase();
		const hidden = new Set<number>();
		for (let at = 0; at + RUN <= lower.length; at++) {
			const run = lower.slice(at, at + RUN);
			if (!this.#secret.has(run) || this.#isPublicRun(run)) continue;
			for (let i = at; i < at + RUN; i++) hidden.add(i);
		}
		for (const { index, 0: token } of text.matchAll(TOKEN))
			if (!this.isPublic(token)) for (let i = 0; i < token.length; i++) hidden.add(index + i);
		const more = text.search(NEXT);
		for (let i = more; i >= 0 && i < text.length; i++) hidden.add(i);
		if (hidden.size === 0) return text;
		return Array.from(text, (_, i) => i)
			.map((i) => (hidden.has(i) ? (hidden.has(i - 1) ? '' : MASK) : text[i]))
			.join('');
	}

	/** Returns a value with all its texts masked. */
	all<T>(value: T): T {
		if (typeof value === 'string') return this.text(value) as T;
		if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
		if (Array.isArray(value)) return value.map((item) => this.all(item)) as T;
		return Object.fromEntries(
			Object.entries(value).map(([name, inner]) => [name, this.all(inner)]),
		) as T;
	}

	/** Returns a finding or an understanding with its parameters masked; its code and field are words of our own. */
	params<T extends { readonly params: object }>(item: T): T {
		const params = Object.entries(item.params).map(([name, value]) => [
			name,
			OWN.has(name) ? value : this.all(value),
		]);
		return { ...item, params: Object.fromEntries(params) };
	}

	packet(packet: PacketDescription): PacketDescription {
		const { type, offset, length } = packet;
		return { type, offset, length, fields: packet.fields.map((field) => this.#field(field)) };
	}

	/** A field whose bytes hold a secret loses them. */
	#field(field: PacketField): PacketField {
		const { bytes, ...rest } = field;
		const shown = this.all(rest);
		if (bytes === undefined) return shown as PacketField;
		const text = fromUtf8(bytes);
		const latin = toLatin1(bytes);
		// What is no text may be a damaged token, of which the pieces look like nothing.
		const isClean =
			(text === undefined ? latin.length < RUN : this.text(text) === text) &&
			this.text(latin) === latin;
		return (isClean ? { ...shown, bytes } : { ...shown, secret: true }) as PacketField;
	}
}

/** The forms that a secret may take: as it is, encoded, decoded and in hexadecimal digits. */
function formsOf(secret: string): Set<string> {
	const bytes = toUtf8(secret);
	const decoded = fromBase64Loosely(secret);
	const digits = fromHex(secret.replace(/[^0-9a-f]/gi, ''));
	const plain = percentDecode(secret);
	const forms = [
		secret,
		secret.replaceAll(/[\s:,;-]/g, ''),
		percentEncode(secret),
		hex(bytes),
		encodeBase64(bytes),
		toLatin1(decoded),
		fromUtf8(decoded) ?? '',
		hex(decoded),
		encodeBase64(decoded),
	];
	if (plain !== undefined) forms.push(plain, hex(fromBase64Loosely(plain)));
	if (digits)
		forms.push(toLatin1(digits), encodeBase64(digits), percentEncode(encodeBase64(digits)));
	return new Set(forms);
}

const MOST = 200;
const SIGNATURE = /\bsign?=([^&\s"'<>]{8,})/gi;
const DIGITS = /[0-9a-f]{8,}/gi;
/** Digits that may be a time or a number as well; a piece of a token has both kinds. */
const SHORT = /^(?:\d{8,15}|[a-f]{8,15})$/i;
const MIXED = [/[A-Z]/, /[a-z]/, /\d/];
const BASE64 = /(?:[A-Za-z0-9+/_-]|%(?:2B|2F|3D|25)+){20,}(?:={1,2}|(?:%(?:25)*3D){1,2})?/gi;

/** What is quoted, and cut at the end of all. */
const CUT = /["'`]([\w+/]{8,})$/;

/** What looks like a token or a key in any text, whatever it was taken for. */
export function secretsIn(text: string): string[] {
	const found = new Set(CUT.exec(text)?.slice(1));
	for (const [, value] of text.matchAll(SIGNATURE)) found.add(value);
	for (const [digits] of text.matchAll(DIGITS))
		if (/\d/.test(digits) && !SHORT.test(digits)) found.add(digits);
	for (const [value] of text.matchAll(BASE64))
		if (/[+=%]/.test(value) || MIXED.every((pattern) => pattern.test(value))) found.add(value);
	return [...found].slice(0, MOST);
}

function addRuns(runs: Set<string>, text: string): void {
	const lower = text.toLowerCase();
	for (let at = 0; at + RUN <= lower.length; at++) runs.add(lower.slice(at, at + RUN));
}
