import { mkdirSync, writeFileSync } from 'node:fs';
import { POSTS } from './index.js';

/** Writes the collection; biome formats it: npx tsx test/support/posts/write.ts && npx biome check --write test/vectors/posts */
const folder = new URL('../../vectors/posts/', import.meta.url);
mkdirSync(folder, { recursive: true });
for (const [name, posts] of Object.entries(POSTS))
	writeFileSync(new URL(`${name}.json`, folder), `${JSON.stringify(posts, null, '\t')}\n`);
