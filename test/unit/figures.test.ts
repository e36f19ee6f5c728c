import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { devicesTable, fleetTable, LARGEST } from '../../bench/fleet/tables.js';
import { compare } from '../../bench/results.js';
import { withBlock } from '../../bench/table.js';
import { tables } from '../../bench/tables.js';

function read(path: string): string {
	return readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
}

test('docs/performance.md shows the figures of bench/results.json', () => {
	const document = read('docs/performance.md');
	const { results } = JSON.parse(read('bench/results.json'));
	for (const [title, text] of Object.entries(tables(results)))
		expect(withBlock(document, `npm run bench: ${title}`, text)).toBe(document);
});

test('docs/reconnecting.md shows the figures of bench/fleet/results.json', () => {
	const document = read('docs/reconnecting.md');
	const { fleets, devices } = JSON.parse(read('bench/fleet/results.json'));
	const largest = fleets.filter(({ devices }: { devices: number }) => devices === LARGEST);
	expect(withBlock(document, 'npm run fleet', fleetTable(largest))).toBe(document);
	expect(withBlock(document, 'npm run fleet, single devices', devicesTable(devices))).toBe(
		document,
	);
});

test.each([
	{ document: 'README.md', unit: 'times' },
	{ document: 'README.zh-CN.md', unit: '倍' },
])('$document shows the ratios of bench/results.json', ({ document, unit }) => {
	const { results } = JSON.parse(read('bench/results.json'));
	for (const job of ['HMAC-SHA256', 'SHA-256, 16 KiB']) {
		const best = compare(results, ({ XS }) => XS[job]?.instructions)?.best;
		expect(read(document)).toContain(`${best?.ratio.toFixed(2)} ${unit}`);
	}
});
