import { ACCIDENTS } from './accidents.js';
import { KEY_MISTAKES } from './keys.js';
import { LAYOUT_MISTAKES } from './layouts.js';
import { MAC_MISTAKES } from './macs.js';
import { MESSAGE_MISTAKES } from './messages.js';
import type { Mistake } from './mistake.js';
import { TIME_MISTAKES } from './times.js';
import { TOKEN_MISTAKES } from './tokens.js';

export { can, type Mistake } from './mistake.js';

/** All mistakes that are known. */
export const MISTAKES: readonly Mistake[] = [
	...KEY_MISTAKES,
	...MAC_MISTAKES,
	...TOKEN_MISTAKES,
	...TIME_MISTAKES,
	...MESSAGE_MISTAKES,
	...ACCIDENTS,
	...LAYOUT_MISTAKES,
];
