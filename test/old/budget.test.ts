import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asScript, BUNDLE } from './support/script.js';
import { type Cost, startXS, type XS, xsMissing } from './support/xs.js';

/** The largest part of a budget that may be left: past it the budget is too wide to notice a loss. */
const SLACK = 0.05;
/** What UPDATE_BUDGETS=1 leaves. */
const NEW_SLACK = 0.02;

interface Budget {
	/** An expression of the bundle, `library`, and of what SETUP makes. */
	readonly job: string;
	/** What it may cost, a little more than it does. */
	readonly budget: Cost;
	/** What is promised: of 1.9 KB for an HMAC and 8 KB for a sign-in, 16 bytes a slot if all were slots. */
	readonly limit?: Partial<Cost>;
}

const SETUP = `
var key = new Uint8Array(32).fill(7);
var message = new Uint8Array(60).fill(9);
var small = Uint8Array.from({ length: 64 }, (_, i) => 37 * i);
var large = Uint8Array.from({ length: 16384 }, (_, i) => 37 * i);
var smallText = library.encodeBase64(small);
var largeText = library.encodeBase64(large);
var device = { productId: 'LD8S5J1L07', deviceName: 'test', deviceSecret: 'acyv3QDJrRa0fW5UE58KnQ==' };
var options = { expiry: 32472115200, connectionId: 'qkvrc' };`;

const file = new URL('../bench/budgets.json', import.meta.url);
const budgets: Record<string, Budget> = JSON.parse(readFileSync(file, 'utf8'));

describe.skipIf(xsMissing && !process.env.CI)('inside XS', () => {
	let xs: XS | undefined;
	const measured: Record<string, Cost> = {};
	beforeAll(async () => {
		xs = startXS();
		for (const script of [await asScript(BUNDLE, 'library'), SETUP]) await xs?.evaluate(script);
		for (const [name, { job }] of Object.entries(budgets)) measured[name] = await xs!.measure(job);
		if (process.env.UPDATE_BUDGETS) update(measured);
	});
	afterAll(() => xs?.stop());

	test.each(Object.keys(budgets))('%s costs what its budget says', (name) => {
		const { budget, limit } = budgets[name];
		for (const unit of ['compute', 'slots'] as const) {
			const cost = measured[name][unit];
			expect(cost, unit).toBeLessThanOrEqual(budget[unit]);
			expect(budget[unit], `${unit} have become fewer: UPDATE_BUDGETS=1`).toBeLessThanOrEqual(
				cost * (1 + SLACK),
			);
			expect(cost, `${unit} allowed`).toBeLessThanOrEqual(limit?.[unit] ?? cost);
		}
	});
});

function update(measured: Record<string, Cost>): void {
	const widened = (cost: number) => Math.floor(cost * (1 + NEW_SLACK));
	for (const [name, { compute, slots }] of Object.entries(measured)) {
		const { job, limit } = budgets[name];
		const budget = { compute: widened(compute), slots: widened(slots) };
		budgets[name] = { job, budget, ...(limit && { limit }) };
	}
	writeFileSync(file, `${JSON.stringify(budgets, null, '\t')}\n`);
}
