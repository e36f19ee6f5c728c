import type { Explanation, Finding } from '../explain/index.js';
import { type Language, message, type Say } from './words/index.js';

type Word = typeof import('../explain/index.js').word;

/** Loads what explains, which is larger than all the rest, where it is needed. */
export function loadExplain() {
	return import('../explain/index.js');
}

/** Findings as a numbered list, what is certain first, and notes below. */
export function findingLines(
	{ findings }: Pick<Explanation, 'findings'>,
	{ word, language, say }: { word: Word; language: Language; say: Say },
): string[] {
	const lines: string[] = [];
	let number = 0;
	let isGuessing = false;
	for (const finding of findings) {
		if (finding.severity === 'note') continue;
		if (finding.certainty === 'possible' && !isGuessing && number > 0) {
			lines.push(say(message('explain.possible')));
			isGuessing = true;
		}
		lines.push(`${++number}. ${word(finding, language)}`);
	}
	const notes = findings.filter(({ severity }) => severity === 'note');
	return [
		...lines,
		...notes.map((note) => say(message('explain.note', { text: word(note, language) }))),
	];
}

/** Findings as programs read them, with their sentences. */
export function findingObjects(
	findings: readonly Finding[],
	word: Word,
	language: Language,
): object[] {
	return findings.map((finding) => ({ ...finding, text: word(finding, language) }));
}
