import { axisColors, color, writeChart } from './chart.js';
import { compare, type Result } from './results.js';

/** Where a bar is cut, and marked as cut; its number goes on. */
const LONGEST = 6;
/** Two slanted lines across a bar. */
const CUT = 'path://M0,20L6,0L9,0L3,20ZM7,20L13,0L16,0L10,20Z';

const JOBS = [
	'HMAC-SHA256',
	'HMAC-SHA1',
	'SHA-256, 16 KiB',
	'SHA-1, 16 KiB',
	'Base64 encode, 64 B',
];

/** Draws how many times as much as mqtt-signin each library needs inside XS: a panel for each job, and one for bytes. */
export function drawResults(file: URL, results: readonly Result[]): void {
	const unit = results[0].XS[JOBS[0]]?.instructions ? 'instructions' : 'compute';
	const panels = [
		...JOBS.map((job) => ({
			title: job,
			bars: bars(results, ({ XS }) => XS[job]?.[unit]),
		})),
		{
			title: 'bytes, minified (the last two lack SHA-1)',
			bars: bars(results, ({ hashes }) => hashes?.minified),
		},
	];
	const place = (i: number) => ({ left: 30 + (i % 3) * 330, top: 85 + Math.floor(i / 3) * 250 });
	const title = `The same work inside XS, in ${unit}, as a multiple of mqtt-signin (shorter is better)`;
	writeChart(
		file,
		title,
		{ width: 1010, height: 590 },
		{
			title: [
				{ text: title, left: 'center', top: 12, textStyle: { fontSize: 17, color: color.text } },
				...panels.map(({ title }, i) => ({
					text: title,
					left: place(i).left + 60,
					top: place(i).top - 28,
					textStyle: { fontSize: 13, color: color.text },
				})),
				{
					text: 'All panels have the same scale. A bar crossed by two lines is cut short; its number is the real ratio.',
					left: 'center',
					bottom: 12,
					textStyle: { fontSize: 12, fontWeight: 'normal', color: color.label },
				},
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
				...axisColors,
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
					label: {
						show: true,
						position: 'right' as const,
						color: color.text,
						formatter: String(ratio),
					},
					itemStyle: { color: j === 0 ? color.ours : color.other },
				})),
				markPoint: {
					silent: true,
					symbol: CUT,
					symbolSize: [14, 22],
					itemStyle: { color: color.background },
					label: { show: false },
					data: bars.flatMap(({ ratio }, j) =>
						ratio > LONGEST ? [{ name: 'cut', coord: [LONGEST - 0.7, j] }] : [],
					),
				},
			})),
		},
	);
}

function bars(results: readonly Result[], figure: (result: Result) => number | undefined) {
	const ratios = Object.entries(compare(results, figure)?.ratios ?? {});
	return [[results[0].library, 1] as const, ...ratios].map(([name, ratio]) => ({
		name,
		ratio: Math.round(ratio * 100) / 100,
	}));
}
