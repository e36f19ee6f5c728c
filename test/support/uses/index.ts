import { cloudUses, otherCloudUses } from './clouds.js';
import { connectionUses, coreUses } from './core.js';
import type { Library, Use } from './use.js';

export type { Library, Use } from './use.js';

/** Uses of all that the library, which may be a part of it, exports. */
export function usesOf(library: Partial<Library>): Use[] {
	const whole = library as Library;
	const uses = [
		...coreUses(whole),
		...connectionUses(whole),
		...cloudUses(whole),
		...otherCloudUses(whole),
	];
	return uses.filter(({ exports }) => exports.every((name) => name in library));
}

/** What comes of all uses, or of one export's, right and with wrong types, in JSON's terms: the same in every engine. */
export function outcomes(library: Partial<Library>, only?: string): unknown[] {
	const uses = usesOf(library).filter(({ exports }) => !only || exports.includes(only));
	return uses.flatMap(({ inputs, run }) => {
		const wrong = Object.keys(inputs).map((name) => ({ ...inputs, [name]: null }));
		return [inputs, ...wrong].map((values) => inJSON(attempt(() => run(values as never))));
	});
}

function attempt(run: () => unknown): unknown {
	try {
		return run();
	} catch (error) {
		return String(error);
	}
}

function inJSON(value: unknown): unknown {
	return JSON.parse(
		JSON.stringify(value, (_, part) => (part instanceof Uint8Array ? [...part] : part)),
	);
}
