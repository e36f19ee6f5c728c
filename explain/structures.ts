import { percentEncode } from './bytes.js';
import { type Finding, fault } from './findings.js';
import type { Variant } from './keys.js';

/** A message in the making: its parts, in order, and their separator. */
export interface Draft {
	readonly parts: readonly string[];
	/** What each part was made of. */
	readonly templates: readonly string[];
	readonly separator: string;
	readonly cost: number;
	readonly found: readonly Finding[];
}

const PLACE = { field: 'password' } as const;
/** What people join with. */
export const SEPARATORS = [
	'',
	';',
	'&',
	'\n',
	'\\n',
	'\r\n',
	'|',
	',',
	' ',
	':',
	'/',
	'；',
	'+',
	'_',
];

/** Mistakes in putting the parts together. */
export function structures({ parts, templates, separator }: Draft): Variant<string>[] {
	const variants: Variant<string>[] = [];
	const add = (value: string, finding: Finding) =>
		variants.push({ value, cost: 1, found: [finding] });
	const nameOf = (index: number) => /\{%?([\w-]+)\}/.exec(templates[index])?.[1] ?? '';
	if (parts.length > 1) {
		for (let i = 0; i < parts.length; i++) {
			const finding = fault('message.without', { part: nameOf(i) }, PLACE);
			add(parts.map((part, index) => (index === i ? '' : part)).join(separator), finding);
			if (i > 0)
				add(parts.slice(0, i).join(separator), fault('message.only-first', { parts: i }, PLACE));
			add(parts[i], fault('message.only', { part: nameOf(i) }, PLACE));
		}
		for (const order of permutations(parts))
			add(order.join(separator), fault('message.order', {}, PLACE));
		if (separator !== '')
			add(
				parts.join(separator) + separator,
				fault('message.appended', { shown: separator }, PLACE),
			);
	}
	const small = parts.map((part, i) =>
		part.replace(labelOf(templates[i]), (label) => label.toLowerCase()),
	);
	add(small.join(separator), fault('message.case', {}, PLACE));
	if (separator === '') {
		const labelled = parts.map((part, i) => part.replace(labelOf(templates[i]), '$&='));
		for (const join of ['&', '', ',', '\n'])
			add(
				labelled.join(join),
				fault('message.separator', { expected: '', shown: `=${join}` }, PLACE),
			);
		const bare = parts.map((part, i) => part.replace(labelOf(templates[i]), ''));
		for (const join of ['', '&', ';', '\n'])
			add(bare.join(join), fault('message.labels', {}, PLACE));
	} else if (templates.some((part) => labelOf(part) !== '')) {
		const bare = parts.map((part, i) => part.replace(labelOf(templates[i]), ''));
		add(bare.join(separator), fault('message.labels', {}, PLACE));
	}
	return variants;
}

function labelOf(template: string): string {
	return template.slice(0, template.indexOf('{'));
}

function permutations(parts: readonly string[]): string[][] {
	if (parts.length > 4) return [[...parts].reverse()];
	if (parts.length < 2) return [[...parts]];
	return parts.flatMap((first, i) =>
		permutations([...parts.slice(0, i), ...parts.slice(i + 1)]).map((rest) => [first, ...rest]),
	);
}

/** What edits add, with the findings that say so: made once, as they are tried on thousands of texts. */
const added = (code: 'message.appended' | 'message.prepended', texts: readonly string[]) =>
	texts.map((shown) => [shown, [fault(code, { shown }, PLACE)]] as const);
const FEW_ENDS = added('message.appended', ['\n', '\r\n', '\0']);
const ENDS = added('message.appended', [
	...['\n', '\r\n', ' ', '\0', '\r', '\\n', ';hmacsha256', ';hmacsha1', '|'],
]);
const STARTS = added('message.prepended', [' ', '\n', '\ufeff', 'SharedAccessSignature ']);
const QUOTES = ['"', "'"].map(
	(quote) => [quote, [fault('message.quotes', { quote }, PLACE)]] as const,
);
const CUTS = [4, 8, 15, 16, 31, 32, 63, 64, 127, 128].map(
	(length) => [length, [fault('message.cut', { length }, PLACE)]] as const,
);
const CASE = [fault('message.case', {}, PLACE)];
const ENCODED = [fault('message.encoded-whole', {}, PLACE)];
const DOUBLED = [fault('message.doubled', {}, PLACE)];
const WIDE = [fault('message.utf-16', {}, PLACE)];
const CUT_AT_START = [fault('message.cut-at-start', {}, PLACE)];

/** Mistakes with the whole text, or those that are most usual. */
export function edits(text: string, areFew = false): Variant<string>[] {
	const variants: Variant<string>[] = [];
	const add = (value: string, found: readonly Finding[]) =>
		variants.push({ value, cost: 1, found });
	for (const [end, found] of areFew ? FEW_ENDS : ENDS) add(text + end, found);
	for (const [start, found] of STARTS) add(start + text, found);
	for (const [quote, found] of QUOTES) add(quote + text + quote, found);
	add(text.toLowerCase(), CASE);
	add(text.toUpperCase(), CASE);
	if (areFew) return variants;
	add(percentEncode(text), ENCODED);
	add(text + text, DOUBLED);
	add(text.replace(/[\s\S]/g, '$&\0'), WIDE);
	for (const [length, found] of CUTS) if (text.length > length) add(text.slice(0, length), found);
	if (text.length > 8) {
		const length = text.length - 1;
		add(text.slice(0, length), [fault('message.cut', { length }, PLACE)]);
		add(text.slice(1), CUT_AT_START);
	}
	return variants;
}
