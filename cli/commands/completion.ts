import { type Command, JSON_OPTION } from '../command.js';
import { completionScript, SHELLS } from '../completion.js';
import { badInput, refuse } from '../errors.js';
import { EXIT } from '../exit.js';
import { message } from '../words/index.js';

export const completion: Command = {
	about: 'about.completion',
	synopsis: 'bash|zsh|fish|powershell',
	notes: ['note.completion'],
	operands: 1,
	sections: () => [{ title: message('help.options'), options: JSON_OPTION }],
	async run({ commands, operands: [name], values, say, output }) {
		if (name === undefined) return badInput('shell.missing', { shells: SHELLS.join(', ') });
		const shell = SHELLS.find((known) => known === name);
		if (shell === undefined) return refuse('SHELL', SHELLS.join(', '), message('got.another'));
		const script = completionScript(shell, commands, say);
		await output.line(values.json ? JSON.stringify({ shell, script }) : script);
		return EXIT.ok;
	},
};
