import { runInThisContext } from 'node:vm';
import { Bench } from 'tinybench';
import { check, type Job, scriptsOf } from './jobs.js';

/** How often each library has its turn, and the milliseconds of one turn. */
const ROUNDS = 15;
const TURN = 20;

/**
 * Returns how many times as long as the first library each one takes for a job in V8: the median, over rounds in which
 * all have a turn, of the ratio of their median times. `libraries` are their names and scripts.
 */
export function ratios(job: Job, libraries: readonly (readonly [string, string])[]): number[] {
	const { setup, call } = scriptsOf(job);
	const tasks = libraries.map(([name, script]) => {
		const [once, often] = runInThisContext(`(() => {
			${script}
			${setup}
			const once = () => ${call};
			const often = () => { let last; for (let i = 0; i < ${job.times}; i++) last = once(); return last; };
			return [once, often];
		})()`) as [() => unknown, () => unknown];
		check(name, job, once());
		return often;
	});
	const rounds: number[][] = [];
	// The first round warms up.
	for (let round = 0; round <= ROUNDS; round++) {
		const bench = new Bench({ time: TURN, iterations: 3, warmup: false });
		// No library always goes first.
		const order = tasks.map((_, i) => (i + round) % tasks.length);
		for (const i of order) bench.add(String(i), tasks[i]);
		const medians: number[] = [];
		for (const { name, result } of bench.runSync()) {
			if (result.state !== 'completed') throw new Error(`${job.name}: ${result.state}`);
			medians[Number(name)] = result.latency.p50;
		}
		if (round > 0) rounds.push(medians.map((median) => median / medians[0]));
	}
	return tasks.map((_, i) => rounds.map((ratios) => ratios[i]).sort((a, b) => a - b)[ROUNDS >> 1]);
}
