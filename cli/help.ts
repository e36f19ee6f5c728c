import { CLOUDS, type CloudName } from './clouds.js';
import { type Command, type Commands, GENERAL } from './command.js';
import { EXIT } from './exit.js';
import type { Option } from './options.js';
import { styleText } from './style.js';
import { width, wrap } from './table.js';
import { message, type Say } from './words/index.js';

const COLUMNS = 100;
/** A longer head of an option stands on a line of its own. */
const LONGEST_HEAD = 30;

export function generalHelp(commands: Commands, say: Say): string {
	const names = Object.entries(commands).map(([name, { about }]) => [
		`  ${name}`,
		say(message(about)),
	]);
	const clouds = Object.entries(CLOUDS).map(([name, { title }]) => [
		`  ${name}`,
		say(message(title)),
	]);
	return [
		'mqtt-signin SUBCOMMAND [options]',
		'',
		say(message('help.about')),
		'',
		heading(say(message('help.subcommands'))),
		...table(names),
		'',
		heading(say(message('help.clouds'))),
		...table(clouds),
		'',
		...wrap(say(message('help.more')), COLUMNS),
		'',
		heading(say(message('help.statuses'))),
		...statuses(say),
	].join('\n');
}

export function helpOf(
	name: string,
	command: Command,
	cloud: CloudName | undefined,
	say: Say,
): string {
	const { about, synopsis, notes = [] } = command;
	const sections = [
		...command.sections(cloud),
		{ title: message('help.options'), options: GENERAL },
	];
	// Two sections of one title are one.
	const titles = [...new Set(sections.map(({ title }) => say(title)))];
	return [
		`mqtt-signin ${name} ${synopsis}`,
		'',
		...wrap(sentence(say(message(about))), COLUMNS),
		...notes.flatMap((note) => wrap(say(message(note)), COLUMNS)),
		...titles.flatMap((title) => [
			'',
			heading(title),
			...optionLines(
				sections
					.filter((section) => say(section.title) === title)
					.flatMap(({ options }) => Object.entries(options)),
				say,
			),
		]),
		'',
		heading(say(message('help.statuses'))),
		...statuses(say),
	].join('\n');
}

function sentence(text: string): string {
	const begin = text[0].toUpperCase() + text.slice(1);
	return begin + (/[\u4e00-\u9fff]/.test(text) ? '。' : '.');
}

function heading(text: string): string {
	return styleText('bold', text);
}

function statuses(say: Say): string[] {
	return table(
		Object.values(EXIT).map((status) => [
			`  ${`${status}`.padStart(3)}`,
			say(message(`status.${status}`)),
		]),
	);
}

export function optionLines(options: readonly [string, Option][], say: Say): string[] {
	return table(options.map(([name, option]) => [head(name, option), describe(option, say)]));
}

function head(name: string, option: Option): string {
	const short = option.short === undefined ? '    ' : `-${option.short}, `;
	return `  ${short}--${name}${option.type === 'flag' ? '' : ` ${option.value}`}`;
}

function describe(option: Option, say: Say): string {
	const text = say(message(option.help));
	if (option.type === 'flag') return text;
	const remarks: string[] = [];
	if (option.type === 'choice') remarks.push(option.choices.join(', '));
	if (option.allowed !== undefined) remarks.push(option.allowed);
	if (option.fallback !== undefined)
		remarks.push(say(message('help.default', { value: option.fallback })));
	return remarks.length === 0
		? text
		: say(message('help.remarks', { help: text, remarks: remarks.join('; ') }));
}

/** Two columns, the second wrapped. */
function table(rows: readonly (readonly string[])[]): string[] {
	const first = Math.min(LONGEST_HEAD, Math.max(...rows.map(([cell]) => width(cell))));
	return rows.flatMap(([cell, text]) => {
		const lines = wrap(text, COLUMNS - first - 2);
		const cells = width(cell) > first ? [cell, ''] : [cell];
		const texts = width(cell) > first ? ['', ...lines] : lines;
		return texts.map((line, i) => `${(cells[i] ?? '').padEnd(first)}  ${line}`.trimEnd());
	});
}
