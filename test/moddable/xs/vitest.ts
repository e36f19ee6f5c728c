// As much of vitest as the unit tests of the ported modules use, for XS: what fails is traced, and how many passed.

declare function trace(text: string): void;

type Body = (...args: never[]) => void;
type Row = unknown;

const groups: string[] = [];
let passed = 0;

export function describe(name: string, body: () => void): void {
	groups.push(name);
	body();
	groups.pop();
}

export function test(name: string, body: () => void): void {
	try {
		body();
		passed++;
	} catch (error) {
		trace(`FAILED ${[...groups, name].join(' > ')}: ${error}\n`);
	}
}

describe.each = (rows: readonly Row[]) => (name: string, body: Body) =>
	rows.forEach((row) => {
		describe(title(name, row), () => body(row as never));
	});

test.each = (rows: readonly Row[]) => (name: string, body: Body) =>
	rows.forEach((row) => {
		test(title(name, row), () => body(row as never));
	});

function title(name: string, row: Row): string {
	const fields = Object(row);
	return name.replace(/\$(\w+)|%[is]/g, (_, field) => `${field ? fields[field] : row}`);
}

/** To be called when all tests have run. */
export function summary(): void {
	trace(`PASSED ${passed}\n`);
}

export function expect(actual: unknown) {
	const not = matchers(actual, false);
	return { ...matchers(actual, true), not };
}

function matchers(actual: unknown, wanted: boolean) {
	const check = (holds: boolean, expected: unknown) => {
		if (holds !== wanted) throw new Error(`${show(actual)} and ${show(expected)}`);
	};
	const value = actual as { length: number; includes(part: unknown): boolean };
	return {
		toBe: (expected: unknown) => check(Object.is(actual, expected), expected),
		toEqual: (expected: unknown) => check(show(actual) === show(expected), expected),
		toMatch: (pattern: RegExp) => check(pattern.test(`${actual}`), pattern),
		toContain: (part: unknown) => check(value.includes(part), part),
		toHaveLength: (length: number) => check(value.length === length, length),
		toBeGreaterThan: (least: number) => check((actual as number) > least, least),
		toBeGreaterThanOrEqual: (least: number) => check((actual as number) >= least, least),
		toBeInstanceOf: (Kind: new () => unknown) => check(actual instanceof Kind, Kind.name),
		toThrow(Kind: new () => unknown) {
			let error: unknown;
			try {
				(actual as () => void)();
			} catch (thrown) {
				error = thrown;
			}
			check(error instanceof Kind, Kind.name);
		},
	};
}

/** Bytes, and what else JSON can hold. */
function show(value: unknown): string {
	if (value instanceof Uint8Array) return `bytes ${[...value]}`;
	return JSON.stringify(value) ?? `${value}`;
}
