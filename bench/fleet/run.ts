import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { writeChart } from './chart.js';
import {
	bounds,
	doubling,
	type Figures,
	type Fleet,
	fixed5s,
	fixed500ms,
	type Habit,
	ours,
	simulate,
} from './fleet-model.js';

const HELP = `npm run fleet -- [options]: whole fleets after an outage, on paper
  --devices N[,N…]  how many there are (10000,100000)
  --rate N[,N…]     CONNECTs that the broker serves a second (1000, and one sixtieth of the devices)
  --outage N        seconds (3600)
  --noticed N       seconds in which the loss comes to all devices (5)
  --seed N          of chance (1)
Without options also writes bench/fleet.json and bench/fleet.svg. Ends with 1 when a bound is broken.`;

const { values } = parseArgs({
	options: {
		devices: { type: 'string', default: '10000,100000' },
		rate: { type: 'string' },
		outage: { type: 'string', default: '3600' },
		noticed: { type: 'string', default: '5' },
		seed: { type: 'string', default: '1' },
		help: { type: 'boolean' },
	},
});

type Results = Record<'ours' | 'fixed5s' | 'fixed500ms' | 'doubling', Figures>;
const habits: Record<keyof Results, Habit> = { ours, fixed5s, fixed500ms, doubling };

function run(fleet: Fleet): Results {
	const results = Object.entries(habits).map(([key, habit]) => {
		process.stderr.write(`${fleet.devices} devices, ${fleet.rate}/s, ${habit.name} …\n`);
		return [key, simulate(habit, fleet)];
	});
	return Object.fromEntries(results);
}

/** True if every bound holds. */
function print(fleet: Fleet, results: Results): boolean {
	const { devices, rate, outage } = fleet;
	console.log(`\n${devices} devices, ${outage} s of outage, a broker that serves ${rate} a second`);
	console.table(
		Object.fromEntries(
			Object.entries(results).map(([key, figures]) => [
				habits[key as keyof Results].name,
				{
					'peak/s after loss': figures.peakAfterLoss,
					'after recovery': figures.peakAfterRecovery,
					'99 % back, s': Number.isFinite(figures.back99) ? figures.back99 : 'never',
					wasted: figures.wasted,
					'under 5 s': figures.tooSoon,
					'expired signatures': figures.expired,
					'gave up': figures.givenUp,
				},
			]),
		),
	);
	let held = true;
	for (const { name, figure, most } of bounds(fleet, results)) {
		const holds = figure <= most;
		held &&= holds;
		console.log(`${holds ? 'holds ' : 'BROKEN'}  ${name}: ${figure}, at most ${most}`);
	}
	return held;
}

/** CONNECTs of each second around the loss and around the recovery. */
function draw(fleet: Fleet, results: Results): void {
	const windows = [
		{ title: 'seconds after the loss', from: 0 },
		{ title: 'seconds after the recovery', from: fleet.outage },
	];
	const least = 1;
	writeChart(
		'fleet.svg',
		{ width: 900, height: 380 },
		{
			title: {
				text: `CONNECTs a second of ${fleet.devices.toLocaleString('en')} devices; the broker serves ${fleet.rate.toLocaleString('en')}`,
				left: 'center',
				textStyle: { fontSize: 15 },
			},
			legend: { bottom: 0, itemGap: 35 },
			grid: [
				{ left: 70, top: 45, width: 360, height: 240 },
				{ left: 510, top: 45, width: 360, height: 240 },
			],
			xAxis: windows.map(({ title }, gridIndex) => ({
				gridIndex,
				type: 'value',
				min: 0,
				max: 180,
				interval: 30,
				name: title,
				nameLocation: 'middle',
				nameGap: 28,
				splitLine: { show: false },
			})),
			yAxis: windows.map((_, gridIndex) => ({
				gridIndex,
				type: 'log',
				min: least,
				max: 10 * fleet.devices,
			})),
			series: windows.flatMap(({ from }, index) =>
				Object.entries(results).map(([key, { connects }]) => ({
					name: habits[key as keyof Results].name,
					type: 'line' as const,
					xAxisIndex: index,
					yAxisIndex: index,
					symbol: 'none',
					lineStyle: { width: key === 'ours' ? 3 : 1.5 },
					data: Array.from(connects.subarray(from, from + 180), (count, second) => [
						second,
						Math.max(least, count),
					]),
				})),
			),
		},
	);
}

if (values.help) {
	console.log(HELP);
} else {
	const numbers = (text: string) => text.split(',').map(Number);
	const fleets = numbers(values.devices).flatMap((devices) =>
		(values.rate ? numbers(values.rate) : [1000, Math.round(devices / 60)]).map(
			(rate): Fleet => ({
				devices,
				rate,
				seed: Number(values.seed),
				outage: Number(values.outage),
				noticed: Number(values.noticed),
			}),
		),
	);
	const figures: object[] = [];
	let broken = 0;
	for (const fleet of fleets) {
		const results = run(fleet);
		if (!print(fleet, results)) broken++;
		for (const [key, { connects: _, ...rest }] of Object.entries(results))
			figures.push({ ...fleet, habit: habits[key as keyof Results].name, ...rest });
		if (process.argv.length === 2 && fleet.devices === 100_000 && fleet.rate === 1000)
			draw(fleet, results);
	}
	if (process.argv.length === 2)
		// JSON has no Infinity: null says never.
		writeFileSync(
			new URL('fleet.json', import.meta.url),
			`${JSON.stringify(figures, null, '\t')}\n`,
		);
	console.log(
		broken > 0 ? `\nbounds broken in ${broken} of ${fleets.length}` : '\nall bounds hold',
	);
	process.exitCode = broken > 0 ? 1 : 0;
}
