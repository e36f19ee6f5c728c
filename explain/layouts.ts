import { toUtf8 } from './bytes.js';
import type { Sent } from './choices.js';
import type { CloudForm, FieldName } from './clouds/form.js';
import type { Part, ReadField } from './fields.js';
import { type Finding, fault, likely, note } from './findings.js';
import { fill } from './identity.js';
import type { Trace } from './signature.js';

const NAMES: readonly FieldName[] = ['clientId', 'username', 'password'];
const BUFFERS = [16, 24, 32, 40, 48, 50, 64, 80, 96, 100, 128, 150, 160, 200, 256];

/** A shell that took the first separator for the end of the command, in two fields at once. */
export function judgeShell(
	form: CloudForm,
	read: Partial<Record<FieldName, ReadField>>,
): Finding[] {
	const cut = NAMES.filter((name) => {
		const { separator } = form.fields[name];
		const token = Object.values(read[name]?.parts ?? {}).find(
			({ name: part }) => form.slots[part]?.kind === 'token',
		);
		if (name === 'password' && (token?.text.length ?? 0) < 20) return false;
		return read[name]?.isFirstPart && separator !== undefined && ';|&'.includes(separator);
	});
	const [first] = cut;
	if (cut.length < 2 || first === undefined) return [];
	const shown = form.fields[first].separator ?? '';
	return [likely('layout.shell', { shown }, { field: first })];
}

/** What is known besides a field. */
interface Known {
	/** Fields whose end is missing; this one is added if its is. */
	readonly cuts: Set<FieldName>;
	readonly token: Trace | undefined;
	readonly isShell: boolean;
	/** Whether a part is known to be whole. */
	readonly isWhole: (part: Part) => boolean;
}

/** What is missing of a field. */
export function judgeLayout(
	form: CloudForm,
	name: FieldName,
	{ found, missing, parts, isFirstPart }: ReadField,
	raw: string,
	{ cuts, token, isShell, isWhole }: Known,
): Finding[] {
	const place = { field: name };
	const bytes = toUtf8(raw).length;
	const buffer = BUFFERS.find((size) => bytes === size || bytes === size - 1) ?? 0;
	const isMethod = (part: string) => form.slots[part]?.kind === 'method';
	// What does not begin as it must is another text, of whatever length.
	const isOther = found.some(({ code }) => code === 'layout.prefix');
	const isKnown = isFirstPart && Object.values(parts).every(isWhole);
	const isShort = isOther || isKnown ? undefined : isIncomplete(form, name, parts, missing, token);
	if (isShort && (buffer > 0 || isShort === 'certain')) {
		cuts.add(name);
		// What stands at the end was not meant to.
		const atEnd = ({ code, position }: Finding) =>
			code === 'layout.suffix' ||
			(/^text\.(?:white-space|trailing)$/.test(code) && (position?.end ?? 0) >= raw.length);
		const trimmed = found.filter((finding) => !atEnd(finding));
		return [...trimmed, fault('text.cut', { bytes, buffer }, place)];
	}
	if (isShell && isFirstPart) return [...found];
	// What may be left out was, unless nothing fits the token.
	const isLegal = missing.every((part) => 'absent' in form.slots[part]);
	if (isLegal && (!token?.isChecked || token.origin)) return [...found];
	const count = Object.keys(parts).length;
	const rest = missing.filter(
		(part) => !(isMethod(part) && form.fields.password.parts.includes(part)),
	);
	if (rest.length > 1) {
		const params = { count, expected: count + missing.length, parts: rest.join(', ') };
		return [...found, fault('layout.parts', params, place)];
	}
	return [
		...found,
		...rest.map((part) =>
			'optional' in form.slots[part]
				? note('part.missing', { part }, place)
				: fault('part.missing', { part }, place),
		),
	];
}

/** Whether a field seems to end too early: in the middle of its last part, or before it. */
function isIncomplete(
	form: CloudForm,
	name: FieldName,
	parts: ReadField['parts'],
	missing: readonly string[],
	token: Trace | undefined,
): 'certain' | 'likely' | undefined {
	const names = form.fields[name].parts.flatMap((part) =>
		typeof part === 'string' ? [part] : Object.values(part.keys),
	);
	const last = names.filter((part) => parts[part]).at(-1);
	if (last === undefined || names.length < 2) return undefined;
	const slot = form.slots[last];
	const text = parts[last]?.text ?? '';
	const after = names.slice(names.indexOf(last) + 1);
	const isEndMissing = after.some((part) => missing.includes(part));
	if (slot?.kind === 'method' && form.methods[text] === undefined) {
		const isBegun = Object.keys(form.methods).some(
			(method) => text !== '' && method.startsWith(text),
		);
		return isBegun ? 'certain' : undefined;
	}
	if (slot?.kind === 'token') {
		// An escape has three characters; of the last one a token in Base64 has its padding.
		const read = token?.origin ?? token?.readings[0];
		const isUnpadded = read?.found.some(({ code }) => code === 'token.no-padding');
		const isBroken = 'percent' in slot && /%.?$/.test(parts[last]?.sent ?? '');
		if (isBroken || (isUnpadded && isEndMissing)) return 'certain';
	}
	// What fits the token was sent as it was signed.
	const isOther = token?.origin?.found.some(({ code }) => code.startsWith('message.')) ?? false;
	const isTokenCut =
		token?.origin?.found.some(({ code }) => code === 'token.cut' || code === 'token.damaged') ??
		false;
	if (token?.origin && !isOther && !(name === 'password' && isTokenCut)) return undefined;
	if (slot?.kind === 'token' && isEndMissing) return token?.isComplete ? undefined : 'likely';
	if (slot?.kind === 'time') {
		const digits = slot.unit === 'ms' ? 12 : 8;
		return /^\d*$/.test(text) && text.length <= digits ? 'likely' : undefined;
	}
	const isOptional = missing.every((part) => 'optional' in form.slots[part]);
	return isEndMissing && !isOptional && missing.every((part) => after.includes(part))
		? 'likely'
		: undefined;
}

/** Whether a part belongs in a field. */
function holds({ fields }: CloudForm, field: FieldName, name: string): boolean {
	return fields[field].parts.some((part) =>
		typeof part === 'string' ? part === name : Object.values(part.keys).includes(name),
	);
}

/** Whether all that is signed is there. */
export function isWhole(
	form: CloudForm,
	{ parts, device }: Pick<Sent, 'parts' | 'device'>,
	cuts: ReadonlySet<FieldName>,
	incomplete: ReadonlySet<FieldName>,
): boolean {
	const names = form.message.parts.flatMap((template) =>
		[...template.matchAll(/\{%?([\w-]+)\}/g)].map(([, name]) => name),
	);
	return names.every((name) => {
		const slot = form.slots[name];
		const part = parts[name];
		if (slot?.kind === 'identity' && !part) return fill(slot.template, device) !== undefined;
		if (slot === undefined || slot.kind === 'identity' || slot.kind === 'method')
			return !part || !cuts.has(part.field);
		if (part !== undefined) return part.text !== '' && !cuts.has(part.field);
		return (
			'optional' in slot && ![...cuts, ...incomplete].some((field) => holds(form, field, name))
		);
	});
}
