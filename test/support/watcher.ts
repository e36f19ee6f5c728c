// Runs inside the watched realm, and is its global `$watch`.

const objects = new Set<object>();
const frozen = new Set<unknown>();
/** The bytes of each buffer, now and as they were. */
const buffers = new Map<
	ArrayBufferLike,
	{ readonly now: Uint8Array; readonly before: Uint8Array }
>();
const entries = new Map<Map<unknown, unknown> | Set<unknown>, unknown[]>();
const found: string[] = [];
let sealed = false;

/** Each object that the watched script makes, and each property that it writes, passes here. */
export function made<Value>(value: Value): Value {
	if (sealed) compare();
	else if (isObject(value)) objects.add(value);
	return value;
}

/** Before the loading: what ECMAScript has built in is read-only in XS. */
export function freezeIntrinsics(): void {
	const roots = [globalThis, function* () {}, async () => {}, [][Symbol.iterator]()];
	for (const root of roots) freeze(root, () => {});
}

/** After it: what it made is read-only, as in a preloaded module, or watched. */
export function freezeMade(): void {
	for (const object of objects) freeze(object, keep);
	sealed = true;
}

/** What was changed after the end of the loading. */
export function faults(): string[] {
	compare();
	return [...new Set(found)];
}

function isObject(value: unknown): value is object {
	return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

/** Freezes all that is reachable; `special` does what more is to be done with an object. */
function freeze(root: unknown, special: (object: object) => void): void {
	if (!isObject(root) || frozen.has(root)) return;
	frozen.add(root);
	special(root);
	for (const key of ArrayBuffer.isView(root) ? [] : Reflect.ownKeys(root)) {
		const { value, get, set } = Object.getOwnPropertyDescriptor(root, key) ?? {};
		for (const part of [value, get, set]) freeze(part, special);
	}
	freeze(Object.getPrototypeOf(root), special);
	// The global object of node:vm and a view of bytes cannot be frozen.
	if (root !== globalThis && !ArrayBuffer.isView(root)) Object.freeze(root);
}

function keep(object: object): void {
	const kind = Object.prototype.toString.call(object).slice(8, -1);
	if (ArrayBuffer.isView(object)) {
		if (kind !== 'DataView') refuse(object, ['copyWithin', 'fill', 'reverse', 'set', 'sort']);
		keep(object.buffer);
	} else if (object instanceof ArrayBuffer) {
		buffers.set(object, { now: new Uint8Array(object), before: new Uint8Array(object.slice(0)) });
	} else if (object instanceof Map || object instanceof Set) {
		refuse(object, ['add', 'clear', 'delete', 'set']);
		entries.set(object, [...object].flat());
		for (const part of [...object].flat()) freeze(part, keep);
	} else if (!['Array', 'Error', 'Function', 'Object', 'RegExp'].includes(kind)) {
		found.push(`a ${kind} was made while the module loaded`);
	}
}

function refuse(object: object, methods: string[]): void {
	for (const name of methods)
		Object.defineProperty(object, name, {
			value: () => {
				throw new TypeError(`${name} of what was made while the module loaded`);
			},
		});
}

function compare(): void {
	for (const { now, before } of buffers.values()) {
		// A loop, since this is called for each write.
		let i = 0;
		while (i < now.length && now[i] === before[i]) i++;
		if (i === now.length) continue;
		found.push(`${now.length} bytes that were made while the module loaded were written`);
		before.set(now);
	}
	for (const [collection, before] of entries) {
		const now = [...collection].flat();
		if (now.length === before.length && now.every((part, i) => part === before[i])) continue;
		found.push('a Map or Set that was made while the module loaded was written');
		entries.set(collection, now);
	}
}
