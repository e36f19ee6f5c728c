import type { Sent } from './choices.js';
import type { CloudForm } from './clouds/form.js';
import type { Part } from './fields.js';
import { type Finding, fault, likely, note } from './findings.js';
import { OUTPUT_SIZE } from './hashes.js';
import type { Device } from './identity.js';
import { Messages } from './messages.js';
import { nearTexts } from './near.js';
import { isPlaceholder } from './parts.js';
import { findOrigin, type Origin } from './search.js';
import { type Reading, readToken, renderingsOf } from './token.js';

const PLACE = { field: 'password' } as const;
/** MD5 only where the cloud has it: half of SHA-256 is as long. */
const SIZES = [OUTPUT_SIZE['SHA-1'], OUTPUT_SIZE['SHA-256'], OUTPUT_SIZE['SHA-512']];

/** Of digests in hexadecimal digits and in Base64. */
const LENGTHS = [28, 40, 44, 64];

/** What a token is, and how it was made if that is known. */
export interface Trace {
	readonly readings: readonly Reading[];
	/** Whether there was a secret to try. */
	readonly isChecked: boolean;
	/** Whether it is as long as a digest. */
	readonly isComplete: boolean;
	/** What is wrong with it before it is read. */
	readonly lost: readonly Finding[];
	readonly origin?: Origin;
}

/** Reads the token and looks for how it was made; undefined where there is none. `texts` may have been signed too. */
export function trace(
	form: CloudForm,
	secret: string | undefined,
	sent: Sent,
	texts: readonly string[],
): Trace | undefined {
	const token = Object.values(sent.parts).find(({ name }) => form.slots[name]?.kind === 'token');
	if (!token || token.text === '' || isPlaceholder(token.text)) return undefined;
	const { text, found: lost } = repair(form, token);
	const readings = readToken(text, form.encoding, 'password');
	const [best] = readings;
	const sizes = Object.values(form.methods).map((hash) => OUTPUT_SIZE[hash]);
	const isComplete =
		best !== undefined &&
		best.half === undefined &&
		(SIZES.includes(best.bytes.length) || sizes.includes(best.bytes.length));
	const isChecked = secret !== undefined;
	if (!isChecked) return { readings, isChecked, isComplete, lost };
	const messages = new Messages(form, sent);
	const origin = findOrigin({
		form,
		secret,
		others: othersOf(form, sent.device),
		messages,
		near: (bases, effort) => nearTexts(form, sent, bases, effort === 'all' ? texts : [], effort),
		readings,
		renderings: renderingsOf(text, 'password'),
	});
	return { readings, isChecked, isComplete, lost, ...(origin && { origin }) };
}

export interface Circumstances {
	/** Whether there is a secret, and one that can be right. */
	readonly secret: 'none' | 'sound' | 'unsound';
	/** Whether everything that is signed could be read. */
	readonly isWhole: boolean;
	/** Whether the identity is that of the device. */
	readonly isOwn: boolean;
	/** Whether the end of the password is missing, which is said elsewhere. */
	readonly isCut: boolean;
}

/** Says how the token was made, and what is wrong with that. */
export function judgeSignature(
	form: CloudForm,
	{ readings, isComplete, lost, origin }: Trace,
	sent: Sent,
	{ secret, isWhole, isOwn, isCut }: Circumstances,
): Finding[] {
	if (origin) {
		const method = judgeMethod(form, sent, isCut, origin);
		const isMethod = (part: string) => form.slots[part]?.kind === 'method';
		const found = origin.found.filter(
			(finding) =>
				!(isCut && isEnd(finding)) &&
				// A method of another name is signed by its right one.
				!(finding.code === 'message.part' && isMethod(finding.params.part) && method.length > 0),
		);
		return [...lost, ...inCase(form, found), ...method];
	}
	const [best] = readings;
	const found: Finding[] = [
		...lost,
		...inCase(form, best?.found ?? []).filter((finding) => !(isCut && isEnd(finding))),
	];
	if (best === undefined) found.push(fault('token.unreadable', { expected: form.encoding }, PLACE));
	else if (best.bytes.length === OUTPUT_SIZE.MD5 && isForeignMD5(form, sent)) {
		const [expected] = Object.values(form.methods);
		found.push(fault('mac.other-hash', { hash: 'MD5', expected }, PLACE));
		return found;
	} else if (!isComplete && !isCut) {
		const digits = 2 * best.bytes.length + (best.half === undefined ? 0 : 1);
		found.push(fault('token.length', { digits, encoding: form.encoding }, PLACE));
	}
	found.push(...judgeMethod(form, sent, isCut, undefined, best?.bytes.length));
	const otherKey = sent.parts[form.otherKey?.part ?? '']?.text;
	if (secret === 'none') found.push(note('token.not-checked', {}, PLACE));
	else if (otherKey !== undefined && sent.device[form.otherKey?.name ?? ''] === undefined)
		found.push(note('token.other-key', { shown: otherKey }, PLACE));
	else if (!isOwn) found.push(note('token.other-device', {}, PLACE));
	else if (isComplete && isWhole && !isCut && secret === 'sound')
		found.push(likely('secret.different', { varies: variesIn(form) }, { field: 'secret' }));
	return found;
}

/** Whether it says that the end of the token is missing. */
function isEnd({ code }: Finding): boolean {
	return code === 'token.cut' || code === 'token.no-padding';
}

/** The parts of the signed text that change from one connection to the next. */
function variesIn({ slots, message }: CloudForm): string {
	const names = message.parts.flatMap((part) => /\{%?([\w-]+)\}/.exec(part)?.[1] ?? []);
	return names
		.filter((name) => {
			const slot = slots[name];
			return slot?.kind === 'time' || (slot?.kind === 'text' && slot.varies);
		})
		.join(', ');
}

/** Whether MD5 is named where the cloud does not take it. */
function isForeignMD5({ slots, methods }: CloudForm, { parts }: Sent): boolean {
	const name = Object.keys(slots).find((slot) => slots[slot]?.kind === 'method') ?? '';
	const text = parts[name]?.text ?? '';
	return /md5/i.test(text) && methods[text] === undefined;
}

/** Capital digits are right where the cloud takes them. */
function inCase({ slots }: CloudForm, found: readonly Finding[]): readonly Finding[] {
	const token = Object.values(slots).find(({ kind }) => kind === 'token');
	const isAnyCase = token?.kind === 'token' && token.anyCase === true;
	return isAnyCase ? found.filter(({ code }) => !/^token\..*case$/.test(code)) : found;
}

/** Takes off a token what happened to it after it was made: what stands behind it, its double, a plus sign read as a space. */
function repair({ slots }: CloudForm, { name, text }: Part): { text: string; found: Finding[] } {
	const slot = slots[name];
	// As Tencent's passwords end, and sha256sum's lines.
	const [end] = /;hmac\w+$|(?<=^[0-9a-f]{40,})-$/i.exec(text) ?? [];
	if (end !== undefined)
		return {
			text: text.slice(0, -end.length),
			found: [fault('layout.extra', { shown: end }, PLACE)],
		};
	const half = text.slice(0, text.length / 2);
	if (LENGTHS.includes(half.length) && text === half + half) {
		const digits = { digits: text.length, expected: half.length };
		return { text: half, found: [fault('token.extra', digits, PLACE)] };
	}
	if (!slot || !('percent' in slot)) return { text, found: [] };
	if (/[\r\n]$/.test(text))
		return { text: text.trimEnd(), found: [fault('token.line-end', {}, PLACE)] };
	if (!text.includes(' ')) return { text, found: [] };
	return {
		text: text.replaceAll(' ', '+'),
		found: [fault('token.plus-lost', {}, PLACE)],
	};
}

function othersOf({ device: fields }: CloudForm, device: Device): Record<string, string> {
	const others: Record<string, string> = {};
	for (const { name, role } of fields) {
		const value = device[name];
		if (role !== 'secret' && value) others[name] = value;
	}
	return others;
}

/** Is the named method the one that was used? */
function judgeMethod(
	form: CloudForm,
	sent: Sent,
	isCut: boolean,
	origin: Origin | undefined,
	size?: number,
): Finding[] {
	const name = Object.keys(form.slots).find((slot) => form.slots[slot]?.kind === 'method');
	const usual = Object.keys(form.methods)[0];
	const used = origin && Object.keys(form.methods).find((key) => form.methods[key] === origin.hash);
	const part = name === undefined ? undefined : sent.parts[name];
	if (origin && used === undefined) {
		const { hash } = origin;
		const other = fault('mac.other-hash', { hash, expected: form.methods[usual] }, PLACE);
		const isMissing = part === undefined && form.fields.password.parts.at(-1) === name;
		return isMissing && !isCut
			? [other, fault('method.missing', { expected: usual, buffer: 0 }, PLACE)]
			: [other];
	}
	if (name === undefined) return [];
	const bySize = Object.keys(form.methods).find(
		(key) => size !== undefined && OUTPUT_SIZE[form.methods[key]] === size,
	);
	const expected = used ?? bySize ?? usual;
	if (part === undefined) {
		const last = form.fields.password.parts.at(-1);
		if (isCut || last !== name) return [];
		const bytes = (sent.raw.password ?? '').length;
		return [fault('method.missing', { expected, buffer: bytes === 64 ? 64 : 0 }, PLACE)];
	}
	const { text, field, position } = part;
	const place = { field, position };
	if (text === '')
		return form.fields.password.parts.includes(name)
			? [fault('method.missing', { expected, buffer: 0 }, place)]
			: [];
	if (form.methods[text] === undefined)
		return isCut ? [] : [fault('method.wrong', { shown: text, expected }, place)];
	if (origin && form.methods[text] !== origin.hash)
		return [fault('method.mismatch', { shown: text, hash: origin.hash, expected }, place)];
	if (!origin && bySize !== undefined && bySize !== text)
		return [fault('method.length', { shown: text, expected: bySize }, place)];
	return [];
}
