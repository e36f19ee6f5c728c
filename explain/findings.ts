export type { FindingParams } from './params.js';
export type {
	Certainty,
	CloudName,
	Field,
	HashName,
	Language,
	Range,
	Severity,
} from './vocabulary.js';

import type { FindingParams } from './params.js';
import type { Certainty, Field, Range, Severity } from './vocabulary.js';

export type FindingCode = keyof FindingParams;

/** What is wrong, or worth knowing. Its strings hold nothing secret. */
export type Finding<Code extends FindingCode = FindingCode> = {
	[C in Code]: {
		readonly code: C;
		readonly severity: Severity;
		readonly certainty: Certainty;
		readonly field?: Field;
		/** Where in the field, as it was given. */
		readonly position?: Range;
		/** Which packet of the explanation's list, if it is about one. */
		readonly packet?: number;
		/** Where in the pasted text, if that is known. */
		readonly inInput?: Range;
		readonly params: FindingParams[C];
	};
}[Code];

/** Where a finding stands. */
export interface Place {
	readonly field?: Field;
	readonly position?: Range;
	readonly packet?: number;
}

function make(severity: Severity, certainty: Certainty) {
	return <C extends FindingCode>(code: C, params: FindingParams[C], place: Place = {}): Finding =>
		({ code, severity, certainty, ...place, params }) as unknown as Finding;
}

export const fault = make('fault', 'certain');
export const likely = make('fault', 'likely');
export const possible = make('fault', 'possible');
export const note = make('note', 'certain');
/** A note on something that may or may not matter. */
export const hint = make('note', 'possible');

const SEVERITIES: readonly Severity[] = ['fault', 'note'];
const CERTAINTIES: readonly Certainty[] = ['certain', 'likely', 'possible'];

/** Sorts faults before notes and certain before likely before possible; otherwise in the order of finding, once each. */
export function inOrder(findings: readonly Finding[]): Finding[] {
	const seen = new Set<string>();
	const once = findings.filter((finding) => {
		const key = JSON.stringify(finding);
		return !seen.has(key) && seen.add(key);
	});
	const rank = ({ severity, certainty }: Finding) =>
		3 * SEVERITIES.indexOf(severity) + CERTAINTIES.indexOf(certainty);
	return once.sort((a, b) => rank(a) - rank(b));
}
