import { clean, type Legal } from './accidents.js';
import { align } from './align.js';
import { percentDecode } from './bytes.js';
import type { CloudForm, FieldName, Layout, Pairs } from './clouds/form.js';
import { type Finding, fault, type Range } from './findings.js';
import { type Device, fill } from './identity.js';
import { Mapped } from './mapped.js';
import type { FindingParams } from './params.js';

/** A part of a field, such as an expiry. */
export interface Part {
	readonly name: string;
	readonly field: FieldName;
	/** Its text, percent-decoded where the cloud wants it encoded. */
	readonly text: string;
	/** As it was sent, but for accidents. */
	readonly sent: string;
	readonly position: Range;
}

export interface ReadField {
	/** The whole field without accidents. */
	readonly text: string;
	readonly parts: Readonly<Record<string, Part>>;
	readonly found: readonly Finding[];
	/** Names of parts that are not there. */
	readonly missing: readonly string[];
	/** Whether it is the form's first part alone, as where a shell ended at the first separator. */
	readonly isFirstPart: boolean;
}

/** What readers of a field's parts share. */
interface Context {
	readonly form: CloudForm;
	readonly field: FieldName;
	readonly device: Device;
	readonly parts: Record<string, Part>;
	readonly found: Finding[];
	readonly missing: string[];
}

/** Takes a field apart as far as it can be, and names what is wrong with its form. */
export function readField(
	form: CloudForm,
	field: FieldName,
	raw: string,
	device: Device,
): ReadField {
	const layout = form.fields[field];
	const isExact = raw === exactText(form, layout, device) || isBinary(field, raw);
	const { value, found } = isExact
		? { value: Mapped.of(raw), found: [] }
		: clean(field, raw, legalIn(form, layout));
	const context: Context = { form, field, device, parts: {}, found: [...found], missing: [] };
	const rest = takeEnds(context, layout, value);
	readParts(context, layout, rest);
	const [first] = layout.parts;
	return {
		text: value.text,
		parts: context.parts,
		found: context.found,
		missing: context.missing,
		isFirstPart:
			layout.parts.length > 1 &&
			typeof first === 'string' &&
			Object.keys(context.parts).join() === first,
	};
}

/** Whether a password holds bytes that nobody wrote as text, so that none of them is an accident. */
function isBinary(field: FieldName, text: string): boolean {
	if (field !== 'password') return false;
	// As Python prints bytes.
	if (/^(?:bytearray\()?b["'](?:.*\\x[0-9a-f]{2}){4}/i.test(text)) return true;
	const odd = text.replaceAll('\0', '').match(/[^ -~]/g)?.length ?? 0;
	return odd >= 6 && odd > text.length / 8;
}

/** The whole field, if nothing in it varies. */
export function exactText(
	{ slots }: CloudForm,
	layout: Layout,
	device: Device,
): string | undefined {
	const { prefix = '', parts } = layout;
	const [part] = parts;
	if (parts.length > 1 || typeof part !== 'string') return undefined;
	const slot = slots[part];
	const text = slot?.kind === 'identity' ? fill(slot.template, device) : undefined;
	return text === undefined ? undefined : prefix + text;
}

const LEGAL = new WeakMap<Layout, Legal>();

function legalIn(form: CloudForm, layout: Layout): Legal {
	const known = LEGAL.get(layout) ?? findLegal(form, layout);
	LEGAL.set(layout, known);
	return known;
}

function findLegal({ slots }: CloudForm, layout: Layout): Legal {
	const pairs = layout.parts.filter((part) => typeof part !== 'string');
	const names = layout.parts.flatMap((part) =>
		typeof part === 'string' ? [part] : Object.values(part.keys),
	);
	const separators = [layout.separator, ...pairs.map(({ separator }) => `${separator}=`)];
	return {
		prefix: layout.prefix ?? '',
		separators: separators.join(''),
		tokens: pairs.flatMap(({ keys }) =>
			Object.keys(keys).filter((key) => slots[keys[key]]?.kind === 'token'),
		),
		percent:
			layout.escapes ||
			names.some((name) => {
				const slot = slots[name];
				return slot !== undefined && 'percent' in slot && slot.percent === true;
			}),
	};
}

function report<C extends keyof FindingParams>(
	{ field, found }: Context,
	code: C,
	params: FindingParams[C],
	position: Range,
): void {
	found.push(fault(code, params, { field, position }));
}

/** Takes off what the field begins and ends with. */
function takeEnds(context: Context, { prefix = '', suffix = '', parts }: Layout, value: Mapped) {
	let rest = value;
	if (prefix !== '' && rest.text.startsWith(prefix)) rest = rest.slice(prefix.length);
	else if (prefix !== '') {
		const loose = new RegExp(
			`^${prefix.trim().replace(/\W/g, '\\$&')}[\\s:=+]*`.replace(/_|\\@/g, '[_@|:/-]?'),
			'i',
		);
		const match = loose.exec(rest.text)?.[0] ?? '';
		report(
			context,
			'layout.prefix',
			{ expected: prefix, shown: match },
			rest.range(0, Math.max(match.length, 1)),
		);
		rest = rest.slice(match.length);
	}
	if (suffix !== '' && rest.text.endsWith(suffix))
		return rest.slice(0, rest.length - suffix.length);
	// A field that is cut before its second part has another fault.
	if (suffix !== '' && parts.length > 1 && rest.text.includes(suffix))
		report(context, 'layout.suffix', { expected: suffix }, rest.range(rest.length));
	return rest;
}

/** Splits a field and reads each part. */
function readParts(context: Context, layout: Layout, value: Mapped): void {
	const { form, device } = context;
	const { separator } = layout;
	if (separator === undefined) {
		readPart(context, layout.parts[0], value);
		return;
	}
	const aligned = align(form, layout, value, device);
	if (aligned.separator) {
		const { shown, at } = aligned.separator;
		const position = { start: at, end: at + shown.length };
		report(context, 'layout.separator', { expected: separator, shown }, position);
	}
	if (aligned.swapped) {
		const [first, second] = aligned.swapped.map((i) => layout.parts[i]);
		const [at] = aligned.swapped.flatMap((i) => aligned.pieces[i]?.range() ?? []);
		if (at && typeof first === 'string' && typeof second === 'string')
			report(context, 'layout.order', { part: first, other: second }, at);
	}
	for (const piece of aligned.dropped)
		if (piece.length === 0) report(context, 'layout.trailing', { shown: separator }, piece.range());
		else report(context, 'layout.extra', { shown: piece.text }, piece.range());
	layout.parts.forEach((part, i) => {
		const piece = aligned.pieces[i];
		if (piece) readPart(context, part, piece);
		else context.missing.push(...(typeof part === 'string' ? [part] : Object.values(part.keys)));
	});
}

function readPart(context: Context, part: string | Pairs, value: Mapped): void {
	if (typeof part !== 'string') readPairs(context, part, value);
	else addPart(context, part, value);
}

/** `key=value` pairs, in any order. */
function readPairs(
	context: Context,
	{ separator, keys, open, optional = [] }: Pairs,
	value: Mapped,
) {
	const pieces = splitPairs(context, separator, Object.keys(keys), value);
	const seen = new Set<string>();
	for (const piece of pieces) {
		if (piece.length === 0) {
			if (value.length > 0 && !open)
				report(context, 'layout.trailing', { shown: separator }, value.range(value.length - 1));
			continue;
		}
		const equals = piece.text.indexOf('=');
		const key = equals < 0 ? piece.text : piece.text.slice(0, equals);
		const right = Object.keys(keys).find((name) => name.toLowerCase() === key.trim().toLowerCase());
		const begun =
			equals < 0 && piece === pieces.at(-1)
				? Object.keys(keys).find(
						(name) => key.length > 2 && name.startsWith(key) && !seen.has(name),
					)
				: undefined;
		if (right === undefined && begun !== undefined) {
			// It is cut in the middle of a name.
			context.missing.push(keys[begun]);
			seen.add(begun);
			continue;
		}
		if (right === undefined) {
			if (!open) report(context, 'layout.unknown-key', { shown: key }, piece.range());
			continue;
		}
		if (key !== right)
			report(context, 'layout.key', { shown: key, expected: right }, piece.range(0, key.length));
		if (seen.has(right)) report(context, 'layout.key-twice', { part: right }, piece.range());
		seen.add(right);
		addPart(context, keys[right], equals < 0 ? piece.slice(piece.length) : piece.slice(equals + 1));
	}
	// Of a text that is something else altogether no part is one too many.
	if (seen.size === 0)
		for (let i = context.found.length - 1; i >= 0; i--)
			if (context.found[i].code === 'layout.unknown-key') context.found.splice(i, 1);
	for (const [key, name] of Object.entries(keys))
		if (!seen.has(key) && !optional.includes(key)) context.missing.push(name);
}

/** Splits pairs, also where another separator stands. */
function splitPairs(context: Context, separator: string, keys: readonly string[], value: Mapped) {
	const alternatives = keys.join('|');
	const wrong = new RegExp(`([;,|:/ ]|&amp;)+(?=(?:${alternatives})[=:])`, 'i');
	const colon = new RegExp(`(^|[${separator.replace(/\W/g, '\\$&')};,|])(${alternatives}):`, 'i');
	let text = value;
	const colonAt = colon.exec(text.text);
	if (colonAt) {
		const at = colonAt.index + colonAt[0].length - 1;
		report(context, 'layout.separator', { expected: '=', shown: ':' }, text.range(at, at + 1));
		text = text.replace(colon, ([, before, key]) => `${before}${key}=`);
	}
	const match = wrong.exec(text.text);
	if (match && !match[1].includes(separator)) {
		const position = text.range(match.index, match.index + match[0].length);
		report(context, 'layout.separator', { expected: separator, shown: match[1] }, position);
		text = text.replace(wrong, () => separator);
	}
	const long = keys.filter((key) => key.length > 5).join('|');
	const lost = long === '' ? -1 : text.text.search(new RegExp(`(?<=\\w)(?=(?:${long})=)`));
	if (lost < 0) return text.split(separator);
	report(context, 'layout.separator', { expected: separator, shown: '' }, text.range(lost, lost));
	return [...text.slice(0, lost).split(separator), ...text.slice(lost).split(separator)];
}

function addPart(context: Context, name: string, value: Mapped): void {
	const { form, field, parts } = context;
	const slot = form.slots[name];
	const sent = value.text;
	let text = sent;
	if (slot && 'percent' in slot && slot.percent) text = decodePart(context, name, value);
	parts[name] = { name, field, text, sent, position: value.range() };
}

/** Decodes a part that the cloud wants percent-encoded, once. */
function decodePart(context: Context, name: string, value: Mapped): string {
	// An escape that is cut stands for nothing.
	const sent = value.text.replace(/%[\da-f]?$/i, '');
	const position = value.range();
	const once = percentDecode(sent);
	if (once === undefined) {
		if (/[^\w.~-]/.test(sent)) report(context, 'percent.missing', { part: name }, position);
		return sent;
	}
	const twice = percentDecode(once);
	if (twice === undefined) {
		// A space is a plus sign that was lost.
		if (/[^\w.~%!'()* -]/.test(sent)) report(context, 'percent.partly', { part: name }, position);
		return once;
	}
	report(context, 'percent.double', { part: name }, position);
	return percentDecode(twice) ?? twice;
}
