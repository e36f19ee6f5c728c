import type { CloudForm, Slot } from './clouds/form.js';
import type { Part, ReadField } from './fields.js';
import { type Finding, fault, hint, likely, note, type Place } from './findings.js';
import { between, compareIdentity, type Device, fill, withoutBraces } from './identity.js';
import { EMPTY_WORDS } from './keys.js';
import type { FindingParams } from './params.js';
import { type Clock, judgeTime } from './time.js';

const TEMPLATE =
	/^[<{[(]{1,2}(?!Buffer)[A-Za-z_][\w .-]*[>}\])]{1,2}$|^(?:\$\{[^}]*\})+$|^%[sd]$|^your[_-]|_HERE$|^x{4,}$|^YYYY|^(?:[<{$[]+[A-Z_ ]+[>}\]]+\W?){2,}$/i;

/** Whether a program or a person left a word where a value belongs. */
export function isPlaceholder(text: string): boolean {
	return EMPTY_WORDS.includes(text) || /^(?:none|nan)$/i.test(text) || TEMPLATE.test(text);
}

/** Judges each part of the fields by what the cloud wants in it. */
export function judgeParts(
	form: CloudForm,
	fields: readonly ReadField[],
	device: Device,
	clock: Clock,
): Finding[] {
	const all = Object.assign({}, ...fields.map(({ parts }) => parts)) as Record<string, Part>;
	return fields.flatMap(({ parts }) =>
		Object.values(parts).flatMap((part) => judgePart(form, part, all, device, clock)),
	);
}

function judgePart(
	form: CloudForm,
	part: Part,
	all: Readonly<Record<string, Part>>,
	device: Device,
	clock: Clock,
): Finding[] {
	const { text, field, position } = part;
	const slot = form.slots[part.name];
	const name = isWholeField(form, part) ? '' : part.name;
	const place: Place = { field, position };
	if (slot === undefined || (text === '' && slot.kind === 'method')) return [];
	if (text === '') return isOptional(slot) ? [] : [fault('part.empty', { part: name }, place)];
	// What is in brackets may be the name itself.
	const isOwn =
		slot.kind === 'identity' &&
		[text, withoutBraces(text)].includes(fill(slot.template, device) ?? '');
	if (isPlaceholder(text) && !isOwn) {
		const params = { part: name, shown: text };
		// A connection id may be any word.
		return slot.kind === 'text' && slot.pattern?.test(text) && !slot.only
			? [hint('part.placeholder', params, place)]
			: [fault('part.placeholder', params, place)];
	}
	switch (slot.kind) {
		case 'identity':
			return judgeIdentity(form, slot, { name, text }, all, device, place);
		case 'time':
			return judgeTime(ruleOf(slot, all), name, text, clock, place);
		case 'method': {
			if (form.methods[text] === 'MD5') return [note('method.md5', { shown: text }, place)];
			return [];
		}
		case 'text':
			return judgeText(slot, { name, text }, device, place);
		default:
			return [];
	}
}

/** Whether the part is all that the field has, so that it needs no name of its own. */
function isWholeField({ fields }: CloudForm, { field }: Part): boolean {
	const { parts } = fields[field];
	return parts.length === 1 && typeof parts[0] === 'string';
}

function isOptional(slot: Slot): boolean {
	return 'optional' in slot && slot.optional === true;
}

/** A time is compared only where no other part says that it is not. */
function ruleOf(slot: Extract<Slot, { kind: 'time' }>, all: Readonly<Record<string, Part>>) {
	const [part, text] = slot.uncompared ?? [];
	const isCompared = part === undefined || all[part]?.text !== text;
	return isCompared ? slot : { ...slot, rule: 'any' as const };
}

function judgeIdentity(
	form: CloudForm,
	slot: Extract<Slot, { kind: 'identity' }>,
	{ name, text }: Pick<Part, 'name' | 'text'>,
	all: Readonly<Record<string, Part>>,
	device: Device,
	place: Place,
): Finding[] {
	const expected = fill(slot.template, device);
	if (expected === undefined) return [];
	const isOther = (slot.also ?? []).some((template) => fill(template, device) === text);
	if (isOther) {
		const holds = slot.alsoHolds?.(device, all);
		const params = { part: name, expected, shown: text };
		if (holds === undefined) return [hint('identity.level', params, place)];
		return holds ? [] : [fault('identity.form', params, place)];
	}
	const wrong = compareIdentity(form, slot, device, text);
	if (!wrong) return [];
	const params = { part: name, expected, shown: text, ...wrong.params };
	const found: Finding[] = [fault(wrong.code, params as FindingParams[typeof wrong.code], place)];
	const { joiner } = wrong.params;
	if (
		wrong.code === 'identity.reversed' &&
		typeof joiner === 'string' &&
		joiner !== between(slot.template)
	)
		found.push(fault('identity.joined', { part: name, expected, shown: text, joiner }, place));
	if (wrong.isOtherCase)
		found.push(fault('identity.case', { part: name, expected, shown: text }, place));
	return found;
}

function judgeText(
	slot: Extract<Slot, { kind: 'text' }>,
	{ name, text }: Pick<Part, 'name' | 'text'>,
	device: Device,
	place: Place,
): Finding[] {
	const { pattern, usual, only, is = '' } = slot;
	const params = { part: name, shown: text };
	const expected = device[is];
	if (expected !== undefined)
		return text === expected ? [] : [fault('part.wrong', { ...params, expected }, place)];
	if (only && usual && !usual.includes(text))
		return [fault('part.wrong', { ...params, expected: usual.join(' / ') }, place)];
	if (pattern && !pattern.test(text)) return [likely('part.characters', params, place)];
	if (!only && usual && !usual.includes(text))
		return [note('part.unusual', { ...params, usual: usual.join(', ') }, place)];
	return [];
}
