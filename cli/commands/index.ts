import type { Commands } from '../command.js';
import { connect } from './connect.js';
import { help } from './help.js';
import { sign } from './sign.js';
import { version } from './version.js';

export const COMMANDS: Commands = {
	sign,
	connect,
	help,
	version,
};
