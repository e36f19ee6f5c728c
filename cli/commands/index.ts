import type { Commands } from '../command.js';
import { completion } from './completion.js';
import { connect } from './connect.js';
import { explain } from './explain.js';
import { help } from './help.js';
import { page } from './page.js';
import { register } from './register.js';
import { sign } from './sign.js';
import { version } from './version.js';

export const COMMANDS: Commands = {
	sign,
	connect,
	explain,
	register,
	page,
	help,
	version,
	completion,
};
