// As much of fast-check as the unit tests of the ported modules use, for XS, which counts a string's characters in its own
// way. It draws at random and does not shrink.

type Arbitrary<T> = (() => T) & { map<U>(change: (value: T) => U): Arbitrary<U> };

interface Length {
	readonly minLength?: number;
	readonly maxLength?: number;
}

let state = 1;

/** An integer from 0 to `most`, by MINSTD. */
function draw(most: number): number {
	state = (state * 48271) % 0x7fffffff;
	return state % (most + 1);
}

function arbitrary<T>(make: () => T): Arbitrary<T> {
	return Object.assign(() => make(), {
		map: <U>(change: (value: T) => U) => arbitrary(() => change(make())),
	});
}

function array<T>(item: Arbitrary<T>, { minLength = 0, maxLength = 60 }: Length = {}) {
	return arbitrary(() => {
		const length = minLength + draw(maxLength - minLength);
		return Array.from({ length }, () => item());
	});
}

const nat = (most = 0x7ffffffe) => arbitrary(() => draw(most));

const constantFrom = <T>(...values: T[]) => arbitrary(() => values[draw(values.length - 1)]);

/** Any characters but surrogates, short codes more often. */
const character = arbitrary(() => {
	const code = draw([0x7f, 0x7ff, 0xffff, 0x10ffff][draw(3)]);
	return String.fromCodePoint(code >= 0xd800 && code < 0xe000 ? code - 0x800 : code);
});

const string = ({ unit, ...length }: Length & { readonly unit?: unknown } = {}) =>
	array(typeof unit === 'function' ? (unit as Arbitrary<string>) : character, length).map(
		(characters) => characters.join(''),
	);

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Of the length of Base64, but with any bits where no byte is. */
const base64String = () =>
	array(constantFrom(...LETTERS), { maxLength: 120 }).map((letters) => {
		const whole = letters.length % 4 === 1 ? letters.slice(1) : letters;
		return whole.join('') + '='.repeat((4 - (whole.length % 4)) % 4);
	});

const uint8Array = (length?: Length) =>
	array(nat(255), length).map((bytes) => Uint8Array.from(bytes));

const tuple = (...parts: Arbitrary<unknown>[]) => arbitrary(() => parts.map((part) => part()));

const oneof = (...arbitraries: Arbitrary<unknown>[]) =>
	arbitrary(() => arbitraries[draw(arbitraries.length - 1)]());

const property = (value: Arbitrary<unknown>, check: (value: unknown) => void) => () =>
	check(value());

function assert(run: () => void, { numRuns }: { readonly numRuns: number }): void {
	for (let i = 0; i < numRuns; i++) run();
}

export default {
	array,
	assert,
	base64String,
	constantFrom,
	nat,
	oneof,
	property,
	string,
	tuple,
	uint8Array,
};
