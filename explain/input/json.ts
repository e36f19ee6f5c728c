import { fromUtf8, toLatin1 } from '../bytes.js';
import { type Collector, isField } from './reading.js';

const DEEPEST = 6;

/** Reads JSON, or lines of it, as `sign --json` and many tools write it. */
export function readJson(text: string, into: Collector): 'json' | 'json-bytes' | undefined {
	const isBytes = parseAll(text)
		.map((value) => visit(value, text, into, 0))
		.includes(true);
	return into.isEmpty ? undefined : isBytes ? 'json-bytes' : 'json';
}

function parseAll(text: string): object[] {
	const whole = parse(text);
	if (whole !== undefined) return [whole];
	const lines = text.split('\n').flatMap((line) => parse(line.slice(line.indexOf('{'))) ?? []);
	if (lines.length > 0) return lines;
	const start = text.indexOf('{');
	const end = text.lastIndexOf('}');
	return start >= 0 && end > start ? [parse(text.slice(start, end + 1)) ?? []].flat() : [];
}

function parse(text: string): object | undefined {
	try {
		const value: unknown = JSON.parse(text);
		return typeof value === 'object' && value !== null ? value : undefined;
	} catch {
		return undefined;
	}
}

/** Returns whether bytes were found. */
function visit(value: unknown, text: string, into: Collector, depth: number): boolean {
	if (depth > DEEPEST || typeof value !== 'object' || value === null) return false;
	const bytes = bytesOf(value);
	if (bytes) {
		into.bytes ??= bytes;
		return true;
	}
	let hasBytes = false;
	for (const [name, inner] of Object.entries(value))
		if (typeof inner === 'string' && inner.startsWith('{'))
			hasBytes = visit(parse(inner), text, into, depth + 1) || hasBytes;
		else if (typeof inner === 'string' || typeof inner === 'number') {
			const quoted = JSON.stringify(inner);
			const at = typeof inner === 'string' ? text.indexOf(quoted) : -1;
			const isPlain = at >= 0 && quoted.length === inner.toString().length + 2;
			const inInput = isPlain ? { start: at + 1, end: at + quoted.length - 1 } : undefined;
			into.take(name, inner.toString(), inInput);
		} else if (isField(name) && bytesOf(inner ?? {})) {
			const held = bytesOf(inner) ?? new Uint8Array();
			into.take(name, fromUtf8(held) ?? toLatin1(held));
		} else hasBytes = visit(inner, text, into, depth + 1) || hasBytes;
	return hasBytes;
}

/** An array of bytes, or what Node's JSON makes of a Buffer or a Uint8Array. */
function bytesOf(value: object): Uint8Array | undefined {
	const { type, data } = value as { type?: unknown; data?: unknown };
	const list = type === 'Buffer' && Array.isArray(data) ? data : value;
	const items: unknown[] = Array.isArray(list)
		? list
		: Object.keys(list).every((key, i) => key === String(i))
			? Object.values(list)
			: [];
	const isByte = (item: unknown) => Number.isInteger(item) && Math.abs(item as number) < 256;
	return items.length >= 2 && items.every(isByte) ? Uint8Array.from(items as number[]) : undefined;
}
