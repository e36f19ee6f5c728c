import { optionsOf } from './command.js';
import { COMMANDS } from './commands/index.js';
import { peekCloud } from './device.js';
import { InputError, OutputError } from './errors.js';
import { EXIT, type Exit } from './exit.js';
import { findCommand } from './find.js';
import { generalHelp, helpOf } from './help.js';
import { languageOf } from './language.js';
import { parse } from './options.js';
import type { Output } from './output.js';
import { styleText } from './style.js';
import { VERSION } from './version.js';
import { message, type Say, speaker } from './words/index.js';

/** Runs a command line, and returns the exit status. */
export async function run(args: readonly string[], output: Output): Promise<Exit> {
	const language = languageOf(args, process.env);
	const say = speaker(language);
	const [name = '', ...rest] = withoutLanguage(args);
	try {
		if (isHelp(name)) return await print(output, generalHelp(COMMANDS, say));
		if (['--version', '-v', '-V'].includes(name)) return await print(output, VERSION);
		if (name === '') {
			output.error(generalHelp(COMMANDS, say));
			return EXIT.usage;
		}
		const command = findCommand(name, COMMANDS);
		const cloud = peekCloud(rest, optionsOf(command, undefined));
		if (rest.some(isHelp)) return await print(output, helpOf(name, command, cloud, say));
		const { values, operands } = parse(rest, optionsOf(command, cloud), command.operands);
		return await command.run({
			commands: COMMANDS,
			values,
			operands,
			cloud,
			language,
			say,
			output,
		});
	} catch (error) {
		return report(error, name, output, say);
	}
}

/** Language options may stand before the subcommand too; a wrong language is refused with the other options. */
function withoutLanguage(args: readonly string[]): readonly string[] {
	const count = args[0] === '--lang' ? 2 : args[0]?.startsWith('--lang=') ? 1 : 0;
	const rest = args.slice(count);
	return rest.length === 0 ? [] : [...rest, ...args.slice(0, count)];
}

function isHelp(arg: string): boolean {
	return arg === '--help' || arg === '-h' || arg === '-?';
}

async function print(output: Output, text: string): Promise<Exit> {
	await output.line(text);
	return EXIT.ok;
}

/** Says what went wrong. Only bad input is the user's; any other error keeps its stack. */
export function report(error: unknown, name: string, output: Output, say: Say): Exit {
	const isKnown = Object.hasOwn(COMMANDS, name);
	const prefix = isKnown ? `mqtt-signin ${name}: ` : 'mqtt-signin: ';
	if (error instanceof InputError || error instanceof OutputError) {
		output.error(styleText('red', prefix, process.stderr) + say(error.text));
		return error instanceof InputError ? EXIT.usage : EXIT.output;
	}
	const bug = message('bug', { version: VERSION, node: process.version.slice(1) });
	output.error(prefix + say(bug));
	output.error(error instanceof Error ? `${error.stack}` : `${error}`);
	return EXIT.bug;
}
