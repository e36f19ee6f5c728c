import { CLOUDS } from '../clouds.js';
import { type Command, JSON_OPTION, optionsOf } from '../command.js';
import { CLOUD } from '../device.js';
import { EXIT } from '../exit.js';
import { findCommand } from '../find.js';
import { generalHelp, helpOf } from '../help.js';
import { message } from '../words/index.js';

export const help: Command = {
	about: 'about.help',
	synopsis: '[SUBCOMMAND] [--cloud NAME]',
	operands: 1,
	sections: () => [{ title: message('help.options'), options: { ...CLOUD, ...JSON_OPTION } }],
	async run({ commands, operands: [name], values, cloud, say, output }) {
		if (name === undefined) {
			const names = { subcommands: Object.keys(commands), clouds: Object.keys(CLOUDS) };
			await output.line(values.json ? JSON.stringify(names) : generalHelp(commands, say));
			return EXIT.ok;
		}
		const command = findCommand(name, commands);
		await output.line(
			values.json
				? JSON.stringify({
						subcommand: name,
						about: say(message(command.about)),
						options: Object.entries(optionsOf(command, cloud)).map(
							([option, { help, ...rest }]) => ({
								name: option,
								...rest,
								help: say(message(help)),
							}),
						),
					})
				: helpOf(name, command, cloud, say),
		);
		return EXIT.ok;
	},
};
