import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { commandDocs } from '../support/command-docs.js';

const FILE = new URL('../../docs/command.md', import.meta.url);
const blocks = commandDocs();

function filled(text: string): string {
	return text.replace(
		/(<!-- (?<name>[\w-]+): made by UPDATE_DOCS=1 npx vitest run test\/cli\/docs.test.ts -->\n).*?(<!-- end -->)/gs,
		(_, begin: string, name: string, end: string) => `${begin}\n${blocks[name]}\n\n${end}`,
	);
}

test('docs/command.md says what the tables of the command say', () => {
	const text = readFileSync(FILE, 'utf8');
	if (process.env.UPDATE_DOCS) writeFileSync(FILE, filled(text));
	expect(readFileSync(FILE, 'utf8')).toBe(filled(text));
	const names = [...text.matchAll(/<!-- ([\w-]+): made by/g)].map(([, name]) => name);
	expect(names.toSorted()).toEqual(Object.keys(blocks).toSorted());
});
