import { readdirSync, readFileSync } from 'node:fs';
import type { VectorFile } from './vectors.js';

/** All of test/vectors, by file name. */
export function loadVectors(): Map<string, VectorFile> {
	const folder = new URL('../vectors/', import.meta.url);
	const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
	return new Map(
		names.map((name) => [name, JSON.parse(readFileSync(new URL(name, folder), 'utf8'))]),
	);
}
