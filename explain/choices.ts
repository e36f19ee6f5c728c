import { percentDecode, percentEncode } from './bytes.js';
import type { CloudForm, FieldName, Slot } from './clouds/form.js';
import type { Part } from './fields.js';
import { type Finding, fault } from './findings.js';
import { type Device, fill, wrongIdentities } from './identity.js';
import type { Variant } from './keys.js';

/** What is known of what was sent. */
export interface Sent {
	readonly device: Device;
	readonly parts: Readonly<Record<string, Part>>;
	/** The fields as they came, and without accidents. */
	readonly raw: Readonly<Partial<Record<FieldName, string>>>;
	readonly clean: Readonly<Partial<Record<FieldName, string>>>;
	/** Parts that are at fault already, so that their right text may have been signed. */
	readonly faulty: ReadonlySet<string>;
}

const PLACE = { field: 'password' } as const;
/** Stands for a part that is left out of the message. */
export const OMITTED = '\0omitted';

/** Returns one part of the message as it was sent, or undefined if it was not. */
export function asSent(
	{ slots }: CloudForm,
	template: string,
	{ parts }: Sent,
): string | undefined {
	const match = TEMPLATE.exec(template);
	if (!match) return template;
	const [, before, encoded, name, after] = match;
	if (slots[name] === undefined) return template;
	const part = parts[name];
	return part && before + (encoded === '%' ? part.sent : part.text) + after;
}

const TEMPLATE = /^(.*?)\{(%?)([\w-]+)\}(.*)$/;

/** Returns what one part of the message may have been; nothing if its slot is left out of the message. */
export function choicesFor(form: CloudForm, template: string, sent: Sent): Variant<string>[] {
	const match = TEMPLATE.exec(template);
	if (!match) return [{ value: template, cost: 0, found: [] }];
	const [, before, encoded, name, after] = match;
	const slot = form.slots[name];
	if (slot === undefined) return [{ value: template, cost: 0, found: [] }];
	const values = valuesOf(form, slot, name, encoded === '%', sent);
	const isMissing = slot.kind === 'text' && sent.parts[name] === undefined;
	const omitted = isMissing
		? { value: OMITTED, cost: 0, found: [] }
		: { value: OMITTED, cost: 1, found: [fault('message.without', { part: name }, PLACE)] };
	const written = values.map((variant) => ({ ...variant, value: before + variant.value + after }));
	return values.length > 0 && form.message.parts.length > 1 ? [omitted, ...written] : written;
}

function valuesOf(
	form: CloudForm,
	slot: Slot,
	name: string,
	isEncoded: boolean,
	{ device, parts, faulty, raw }: Sent,
): Variant<string>[] {
	const part = parts[name];
	const own = slot.kind === 'identity' ? fill(slot.template, device) : undefined;
	const absent = 'absent' in slot ? slot.absent : undefined;
	const sentText = part ? (isEncoded ? part.sent : part.text) : absent;
	const values: Variant<string>[] = [];
	const add = (value: string | undefined, cost: number, finding?: Finding) => {
		if (value !== undefined && !values.some((known) => known.value === value))
			values.push({ value, cost, found: finding ? [finding] : [] });
	};
	add(sentText, 0);
	const base = sentText ?? own;
	if (base === undefined) {
		// What is missing is reported; what is usual may have been signed.
		if (slot.kind === 'text' && !slot.optional) for (const value of slot.usual ?? []) add(value, 0);
		return values;
	}
	const isFaulty = part === undefined || faulty.has(name);
	/** The right text costs nothing where another was sent and is reported. */
	const right = (value: string | undefined, finding: Finding) =>
		add(value, isFaulty ? 0 : 1, isFaulty ? undefined : finding);
	const shown = (value: string) => fault('message.part', { part: name, shown: value }, PLACE);
	switch (slot.kind) {
		case 'identity': {
			const encode = isEncoded ? percentEncode : (text: string) => text;
			if (own !== undefined) right(encode(own), shown(own));
			if (slot.percent) addEncodings(part?.text ?? base, name, isEncoded, add, right);
			for (const template of slot.also ?? []) {
				const other = fill(template, device);
				if (other !== undefined) add(encode(other), 1, shown(other));
			}
			for (const { text } of wrongIdentities(form, slot, device)) {
				add(encode(text), 1, shown(text));
				if (isEncoded && text !== encode(text)) add(text, 2, shown(text));
			}
			break;
		}
		case 'time':
			if (slot.unit === 'hour') break;
			for (const [value, finding] of otherUnits(name, base)) right(value, finding);
			for (const [value, finding] of otherTimes(name, base)) add(value, 1, finding);
			// One digit was lost after signing.
			if (/^\d{8,9}$|^\d{12}$/.test(base))
				for (let digit = 0; digit < 10; digit++)
					add(`${base}${digit}`, 1, shown(`${base}${digit}`));
			break;
		case 'method':
			for (const method of Object.keys(form.methods)) add(method, 1, shown(method));
			add(base.toUpperCase(), 1, shown(base.toUpperCase()));
			break;
		case 'text':
			for (const value of [...(slot.usual ?? []), base.toLowerCase(), base.toUpperCase()])
				right(value, shown(value));
			if (slot.guesses && raw.clientId !== undefined) add(raw.clientId, 1, shown(raw.clientId));
			for (const guess of slot.guesses ?? []) {
				const value = fill(guess, device);
				if (value !== undefined) add(value, 1, shown(value));
			}
			break;
		default:
	}
	return values;
}

/** A part that is signed encoded or not, once or twice. */
function addEncodings(
	text: string,
	part: string,
	isEncoded: boolean,
	add: (value: string, cost: number, finding: Finding) => void,
	right: (value: string, finding: Finding) => void,
): void {
	const plain = fault('message.not-encoded', { part }, PLACE);
	const once = fault('message.encoded', { part }, PLACE);
	const twice = fault('message.encoded-twice', { part }, PLACE);
	const encoded = percentEncode(text);
	if (isEncoded) {
		right(encoded, fault('message.encoded', { part }, PLACE));
		add(text, 1, plain);
	} else add(encoded, 1, once);
	const lower = encoded.replace(/%../g, (digits) => digits.toLowerCase());
	add(lower, 1, fault('message.lower-case-escapes', { part }, PLACE));
	add(percentEncode(encoded), 1, twice);
	add(percentEncode(lower), 1, twice);
	const decoded = percentDecode(text);
	if (decoded !== undefined) add(decoded, 1, plain);
}

/** Other ways of writing a time. */
function otherUnits(part: string, text: string): [string, Finding][] {
	const unit = (to: 's' | 'ms') => fault('message.time-unit', { part, to }, PLACE);
	const shown = (value: string): [string, Finding] => [
		value,
		fault('message.part', { part, shown: value }, PLACE),
	];
	if (!/^\d{1,19}$/.test(text)) return Array.from(text.match(/\d+/) ?? [], shown);
	const units: [string, Finding][] = [[`${text}000`, unit('ms')]];
	if (text.length > 3) units.push([text.slice(0, -3), unit('s')]);
	if (text.length === 13) units.push([`${Math.round(Number(text) / 1000)}`, unit('s')]);
	return [...units, shown(`${text}.0`), shown(`0${text}`)];
}

/** Times a few seconds away. */
function otherTimes(part: string, text: string): [string, Finding][] {
	const [whole, digits] = /^(\d{1,15})(?!\d)/.exec(text) ?? [];
	if (whole === undefined) return [];
	// Seconds, and the hours that zones and summer time make.
	const scale = digits.length > 11 ? 1000 : 1;
	return [1, -1, 2, -2, 3, -3, 3600, -3600, 28800, -28800].map((seconds) => [
		`${Number(digits) + seconds * scale}${text.slice(whole.length)}`,
		fault('message.other-time', { part, seconds }, PLACE),
	]);
}
