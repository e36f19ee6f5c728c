import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { count, table, writeBlocks } from '../../bench/table.js';
import { encodeConnect } from '../../src/index.js';
import { loadVectors } from '../support/load.js';
import { TENCENT } from '../support/platform.js';
import { wanted } from '../support/vectors.js';
import { runOnBoard } from './board.js';
import { CLOUDS, PARTS } from './manifests.js';
import { asModule } from './sdk.js';

const own = (file: string) => readFileSync(new URL(`board/${file}`, import.meta.url), 'utf8');
const signIn = own('sign-in.js');
/** Bytes that a sign-in may allocate, and a Connector besides. */
const MOST = {
	'manifest.json': 7500,
	'manifest_tencent_sha1.json': 7500,
	'manifest_native.json': 6000,
};
const MOST_BESIDES = 1300;
/** Of XS on a 32-bit board. */
const SLOT = 16;

interface Cost {
	readonly bytes: number;
	readonly instructions: number;
}

/** By job and manifest. */
const measured: Record<string, Record<string, Cost>> = {};

afterAll(() => {
	if (!process.env.UPDATE_DOCS) return;
	const manifests = Object.keys(MOST);
	const rows = Object.entries(measured).map(([job, costs]) => [
		job,
		...manifests.flatMap((manifest) => {
			const cost = costs[manifest];
			return cost ? [count(cost.instructions), count(cost.bytes)] : ['', ''];
		}),
	]);
	const header = ['', ...manifests.flatMap((manifest) => [`\`${manifest}\``, 'bytes'])];
	writeBlocks(new URL('../../docs/performance.md', import.meta.url), {
		'npm run test:moddable: on a board': table([header, ...rows]),
	});
});

describe.each(Object.entries(MOST))('%s', (manifest, most) => {
	test('a sign-in takes no more memory than it may', async () => {
		const name = manifest.replace('.json', '');
		const lines = await runOnBoard(name, [manifest, 'manifest_connector.json'], signIn);
		const { clientId, username, password } = TENCENT;
		const packet = encodeConnect({ clientId, username, password, keepAlive: 240 });
		expect(lines[0]).toBe(Buffer.from(packet).toString('hex'));
		const costs = lines.slice(1).map((line) => {
			const [, job, slots, chunks, instructions] = /^(.*) (\d+) (\d+) (\d+)$/.exec(line) ?? [];
			const bytes = SLOT * Number(slots) + Number(chunks);
			return {
				job,
				slots: Number(slots),
				chunks: Number(chunks),
				bytes,
				instructions: Number(instructions),
			};
		});
		console.log(`${manifest}: memory and RISC-V instructions on a stripped, preloaded board`);
		console.table(Object.fromEntries(costs.map(({ job, ...cost }) => [job, cost])));
		for (const { job, ...cost } of costs) (measured[job] ??= {})[manifest] = cost;
		const bytesOf = (job: string) => costs.find((cost) => cost.job === job)?.bytes ?? NaN;
		expect(bytesOf('sign-in')).toBeLessThanOrEqual(most);
		expect(bytesOf('Connector.connect') - bytesOf('sign-in by a Cloud')).toBeLessThanOrEqual(
			MOST_BESIDES,
		);
	});
});

const files = [...loadVectors()].map(([file, { vectors }]) => ({ file, vectors }));
const ofClouds = /^(alibaba|apsaramq|azure|baidu|huawei|onenet|tencent|tuya)/;

describe.each(CLOUDS)('$manifest', ({ manifest, name }) => {
	// The core is the same in every build but these two.
	const isWhole = ['native', 'tencent_sha1'].includes(name);
	const vectors = files
		.filter(({ file }) => isWhole || ofClouds.test(file))
		.flatMap((file) => file.vectors);

	test('reproduces the vectors of what it carries, with the parts beside it', async () => {
		const parts = PARTS.filter(({ beside }) => beside.includes(manifest));
		const names = ['mqtt-signin', ...parts.map((part) => part.module)];
		const main = `
			import { print } from 'board';
			${names.map((module, i) => `import * as part${i} from '${module}';`).join('\n')}
			const library = { ${names.map((_, i) => `...part${i}`).join(', ')} };
			import { actual } from 'run-vector';
			import vectors from 'vectors';
			const missing = ['SHA1', 'SHA256', 'REGISTER_DEV'].filter((name) => !library[name]);
			for (let i = 0; i < vectors.length; i++) {
				const names = (name) => JSON.stringify(vectors[i]).includes('"' + name + '"');
				if (!library[vectors[i].call] || missing.some(names)) continue;
				print(i + ' ' + JSON.stringify(actual(library, vectors[i])));
			}`;
		const lines = await runOnBoard(
			`vectors-${name}`,
			[manifest, ...parts.map((part) => part.manifest)],
			main,
			{
				'run-vector': asModule('support/vectors.ts'),
				// Which the part for Moddable's clients imports.
				timer: own('timer.js'),
				vectors: `export default ${JSON.stringify(vectors)};`,
			},
		);
		const answers = lines.map((line) => /^(\d+) (.*)$/.exec(line)?.slice(1) ?? [line, 'null']);
		expect(answers.map(([i, json]) => [vectors[Number(i)]?.name, JSON.parse(json)])).toEqual(
			answers.map(([i]) => [vectors[Number(i)]?.name, wanted(vectors[Number(i)])]),
		);
		expect(answers.length).toBeGreaterThanOrEqual(isWhole ? 90 : 3);
	});
});
