import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { startXS, xsMissing } from '../tools/xs/xs.js';
import { bundle } from './bundle.js';
import { callgrindMissing, instructions } from './callgrind.js';
import { check, type Job, jobs, scriptsOf } from './jobs.js';
import { BASE64, HASHES, libraries, type Measured, versions } from './libraries.js';
import { peersMissing } from './peers.js';
import { progress } from './progress.js';
import type { Result, Size, XSCost } from './results.js';
import { writeBlocks } from './table.js';
import { tables } from './tables.js';

const HELP = `npm run bench -- [--quick]: the same work by this library and by its peers, in XS and in V8
  --quick  counts no instructions, and writes nothing
Otherwise it writes bench/results.json, bench/chart.svg and the tables of docs/performance.md.`;

const { values } = parseArgs({
	options: { quick: { type: 'boolean', default: false }, help: { type: 'boolean' } },
});
const countsInstructions = !values.quick && !callgrindMissing;

function jobsOf({ functions }: Measured, engine: 'XS' | 'V8'): Job[] {
	return jobs.filter(
		({ uses, engines }) => functions.includes(uses) && (engines === engine || engines === 'both'),
	);
}

function takersOf(job: Job): Measured[] {
	return libraries.filter(({ functions }) => functions.includes(job.uses));
}

const comparedInV8 = peersMissing
	? []
	: jobsOf(libraries[0], 'V8').filter((job) => takersOf(job).length > 1);
const step = progress(
	comparedInV8.length +
		(xsMissing
			? 0
			: libraries.reduce(
					(sum, library) => sum + 1 + (countsInstructions ? jobsOf(library, 'XS').length : 0),
					0,
				)),
);

async function size(
	{ file, functions }: Measured,
	some: readonly string[],
): Promise<Size | undefined> {
	const names = functions.filter((name) => some.includes(name));
	if (names.length === 0) return undefined;
	const script = await bundle(file, names);
	return { minified: Buffer.byteLength(script), gzipped: gzipSync(script, { level: 9 }).length };
}

/** Runs two tasks at a time. */
async function inPairs(tasks: readonly (() => Promise<void>)[]): Promise<void> {
	const queue = tasks[Symbol.iterator]();
	const work = async () => {
		for (const task of queue) await task();
	};
	await Promise.all([work(), work()]);
}

async function inXS(library: Measured, script: string): Promise<Pick<Result, 'load' | 'XS'>> {
	const xs = startXS();
	if (!xs) return { XS: {} };
	const { file } = library;
	step(`XS: ${file}`);
	const costs: Record<string, XSCost> = {};
	try {
		const idle = await xs.evaluate('0');
		const loaded = await xs.evaluate(script);
		const tasks: (() => Promise<void>)[] = [];
		for (const job of jobsOf(library, 'XS')) {
			const { setup, call } = scriptsOf(job);
			await xs.evaluate(setup);
			check(file, job, (await xs.evaluate(call)).result);
			const { compute, slots } = await xs.measure(call);
			costs[job.name] = { compute, slots };
			if (countsInstructions)
				tasks.push(async () => {
					step(`XS under valgrind: ${file}, ${job.name}`);
					const count = await instructions(`${script}; ${setup}`, call, job.times);
					costs[job.name] = { compute, slots, instructions: count };
				});
		}
		await inPairs(tasks);
		return {
			load: { compute: loaded.compute - idle.compute, slots: loaded.slots - idle.slots },
			XS: costs,
		};
	} finally {
		xs.stop();
	}
}

async function inV8(
	scripts: ReadonlyMap<string, string>,
): Promise<Record<string, Record<string, number>>> {
	const times: Record<string, Record<string, number>> = {};
	if (comparedInV8.length === 0) return times;
	const { ratios } = await import('./v8.js');
	for (const job of comparedInV8) {
		step(`V8: ${job.name}`);
		const files = takersOf(job).map(({ file }) => file);
		const measured = ratios(
			job,
			files.map((file) => [file, scripts.get(file)!]),
		);
		for (const [i, file] of files.entries()) {
			times[file] ??= {};
			times[file][job.name] = Math.round(measured[i] * 100) / 100;
		}
	}
	return times;
}

async function run(): Promise<void> {
	for (const missing of [peersMissing, xsMissing ?? (values.quick ? undefined : callgrindMissing)])
		if (missing) console.error(missing);
	const scripts = new Map<string, string>();
	for (const { file } of libraries) scripts.set(file, await bundle(file));
	const times = await inV8(scripts);
	const results: Result[] = [];
	for (const library of libraries) {
		const [hashes, base64] = [await size(library, HASHES), await size(library, BASE64)];
		results.push({
			library: library.file,
			...(hashes && { hashes }),
			...(base64 && { base64 }),
			...(await inXS(library, scripts.get(library.file)!)),
			V8: times[library.file] ?? {},
		});
	}

	const printed = tables(results);
	for (const [title, text] of Object.entries(printed))
		if (text !== '') console.log(`\n${title}\n\n${text}`);
	if (values.quick || peersMissing || xsMissing || callgrindMissing) return;
	writeFileSync(
		new URL('results.json', import.meta.url),
		`${JSON.stringify({ node: process.version, arch: process.arch, versions: versions(), results }, null, '\t')}\n`,
	);
	writeBlocks(
		new URL('../docs/performance.md', import.meta.url),
		Object.fromEntries(
			Object.entries(printed).map(([title, text]) => [`npm run bench: ${title}`, text]),
		),
	);
	const { drawResults } = await import('./draw.js');
	drawResults(new URL('chart.svg', import.meta.url), results);
}

if (values.help) console.log(HELP);
else await run();
