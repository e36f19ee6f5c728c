import type { Command, Commands } from './command.js';
import { badInput } from './errors.js';
import { suggest } from './suggest.js';

/** The subcommand of that name; an error does not show another name, which may be a secret. */
export function findCommand(name: string, commands: Commands): Command {
	if (Object.hasOwn(commands, name)) return commands[name];
	const names = Object.keys(commands);
	const meant = suggest(name.toLowerCase().slice(0, 40), names);
	return meant === undefined
		? badInput('command.unknown', { commands: names.join(', ') })
		: badInput('command.meant', { meant });
}
