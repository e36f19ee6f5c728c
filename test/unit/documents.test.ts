import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { blocksOf, documents, readDocument } from '../support/documents.js';

const root = new URL('../../', import.meta.url);
const { exports, scripts } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));

/** Headings as GitHub makes anchors of them. */
function anchors(text: string): string[] {
	return [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
		heading
			.toLowerCase()
			.replace(/[^\p{L}\p{N} -]/gu, '')
			.replaceAll(' ', '-'),
	);
}

describe.each(documents)('%s', (document) => {
	const text = readDocument(document);
	const base = new URL(document, root);

	test('links to files and headings that exist', () => {
		const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)]
			.map(([, target]) => target)
			.filter((target) => !/^https?:/.test(target));
		const broken = links.filter((target) => {
			const [path, anchor] = target.split('#');
			const file = path === '' ? base : new URL(path, base);
			if (!existsSync(file)) return true;
			return anchor !== undefined && !anchors(readFileSync(file, 'utf8')).includes(anchor);
		});
		expect(broken).toEqual([]);
	});

	test('names entry points and scripts that exist', () => {
		const entries = [...text.matchAll(/(?<![\w/.])mqtt-signin(\/[a-z][a-z0-9-]*)(?![\w./-])/g)].map(
			([, path]) => `.${path}`,
		);
		expect(entries.filter((path) => !(path in exports))).toEqual([]);
		const named = [...text.matchAll(/\bnpm run ([a-z]+(?:[:-][a-z]+)*)/g)].map(([, name]) => name);
		expect(named.filter((name) => !(name in scripts))).toEqual([]);
	});

	test('has valid JSON in its blocks of JSON', () => {
		for (const { language, text } of blocksOf(document))
			if (language === 'json') expect(() => JSON.parse(text)).not.toThrow();
	});
});
