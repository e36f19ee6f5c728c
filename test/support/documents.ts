import { readdirSync, readFileSync } from 'node:fs';

const root = new URL('../../', import.meta.url);

/** A fenced block of a document. */
export interface Block {
	readonly document: string;
	/** Its first line in the document. */
	readonly line: number;
	readonly language: string;
	readonly text: string;
	/** The block of plain text after it that the document introduces with "prints" or 输出. */
	readonly output: string | undefined;
}

/** The Markdown files for users and contributors, by their paths. */
export const documents: readonly string[] = [
	...readdirSync(root).filter((name) => name.endsWith('.md')),
	...readdirSync(new URL('docs/', root))
		.filter((name) => name.endsWith('.md'))
		.map((name) => `docs/${name}`),
];

export function readDocument(path: string): string {
	return readFileSync(new URL(path, root), 'utf8');
}

export function blocksOf(document: string): Block[] {
	const text = readDocument(document);
	return [...text.matchAll(/^```(\w*)\n(.*?)^```$/gms)].map((match) => {
		const after = text.slice(match.index + match[0].length);
		return {
			document,
			line: text.slice(0, match.index).split('\n').length,
			language: match[1],
			text: match[2],
			output: /^\n+(?:prints|输出)[:：]?\n+```text\n(.*?\n)```/s.exec(after)?.[1],
		};
	});
}
