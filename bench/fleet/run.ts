import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { peersMissing } from '../peers.js';
import { progress } from '../progress.js';
import { writeBlocks } from '../table.js';
import { awayWithDroppingLink, connectsOfTwins, seeded } from './devices.js';
import { type Bound, bounds, type Fleet, habits, type Results, simulate } from './model.js';
import { devicesTable, type FleetResult, fleetTable, LARGEST } from './tables.js';

const HELP = `npm run fleet -- [options]: simulates whole fleets after an outage, and single devices for a day
  --devices N[,N…]  devices of a fleet (10000,100000)
  --rate N[,N…]     CONNECTs that the broker serves in a second (1000, and one sixtieth of the devices)
  --outage N        seconds (3600)
  --noticed N       seconds within which all devices notice the loss (5)
  --seed N          of the random generator (1)
Without options it also writes bench/fleet/results.json, bench/fleet/chart.svg and the tables of docs/reconnecting.md.
Exits with 1 when a bound is broken.`;

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
const writesFiles = process.argv.length === 2;

function numbers(list: string): number[] {
	return list.split(',').map(Number);
}

function fleets(): Fleet[] {
	const { rate, outage, noticed, seed } = values;
	return numbers(values.devices).flatMap((devices) =>
		(rate ? numbers(rate) : [1000, Math.round(devices / 60)]).map((rate) => ({
			devices,
			rate,
			seed: Number(seed),
			outage: Number(outage),
			noticed: Number(noticed),
		})),
	);
}

/** Prints whether bounds hold, and returns how many do not. */
function report(bounds: readonly Bound[]): number {
	for (const { name, figure, most } of bounds)
		console.log(`${figure <= most ? 'holds ' : 'BROKEN'}  ${name}: ${figure}, at most ${most}`);
	return bounds.filter(({ figure, most }) => !(figure <= most)).length;
}

/** The bounds of one device, and of two with one identity, in a day. */
function deviceBounds(seed: number): Bound[] {
	return [
		{
			name: 'CONNECTs in a day of two devices with one identity',
			figure: connectsOfTwins(seeded(seed)),
			most: 499,
		},
		{
			name: 'share of the day without a connection where the link drops after 30 s each time',
			figure: Number(awayWithDroppingLink(seeded(seed), 30).toFixed(3)),
			most: 0.5,
		},
	];
}

async function run(): Promise<void> {
	const all = fleets();
	const step = progress(all.length * Object.keys(habits).length);
	const results: FleetResult[] = [];
	let broken = 0;
	for (const fleet of all) {
		const figures = Object.fromEntries(
			Object.entries(habits).map(([key, habit]) => {
				step(`${fleet.devices} devices, ${fleet.rate}/s, ${habit.name}`);
				return [key, simulate(habit, fleet)];
			}),
		) as unknown as Results;
		const rows = Object.entries(figures).map(([key, { connects: _, ...rest }]) => ({
			...fleet,
			habit: habits[key as keyof Results].name,
			...rest,
			// JSON has no Infinity.
			back99: Number.isFinite(rest.back99) ? rest.back99 : null,
		}));
		results.push(...rows);
		const { devices, rate, outage } = fleet;
		console.log(
			`\n${devices} devices, an outage of ${outage} s, a broker that serves ${rate} CONNECTs a second\n`,
		);
		console.log(`${fleetTable(rows)}\n`);
		broken += report(bounds(fleet, figures));
		if (writesFiles && devices === LARGEST && rate === 1000 && !peersMissing) {
			const { drawFleet } = await import('./draw.js');
			drawFleet(new URL('chart.svg', import.meta.url), fleet, figures);
		}
	}
	console.log('\nSingle devices\n');
	const single = deviceBounds(Number(values.seed));
	broken += report(single);
	if (writesFiles) {
		writeFileSync(
			new URL('results.json', import.meta.url),
			`${JSON.stringify({ fleets: results, devices: single }, null, '\t')}\n`,
		);
		writeBlocks(new URL('../../docs/reconnecting.md', import.meta.url), {
			'npm run fleet': fleetTable(results.filter(({ devices }) => devices === LARGEST)),
			'npm run fleet, single devices': devicesTable(single),
		});
	}
	if (peersMissing) console.error(peersMissing);
	console.log(broken > 0 ? `\n${broken} bounds are broken` : '\nall bounds hold');
	process.exitCode = broken > 0 ? 1 : 0;
}

if (values.help) console.log(HELP);
else await run();
