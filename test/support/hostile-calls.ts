import { HOSTILE, HOSTILE_HASHES, ODD_ARRAYS, Trap } from './hostile.js';
import type { Use } from './uses/index.js';

/** Where a hostile value goes: the names from the inputs down to it. */
export type Path = readonly string[];

/** Each place of a use's inputs, the objects as well as what is in them. */
export function pathsOf(inputs: object, above: Path = []): Path[] {
	return Object.entries(inputs).flatMap(([name, value]) => {
		const path = [...above, name];
		return isPlain(value) ? [path, ...pathsOf(value, path)] : [path];
	});
}

/** All that can be put there. */
export const VALUES: readonly (() => unknown)[] = [
	...HOSTILE.map((value) => () => value),
	...ODD_ARRAYS.map(({ make }) => make),
	...HOSTILE_HASHES.map(
		({ Hash }) =>
			() =>
				Hash,
	),
];

/** The same inputs with another value in one place. */
export function replaced(inputs: object, [name, ...below]: Path, value: unknown): object {
	const inner = (inputs as Record<string, unknown>)[name];
	return { ...inputs, [name]: below.length > 0 ? replaced(inner as object, below, value) : value };
}

/** What is wrong with how a use takes these inputs; nothing if it answers, or refuses as documented. */
export function fault(use: Use, inputs: object, paths: readonly Path[]): string | undefined {
	const start = performance.now();
	let message: string | undefined;
	try {
		use.run(inputs as never);
	} catch (error) {
		message = error instanceof Trap ? undefined : faultOf(error, use, paths);
	}
	const seconds = (performance.now() - start) / 1000;
	return seconds > 5 ? `takes ${seconds} s` : message;
}

const SENTENCES = [
	'password requires username',
	'an empty clientId requires cleanSession',
	'HMAC was wiped',
];

function faultOf(error: unknown, use: Use, paths: readonly Path[]): string | undefined {
	const isDocumented = [SyntaxError, RangeError, TypeError].some((Kind) => error instanceof Kind);
	if (!(error instanceof Error)) return `throws ${typeof error}`;
	const { message } = error;
	for (const secret of secretsOf(use.inputs))
		if (message.includes(secret)) return `shows a secret: ${message}`;
	if (!isDocumented) return isPassedOn(error) ? undefined : `throws ${error}`;
	if (SENTENCES.includes(message) || isThrownByItself(message)) return undefined;
	const field = /^([\w$.[\]()-]+): (expected .+, got .*|no .+)$/s.exec(message)?.[1];
	if (field === undefined) return `throws ${error}`;
	const names = field.split(/[^\w$-]+/);
	const { together = [] } = use;
	const isNamed = paths
		.map((path) => namesOf(use.inputs, path))
		.map((own) => (own.some((name) => together.includes(name)) ? [...own, ...together] : own))
		.some((own) => own.some((name) => names.includes(name)));
	return isNamed ? undefined : `names ${field}: ${error}`;
}

/** What a class throws where a function is called, or a getter of an object that only claims to be an array. */
function isThrownByItself(message: string): boolean {
	return /^(Class constructors cannot be invoked without 'new'|Constructor \w+ requires 'new'|Method get TypedArray\.prototype\.length called on .+)$/.test(
		message,
	);
}

/** A server's refusal, with what it said as the cause. */
function isPassedOn(error: Error): boolean {
	return error.constructor === Error && typeof error.cause === 'object';
}

/** The names of a place, of what is above it and of what is below it. */
function namesOf(inputs: object, path: Path): string[] {
	let value: unknown = inputs;
	for (const name of path) value = (value as Record<string, unknown>)[name];
	const below = isPlain(value) ? pathsOf(value).flat() : [];
	return [...path, ...below];
}

const known = new WeakMap<object, readonly string[]>();

/** What must never be shown: all long texts whose name says so. */
function secretsOf(inputs: object): readonly string[] {
	const secrets = known.get(inputs) ?? findSecrets(inputs);
	known.set(inputs, secrets);
	return secrets;
}

function findSecrets(inputs: object): string[] {
	return pathsOf(inputs)
		.filter((path) => /secret|key$|psk|password|symmetricKey|groupKey/i.test(path.at(-1) ?? ''))
		.map((path) => {
			let value: unknown = inputs;
			for (const name of path) value = (value as Record<string, unknown>)[name];
			return value;
		})
		.filter((value) => typeof value === 'string' && value.length > 4)
		.map((value) => (value as string).slice(0, 6));
}

function isPlain(value: unknown): value is object {
	return (
		typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
	);
}
