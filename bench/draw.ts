import type { Cost } from '../test/support/xs.js';
import { writeChart } from './chart.js';

export interface XSCost extends Cost {
	/** Of the x86 or ARM build of XS that runs here. */
	readonly instructions?: number;
}

export interface Result {
	readonly library: string;
	/** Bytes of the bundle with only the hashes, or only Base64. */
	readonly hashes?: { readonly minified: number; readonly gzipped: number };
	readonly base64?: { readonly minified: number; readonly gzipped: number };
	/** Evaluating the bundle of all that is measured. */
	readonly load?: Cost;
	/** By job. */
	readonly XS: Record<string, XSCost>;
	/** By job: how many times as long as mqtt-signin it takes. */
	readonly V8: Record<string, number>;
}

/** Where a bar ends at the latest; its number goes on. */
const LONGEST = 6;

/** Panels of bars: how many times as much as the first library each one takes. */
export function drawResults(results: readonly Result[]): void {
	const unit = results.some(({ XS }) => XS['HMAC-SHA256']?.instructions)
		? 'instructions'
		: 'compute';
	const panels = [
		...['HMAC-SHA256', 'HMAC-SHA1', 'SHA-256, 16 KiB', 'SHA-1, 16 KiB', 'Base64 encode, 64 B'].map(
			(job) => ({
				title: `${job}: ${unit}`,
				figure: ({ XS }: Result) => XS[job]?.[unit],
			}),
		),
		{
			title: 'bytes; the last two lack SHA-1',
			figure: ({ hashes }: Result) => hashes?.minified,
		},
	].map(({ title, figure }) => {
		const figures = results.map((result) => ({ name: result.library, value: figure(result) }));
		const one = figures[0].value ?? 0;
		return {
			title,
			bars: figures
				.filter(({ value }) => value !== undefined)
				.map(({ name, value = 0 }) => ({ name, ratio: Math.round((value / one) * 100) / 100 })),
		};
	});
	const place = (i: number) => ({ left: 30 + (i % 3) * 330, top: 70 + Math.floor(i / 3) * 250 });
	writeChart(
		'chart.svg',
		{ width: 1000, height: 560 },
		{
			title: [
				{ text: 'The same work inside XS: times as much as mqtt-signin', left: 'center' },
				...panels.map(({ title }, i) => ({
					text: title,
					left: place(i).left + 60,
					top: place(i).top - 30,
					textStyle: { fontSize: 13 },
				})),
			],
			grid: panels.map((_, i) => ({
				left: place(i).left + 70,
				top: place(i).top,
				width: 190,
				height: 190,
			})),
			xAxis: panels.map((_, gridIndex) => ({
				gridIndex,
				type: 'value',
				max: LONGEST,
				show: false,
			})),
			yAxis: panels.map(({ bars }, gridIndex) => ({
				gridIndex,
				type: 'category',
				inverse: true,
				data: bars.map(({ name }) => name),
				axisTick: { show: false },
			})),
			series: panels.map(({ bars }, i) => ({
				type: 'bar',
				xAxisIndex: i,
				yAxisIndex: i,
				barWidth: 16,
				data: bars.map(({ ratio }, j) => ({
					value: Math.min(ratio, LONGEST),
					label: { show: true, position: 'right' as const, formatter: String(ratio) },
					itemStyle: { color: j === 0 ? '#1a7f37' : '#9aa4b2' },
				})),
			})),
		},
	);
}
