import { describe, expect, test } from 'vitest';
import { readTracked, trackedFiles } from '../support/tree.js';

/** What nobody says, and what to say. */
const WORDS = [
	{ word: /\bby chance\b/i, say: 'random, accidentally' },
	{ word: /\banew\b/i, say: 'again' },
	{ word: /\bfor ever\b/i, say: 'forever' },
	{ word: /\bbehind (its|their|the last)\b/i, say: 'after' },
	{ word: /\blikeliest\b/i, say: 'most likely' },
	{ word: /\b(is|are|was|were) dear\b/i, say: 'expensive' },
	{ word: /; allowed:/i, say: '`field: expected X, got Y`' },
	{ word: /\bwhatsoever\b/i, say: 'at all, any' },
	{ word: /\bit is told of\b|\bis told by\b/i, say: 'it is reported' },
	{ word: /\bsomebody else’s\b/i, say: 'foreign, third-party' },
	{ word: /绝不放弃|说成人话|在纸面上/, say: '重试次数不设上限' },
];

/** The history is what it was, and this file has to name the words. */
const EXCEPT = ['CHANGELOG.md', 'test/unit/words.test.ts'];

const texts = trackedFiles().filter(
	(path) =>
		/\.(ts|js|mjs|cjs|json|md|svg|html|css|yml|yaml|txt)$|^\.ci\//.test(path) &&
		!/package-lock\.json$|results\.json$/.test(path) &&
		!EXCEPT.includes(path),
);

describe('the language of every file', () => {
	test.each(WORDS)('has no $word', ({ word, say }) => {
		const found = texts.flatMap((path) =>
			readTracked(path)
				.split('\n')
				.map((line, i) => ({ line, place: `${path}:${i + 1}` }))
				.filter(({ line }) => word.test(line))
				.map(({ line, place }) => `${place}: ${line.trim().slice(0, 100)} (${say})`),
		);
		expect(found).toEqual([]);
	});
});
