import { type Command, JSON_OPTION } from '../command.js';
import { EXIT } from '../exit.js';
import { VERSION } from '../version.js';
import { message } from '../words/index.js';

export const version: Command = {
	about: 'about.version',
	synopsis: '[--json]',
	sections: () => [{ title: message('help.options'), options: JSON_OPTION }],
	async run({ values, output }) {
		const node = process.version.slice(1);
		await output.line(values.json ? JSON.stringify({ version: VERSION, node }) : VERSION);
		return EXIT.ok;
	},
};
