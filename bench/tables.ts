import { compare, type Result, type XSCost } from './results.js';
import { count, table } from './table.js';

interface Row {
	readonly name: string;
	readonly figure: (result: Result) => number | undefined;
}

function ratioText(ratio: number): string {
	return `${ratio.toFixed(2)}×`;
}

/** What mqtt-signin needs, and how many times as much its peers; peers without a figure have no column. */
function comparisonTable(
	results: readonly Result[],
	rows: readonly Row[],
	ours: (figure: number) => string,
): string {
	const compared = rows.flatMap(({ name, figure }) => {
		const comparison = compare(results, figure);
		return comparison ? [{ name, ...comparison }] : [];
	});
	const peers = results
		.slice(1)
		.map(({ library }) => library)
		.filter((library) => compared.some(({ ratios }) => library in ratios));
	return table([
		['', 'mqtt-signin', 'best peer', ...peers],
		...compared.map(({ name, ours: figure, best, ratios }) => [
			name,
			ours(figure),
			best ? `${ratioText(best.ratio)} ${best.library}` : '',
			...peers.map((peer) => (peer in ratios ? ratioText(ratios[peer]) : '')),
		]),
	]);
}

function jobsIn(costs: Readonly<Record<string, unknown>>, base64: boolean): string[] {
	return Object.keys(costs).filter((job) => job.startsWith('Base64') === base64);
}

function xsRows([ours]: readonly Result[], unit: keyof XSCost, base64: boolean): Row[] {
	return jobsIn(ours.XS, base64).map((job) => ({
		name: job,
		figure: ({ XS }) => XS[job]?.[unit],
	}));
}

function v8Rows([ours]: readonly Result[], base64: boolean): Row[] {
	return jobsIn(ours.V8, base64).map((job) => ({ name: job, figure: ({ V8 }) => V8[job] }));
}

const SIZES: readonly Row[] = [
	{ name: 'hashes, HMAC, hex: minified', figure: ({ hashes }) => hashes?.minified },
	{ name: 'hashes, HMAC, hex: gzipped', figure: ({ hashes }) => hashes?.gzipped },
	{ name: 'Base64: minified', figure: ({ base64 }) => base64?.minified },
	{ name: 'Base64: gzipped', figure: ({ base64 }) => base64?.gzipped },
];

/** The tables by their titles, as docs/performance.md has them; one without figures is empty. */
export function tables(results: readonly Result[]): Record<string, string> {
	const both = (rows: (base64: boolean) => Row[], ours: (figure: number) => string) =>
		[false, true]
			.map((base64) => rows(base64))
			.filter((rows) => rows.some(({ figure }) => figure(results[0]) !== undefined))
			.map((rows) => comparisonTable(results, rows, ours))
			.join('\n\n');
	return {
		'XS, instructions': both((base64) => xsRows(results, 'instructions', base64), count),
		'XS, compute': both((base64) => xsRows(results, 'compute', base64), count),
		'XS, slots': both((base64) => xsRows(results, 'slots', base64), count),
		'V8, time': both(
			(base64) => v8Rows(results, base64),
			() => '1',
		),
		bytes: comparisonTable(results, SIZES, count),
		load: comparisonTable(
			results,
			[
				{ name: 'compute', figure: ({ load }) => load?.compute },
				{ name: 'slots', figure: ({ load }) => load?.slots },
			],
			count,
		),
	};
}
