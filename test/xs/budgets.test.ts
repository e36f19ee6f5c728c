import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Cost, startXS, type XS, xsMissing } from '../../tools/xs/xs.js';
import { board } from '../support/built.js';

/** The largest part of a budget that may be left: past it the budget is too wide to notice a loss. */
const SLACK = 0.05;
/** What UPDATE_BUDGETS=1 leaves. */
const NEW_SLACK = 0.02;

interface Budget {
	/** An expression of a board's bundle, `library`, and of what SETUP makes. */
	readonly job: string;
	/** What it may cost, a little more than it does. */
	readonly budget: Cost;
	/** What is promised. */
	readonly limit?: Partial<Cost>;
}

const SETUP = `
var key = new Uint8Array(32).fill(7);
var message = new Uint8Array(60).fill(9);
var mac = new library.HMAC(library.SHA256, key);
mac.update(message).digest();
var small = Uint8Array.from({ length: 64 }, (_, i) => 37 * i);
var large = Uint8Array.from({ length: 16384 }, (_, i) => 37 * i);
var smallText = library.encodeBase64(small);
var largeText = library.encodeBase64(large);
var device = { productId: 'LD8S5J1L07', deviceName: 'test', deviceSecret: 'acyv3QDJrRa0fW5UE58KnQ==' };
var signing = { expiry: 32472115200, connectionId: 'qkvrc' };`;

const file = new URL('./budgets.json', import.meta.url);
const budgets: Record<string, Budget> = JSON.parse(readFileSync(file, 'utf8'));
const SECOND = 'a second message under one key, HMAC-SHA256';

describe.skipIf(xsMissing && !process.env.CI)('inside XS', () => {
	let xs: XS;
	const measured: Record<string, Cost> = {};
	beforeAll(async () => {
		xs = startXS() as XS;
		for (const script of [await board(), SETUP]) await xs.evaluate(script);
		for (const [name, { job }] of Object.entries(budgets)) measured[name] = await xs.measure(job);
		if (process.env.UPDATE_BUDGETS) update(measured);
	});
	afterAll(() => xs?.stop());

	test.each(Object.keys(budgets))('%s costs what its budget says', (name) => {
		const { budget, limit } = budgets[name];
		for (const unit of ['compute', 'slots'] as const) {
			const cost = measured[name][unit];
			expect(cost, unit).toBeLessThanOrEqual(budget[unit]);
			expect(budget[unit], `${unit} have become fewer: UPDATE_BUDGETS=1`).toBeLessThanOrEqual(
				Math.ceil(cost * (1 + SLACK)),
			);
			expect(cost, `${unit} promised`).toBeLessThanOrEqual(limit?.[unit] ?? cost);
		}
	});

	test('a second message under one key is at least 30 % cheaper than a whole HMAC', async () => {
		const whole = await xs.measure('library.hmac(library.SHA256, key, message)');
		expect(measured[SECOND].compute).toBeLessThan(0.7 * whole.compute);
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
