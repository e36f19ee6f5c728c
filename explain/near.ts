import type { Sent } from './choices.js';
import type { CloudForm } from './clouds/form.js';
import { fault } from './findings.js';
import type { Variant } from './keys.js';

const PLACE = { field: 'password' } as const;

/** Texts with times up to ten minutes, by hours and by days away; fewer where other mistakes are tried too. */
export function* nearTexts(
	form: CloudForm,
	sent: Sent,
	bases: readonly Variant<string>[],
	texts: readonly string[],
	effort: Effort,
): Generator<Variant<string>> {
	for (const value of texts) yield { value, cost: 1, found: [fault('message.seen', {}, PLACE)] };
	const time = Object.values(sent.parts).find(({ name }) => form.slots[name]?.kind === 'time');
	const digits = /^\d{8,13}/.exec(time?.text ?? '')?.[0];
	if (!time || digits === undefined) return;
	const slot = form.slots[time.name];
	const unit = slot?.kind === 'time' ? slot.unit : 's';
	const shifted = Array.from(offsets(unit, effort), (seconds) => ({
		text:
			unit === 'hour'
				? shiftHour(digits, seconds / 3600)
				: `${Number(digits) + Math.round(seconds * (digits.length > 11 ? 1000 : 1))}`,
		found: fault('message.other-time', { part: time.name, seconds }, PLACE),
	}));
	for (const { value, found } of bases) {
		const at = value.indexOf(digits);
		if (at < 0 || found.some(({ code }) => code === 'message.other-time')) continue;
		const [before, after] = [value.slice(0, at), value.slice(at + digits.length)];
		for (const { text, found: other } of shifted)
			yield { value: before + text + after, cost: 1, found: [...found, other] };
	}
}

/** How many times are tried: `all` with the right key, `some` with other keys, `few` with other texts. */
export type Effort = 'all' | 'some' | 'few';

const EFFORTS = {
	all: { seconds: 600, tens: 600, around: 2, ms: 300 },
	some: { seconds: 120, tens: 600, around: 0, ms: 20 },
	few: { seconds: 30, tens: 120, around: 0, ms: 5 },
} as const;
const DAYS = [1, 2, 3, 7, 30, 31, 90, 180, 365, 366, 3650];

function* offsets(unit: 's' | 'ms' | 'hour', effort: Effort): Generator<number> {
	const both = (seconds: number) => [seconds, -seconds];
	if (unit === 'hour') {
		for (let hours = 1; hours <= 36; hours++) yield* both(3600 * hours);
		return;
	}
	const { seconds, tens, around, ms } = EFFORTS[effort];
	// A time that was taken twice.
	for (let count = 1; unit === 'ms' && count <= ms; count++) yield* both(count / 1000);
	for (let count = 1; count <= seconds; count++) yield* both(count);
	for (let count = seconds + 10; count <= tens; count += 10) yield* both(count);
	for (let half = 1; half <= 28; half++)
		for (let count = -around; count <= around; count++) yield* both(1800 * half + count);
	for (const days of DAYS) yield* both(86400 * days);
}

/** Adds hours to YYYYMMDDHH. */
function shiftHour(text: string, hours: number): string {
	const [year, month, day, hour] = [
		text.slice(0, 4),
		text.slice(4, 6),
		text.slice(6, 8),
		text.slice(8),
	];
	const date = new Date(
		Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour) + hours),
	);
	return Number.isNaN(date.getTime()) ? text : date.toISOString().replace(/\D/g, '').slice(0, 10);
}
