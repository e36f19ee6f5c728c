import { describe, expect, test } from 'vitest';
import { explain, type Finding, type Language, word } from '../../../explain/index.js';
import { CATALOGUES } from '../../../explain/word.js';
import { CLOUDS, question } from './make.js';
import { can, MISTAKES } from './mistakes/index.js';

const LANGUAGES: readonly Language[] = ['en', 'zh'];

/** All that can be said, by the kind of thing and its code. */
const codesOf = (language: Language) =>
	Object.entries(CATALOGUES[language]).map(([kind, sentences]) => [
		kind,
		Object.keys(sentences).sort(),
	]);

test('each code has words in both languages', () => {
	expect(codesOf('zh')).toEqual(codesOf('en'));
});

/** A finding for each code that the mistakes lead to. */
const FINDINGS: readonly Finding[] = (() => {
	const found = new Map<string, Finding>();
	const wanted = new Set(MISTAKES.map(({ code }) => code));
	for (const cloud of CLOUDS)
		for (const mistake of MISTAKES) {
			if (!can(mistake, cloud) || !wanted.has(mistake.code)) continue;
			for (const finding of explain(question(cloud, cloud.make(mistake.making))).findings)
				found.set(finding.code, finding);
			wanted.delete(mistake.code);
		}
	return [...found.values()];
})();

describe.each(LANGUAGES)('what is said in %s', (language) => {
	test('is a whole sentence that has all its parameters', () => {
		const end = language === 'en' ? /^[A-Z"].*[.?]$/s : /[。？]$/;
		for (const finding of FINDINGS) {
			const sentence = word(finding, language);
			expect(sentence).toMatch(end);
			expect(sentence).not.toMatch(/undefined(?!")|\[object (?!Object\]")|NaN(?!")| {2}|``/);
		}
	});

	test('is in that language', () => {
		const chinese = /\p{Script=Han}/u;
		for (const finding of FINDINGS) {
			const sentence = word(finding, language).replace(/"[^"]*"/g, '');
			if (finding.code === 'text.label' || finding.code === 'text.look-alike') continue;
			expect(chinese.test(sentence)).toBe(language === 'zh');
		}
	});
});
