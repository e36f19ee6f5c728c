import { type Finding, type FindingCode, fault, type HashName } from './findings.js';
import { type Macs, wordAt } from './macs.js';
import type { Reading, Rendering } from './token.js';

const PLACE = { field: 'password' } as const;

/** Says whether the last result of `macs` is what a token stands for, and what is wrong with the token then. */
export type Match = (
	macs: Macs,
	hash: HashName,
) => { readonly mac: Uint8Array; readonly found: readonly Finding[] } | undefined;

/** Compares MACs with a token by their first and last four bytes, and then by all. */
export function matcher(readings: readonly Reading[], renderings: readonly Rendering[]): Match {
	const words = new Set<number>();
	for (const { bytes, half } of readings) {
		words.add(wordAt(bytes, 0));
		if (half === undefined) words.add(wordAt(bytes, bytes.length - 4));
	}
	const isRendered = renderings.length > 0;
	return (macs) => {
		const isNear = words.has(macs.first) || words.has(macs.last);
		if (!isNear && !isRendered) return undefined;
		const mac = macs.bytes();
		const near = isNear ? readings.flatMap((reading) => compare(reading, mac) ?? []) : [];
		const exact = near.find(({ code }) => code === undefined);
		if (exact) return { mac, found: exact.found };
		for (const { text, write, found } of renderings) {
			if (!text.startsWith(write(mac.subarray(0, 3)))) continue;
			const whole = write(mac);
			if (text === whole) return { mac, found };
			if (!whole.startsWith(text) || text.length < 16 || near.length > 0) continue;
			const cut = fault('token.cut', { digits: text.length, expected: whole.length }, PLACE);
			return { mac, found: [...found, cut] };
		}
		const [best] = near.sort((a, b) => a.rank - b.rank);
		return best && { mac, found: best.found };
	};
}

interface Likeness {
	/** What is wrong, if it is not exactly the MAC. */
	readonly code?: FindingCode;
	readonly rank: number;
	readonly found: readonly Finding[];
}

/** What is missing of a MAC, or too much, in a token that begins or ends as it does; undefined if it does neither. */
function compare({ bytes, half, found }: Reading, mac: Uint8Array): Likeness | undefined {
	const begins = wordAt(bytes, 0) === wordAt(mac, 0);
	const ends =
		half === undefined && wordAt(bytes, bytes.length - 4) === wordAt(mac, mac.length - 4);
	if (!begins && !ends) return undefined;
	const digits = 2 * bytes.length + (half === undefined ? 0 : 1);
	const expected = 2 * mac.length;
	const as = (
		code: 'token.cut' | 'token.cut-at-start' | 'token.extra' | 'token.damaged',
		rank: number,
	) => ({
		code,
		rank,
		found: [...found, fault(code, { digits, expected }, PLACE)],
	});
	// The last number of a list may be cut itself.
	const last = bytes.length < mac.length && half === undefined ? bytes.length - 1 : -1;
	const startsLike = bytes.every((byte, i) => i >= mac.length || byte === mac[i] || i === last);
	if (startsLike && (half === undefined || half === mac[bytes.length] >> 4)) {
		if (digits === expected) return { rank: 0, found };
		return digits < expected ? as('token.cut', 1) : as('token.extra', 1);
	}
	const surplus = bytes.length - mac.length;
	if (half === undefined && bytes.every((byte, i) => i < surplus || byte === mac[i - surplus]))
		return surplus < 0 ? as('token.cut-at-start', 1) : as('token.extra', 1);
	return as('token.damaged', 2);
}
