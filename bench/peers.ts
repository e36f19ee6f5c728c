import { existsSync } from 'node:fs';

/** Why the peers and the charts are left out, in one line; undefined where they are installed. */
export const peersMissing = existsSync(new URL('node_modules/echarts', import.meta.url))
	? undefined
	: 'The peers and the charts are left out; npm ci --prefix bench installs what they need.';
