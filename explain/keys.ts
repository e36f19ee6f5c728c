import { hmac } from '../src/hmac.js';
import { SHA256 } from '../src/sha256.js';
import {
	concatBytes,
	encodeBase64,
	fromBase64Loosely,
	fromHex,
	fromLatin1,
	fromUtf8Loosely,
	hex,
	percentDecode,
	percentEncode,
	toLatin1,
	toUtf8,
} from './bytes.js';
import type { CloudForm } from './clouds/form.js';
import { type Finding, fault, likely, note } from './findings.js';

/** A value that may have been used, how many mistakes it takes, and which. */
export interface Variant<T> {
	readonly value: T;
	readonly cost: number;
	readonly found: readonly Finding[];
}

const PLACE = { field: 'secret' } as const;

/** What programs put where a value is missing. */
export const EMPTY_WORDS = ['undefined', 'null', 'None', 'nil', '(null)', '[object Object]', 'NaN'];
const PLACEHOLDERS = [
	...EMPTY_WORDS,
	'YOUR_IOT_PSK',
	'YOUR_DEVICE_SECRET',
	'YOUR_SECRET',
	'deviceSecret',
	'DeviceSecret',
	'DEVICE_SECRET',
	'device_secret',
	'secret',
	'password',
];
const CUT_LENGTHS = [4, 8, 10, 12, 15, 16, 20, 23, 24, 31, 32, 43, 44, 63, 64];

/** The bytes that may have been used for the secret, by how many mistakes they take. */
export class Keys {
	readonly #form: CloudForm;
	readonly #secret: string;
	readonly #others: Readonly<Record<string, string>>;
	readonly #levels: Variant<Uint8Array>[][] = [];
	readonly #seen = new Set<string>();

	/** `others` are fields of the device that may have been taken for the secret. */
	constructor(form: CloudForm, secret: string, others: Readonly<Record<string, string>>) {
		this.#form = form;
		this.#secret = secret;
		this.#others = others;
	}

	/** Returns the keys that take so many mistakes and not fewer. They are made when they are asked for. */
	at(cost: number): readonly Variant<Uint8Array>[] {
		for (let level = this.#levels.length; level <= cost; level++)
			this.#levels.push(this.#new(level === 0 ? this.#right() : this.#make(level)));
		return this.#levels[cost];
	}

	#right(): Variant<Uint8Array>[] {
		const right = readings(this.#form, this.#secret).slice(0, 1);
		return [...right, ...this.#derived(right)].filter(({ cost }) => cost === 0);
	}

	/** The device's key, where the secret is that of its enrolment group. */
	#derived([group]: readonly Variant<Uint8Array>[]): Variant<Uint8Array>[] {
		const name = this.#form.derivedBy;
		const id = name === undefined ? undefined : this.#others[name];
		if (id === undefined) return [];
		const value = hmac(SHA256, group.value, toUtf8(id));
		// A group's key has 64 bytes, a derived one 32.
		const isGroup = group.value.length > 32;
		const found = isGroup ? note('secret.group-key', {}, PLACE) : likely('key.derived', {}, PLACE);
		return [{ value, cost: isGroup ? 0 : 1, found: [found] }];
	}

	/** Overwrites all keys with zeros. */
	wipe(): void {
		this.#seen.clear();
		for (const level of this.#levels) for (const { value } of level) value.fill(0);
	}

	#make(cost: number): Variant<Uint8Array>[] {
		const all: Variant<Uint8Array>[] = [];
		const add = (variant: Variant<Uint8Array>) => {
			if (variant.cost === cost) all.push(variant);
			else variant.value.fill(0);
		};
		for (const text of textVariants(this.#secret)) {
			if (text.cost > cost) continue;
			const bases = readings(this.#form, text.value).map((base) => ({
				...base,
				cost: base.cost + text.cost,
				found: [...base.found, ...text.found],
			}));
			// One mistake more is made with the bytes.
			const more = bases
				.filter((base) => base.cost === cost - 1)
				.flatMap((base) =>
					byteVariants(base.value, base.isDecoded).map(({ value, found }) => ({
						value,
						cost,
						found: [...found, ...base.found],
					})),
				);
			for (const variant of [...bases, ...more]) add(variant);
		}
		if (cost > 1) return all;
		for (const text of PLACEHOLDERS) {
			const found = [fault('key.placeholder', { shown: text }, PLACE)];
			all.push({ value: toUtf8(text), cost: 1, found });
		}
		for (const [part, text] of Object.entries(this.#others))
			for (const { value } of readings(this.#form, text).slice(0, 2))
				all.push({ value, cost: 1, found: [fault('key.other-field', { part }, PLACE)] });
		for (const derived of this.#derived(this.#levels[0].slice(0, 1))) add(derived);
		return all;
	}

	/** Those that are not known yet; the others are overwritten. */
	#new(variants: readonly Variant<Uint8Array>[]): Variant<Uint8Array>[] {
		return variants.filter(({ value }) => {
			const identity = this.#identify(value);
			const isNew = !this.#seen.has(identity);
			if (isNew) this.#seen.add(identity);
			else value.fill(0);
			return isNew;
		});
	}

	/** HMAC fills a key up with zeros, so that zeros at its end make no difference. */
	#identify(key: Uint8Array): string {
		return toLatin1(key).replace(this.#form.mac === 'hmac' ? /\0+$/ : /$^/, '');
	}
}

/** The secret as it was typed, and as it is typed wrongly. */
function textVariants(secret: string): Variant<string>[] {
	const right: Variant<string> = { value: secret, cost: 0, found: [] };
	const variants = [right];
	const add = (value: string | undefined, finding: Finding) => {
		if (value !== undefined && value !== secret)
			variants.push({ value, cost: 1, found: [finding] });
	};
	for (const end of ['\n', '\r\n', '\r', ' ', '\\n', '\t'])
		add(secret + end, fault('key.white-space', { where: 'end' }, PLACE));
	for (const start of [' ', '\n'])
		add(start + secret, fault('key.white-space', { where: 'start' }, PLACE));
	for (const quote of ['"', "'"])
		add(quote + secret + quote, fault('key.quotes', { quote }, PLACE));
	add(`${secret}"`, fault('key.quotes', { quote: '"' }, PLACE));
	add(`\ufeff${secret}`, fault('key.byte-order-mark', {}, PLACE));
	add(`${secret}\0`, fault('key.zero-byte', {}, PLACE));
	add(secret.replace(/=+$/, ''), fault('key.no-equals', {}, PLACE));
	add(secret.replaceAll('+', ' '), fault('key.plus-as-space', {}, PLACE));
	add(secret.replaceAll('+', '-').replaceAll('/', '_'), fault('key.base64-url', {}, PLACE));
	add(secret.replaceAll('-', '+').replaceAll('_', '/'), fault('key.base64-url', {}, PLACE));
	add(secret.toLowerCase(), fault('key.case', {}, PLACE));
	add(secret.toUpperCase(), fault('key.case', {}, PLACE));
	add(percentEncode(secret), fault('key.percent-encoded', {}, PLACE));
	add(percentDecode(secret), fault('key.percent-decoded', {}, PLACE));
	add(secret + secret, fault('key.doubled', {}, PLACE));
	add('', fault('key.empty', {}, PLACE));
	for (let length = Math.max(1, secret.length - 3); length < secret.length; length++)
		add(secret.slice(0, length), fault('key.cut', { length }, PLACE));
	for (const length of CUT_LENGTHS)
		if (length < secret.length) add(secret.slice(0, length), fault('key.cut', { length }, PLACE));
	for (const start of [1, 2])
		add(secret.slice(start), fault('key.cut-at-start', { length: start }, PLACE));
	return variants;
}

/** The bytes that a text may be taken for; `isDecoded` where they are not its characters. */
function readings(
	{ secret: form }: CloudForm,
	text: string,
): (Variant<Uint8Array> & { isDecoded: boolean })[] {
	const isText = form === 'text';
	const plain = {
		value: toUtf8(text),
		cost: isText ? 0 : 1,
		found: isText ? [] : [fault('key.not-decoded', {}, PLACE)],
		isDecoded: false,
	};
	const decoded = {
		value: fromBase64Loosely(text),
		cost: isText ? 1 : 0,
		found: isText ? [fault('key.decoded', {}, PLACE)] : [],
		isDecoded: true,
	};
	const variants = isText ? [plain, decoded] : [decoded, plain];
	const bytes = text === '' ? undefined : fromHex(text);
	if (bytes)
		variants.push({
			value: bytes,
			cost: 1,
			found: [fault('key.hex-decoded', {}, PLACE)],
			isDecoded: true,
		});
	const wide = new Uint8Array(2 * text.length);
	for (let i = 0; i < text.length; i++) {
		wide[2 * i] = text.charCodeAt(i);
		wide[2 * i + 1] = text.charCodeAt(i) >> 8;
	}
	variants.push({
		value: wide,
		cost: 1,
		found: [fault('key.utf-16', {}, PLACE)],
		isDecoded: false,
	});
	return variants;
}

/** What becomes of bytes that are treated as a text, as a C string or by one more decoder. */
function byteVariants(bytes: Uint8Array, isDecoded: boolean): Variant<Uint8Array>[] {
	const variants: Variant<Uint8Array>[] = [];
	const add = (value: Uint8Array | undefined, finding: Finding) => {
		// Of which nothing is left, it is the same as an empty secret.
		const isLost = value?.length === 0 && finding.code !== 'key.cut-at-zero';
		if (value && !isLost) variants.push({ value, cost: 1, found: [finding] });
	};
	const latin1 = toLatin1(bytes);
	const lossy = fromUtf8Loosely(bytes);
	add(toUtf8(hex(bytes)), fault('key.hex-text', { upper: 0 }, PLACE));
	add(toUtf8(hex(bytes).toUpperCase()), fault('key.hex-text', { upper: 1 }, PLACE));
	add(toUtf8(encodeBase64(bytes)), fault('key.encoded', {}, PLACE));
	add(toUtf8(latin1), fault('key.utf8-widened', {}, PLACE));
	add(toUtf8(lossy), fault('key.utf8-lossy', { how: 'U+FFFD' }, PLACE));
	add(toUtf8(lossy.replaceAll('\ufffd', '')), fault('key.utf8-lossy', { how: 'dropped' }, PLACE));
	add(toUtf8(lossy.replaceAll('\ufffd', '?')), fault('key.utf8-lossy', { how: '?' }, PLACE));
	add(
		fromLatin1(latin1.replace(/[\x80-\xff]/g, '?')),
		fault('key.utf8-lossy', { how: '?' }, PLACE),
	);
	add(
		fromLatin1(latin1.replace(/[\x80-\xff]/g, '')),
		fault('key.utf8-lossy', { how: 'dropped' }, PLACE),
	);
	add(
		toUtf8(latin1.replace(/[\x80-\xff]/g, '\ufffd')),
		fault('key.utf8-lossy', { how: 'U+FFFD' }, PLACE),
	);
	add(
		bytes.map((byte) => byte & 0x7f),
		fault('key.seven-bits', {}, PLACE),
	);
	const zero = bytes.indexOf(0);
	if (zero >= 0) add(bytes.slice(0, zero), fault('key.cut-at-zero', { length: zero }, PLACE));
	const whole = bytes.length - (bytes.length % 3);
	if (isDecoded)
		add(
			bytes.slice(0, whole),
			fault('key.no-padding', { length: whole, expected: bytes.length }, PLACE),
		);
	// Lenient decoders skip what is not Base64.
	add(fromBase64Loosely(latin1.replace(/[^\w+/-]/g, '')), fault('key.decoded-twice', {}, PLACE));
	const digits = fromHex(latin1);
	if (digits && digits.length > 3) add(digits, fault('key.hex-decoded', {}, PLACE));
	add(concatBytes(bytes, Uint8Array.of(10)), fault('key.white-space', { where: 'end' }, PLACE));
	add(concatBytes(bytes, Uint8Array.of(0)), fault('key.zero-byte', {}, PLACE));
	add(bytes.slice().reverse(), fault('key.reversed', {}, PLACE));
	for (const length of CUT_LENGTHS)
		if (length < bytes.length) add(bytes.slice(0, length), fault('key.cut', { length }, PLACE));
	add(bytes.slice(1), fault('key.cut-at-start', { length: 1 }, PLACE));
	return variants;
}
