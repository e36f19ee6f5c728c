import { CLOUD_NAMES, CLOUDS } from '../../cli/clouds.js';
import { GENERAL, type Section } from '../../cli/command.js';
import { COMMANDS } from '../../cli/commands/index.js';
import { EXIT } from '../../cli/exit.js';
import type { Option } from '../../cli/options.js';
import { ERRORS } from '../../cli/words/errors.js';
import { type Message, message, type PlainKey, speaker } from '../../cli/words/index.js';
import { NETWORK } from '../../cli/words/network.js';

const say = speaker('en');
const zh = speaker('zh');

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
	const line = (cells: readonly string[]) =>
		`| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
	return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function both(text: Message): string {
	return `${say(text)}<br>${zh(text)}`;
}

function optionRow([name, option]: readonly [string, Option]): string[] {
	const value = option.type === 'flag' ? '' : ` ${option.value}`;
	const short = option.short === undefined ? '' : `\`-${option.short}\`, `;
	return [
		`${short}\`--${name}${value}\``,
		allowed(option),
		fallback(option),
		both(message(option.help)),
	];
}

function allowed(option: Option): string {
	if (option.type === 'flag') return '';
	if (option.type === 'choice') return option.choices.map((choice) => `\`${choice}\``).join(', ');
	if (option.type === 'text') return option.allowed ?? '';
	return `${option.min} to ${option.max}${option.type === 'duration' ? ' s' : ''}`;
}

function fallback(option: Option): string {
	return option.type === 'flag' || option.fallback === undefined ? '' : `\`${option.fallback}\``;
}

function optionTable(sections: readonly Section[]): string {
	const rows = sections.flatMap(({ options }) => Object.entries(options)).map(optionRow);
	return table(['option', 'value', 'default', 'what it is'], rows);
}

/** Messages by their texts; `{name}` stands for what is filled in. */
function messages(
	texts: Readonly<Record<string, { readonly en: string; readonly zh: string }>>,
): string {
	const rows = Object.values(texts).map(({ en, zh: chinese }) => [`\`${en}\``, `\`${chinese}\``]);
	return table(['English', '中文'], rows);
}

function pick(texts: typeof ERRORS | typeof NETWORK, pattern: RegExp) {
	return Object.fromEntries(Object.entries(texts).filter(([key]) => pattern.test(key)));
}

/** The parts of docs/command.md that are made from the tables of the command, by their names. */
export function commandDocs(): Readonly<Record<string, string>> {
	const blocks: Record<string, string> = {
		subcommands: table(
			['subcommand', 'what it does'],
			Object.entries(COMMANDS).map(([name, { about }]) => [`\`${name}\``, both(message(about))]),
		),
		statuses: table(
			['status', 'meaning'],
			Object.values(EXIT).map((status) => [`${status}`, both(message(`status.${status}`))]),
		),
		general: optionTable([{ title: message('help.options'), options: GENERAL }]),
		clouds: table(
			['`--cloud`', 'cloud'],
			Object.entries(CLOUDS).map(([name, { title }]) => [
				`\`${name}\``,
				both(message(title as PlainKey)),
			]),
		),
		'errors-input': messages(pick(ERRORS, /^(?!expected|got|unit|bug|output|store)/)),
		'errors-parts': messages(pick(ERRORS, /^(expected|got|unit)/)),
		'errors-output': messages(pick(ERRORS, /^(output|store|bug)/)),
		'errors-network': messages(pick(NETWORK, /^(?!advice|.*\.advice)/)),
		'errors-advice': messages(pick(NETWORK, /^advice|\.advice$/)),
	};
	for (const [name, command] of Object.entries(COMMANDS)) {
		const [first, ...rest] = command.sections('tencent');
		blocks[`options-${name}`] = optionTable(rest.length > 0 ? rest : [first]);
	}
	for (const cloud of CLOUD_NAMES)
		blocks[`cloud-${cloud}`] = optionTable(COMMANDS.sign.sections(cloud).slice(0, 1));
	blocks['register-tencent'] = optionTable(COMMANDS.register.sections('tencent').slice(0, 1));
	blocks['register-azure-dps'] = optionTable(COMMANDS.register.sections('azure-dps').slice(0, 1));
	return blocks;
}
