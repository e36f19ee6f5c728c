import { createRequire } from 'node:module';

/** TypeScript by `require`: for `import`, Node would first look through its nine megabytes for the names of exports. */
export default createRequire(import.meta.url)('typescript');
