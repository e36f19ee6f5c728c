import { width } from '../cli/table.js';

/** The colours of SGR codes 30 to 37 and 90 to 97, on the background of the picture. */
const COLORS = [
	'#6e7681',
	'#ff7b72',
	'#3fb950',
	'#d29922',
	'#58a6ff',
	'#bc8cff',
	'#39c5cf',
	'#e6edf3',
];
const [BACKGROUND, FOREGROUND, DIM] = ['#0d1117', '#e6edf3', '#9198a1'];

/** Pixels. */
const CELL = { width: 8, height: 19 };
const MARGIN = 18;

interface Style {
	readonly bold: boolean;
	readonly dim: boolean;
	readonly color: string | undefined;
}

interface Run extends Style {
	/** In cells. */
	readonly column: number;
	readonly text: string;
}

const PLAIN: Style = { bold: false, dim: false, color: undefined };

/**
 * Draws what a terminal shows as an SVG file: lines with the escape sequences of colours and of bold and dim text.
 * Longer lines are cut at `columns` cells, and marked as cut.
 */
export function terminalPicture(title: string, output: string, columns = 100): string {
	const lines = output
		.trimEnd()
		.split('\n')
		.map((line) => runsOf(line.trimEnd(), columns));
	const [pictureWidth, height] = [
		2 * MARGIN + columns * CELL.width,
		2 * MARGIN + lines.length * CELL.height,
	];
	const rows = lines.map((runs, row) => {
		const y = MARGIN + row * CELL.height + 14;
		return runs.map((run) => drawn(run, y)).join('');
	});
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" width="${pictureWidth}" height="${height}" viewBox="0 0 ${pictureWidth} ${height}" role="img">`,
		`<title>${escapeXML(title)}</title>`,
		`<rect width="100%" height="100%" rx="8" fill="${BACKGROUND}"/>`,
		`<g font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono','Noto Sans Mono CJK SC',monospace" font-size="13" fill="${FOREGROUND}" xml:space="preserve">`,
		...rows.filter((row) => row !== ''),
		'</g>',
		'</svg>',
		'',
	].join('\n');
}

function drawn({ column, text, bold, dim, color }: Run, y: number): string {
	const style = [
		bold ? ' font-weight="bold"' : '',
		color || dim ? ` fill="${color ?? DIM}"` : '',
	].join('');
	// The length holds the columns together, whatever font there is.
	const length = width(text) * CELL.width;
	return `<text x="${MARGIN + column * CELL.width}" y="${y}" textLength="${length}"${style}>${escapeXML(text)}</text>`;
}

/** Cuts a line where its style changes, at gaps, and between Latin and Chinese, so that each run begins in its column. */
function runsOf(line: string, columns: number): Run[] {
	const runs: Run[] = [];
	let style = PLAIN;
	let column = 0;
	// biome-ignore lint/suspicious/noControlCharactersInRegex: a terminal is told its colours by them
	for (const [, codes, text] of line.matchAll(/\u001b\[([\d;]*)m|((?:(?!\u001b\[).)+)/gu)) {
		if (text === undefined) {
			style = codes.split(';').map(Number).reduce(styled, style);
			continue;
		}
		for (const [gap] of text.matchAll(/ {2,}|[\u2e80-\uffe6]+|(?:(?! {2})[^\u2e80-\uffe6])+/gu)) {
			const room = columns - column;
			const fitting = width(gap) <= room ? gap : `${gap.slice(0, Math.max(0, room - 1))}…`;
			if (room > 0 && fitting.trim() !== '') {
				const indent = fitting.length - fitting.trimStart().length;
				runs.push({ ...style, column: column + indent, text: fitting.trim() });
			}
			column += width(gap);
		}
	}
	return runs;
}

function styled(style: Style, code: number): Style {
	if (code === 0) return PLAIN;
	if (code === 1) return { ...style, bold: true };
	if (code === 2) return { ...style, dim: true };
	if (code === 22) return { ...style, bold: false, dim: false };
	if (code === 39) return { ...style, color: undefined };
	if (code >= 30 && code <= 37) return { ...style, color: COLORS[code - 30] };
	if (code >= 90 && code <= 97) return { ...style, color: COLORS[code - 90] };
	return style;
}

function escapeXML(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
