import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runHere } from '../support/run-here.js';

const FILE = new URL('../../docs/troubleshooting.md', import.meta.url);
const EXAMPLE =
	/```text\n(?<input>(?:(?!```).)*?)```\n\n<!-- answer -->\n```text\n(?<answer>.*?)```/gs;

/** What the command says of a text, without how it understood it. */
async function answerTo(input: string, folder: string): Promise<string> {
	const file = join(folder, 'log.txt');
	writeFileSync(file, input);
	const args = ['explain', '--input', file, '--now', '1800000000', '--lang', 'en'];
	const { stdout, stderr } = await runHere(args, {});
	expect(stderr).toBe('');
	const start = stdout.search(/^1\. |^Nothing wrong/m);
	return stdout.slice(start);
}

test('docs/troubleshooting.md shows what the command says', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'troubleshooting-'));
	try {
		let text = readFileSync(FILE, 'utf8');
		const examples = [...text.matchAll(EXAMPLE)];
		expect(examples.length).toBeGreaterThan(6);
		for (const { 0: whole, groups } of examples) {
			const { input = '', answer = '' } = groups ?? {};
			const right = await answerTo(input, folder);
			if (process.env.UPDATE_DOCS)
				text = text.replace(
					whole,
					() => `\`\`\`text\n${input}\`\`\`\n\n<!-- answer -->\n\`\`\`text\n${right}\`\`\``,
				);
			else expect(answer).toBe(right);
		}
		if (process.env.UPDATE_DOCS) writeFileSync(FILE, text);
	} finally {
		rmSync(folder, { recursive: true });
	}
});
