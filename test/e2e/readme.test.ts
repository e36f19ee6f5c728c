import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Broker, startBroker } from '../../platform/broker.js';
import { blocksOf, documents } from '../support/documents.js';

const run = promisify(execFile);
const PUBLISHED = {
	productId: 'LD8S5J1L07',
	deviceName: 'test',
	deviceSecret: 'acyv3QDJrRa0fW5UE58KnQ==',
};

/** A folder in which the package is installed, as it is for a user. */
const folder = mkdtempSync(join(tmpdir(), 'mqtt-signin-'));
let broker: Broker;

beforeAll(async () => {
	mkdirSync(join(folder, 'node_modules'));
	symlinkSync(
		fileURLToPath(new URL('../..', import.meta.url)),
		join(folder, 'node_modules/mqtt-signin'),
	);
	broker = await startBroker({ devices: [PUBLISHED] });
});
afterAll(async () => {
	await broker.close();
	rmSync(folder, { recursive: true });
});

const programs = documents.flatMap(blocksOf).filter(
	// What goes on until it is stopped, parts of a program that the document does not show whole, and what runs in Moddable.
	({ language, document }) =>
		language === 'js' && !['docs/broker.md', 'docs/moddable.md'].includes(document),
);

describe('a program in a document', () => {
	test.each(programs)('runs: $document, line $line', async ({ document, line, text, output }) => {
		const file = join(folder, `${document.replace(/\W/g, '-')}-${line}.mjs`);
		// The broker of `npm run broker` has a fixed port, this one any that is free.
		writeFileSync(file, text.replace('cloud.port', String(broker.port)));
		const { stdout } = await run(process.execPath, [file], { timeout: 30_000 });
		if (output !== undefined) expect(stdout).toBe(output);
	});

	test('prints something that the document shows, in both READMEs', () => {
		const shown = programs.filter(({ output }) => output !== undefined);
		expect(shown.map(({ document }) => document)).toEqual(
			expect.arrayContaining(['README.md', 'README.zh-CN.md', 'docs/errors.md']),
		);
	});
});
