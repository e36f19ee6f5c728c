import type { Cost } from '../tools/xs/xs.js';

export interface XSCost extends Cost {
	/** Of the x86 or ARM build of XS on this machine. */
	readonly instructions?: number;
}

/** Bytes. */
export interface Size {
	readonly minified: number;
	readonly gzipped: number;
}

export interface Result {
	readonly library: string;
	/** The bundle with only the hashes, or only Base64. */
	readonly hashes?: Size;
	readonly base64?: Size;
	/** What it costs to evaluate the bundle of everything that is measured. */
	readonly load?: Cost;
	/** By job. */
	readonly XS: Readonly<Record<string, XSCost>>;
	/** By job: how many times as long as mqtt-signin it takes. */
	readonly V8: Readonly<Record<string, number>>;
}

/** bench/results.json. */
export interface Results {
	readonly node: string;
	readonly arch: string;
	/** Of the peers' packages. */
	readonly versions: Readonly<Record<string, string>>;
	/** The first is mqtt-signin. */
	readonly results: readonly Result[];
}

/** How many times as much as mqtt-signin each library needs, and which of the peers needs least. */
export interface Comparison {
	readonly ours: number;
	readonly best?: { readonly library: string; readonly ratio: number };
	readonly ratios: Readonly<Record<string, number>>;
}

/** Compares a figure of mqtt-signin, the first of the results, with that of its peers; undefined if it has none. */
export function compare(
	results: readonly Result[],
	figure: (result: Result) => number | undefined,
): Comparison | undefined {
	const ours = figure(results[0]);
	if (ours === undefined) return undefined;
	const peers = results.slice(1).flatMap((result) => {
		const theirs = figure(result);
		return theirs === undefined ? [] : [{ library: result.library, ratio: theirs / ours }];
	});
	const best = peers.reduce<Comparison['best']>(
		(least, peer) => (least && least.ratio <= peer.ratio ? least : peer),
		undefined,
	);
	return {
		ours,
		...(best && { best }),
		ratios: Object.fromEntries(peers.map(({ library, ratio }) => [library, ratio])),
	};
}
