import type * as echarts from 'echarts';
import { axisColors, color, writeChart } from '../chart.js';
import { count } from '../table.js';
import type { Fleet, Results } from './model.js';
import { habits } from './model.js';

/** Seconds of each panel. */
const SPAN = 180;
/** Where the logarithmic axis begins; nothing at all is drawn there too. */
const LEAST = 1;

const STYLES: Record<keyof Results, { readonly color: string; readonly width: number }> = {
	ours: { color: color.ours, width: 3 },
	fixed5s: { color: color.blue, width: 1.5 },
	fixed500ms: { color: color.text, width: 1.5 },
	doubling: { color: color.orange, width: 1.5 },
};

/** Draws the CONNECTs in each second after the loss and after the recovery, on the same scale. */
export function drawFleet(file: URL, fleet: Fleet, results: Results): void {
	const { devices, rate, outage } = fleet;
	const title = `CONNECTs per second from ${count(devices)} devices when their broker fails and returns (lower is better)`;
	const panels = [
		{ name: 'seconds after the failure', from: 0, left: 75 },
		{ name: `seconds after the return, ${outage / 60} minutes later`, from: outage, left: 515 },
	];
	writeChart(
		file,
		title,
		{ width: 920, height: 420 },
		{
			title: {
				text: title,
				left: 'center',
				top: 12,
				textStyle: { fontSize: 15, color: color.text },
			},
			legend: {
				bottom: 12,
				itemGap: 30,
				icon: 'roundRect',
				itemHeight: 3,
				textStyle: { color: color.text },
			},
			grid: panels.map(({ left }) => ({ left, top: 60, width: 370, height: 250 })),
			xAxis: panels.map(({ name }, gridIndex) => ({
				...axisColors,
				gridIndex,
				type: 'value',
				min: 0,
				max: SPAN,
				interval: 30,
				name,
				nameLocation: 'middle',
				nameGap: 28,
				splitLine: { show: false },
			})),
			yAxis: panels.map((_, gridIndex) => ({
				...axisColors,
				gridIndex,
				type: 'log',
				min: LEAST,
				max: 10 * devices,
				axisLabel: {
					...axisColors.axisLabel,
					formatter: (value: number) => (value === LEAST ? '0 or 1' : count(value)),
				},
			})),
			series: panels.flatMap(({ from }, panel) => [
				...(Object.keys(habits) as (keyof Results)[]).map(
					(key): echarts.LineSeriesOption => ({
						name: habits[key].name,
						type: 'line',
						xAxisIndex: panel,
						yAxisIndex: panel,
						symbol: 'none',
						color: STYLES[key].color,
						lineStyle: { width: STYLES[key].width },
						data: Array.from(
							results[key].connects.subarray(from, from + SPAN),
							(connects, second) => [second, Math.max(LEAST, connects)],
						),
					}),
				),
				{
					type: 'line',
					xAxisIndex: panel,
					yAxisIndex: panel,
					color: color.limit,
					markLine: {
						silent: true,
						symbol: 'none',
						lineStyle: { color: color.limit, type: 'dashed', width: 1.5 },
						label: {
							position: 'insideEndBottom',
							color: color.limit,
							formatter: `the broker serves ${count(rate)}`,
						},
						data: [{ yAxis: rate }],
					},
				} satisfies echarts.LineSeriesOption,
			]),
		},
	);
}
