import { readdirSync } from 'node:fs';
import { asScript } from '../../tools/xs/script.js';

const DIST = new URL('../../dist/', import.meta.url);
const built = (name: string) => new URL(name, DIST);

/** Returns a function that makes something the first time alone. */
function once<T>(make: () => T): () => T {
	let made: T | undefined;
	return () => {
		made ??= make();
		return made;
	};
}

/** All entry points, of one graph. */
const npm = once((): Promise<string> => {
	const clouds = readdirSync(built('clouds/')).filter((name) => name.endsWith('.js'));
	const names = [
		'index.js',
		'connector.js',
		'moddable.js',
		...clouds.map((name) => `clouds/${name}`),
	];
	return asScript(names.map(built), 'library');
});

/** What a board's bundle takes of XS 17, for an engine that lacks it; by native functions where the host has some. */
const STAND_INS = `
{
	const define = (object, name, value) => {
		if (!(name in object)) Object.defineProperty(object, name, { value });
	};
	define(String.prototype, 'isWellFormed', function () {
		// Or else XS makes an object of the text, which its own function does not.
		'use strict';
		try {
			return encodeURI(this) !== undefined;
		} catch {
			return false;
		}
	});
	const encoder = globalThis.TextEncoder && new TextEncoder();
	define(ArrayBuffer, 'fromString', (text) =>
		encoder
			? encoder.encode(text).buffer
			: Uint8Array.from(unescape(encodeURIComponent(text)), (unit) => unit.charCodeAt(0)).buffer);
}`;

/** The bundle of a board with both hashes, and the optional modules beside it, which take the rest from it. */
export const board = once(async (): Promise<string> => {
	const optional = ['connector.js', 'moddable.js', 'tencent-register.js'];
	const scripts = [
		STAND_INS,
		await asScript(built('moddable/tencent-sha1.js'), 'library'),
		...(await Promise.all(
			optional.map(async (name) => {
				const script = await asScript(built(`moddable/${name}`), '$part');
				return `${script}\nlibrary = { ...library, ...$part };`;
			}),
		)),
	];
	return scripts.join('\n');
});

/** What the build makes, each as a script that leaves a global `library`. */
export const GRAPHS = [
	{ name: 'npm’s modules', load: npm },
	{ name: 'a board’s bundle', load: board },
];
