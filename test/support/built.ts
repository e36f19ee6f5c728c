import { readdirSync } from 'node:fs';
import { asScript } from '../../tools/xs/script.js';

const DIST = new URL('../../dist/', import.meta.url);
const built = (name: string) => new URL(name, DIST);

/** What the build makes, each as a script that leaves a global `library`. */
export const GRAPHS = [
	{ name: 'npm’s modules', load: npm },
	{ name: 'a board’s bundle', load: board },
];

/** All entry points, of one graph. */
function npm(): Promise<string> {
	const clouds = readdirSync(built('clouds/')).filter((name) => name.endsWith('.js'));
	const names = [
		'index.js',
		'connector.js',
		'moddable.js',
		...clouds.map((name) => `clouds/${name}`),
	];
	return asScript(names.map(built), 'library');
}

/** The bundle of a board with both hashes, and the optional modules beside it, which take the rest from it. */
export async function board(): Promise<string> {
	const optional = ['connector.js', 'moddable.js', 'tencent-register.js'];
	const scripts = [
		await asScript(built('moddable/tencent-sha1.js'), 'library'),
		...(await Promise.all(
			optional.map(async (name) => {
				const script = await asScript(built(`moddable/${name}`), '$part');
				return `${script}\nlibrary = { ...library, ...$part };`;
			}),
		)),
	];
	return scripts.join('\n');
}
