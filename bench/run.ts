import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { startXS, xsMissing } from '../test/support/xs.js';
import { bundle } from './bundle.js';
import { callgrindMissing, instructions } from './callgrind.js';
import { drawResults, type Result, type XSCost } from './draw.js';
import { check, type Job, jobs, scriptsOf } from './jobs.js';
import { ratios } from './v8.js';

const HELP = `npm run bench -- [--quick]: the same work by this library and by its peers, in XS and in V8
  --quick  no instructions, and nothing is written
Writes bench/results.json and bench/chart.svg.`;

const HASHES = ['hmacSha256', 'hmacSha1', 'sha256', 'sha1'];
const BASE64 = ['encodeBase64', 'decodeBase64'];
/** File in libraries/, the packages in it, and what it has. The first is what the others are compared with. */
const libraries = [
	{ file: 'mqtt-signin', packages: [], functions: [...HASHES, ...BASE64, 'signIn'] },
	{ file: 'noble-hashes', packages: ['@noble/hashes'], functions: HASHES },
	{ file: 'js-sha', packages: ['js-sha256', 'js-sha1'], functions: HASHES },
	{ file: 'sjcl', packages: ['sjcl'], functions: HASHES },
	{ file: 'crypto-js', packages: ['crypto-js'], functions: HASHES },
	{ file: 'fast-sha256', packages: ['fast-sha256'], functions: ['hmacSha256', 'sha256'] },
	{ file: 'stablelib', packages: ['@stablelib/sha256'], functions: ['hmacSha256', 'sha256'] },
	{ file: 'base64-js', packages: ['base64-js'], functions: BASE64 },
	{ file: 'scure-base', packages: ['@scure/base'], functions: BASE64 },
];

const { values } = parseArgs({
	options: { quick: { type: 'boolean', default: false }, help: { type: 'boolean' } },
});

function progress(text: string): void {
	process.stderr.write(`${text} …\n`);
}

function jobsOf(functions: readonly string[], engine: 'XS' | 'V8'): Job[] {
	return jobs.filter(
		({ uses, engines }) => functions.includes(uses) && (engines === engine || engines === 'both'),
	);
}

async function size(file: string, functions: string[]) {
	const script = await bundle(file, functions);
	return { minified: Buffer.byteLength(script), gzipped: gzipSync(script, { level: 9 }).length };
}

/** Two jobs at a time. */
async function inPairs(tasks: (() => Promise<void>)[]): Promise<void> {
	const queue = tasks[Symbol.iterator]();
	const work = async () => {
		for (const task of queue) await task();
	};
	await Promise.all([work(), work()]);
}

async function inXS(
	name: string,
	script: string,
	functions: string[],
): Promise<Pick<Result, 'load' | 'XS'>> {
	const xs = startXS();
	if (!xs) return { XS: {} };
	progress(`XS: ${name}`);
	const costs: Record<string, XSCost> = {};
	try {
		const idle = await xs.evaluate('0');
		const loaded = await xs.evaluate(script);
		const tasks: (() => Promise<void>)[] = [];
		for (const job of jobsOf(functions, 'XS')) {
			const { setup, call } = scriptsOf(job);
			await xs.evaluate(setup);
			check(name, job, (await xs.evaluate(call)).result);
			const { compute, slots } = await xs.measure(call);
			costs[job.name] = { compute, slots };
			if (!values.quick && !callgrindMissing)
				tasks.push(async () => {
					progress(`XS under valgrind: ${name}, ${job.name}`);
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

function inV8(scripts: ReadonlyMap<string, string>): Map<string, Record<string, number>> {
	const times = new Map([...scripts.keys()].map((name) => [name, {} as Record<string, number>]));
	for (const job of jobsOf(libraries[0].functions, 'V8')) {
		const those = libraries.filter(({ functions }) => functions.includes(job.uses));
		if (those.length === 1) continue;
		progress(`V8: ${job.name}`);
		ratios(
			job,
			those.map(({ file }) => [file, scripts.get(file)!] as const),
		).forEach((ratio, i) => {
			times.get(those[i].file)![job.name] = Math.round(ratio * 100) / 100;
		});
	}
	return times;
}

/** A row for each library that has a figure, a column for each job. */
function print(
	title: string,
	results: Result[],
	figures: (result: Result) => Record<string, number | undefined>,
): void {
	const rows = results
		.map(({ library, ...result }) => {
			const row = Object.entries(figures({ library, ...result }));
			return [library, row.filter(([, figure]) => figure !== undefined)] as const;
		})
		.filter(([, row]) => row.length > 0);
	if (rows.length === 0) return;
	console.log(`\n${title}`);
	console.table(Object.fromEntries(rows.map(([name, row]) => [name, Object.fromEntries(row)])));
}

function each(costs: Record<string, XSCost>, unit: keyof XSCost) {
	return Object.fromEntries(Object.entries(costs).map(([job, cost]) => [job, cost[unit]]));
}

async function run(): Promise<void> {
	for (const missing of new Set([xsMissing, values.quick ? undefined : callgrindMissing]))
		if (missing) console.error(missing);
	const scripts = new Map<string, string>();
	for (const { file } of libraries) scripts.set(file, await bundle(file));
	const times = inV8(scripts);
	const results: Result[] = [];
	for (const { file, functions } of libraries) {
		const hashes = functions.filter((name) => HASHES.includes(name));
		const base64 = functions.filter((name) => BASE64.includes(name));
		results.push({
			library: file,
			...(hashes.length > 0 && { hashes: await size(file, hashes) }),
			...(base64.length > 0 && { base64: await size(file, base64) }),
			...(await inXS(file, scripts.get(file)!, functions)),
			V8: times.get(file)!,
		});
	}

	print('Bytes of the hashes, HMAC and hex; of Base64', results, ({ hashes, base64 }) => ({
		'hashes, minified': hashes?.minified,
		'hashes, gzipped': hashes?.gzipped,
		'Base64, minified': base64?.minified,
		'Base64, gzipped': base64?.gzipped,
	}));
	print('XS: compute', results, ({ XS, load }) => ({
		load: load?.compute,
		...each(XS, 'compute'),
	}));
	print('XS: slots', results, ({ XS, load }) => ({ load: load?.slots, ...each(XS, 'slots') }));
	print('XS: instructions', results, ({ XS }) => each(XS, 'instructions'));
	print('V8: times as long as mqtt-signin', results, ({ V8 }) => V8);
	if (values.quick) return;

	const version = (name: string) =>
		JSON.parse(
			readFileSync(new URL(`../node_modules/${name}/package.json`, import.meta.url), 'utf8'),
		).version;
	const packages = libraries.flatMap(({ packages }) => packages);
	const versions = Object.fromEntries(packages.map((name) => [name, version(name)]));
	writeFileSync(
		new URL('results.json', import.meta.url),
		`${JSON.stringify({ node: process.version, arch: process.arch, versions, results }, null, '\t')}\n`,
	);
	drawResults(results);
}

if (values.help) console.log(HELP);
else await run();
