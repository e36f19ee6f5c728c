/** Columns that a terminal gives to a text: two for each wide character. */
export function width(text: string): number {
	let columns = 0;
	for (const character of text) columns += isWide(character) ? 2 : 1;
	return columns;
}

/** CJK ideographs, their punctuation, and full-width forms. */
function isWide(character: string): boolean {
	return /[\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff60\uffe0-\uffe6]/.test(
		character,
	);
}

/** Rows of two cells as lines, the second cells below each other. */
export function columns(rows: readonly (readonly string[])[]): string[] {
	const first = Math.max(...rows.map(([cell]) => width(cell)));
	return rows.map(([cell, value]) => `${cell}${' '.repeat(first - width(cell))}  ${value}`);
}

/** Breaks a text into lines of at most so many columns: between words, and after any wide character. */
export function wrap(text: string, columns: number): string[] {
	const lines: string[] = [];
	let line = '';
	for (const [piece] of text.matchAll(
		/[^\s\u2e80-\uffe6]+\s*|[\u2e80-\uffe6][，。；：、）]?\s*/gu,
	)) {
		if (line !== '' && width(line + piece.trimEnd()) > columns) {
			lines.push(line.trimEnd());
			line = '';
		}
		line += piece;
	}
	return [...lines, line.trimEnd()];
}
