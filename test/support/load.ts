import { readdirSync, readFileSync } from 'node:fs';
import type { Vector, VectorFile } from './vectors.js';

const FOLDER = new URL('../vectors/', import.meta.url);

/** All of test/vectors, by file name. */
export function loadVectors(): Map<string, VectorFile> {
	const names = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
	return new Map(names.map((name) => [name, JSON.parse(readVectors(name))]));
}

/** One file as text. */
export function readVectors(name: string): string {
	return readFileSync(new URL(name, FOLDER), 'utf8');
}

/** The vectors of one file. */
export function vectorsOf(name: string): readonly Vector[] {
	return (JSON.parse(readVectors(name)) as VectorFile).vectors;
}
