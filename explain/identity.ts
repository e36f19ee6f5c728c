import type { CloudForm, Slot } from './clouds/form.js';
import type { FindingCode } from './findings.js';

export type Device = Readonly<Record<string, string | undefined>>;

/** A wrong way of writing an identity. */
export interface WrongIdentity {
	readonly text: string;
	readonly code: IdentityCode;
	readonly params: Partial<Record<string, string | number>>;
	/** Whether it differs in capital letters too. */
	readonly isOtherCase?: true;
}

export type IdentityCode = Extract<FindingCode, `identity.${string}`>;

const JOINERS = [
	'',
	'&',
	';',
	':',
	'_',
	'-',
	'/',
	'.',
	'|',
	',',
	'@',
	'@@@',
	'+',
	'#',
	'%',
	' ',
	'=',
];

/** Returns a template with the device's fields in it, or undefined if one is not known. */
export function fill(template: string, device: Device): string | undefined {
	let isKnown = true;
	const text = template.replace(/\{(\w+)\}/g, (_, name: string) => {
		const value = device[name];
		if (value === undefined) isKnown = false;
		return value ?? '';
	});
	return isKnown ? text : undefined;
}

/** The names in a template, in order. */
export function namesIn(template: string): string[] {
	return Array.from(template.matchAll(/\{(\w+)\}/g), ([, name]) => name);
}

/** All that people write for an identity, by the fields that it is made of. The right text is not among them. */
export function wrongIdentities(
	form: CloudForm,
	slot: Extract<Slot, { kind: 'identity' }>,
	device: Device,
): WrongIdentity[] {
	const right = fill(slot.template, device);
	if (right === undefined) return [];
	const wrong: WrongIdentity[] = [];
	const seen = new Set([right, ...(slot.also ?? []).map((template) => fill(template, device))]);
	const add = (
		text: string | undefined,
		code: IdentityCode,
		params: WrongIdentity['params'] = {},
	) => {
		if (text === undefined || text === '' || seen.has(text)) return;
		seen.add(text);
		wrong.push({ text, code, params });
	};
	for (const template of slot.wrong ?? []) add(fill(template, device), 'identity.form');
	const names = namesIn(slot.template);
	const all = form.device.filter(({ role }) => role !== 'secret' && role !== 'other');
	const [first, second] = names.length > 1 ? names : all.map(({ name }) => name);
	const joiner = names.length > 1 ? between(slot.template) : undefined;
	const a = device[first ?? ''];
	const b = device[second ?? ''];
	add(`${right}${right}`, 'identity.doubled');
	if (a && b) {
		for (const join of JOINERS) {
			const params = { joiner: join };
			if (joiner !== undefined) {
				add(`${a}${join}${b}`, 'identity.joined', params);
				add(`${b}${join}${a}`, 'identity.reversed', params);
			} else {
				add(`${a}${join}${b}`, 'identity.more', { parts: [first, second].join(`${join}`) });
				add(`${b}${join}${a}`, 'identity.more', { parts: [second, first].join(`${join}`) });
			}
		}
		if (joiner !== undefined) {
			add(`${a}${right}`, 'identity.doubled');
			add(`${right}${b}`, 'identity.doubled');
			add(`${right}${joiner}${b}`, 'identity.doubled');
			add(`${a}${joiner}${right}`, 'identity.doubled');
			add(a, 'identity.only', { only: first });
			add(b, 'identity.only', { only: second });
			for (const word of ['undefined', 'null', 'None', '[object Object]']) {
				add(`${a}${joiner}${word}`, 'identity.placeholder', { word });
				add(`${word}${joiner}${b}`, 'identity.placeholder', { word });
			}
		}
	}
	if (names.length === 1) {
		for (const { name, role } of form.device)
			if (role !== 'secret' && !names.includes(name))
				add(device[name], 'identity.instead', { instead: name });
	}
	add(right.toLowerCase(), 'identity.case');
	add(right.toUpperCase(), 'identity.case');
	return wrong;
}

/** A text without the brackets in which documents put what is to be filled in. */
export function withoutBraces(text: string): string {
	return text.replace(/[{}<>[\]]|\$(?=\{)/g, '');
}

/** What stands between the first two fields of a template. */
export function between(template: string): string {
	return /\}([^{]*)\{/.exec(template)?.[1] ?? '';
}

/** Says how a text differs from an identity. */
export function compareIdentity(
	form: CloudForm,
	slot: Extract<Slot, { kind: 'identity' }>,
	device: Device,
	text: string,
): WrongIdentity | undefined {
	const right = fill(slot.template, device);
	if (right === undefined || text === right) return undefined;
	if ((slot.also ?? []).some((template) => fill(template, device) === text)) return undefined;
	const known = wrongIdentities(form, slot, device).find((wrong) => wrong.text === text);
	if (known) return known;
	const lower = text.toLowerCase();
	if (lower !== right.toLowerCase()) {
		const near = wrongIdentities(form, slot, device).find(
			(wrong) => wrong.text.toLowerCase() === lower,
		);
		if (near) return { ...near, text, isOtherCase: true };
	}
	const found = (code: IdentityCode, params: WrongIdentity['params'] = {}): WrongIdentity => ({
		text,
		code,
		params,
	});
	if (withoutBraces(text) === right) return found('identity.braces');
	if (text.toLowerCase() === right.toLowerCase()) return found('identity.case');
	if (text.length >= right.length / 2 && right.startsWith(text))
		return found('identity.cut', { missing: right.length - text.length });
	if (text.length >= right.length / 2 && right.endsWith(text))
		return found('identity.cut', { missing: right.length - text.length });
	const isPart =
		text.length > 3 &&
		new RegExp(`(?:^|[^A-Za-z0-9])${text.replace(/\W/g, '\\$&')}(?:$|[^A-Za-z0-9])`).test(right);
	if (isPart) return found('identity.cut', { missing: right.length - text.length });
	if (text.startsWith(right) || text.endsWith(right))
		return found('identity.extra', { extra: text.replace(right, '') });
	const position = oneEdit(text, right);
	if (position !== undefined) return found('identity.typo', { at: position + 1 });
	return found('identity.other');
}

/** Where two texts differ if it takes one insertion, deletion, change or swap to make them equal. */
function oneEdit(a: string, b: string): number | undefined {
	if (Math.abs(a.length - b.length) > 1 || b.length < 4) return undefined;
	let start = 0;
	while (start < a.length && a[start] === b[start]) start++;
	let end = 0;
	const shorter = Math.min(a.length, b.length) - start;
	while (end < shorter && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
	const left = [a.length - start - end, b.length - start - end];
	if (Math.max(...left) <= 1) return start;
	const isSwap =
		left[0] === 2 && left[1] === 2 && a[start] === b[start + 1] && a[start + 1] === b[start];
	return isSwap ? start : undefined;
}
