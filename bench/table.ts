import { readFileSync, writeFileSync } from 'node:fs';

/** Returns a Markdown table that is also readable as it is. */
export function table(rows: readonly (readonly string[])[]): string {
	const widths = rows[0].map((_, i) => Math.max(3, ...rows.map((row) => row[i].length)));
	const line = (cells: readonly string[], fill = ' ') =>
		`| ${cells.map((cell, i) => cell.padEnd(widths[i], fill)).join(' | ')} |`;
	const [header, ...body] = rows;
	return [
		line(header),
		line(
			header.map(() => ''),
			'-',
		),
		...body.map((row) => line(row)),
	].join('\n');
}

export function count(figure: number): string {
	return figure.toLocaleString('en');
}

/** Returns a document with `text` between the two comments that name it. Throws if they are not there. */
export function withBlock(document: string, name: string, text: string): string {
	const [begin, end] = [`<!-- ${name} -->`, `<!-- end of ${name} -->`];
	const from = document.indexOf(begin) + begin.length;
	const to = document.indexOf(end);
	if (from < begin.length || to < from) throw new Error(`no ${begin} … ${end}`);
	return `${document.slice(0, from)}\n\n${text}\n\n${document.slice(to)}`;
}

/** Writes blocks of text, by their names, into a file. */
export function writeBlocks(file: URL, blocks: Readonly<Record<string, string>>): void {
	const before = readFileSync(file, 'utf8');
	const after = Object.entries(blocks).reduce(
		(document, [name, text]) => withBlock(document, name, text),
		before,
	);
	writeFileSync(file, after);
}
