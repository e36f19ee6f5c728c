// The API reference: what package.json exports, each module under the name by which it is imported.

import { existsSync, readFileSync } from 'node:fs';
import { Converter, ReflectionKind } from 'typedoc';

const root = new URL('..', import.meta.url).pathname;
const { name, exports } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));

/** Sources by the name under which they are imported. */
const sources = Object.entries(exports)
	.filter(([, { types }]) => types)
	.map(([path, { types }]) => [
		path.replace('.', name),
		types.replace('./dist/types/', '').replace('.d.ts', '.ts'),
	])
	.filter(([, source]) => existsSync(root + source));

function nameModules(app) {
	app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
		for (const module of project.getReflectionsByKind(ReflectionKind.Module)) {
			const file = module.sources?.[0]?.fullFileName;
			const found = sources.find(([, source]) => file === root + source);
			if (found) module.name = found[0];
		}
	});
}

export default {
	name,
	entryPoints: sources.map(([, source]) => root + source),
	tsconfig: `${root}tsconfig.json`,
	out: `${root}docs/api`,
	readme: 'none',
	disableGit: true,
	basePath: root,
	sourceLinkTemplate: '../../../{path}',
	excludeInternal: true,
	excludePrivate: true,
	sort: ['source-order'],
	plugin: [nameModules],
};
