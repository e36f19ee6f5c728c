import type { FieldName } from '../clouds/form.js';
import { CLOUD_FORMS } from '../clouds/index.js';
import type { Collector } from './reading.js';

const NAMES: readonly FieldName[] = ['clientId', 'username', 'password'];
/** Reads values that stand alone in their lines, and takes each for what it looks like. */
export function readBare(text: string, into: Collector): boolean {
	const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
	if (lines.length === 1 && /^\s*(?:0x)?0?[0-5]\s*$/.test(lines[0])) {
		into.returnCode = Number(lines[0].trim());
		return true;
	}
	if (lines.length > 6) return false;
	let at = 0;
	const places = lines.map((line) => {
		const start = text.indexOf(line, at);
		at = start + line.length;
		return { start, end: at };
	});
	const names = byMarks(lines);
	// Without any mark they are three values that stand alone, in the order in which forms show them.
	const areValues = lines.every((line) => /^\s*(?:\S+|SharedAccessSignature \S+)\s*$/.test(line));
	const isUsual =
		lines.length === 3 &&
		areValues &&
		!lines.every((line) => /^\W*\w*\W*$/.test(line) && line.length < 16);
	if (names.every((name) => name === undefined) && !isUsual) return false;
	const free = NAMES.filter((name) => !names.includes(name));
	const isComplete = names.filter((name) => name === undefined).length === free.length;
	names.forEach((known, i) => {
		const name = known ?? (isComplete ? free.shift() : undefined);
		if (name === undefined) return;
		// A text that stands alone was copied with the quotation marks around it.
		const [, , inner] = (lines.length === 1 && /^\s*(["'`])(.*)\1[,;]?\s*$/.exec(lines[i])) || [];
		const said = inner ?? saidIn(lines[i], name);
		into.isSaid ||= said !== undefined && inner === undefined;
		if (said === undefined) into.put(name, lines[i], places[i]);
		else into.put(name, said);
	});
	return true;
}

/** Words and quoted texts, without what ends a clause. */
function wordsIn(text: string): string[] {
	return [
		...text.matchAll(
			/(["'`])((?:SharedAccessSignature )?\S+?)\1|SharedAccessSignature \S+|[^\s"'`<>]+/g,
		),
	].map(([word, , quoted]) => quoted ?? word.replace(/^\(+|[),.;]+$/g, ''));
}

function isMarked(name: FieldName, text: string): boolean {
	return Object.values(CLOUD_FORMS).some(({ marks }) => marks[name]?.test(text));
}

/** The value in a sentence or a line of a program: what has the mark of a cloud's field, or what is quoted. */
function saidIn(line: string, name: FieldName): string | undefined {
	const quoted = /(["'`])(\S+?)\1/.exec(line);
	const isInside = quoted !== null && /\w/.test(line.slice(0, quoted.index));
	if (!isInside && line.trim().split(/\s+/).length < 5) return undefined;
	const marked = wordsIn(line).find((value) => isMarked(name, value));
	return marked ?? (isInside ? quoted[2] : undefined);
}

/** Takes what has the mark of a field that is not known yet, wherever it stands. */
export function readMarked(text: string, into: Collector): void {
	// A name with its value is read elsewhere.
	const words = wordsIn(text).filter((word) => !/^\w+[:=](?!\d{4}-)/.test(word));
	for (const name of NAMES) {
		const value = into.fields[name] ? undefined : words.find((word) => isMarked(name, word));
		if (value === undefined) continue;
		into.isSaid = true;
		into.put(name, value);
	}
}

/** Whether texts in a row are client id, user name and password of a known cloud, or the last of these. */
export function looksSigned(texts: readonly string[]): boolean {
	const names = byMarks(texts);
	const expected = NAMES.slice(-texts.length);
	return (
		names.some((name) => name !== undefined) &&
		names.every((name, i) => name === undefined || name === expected[i])
	);
}

/** Reads three such values in one line, with white space between. */
export function readRow(text: string, into: Collector): boolean {
	for (const { index, 0: line } of text.matchAll(/[^\r\n]+/g)) {
		const words = Array.from(line.matchAll(/SharedAccessSignature \S+|\S+/g));
		for (let i = 0; i + 3 <= words.length && i < 12; i++) {
			const three = words.slice(i, i + 3);
			const texts = three.map(([word]) => word);
			if (texts.some((word) => /["'`]|^\W|\w:$/.test(word)) || !looksSigned(texts)) continue;
			three.forEach(({ index: at, 0: word }, field) => {
				into.put(NAMES[field], word, { start: index + at, end: index + at + word.length });
			});
			return true;
		}
	}
	return false;
}

/** Which line is which field by the marks of one cloud, that of which most are found. */
function byMarks(lines: readonly string[]): (FieldName | undefined)[] {
	let best: (FieldName | undefined)[] = lines.map(() => undefined);
	let most = 0;
	for (const { marks } of Object.values(CLOUD_FORMS)) {
		const free = new Set(NAMES);
		const names = lines.map((line) => {
			const name = NAMES.find((field) => free.has(field) && marks[field]?.test(line));
			if (name) free.delete(name);
			return name;
		});
		const count = NAMES.length - free.size;
		if (count <= most) continue;
		most = count;
		best = names;
	}
	return best;
}
