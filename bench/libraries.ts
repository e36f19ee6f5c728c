import { existsSync, readFileSync } from 'node:fs';
import type { Library } from './libraries/library.js';

export interface Measured {
	/** In libraries/. */
	readonly file: string;
	readonly packages: readonly string[];
	readonly functions: readonly (keyof Library)[];
}

export const HASHES = ['hmacSha256', 'hmacSha1', 'sha256', 'sha1'] as const;
export const BASE64 = ['encodeBase64', 'decodeBase64'] as const;

const modules = new URL('node_modules/', import.meta.url);

/** The first is what the others are compared with; peers that are not installed are left out. */
export const libraries = (
	[
		{ file: 'mqtt-signin', packages: [], functions: [...HASHES, ...BASE64, 'signIn'] },
		{ file: 'noble-hashes', packages: ['@noble/hashes'], functions: HASHES },
		{ file: 'js-sha', packages: ['js-sha256', 'js-sha1'], functions: HASHES },
		{ file: 'sjcl', packages: ['sjcl'], functions: HASHES },
		{ file: 'crypto-js', packages: ['crypto-js'], functions: HASHES },
		{ file: 'fast-sha256', packages: ['fast-sha256'], functions: ['hmacSha256', 'sha256'] },
		{ file: 'stablelib', packages: ['@stablelib/sha256'], functions: ['hmacSha256', 'sha256'] },
		{ file: 'base64-js', packages: ['base64-js'], functions: BASE64 },
		{ file: 'scure-base', packages: ['@scure/base'], functions: BASE64 },
	] as readonly Measured[]
).filter(({ packages }) => packages.every((name) => existsSync(new URL(name, modules))));

/** The versions of the peers' packages. */
export function versions(): Record<string, string> {
	const version = (name: string) =>
		JSON.parse(readFileSync(new URL(`${name}/package.json`, modules), 'utf8')).version;
	return Object.fromEntries(
		libraries.flatMap(({ packages }) => packages.map((name) => [name, version(name)])),
	);
}
