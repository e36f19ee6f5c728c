import type { Field } from '../findings.js';
import type { PacketFieldParams, UnderstandingParams } from '../items.js';
import type { FindingParams } from '../params.js';

/** A sentence for each code. `field` is the field's name in the language. */
export type Wordings<Params, Code extends keyof Params = keyof Params> = {
	readonly [C in Code]: (params: Params[C], field: string) => string;
};

/** The part of the findings that a prefix of their codes names. */
export type Prefixed<Prefix extends string> = Extract<keyof FindingParams, `${Prefix}.${string}`>;

/** Everything that is said, in one language. A sentence that is missing does not compile. */
export interface Catalogue {
	readonly findings: Wordings<FindingParams>;
	readonly understood: Wordings<UnderstandingParams>;
	readonly packetFields: Wordings<PacketFieldParams>;
	readonly fields: Readonly<Record<Field, string>>;
	readonly header: readonly [offset: string, bytes: string, meaning: string];
}

/** Quotes a text so that spaces and line ends in it are seen. */
export function quote(text: string): string {
	return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}

/** A time as `2027-01-15T08:00:00Z`, or its number if no calendar has it. */
export function utc(seconds: number): string {
	const date = new Date(seconds * 1000);
	return Number.isNaN(date.getTime()) ? `${seconds}` : date.toISOString().replace('.000Z', 'Z');
}

/** The two greatest units of a length of time: years, days, hours, minutes, seconds; milliseconds below one. */
export function unitsOf(
	seconds: number,
): [count: number, unit: 'y' | 'd' | 'h' | 'min' | 's' | 'ms'][] {
	const milliseconds = Math.round(Math.abs(seconds) * 1000);
	if (milliseconds > 0 && milliseconds < 1000) return [[milliseconds, 'ms']];
	const units = [
		['y', 31536000],
		['d', 86400],
		['h', 3600],
		['min', 60],
		['s', 1],
	] as const;
	let left = Math.floor(Math.abs(seconds));
	const parts: [number, (typeof units)[number][0]][] = [];
	for (const [unit, size] of units) {
		const count = Math.floor(left / size);
		if (count > 0) parts.push([count, unit]);
		left -= count * size;
		if (parts.length > 0 && parts.length < 2 && count === 0) break;
		if (parts.length === 2) break;
	}
	return parts.length > 0 ? parts : [[0, 's']];
}
