import type { TimeSlot } from './clouds/form.js';
import { type Finding, fault, hint, likely, note, type Place } from './findings.js';

export interface Clock {
	/** Unix seconds. */
	readonly now: number;
	/** Seconds that the device signs for, if that is known. */
	readonly lifetime?: number | undefined;
}

/** 2020: a board whose clock is not set says less. */
const FIRST_PLAUSIBLE = 1577836800;
/** 2100: no clock says more. */
const LAST_PLAUSIBLE = 4102444800;
const USUAL_LIFETIME = 3600;
const FAR = 2 * 365 * 86400;
/** What two clocks may differ by, in seconds. */
const TOLERANCE = 60;
/** Times that never come, as SDKs write them. */
const NEVER = ['2147483647', '4294967295', '9223372036854775807', '92233720368547758'];

/** Judges a time as the platform does at `clock.now`. `part` is its name in the cloud's words. */
export function judgeTime(
	slot: TimeSlot,
	part: string,
	text: string,
	clock: Clock,
	place: Place,
): Finding[] {
	const wrongText = judgeText(slot, part, text, place);
	if (wrongText) return wrongText;
	if (slot.unit === 'hour') return judgeHour(slot, part, text, clock, place);
	const value = Number(text);
	if (value === 0 && slot.rule !== 'any')
		return slot.zero ? [] : [fault('time.zero', { part }, place)];
	if (slot.unit === 'ms') return judgeMilliseconds(part, text, clock, place);
	if (slot.rule === 'end') return judgeEnd(slot, part, text, clock, place);
	const digits = judgeDigits(part, text, place);
	if (digits) return [digits];
	return slot.rule === 'near'
		? judgeNear(slot.tolerance ?? TOLERANCE, part, value, clock, place)
		: value < FIRST_PLAUSIBLE
			? [likely('time.not-set', { part, time: value }, place)]
			: isLocal(value - clock.now)
				? [hint('time.local', { part, hours: hours(value - clock.now) }, place)]
				: [];
}

/** What is wrong with a time that is no number. */
function judgeText(
	{ unit }: TimeSlot,
	part: string,
	text: string,
	place: Place,
): Finding[] | undefined {
	if (/^\d+$/.test(text)) return undefined;
	if (/^\d+\.\d*$|^\d(?:\.\d+)?e\+?\d+$/i.test(text))
		return [fault('time.fraction', { part, shown: text }, place)];
	if (/^\d{4}-\d\d-\d\d|^\d{4}\/\d|^[A-Z][a-z]{2} /.test(text))
		return [fault('time.date', { part, shown: text, unit }, place)];
	return [fault('time.not-a-number', { part, shown: text, unit }, place)];
}

/** Seconds have 10 digits. */
function judgeDigits(part: string, text: string, place: Place): Finding | undefined {
	const { length } = text;
	if (length === 13)
		return fault('time.milliseconds', { part, seconds: Number(text.slice(0, 10)) }, place);
	if (length === 16 || length === 19)
		return fault('time.micro', { part, digits: length, seconds: Number(text.slice(0, 10)) }, place);
	if (length > 12) return fault('time.digits', { part, digits: length }, place);
	return undefined;
}

function judgeEnd(
	{ huge }: TimeSlot,
	part: string,
	text: string,
	{ now, lifetime }: Clock,
	place: Place,
): Finding[] {
	const expiry = Number(text);
	const { length } = text;
	if (huge && (NEVER.includes(text) || length === 13 || length === 17 || length === 19)) {
		if (expiry > now) return [note('time.never', { part, shown: text, digits: length }, place)];
	}
	if (huge && length > 12 && length < 19)
		return [note('time.many-digits', { part, digits: length }, place)];
	const digits = judgeDigits(part, text, place);
	if (digits) return [digits];
	if (expiry <= now) {
		if (expiry < FIRST_PLAUSIBLE && now > FIRST_PLAUSIBLE)
			return [fault('time.not-set', { part, time: expiry }, place)];
		const behind = lifetime === undefined ? undefined : now + lifetime - expiry;
		const local = behind !== undefined && isLocal(behind) ? { hours: hours(behind) } : {};
		return [fault('time.past', { part, time: expiry, ago: now - expiry, ...local }, place)];
	}
	const left = expiry - now;
	if (NEVER.includes(text) || left > FAR) return [note('time.far', { part, time: expiry }, place)];
	if (left <= (lifetime ?? USUAL_LIFETIME) + TOLERANCE) return [];
	if (lifetime === undefined) return [hint('time.long', { part, time: expiry, left }, place)];
	const ahead = left - lifetime;
	const local = isLocal(ahead) ? { hours: hours(ahead) } : {};
	return [likely('time.ahead', { part, time: expiry, ahead, ...local }, place)];
}

function judgeNear(
	tolerance: number,
	part: string,
	value: number,
	{ now }: Clock,
	place: Place,
): Finding[] {
	if (value > LAST_PLAUSIBLE) return [note('time.far', { part, time: value }, place)];
	const difference = value - now;
	if (Math.abs(difference) <= tolerance) return [];
	if (value < FIRST_PLAUSIBLE && now > FIRST_PLAUSIBLE)
		return [fault('time.not-set', { part, time: value }, place)];
	const local = isLocal(difference) ? { hours: hours(difference) } : {};
	return [fault('time.off', { part, time: value, difference, tolerance, ...local }, place)];
}

/** Milliseconds that nobody compares: worth a note where they are something else. */
function judgeMilliseconds(part: string, text: string, { now }: Clock, place: Place): Finding[] {
	const difference = Number(text) / 1000 - now;
	return text.length === 13 && isLocal(difference)
		? [hint('time.local', { part, hours: hours(difference) }, place)]
		: [];
}

/** YYYYMMDDHH in UTC. */
function judgeHour(
	slot: TimeSlot,
	part: string,
	text: string,
	{ now }: Clock,
	place: Place,
): Finding[] {
	const match = /^(\d{4})(\d\d)(\d\d)(\d\d)$/.exec(text);
	const [, year, month, day, hour] = (match ?? []).map(Number);
	const start = match ? Date.UTC(year, month - 1, day, hour) / 1000 : Number.NaN;
	const isReal = match && month >= 1 && month <= 12 && day >= 1 && day <= 31 && hour <= 23;
	if (!isReal)
		return [
			fault(
				text.length === 10 || text.length === 13 ? 'time.unix-for-hour' : 'time.hour-format',
				{ part, shown: text },
				place,
			),
		];
	const difference = start - Math.floor(now / 3600) * 3600;
	if (slot.rule === 'any') {
		const offset = difference / 3600;
		return offset !== 0 && Math.abs(offset) <= 14
			? [hint('time.local', { part, hours: offset }, place)]
			: [];
	}
	if (start > LAST_PLAUSIBLE) return [note('time.far', { part, time: start }, place)];
	if (Math.abs(difference) <= (slot.tolerance ?? 0)) return [];
	if (start < FIRST_PLAUSIBLE && now > FIRST_PLAUSIBLE)
		return [fault('time.not-set', { part, time: start }, place)];
	const local = Math.abs(difference) <= 14 * 3600 ? { hours: hours(difference) } : {};
	return [
		fault(
			'time.off',
			{ part, time: start, difference, tolerance: slot.tolerance ?? 0, ...local },
			place,
		),
	];
}

/** Whether a difference is one between time zones, a few minutes more or less. */
function isLocal(difference: number): boolean {
	const inHours = Math.abs(difference) / 3600;
	return inHours > 0.9 && inHours < 14.1 && Math.abs(inHours - Math.round(inHours)) < 0.05;
}

function hours(difference: number): number {
	return Math.round(difference / 3600);
}
