import type { CloudForm, Layout, Pairs } from './clouds/form.js';
import { type Device, fill } from './identity.js';
import type { Mapped } from './mapped.js';

/** From `start` to before `end`, in a text. */
interface Span {
	readonly start: number;
	readonly end: number;
}

/** Which pieces the parts of a layout are, and how well that fits. */
interface Assignment {
	readonly score: number;
	readonly spans: readonly (Span | undefined)[];
	/** Pieces that are no part. */
	readonly dropped: readonly Span[];
}

export interface Aligned {
	/** One for each part of the layout; undefined where it is missing. */
	readonly pieces: readonly (Mapped | undefined)[];
	/** How many pieces there were. */
	readonly count: number;
	readonly separator?: { readonly shown: string; readonly at: number };
	/** Two parts that stand in each other's place; `pieces` has them where they belong. */
	readonly swapped?: readonly [number, number];
	readonly dropped: readonly Mapped[];
}

const OTHER_SEPARATORS = [';', '&', '|', ',', ':', '/', '_', '-', '.', '@', ' ', '#', '+', '~'];
const MOST_PIECES = 12;

/** Finds which piece of a field is which part of its layout, also where separators are wrong, missing or too many. */
export function align(form: CloudForm, layout: Layout, value: Mapped, device: Device): Aligned {
	const { separator = '', parts } = layout;
	const widths = parts.map((part) => widthOf(form, part, separator, device));
	const total = widths.reduce((sum, width) => sum + width, 0);
	const fits = parts.map((part) => (piece: string) => fitOf(form, part, piece, device));
	const attempt = (text: Mapped) => {
		const pieces = split(text.text, separator);
		return { text, count: pieces.length, ...assign(text.text, pieces, widths, fits) };
	};
	let best = attempt(value);
	let wrong: Aligned['separator'];
	const lost = lostSeparator(form, layout, value.text);
	if (lost !== undefined) {
		const rest = value.slice(lost);
		best = attempt(
			value.with(value.text.slice(0, lost) + separator).followedBy(lost + separator.length, rest),
		);
		wrong = { shown: '', at: value.range(lost).start };
	}
	const isPartial = ({ spans }: { spans: Assignment['spans'] }) =>
		spans.some((span) => span === undefined || span.start === span.end);
	// An identity may be shorter than it must be, and everything after it right.
	const isRest = best.spans.slice(1).every((span, i) => {
		const part = parts[i + 1];
		return (
			span !== undefined &&
			typeof part === 'string' &&
			form.slots[part]?.kind !== 'identity' &&
			fits[i + 1](best.text.text.slice(span.start, span.end)) >= MUCH_BETTER
		);
	});
	const hasOwn = ({ text, spans }: typeof best) =>
		spans.some(
			(span, i) => span && fits[i](text.text.slice(span.start, span.end)) === BEST_FIT.identity,
		);
	const { score } = best;
	const isSeparated =
		split(value.text, separator).filter(({ start, end }) => end > start).length > 1;
	if (!wrong && (best.count < total || isPartial(best)) && !isRest)
		for (const other of OTHER_SEPARATORS) {
			if (other === separator || !value.text.includes(other)) continue;
			// Beside right separators it belongs to a name.
			if (/[\w.:@-]/.test(other) && !layout.fromEnd && isSeparated) continue;
			const last = value.text.lastIndexOf(other);
			const everywhere = value.replace(new RegExp(other.replace(/\W/g, '\\$&')), () => separator);
			const atEnd = value.with(value.text.slice(0, last) + separator + value.text.slice(last + 1));
			for (const changed of [everywhere, ...(separator.length === 1 ? [atEnd] : [])]) {
				const trial = attempt(changed);
				const end = trial.spans.at(-1);
				const fit =
					end && end.end > end.start
						? fits[fits.length - 1](trial.text.text.slice(end.start, end.end))
						: 0;
				// The device's own identity is not taken apart.
				if (hasOwn(best) && !hasOwn(trial)) continue;
				// Much better than with its own separator, and better than with any other.
				if (trial.score < score + 1 || trial.score <= best.score) continue;
				if (isPartial(trial) || fit === 0) continue;
				best = trial;
				const at = changed === atEnd ? last : value.text.indexOf(other);
				wrong = { shown: other, at: value.range(at).start };
			}
		}
	const { text, spans, dropped, count } = best;
	const pieces = spans.map((span) => span && text.slice(span.start, span.end));
	const swapped = dropped.length === 0 ? swap(pieces, fits) : undefined;
	return {
		pieces,
		count,
		...(wrong && { separator: wrong }),
		...(swapped && { swapped }),
		dropped: dropped.map(({ start, end }) => text.slice(start, end)),
	};
}

/** Where the second of two parts begins without a separator before it: `key=value` pairs, a method, a text of its pattern. */
function lostSeparator(
	{ slots, methods }: CloudForm,
	{ separator = '', parts }: Layout,
	text: string,
): number | undefined {
	const [, last] = parts;
	if (parts.length !== 2 || last === undefined) return undefined;
	const slot = typeof last === 'string' ? slots[last] : undefined;
	if (slot?.kind === 'text') {
		let start = 1;
		while (start < text.length && !slot.pattern?.test(text.slice(start))) start++;
		return start < text.length && !text.slice(0, start).endsWith(separator) ? start : undefined;
	}
	if (text.includes(separator)) return undefined;
	const begins =
		typeof last !== 'string'
			? Object.keys(last.keys).map((key) => `${key}=`)
			: slot?.kind === 'method'
				? Object.keys(methods)
				: [];
	const first = begins.map((begin) => text.indexOf(begin));
	const at = Math.min(...first.filter((index) => index > 0));
	return /[\w-]/.test(text[at - 1] ?? ' ') ? at : undefined;
}

const MUCH_BETTER = 3;

/** Puts two pieces that stand in each other's place where they belong. */
function swap(
	pieces: (Mapped | undefined)[],
	fits: readonly ((piece: string) => number)[],
): readonly [number, number] | undefined {
	for (const [i, first] of pieces.entries())
		for (const [j, second] of pieces.entries()) {
			if (j <= i || !first?.length || !second?.length) continue;
			const own = [fits[i](first.text), fits[j](second.text)];
			const other = [fits[i](second.text), fits[j](first.text)];
			if (other[0] < own[0] || other[1] < own[1]) continue;
			if (other[0] + other[1] - own[0] - own[1] < MUCH_BETTER) continue;
			[pieces[i], pieces[j]] = [second, first];
			return [i, j];
		}
	return undefined;
}

function split(text: string, separator: string): Span[] {
	const spans: Span[] = [];
	let start = 0;
	for (
		let end = text.indexOf(separator);
		end >= 0 && spans.length < MOST_PIECES;
		end = text.indexOf(separator, start)
	) {
		spans.push({ start, end });
		start = end + separator.length;
	}
	return [...spans, { start, end: text.length }];
}

/** How many pieces a part takes. */
function widthOf(
	{ slots }: CloudForm,
	part: string | Pairs,
	separator: string,
	device: Device,
): number {
	const slot = typeof part === 'string' ? slots[part] : undefined;
	return slot?.kind === 'identity'
		? (fill(slot.template, device) ?? slot.template).split(separator).length
		: 1;
}

/** Tries every way of giving pieces to parts in order, and returns the one that fits best. */
function assign(
	text: string,
	pieces: readonly Span[],
	widths: readonly number[],
	fits: readonly ((piece: string) => number)[],
): Assignment {
	const known = new Map<number, Assignment>();
	const from = (part: number, piece: number): Assignment => {
		const key = part * 100 + piece;
		const before = known.get(key);
		if (before) return before;
		let best: Assignment = { score: -Infinity, spans: [], dropped: [] };
		const offer = (score: number, rest: Assignment, span?: Span, isDropped = false) => {
			if (score + rest.score <= best.score) return;
			best = {
				score: score + rest.score,
				spans: isDropped ? rest.spans : [span, ...rest.spans],
				dropped: isDropped && span ? [span, ...rest.dropped] : rest.dropped,
			};
		};
		const left = pieces.length - piece;
		if (part === widths.length && left === 0) best = { score: 0, spans: [], dropped: [] };
		if (part < widths.length) {
			for (let width = Math.max(1, widths[part] - 2); width <= left; width++) {
				const span = { start: pieces[piece].start, end: pieces[piece + width - 1].end };
				const surplus = Math.abs(width - widths[part]);
				offer(
					fits[part](text.slice(span.start, span.end)) - 2 * surplus,
					from(part + 1, piece + width),
					span,
				);
			}
			offer(-2.5, from(part + 1, piece));
		}
		if (left > 0) {
			const span = pieces[piece];
			offer(span.start === span.end ? -1 : -3, from(part, piece + 1), span, true);
		}
		known.set(key, best);
		return best;
	};
	return from(0, 0);
}

/** How well the right text fits a part, by its kind. */
export const BEST_FIT = { identity: 6, time: 4, token: 5, method: 5, text: 4 } as const;

/** How well a text fits a part: 0 not at all. */
export function fitOf(form: CloudForm, part: string | Pairs, text: string, device: Device): number {
	if (typeof part !== 'string')
		return Object.keys(part.keys).some((key) => text.includes(`${key}=`)) ? 4 : 0;
	const slot = form.slots[part];
	if (text === '') return 0.5;
	switch (slot?.kind) {
		case 'identity': {
			const right = fill(slot.template, device);
			if (right === undefined) return 1;
			if (text === right || (slot.also ?? []).some((also) => fill(also, device) === text)) return 6;
			if (text.toLowerCase() === right.toLowerCase()) return 5;
			const ids = Object.values(device).filter((id) => id !== undefined && id.length > 2);
			return ids.some((id) => text.includes(`${id}`)) ? 3 : 1;
		}
		case 'time':
			return /^\d{9,13}$/.test(text) ? 4 : /^\d+$/.test(text) ? 2 : text.length < 26 ? 0.3 : 0;
		case 'token':
			return /^[0-9a-f]{32,}$/i.test(text) ? 5 : text.length >= 16 ? 3 : 1;
		case 'method':
			return form.methods[text] ? 5 : /hmac|sha|md5/i.test(text) ? 3 : 0;
		case 'text':
			if (slot.usual?.includes(text)) return 4;
			return slot.pattern === undefined || slot.pattern.test(text) ? 1.5 : 0;
		default:
			return 0;
	}
}
