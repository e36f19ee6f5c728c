import type { FieldName } from '../clouds/form.js';
import { recognize } from '../recognize.js';
import type { Collector } from './reading.js';

const NAMES: readonly FieldName[] = ['clientId', 'username', 'password'];
/** What libraries and brokers print of a CONNACK's return code. */
const REFUSALS: readonly (readonly [RegExp, number])[] = [
	[/unacceptable protocol version|protocol version not supported/i, 1],
	[/identifier rejected|client ?id(?:entifier)? (?:rejected|not (?:valid|allowed))/i, 2],
	[/(?:server|broker|service) (?:is )?(?:unavailable|not available)/i, 3],
	[/bad user ?name or password|wrong user ?name or password|用户名或密码(?:错误|无效)/i, 4],
	[/not authori[sz]ed|未授权/i, 5],
];
const CODE =
	/(?:return[ _]code|result[ _]code|reason[ _]code|\brc|connack|connection refused|refused|connect_return_code|返回码|错误码)\W{0,4}(?:code\W{0,3})?(0x[0-9a-f]{1,2}|\d{1,3})\b/i;

/** Reads the return code out of a log line. */
export function readRefusal(text: string, into: Collector): boolean {
	const code = CODE.exec(text);
	if (code) into.returnCode ??= Number(code[1]);
	else if (text.length < 20000) {
		const refusal = REFUSALS.find(([pattern]) => pattern.test(text));
		if (refusal) into.returnCode ??= refusal[1];
	}
	return into.returnCode !== undefined;
}

/** Reads values that stand alone in their lines, and takes each for what it looks like. */
export function readBare(text: string, into: Collector): boolean {
	const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
	if (lines.length === 1 && /^\s*(?:0x)?0?[0-5]\s*$/.test(lines[0])) {
		into.returnCode = Number(lines[0].trim());
		return true;
	}
	if (lines.length > 6) return false;
	const known = new Set<string>();
	let at = 0;
	for (const line of lines) {
		const start = text.indexOf(line, at);
		at = start + line.length;
		const name = NAMES.find((field) => recognize({ [field]: line })[0] !== undefined);
		if (name === undefined) continue;
		into.put(name, line, { start, end: at });
		known.add(line);
	}
	if (known.size === 0) return false;
	// The other lines are the other fields, in the order in which forms show them.
	const rest = lines.filter((line) => !known.has(line));
	for (const name of NAMES) {
		if (into.fields[name] !== undefined || rest.length === 0) continue;
		if (NAMES.length - Object.keys(into.fields).length !== rest.length) continue;
		const line = rest.shift() ?? '';
		const start = text.indexOf(line);
		into.put(name, line, { start, end: start + line.length });
	}
	return true;
}
