import { count, table } from '../table.js';
import type { Bound, Figures, Fleet } from './model.js';

/** Devices of the fleet that docs/reconnecting.md shows. */
export const LARGEST = 100_000;

/** A row of results.json; `back99` is null for never. */
export type FleetResult = Fleet &
	Omit<Figures, 'connects' | 'back99'> & {
		readonly habit: string;
		readonly back99: number | null;
	};

export function fleetTable(results: readonly FleetResult[]): string {
	return table([
		[
			'broker serves',
			'habit',
			'peak/s after loss',
			'after recovery',
			'99 % back',
			'CONNECTs wasted',
			'within 5 s',
			'expired',
			'gave up',
		],
		...results.map((result) => [
			`${count(result.rate)}/s`,
			result.habit,
			count(result.peakAfterLoss),
			count(result.peakAfterRecovery),
			result.back99 === null ? 'never' : `${count(Math.round(result.back99))} s`,
			count(result.wasted),
			count(result.tooSoon),
			count(result.expired),
			count(result.givenUp),
		]),
	]);
}

export function devicesTable(bounds: readonly Bound[]): string {
	return table([
		['simulated', 'figure', 'bound'],
		...bounds.map(({ name, figure, most }) => [name, count(figure), `at most ${count(most)}`]),
	]);
}
