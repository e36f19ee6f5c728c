import { clean } from './accidents.js';
import type { Sent } from './choices.js';
import type { CloudForm, FieldName, Fields } from './clouds/form.js';
import { withoutSecret } from './device.js';
import { exactText, type Part, type ReadField, readField } from './fields.js';
import { type Finding, fault, hint, likely, note } from './findings.js';
import { type Device, fill, withoutBraces } from './identity.js';
import { inferDevice } from './infer.js';
import { isWhole, judgeLayout, judgeShell } from './layouts.js';
import { isPlaceholder, judgeParts } from './parts.js';
import { recognize } from './recognize.js';
import { judgeSignature, trace } from './signature.js';
import { sort } from './sort.js';
import type { Clock } from './time.js';

export interface Extra {
	/** Other texts seen in the input that may have been signed. */
	readonly texts: readonly string[];
	/** Which fields were not sent if they are not given: all, the user name or password without its other, or none. */
	readonly missing: 'all' | 'some' | 'none';
}

const NAMES: readonly FieldName[] = ['clientId', 'username', 'password'];

/** Judges credentials by what `form` wants of the device. The first findings are those that explain the others. */
export function judgeCredentials(
	form: CloudForm,
	given: Fields,
	device: Device,
	clock: Clock,
	extra: Extra,
): Finding[] {
	const { fields, found } = sort(form, given, device);
	const identity = { ...inferDevice(form, fields), ...withoutSecret(form, device) };
	const whole = NAMES.flatMap((name) => judgeWhole(form, name, fields, identity, extra));
	found.push(...whole.map(({ finding }) => finding));
	const unusable = new Set(whole.filter((judged) => judged.isUnusable).map(({ name }) => name));
	const other = otherCloud(form, fields, device);
	if (other) return [...found, other];

	const { secret, doubts } = readSecret(form, device);
	for (const name of NAMES) {
		const text = fields[name];
		if (text !== undefined && holdsSecret(form, name, text, secret)) {
			found.push(fault('text.secret', {}, { field: name }));
			unusable.add(name);
		}
	}
	const read: Partial<Record<FieldName, ReadField>> = {};
	for (const name of NAMES) {
		const text = fields[name];
		if (text !== undefined && !unusable.has(name))
			read[name] = readField(form, name, text, identity);
	}
	const shell = judgeShell(form, read);
	const readFields = NAMES.flatMap((name) => read[name] ?? []);
	const judged = judgeParts(form, readFields, identity, clock);
	const layoutFaults = readFields.flatMap((field) => field.found);
	const sent: Sent = {
		device: identity,
		parts: Object.assign({}, ...readFields.map(({ parts }) => parts)),
		raw: fields,
		clean: Object.fromEntries(
			NAMES.flatMap((name) => (read[name] ? [[name, read[name].text]] : [])),
		),
		faulty: faultyParts(readFields, [...layoutFaults, ...judged]),
	};
	const isSigned = !Object.values(sent.parts).some(({ name, text }) => {
		const slot = form.slots[name];
		return slot?.kind === 'text' && slot.unsigned?.includes(text);
	});
	if (!isSigned) found.push(note('token.unsigned', {}, { field: 'password' }));
	const token = read.password && isSigned ? trace(form, secret, sent, extra.texts) : undefined;
	const known = withoutSecret(form, device);
	const cuts = new Set<FieldName>();
	const layouts = NAMES.flatMap((name) => {
		const field = read[name];
		return field
			? judgeLayout(form, name, field, fields[name] ?? '', {
					cuts,
					token,
					isShell: shell.length > 0,
					isWhole: (part) => isOwnIdentity(form, part, fields, known),
				})
			: [];
	});
	// What fits the token is the device's secret, whatever it looks like.
	// The examples of documents have keys such as XXXXX.
	const isExample = token?.origin?.found.length === 0 && /^x+$/i.test(secret ?? '');
	const isUnfilled = !isExample && doubts.some(({ code }) => code === 'secret.placeholder');
	if (!token?.origin || isUnfilled) found.push(...doubts);
	const incomplete = new Set(NAMES.filter((name) => (read[name]?.missing.length ?? 0) > 0));
	const signature = token
		? judgeSignature(form, token, sent, {
				secret: secret === undefined ? 'none' : doubts.length === 0 ? 'sound' : 'unsound',
				isWhole:
					!judged.some(({ code }) => /^(?:part\.placeholder|time\.digits)$/.test(code)) &&
					isWhole(form, sent, cuts, incomplete),
				isOwn: !judged.some(({ code }) => code === 'identity.other' || code === 'identity.typo'),
				isCut: cuts.has('password') || shell.length > 0,
			})
		: [];
	const isTime = ({ code }: Finding) => code.startsWith('time.');
	/** Whether nothing of a part is left where the end is missing. */
	const isEmptied = ({ code, field }: Finding) =>
		code === 'part.empty' && cuts.has(field as FieldName);
	const times = judged
		.filter((finding) => isTime(finding))
		.map((finding) => digitLost(finding, signature, sent));
	/** What was signed is not known where the end of what was sent is missing. */
	const isRest = ({ code }: Finding) =>
		code.startsWith('message.') && (cuts.has('username') || cuts.has('clientId'));
	return [
		...found,
		...shell,
		...layouts.flatMap((finding) => asSigned(form, finding, sent, token?.origin?.text)),
		...judged.filter((finding) => !isTime(finding) && !isEmptied(finding)),
		...signature.filter(
			(finding) => !(isUnfilled && finding.code.startsWith('key.')) && !isRest(finding),
		),
		...times.filter(({ field }) => !cuts.has(field as FieldName)),
	];
}

/** Whether a part is the device's, as it is known or as another field has it. */
function isOwnIdentity({ slots }: CloudForm, part: Part, fields: Fields, known: Device) {
	const slot = slots[part.name];
	return (
		slot?.kind === 'identity' &&
		(part.text === fill(slot.template, known) ||
			NAMES.some((name) => name !== part.field && part.text === fields[name]))
	);
}

/** A part that was signed as it was sent is legal without escapes, where what is signed is what is sent. */
function asSigned(form: CloudForm, finding: Finding, { parts }: Sent, text: string | undefined) {
	const { code, params, severity: _, certainty: __, ...place } = finding;
	if (code !== 'percent.missing') return finding;
	const { part } = params;
	if (!form.message.parts.includes(`{%${part}}`)) return finding;
	if (text === undefined) return hint('percent.unchecked', { part }, place);
	return text.includes(parts[part]?.sent ?? '\n') ? [] : finding;
}

/** What is said of a time of which the last digit was signed and not sent. */
function digitLost(finding: Finding, signature: readonly Finding[], { parts }: Sent): Finding {
	const { params, code: _, severity: __, certainty: ___, ...place } = finding;
	const name = 'part' in params ? params.part : '';
	const text = parts[name]?.text;
	const isLost =
		text !== undefined &&
		signature.some(
			({ code, params: other }) =>
				code === 'message.part' &&
				'part' in other &&
				other.part === name &&
				'shown' in other &&
				other.shown.length === text.length + 1 &&
				other.shown.startsWith(text),
		);
	if (!isLost) return finding;
	return fault('time.digits', { part: name, digits: text.length }, place);
}

/** Parts that are not as they should be, so that others may have been signed. */
function faultyParts(fields: readonly ReadField[], found: readonly Finding[]): Set<string> {
	// A time that is past may have been signed and sent all the same.
	const faults = found.filter(
		({ severity, code }) =>
			severity === 'fault' && !/^text\.|^time\.(?:past|off|ahead|not-set)$/.test(code),
	);
	const isFaulty = (part: Part) =>
		faults.some(
			({ field, position }) => field === part.field && position?.start === part.position.start,
		);
	const parts = fields.flatMap((field) => Object.values(field.parts));
	return new Set(parts.filter(isFaulty).map(({ name }) => name));
}

const NOTHING_LEGAL = { prefix: '', separators: '', tokens: [], percent: false };

/** The secret without accidents, and what is wrong with it. */
function readSecret(form: CloudForm, device: Device): { secret?: string; doubts: Finding[] } {
	const name = form.device.find(({ role }) => role === 'secret')?.name ?? '';
	const raw = device[name];
	if (raw === undefined || raw === '') return { doubts: [] };
	// A text secret may be anything that can be printed.
	const isPlain = form.secret === 'text' && /^[!-~]+$/.test(raw) && !/^(["']).*\1$/.test(raw);
	const { value, found: accidents } = clean('secret', raw, NOTHING_LEGAL);
	const secret = isPlain ? raw : value.text;
	const doubts = isPlain ? [] : accidents;
	const isCanonical = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
	if (isPlaceholder(secret)) doubts.push(fault('secret.placeholder', {}, { field: 'secret' }));
	else if (form.secret === 'base64' && !isCanonical.test(secret))
		doubts.push(likely('secret.not-base64', {}, { field: 'secret' }));
	return { secret, doubts };
}

/** Whether a text has all parts of a field. */
function isPlausible(form: CloudForm, name: FieldName, text: string, device: Device): boolean {
	const { parts, missing, found } = readField(form, name, text.trim(), withoutSecret(form, device));
	if (missing.length > 0 || found.some(({ code }) => code.startsWith('layout.'))) return false;
	return Object.values(parts).every(({ name: part, text: value }) => {
		const slot = form.slots[part];
		if (slot?.kind === 'token') return value.length >= 20 && !/[;|&]/.test(value);
		if (slot?.kind === 'time') return /^\d+$/.test(value);
		if (slot?.kind === 'method') return form.methods[value] !== undefined;
		if (slot?.kind === 'text') return slot.pattern?.test(value) ?? value !== '';
		const right = slot && fill(slot.template, device);
		if (right !== undefined) return value === right;
		// Any word would do.
		if (form.fields[name].parts.length === 1) return false;
		return !/^[0-9a-f]{32,}$/i.test(value) && value !== '';
	});
}

/** What is wrong with a field before it is read. */
function judgeWhole(
	form: CloudForm,
	name: FieldName,
	fields: Fields,
	device: Device,
	{ missing, texts }: Extra,
) {
	const judged = (finding: Finding) => [{ name, finding, isUnusable: true }];
	const text = fields[name];
	const place = { field: name };
	const isFree = form.fields[name].parts.every((part) => {
		const slot = typeof part === 'string' ? form.slots[part] : undefined;
		return slot !== undefined && 'optional' in slot && slot.optional === true;
	});
	if (text === undefined) {
		// A token alone may be all that somebody has at hand.
		const isHalf =
			name === 'password'
				? fields.username !== undefined
				: name === 'username' && (fields.clientId && fields.password) !== undefined;
		const isKnown = missing === 'all' || (missing === 'some' && isHalf);
		// It may stand where it was not recognized.
		const isSeen = texts.some((word) => form.marks[name]?.test(word));
		return isKnown && !isFree && !isSeen ? judged(fault('text.missing', {}, place)) : [];
	}
	if (text.trim() === '') return isFree ? [] : judged(fault('text.empty', {}, place));
	const { value, found } = clean(name, text, NOTHING_LEGAL);
	const isOwn = withoutBraces(text) === exactText(form, form.fields[name], device);
	if (isPlaceholder(value.text) && !isOwn) {
		const placeholder = fault('part.placeholder', { part: '', shown: value.text }, place);
		return [...found.filter(isOutside), placeholder].flatMap(judged);
	}
	if (name === 'password' && text === fields.username)
		return judged(fault('fields.same', { other: 'username' }, place));
	return [];
}

/** The word itself has white space. */
function isOutside({ params }: Finding): boolean {
	return !('where' in params && params.where === 'inside');
}

/** Credentials in the form of another cloud. */
function otherCloud(form: CloudForm, fields: Fields, device: Device): Finding | undefined {
	const [best, own] = recognize(fields, form);
	if (!best || best.name === form.name || own > 0) return undefined;
	if (
		NAMES.some(
			(name) => fields[name] !== undefined && isPlausible(form, name, fields[name], device),
		)
	)
		return undefined;
	return likely('cloud.other-form', { cloud: best.name, expected: form.name });
}

function holdsSecret(
	form: CloudForm,
	name: FieldName,
	text: string,
	secret: string | undefined,
): boolean {
	// As in Azure's connection strings.
	const own = form.device.find(({ role }) => role === 'secret')?.name;
	if (own && name === 'password' && new RegExp(`\\b${own}=[\\w+/]{8}`, 'i').test(text)) return true;
	if (secret === undefined) return false;
	if (secret.length < 6) return text === secret;
	const isLong = form.fields[name].parts.length > 1 || name === 'password';
	return isLong && text.includes(secret);
}
