import { CLOUD_NAMES, type CloudName } from './clouds.js';
import { type Command, type Commands, optionsOf } from './command.js';
import type { Option, Options } from './options.js';
import { message, type Say } from './words/index.js';

export const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const;
export type Shell = (typeof SHELLS)[number];

const PROGRAM = 'mqtt-signin';

/** Returns the script that makes a shell complete subcommands, options and their values. */
export function completionScript(shell: Shell, commands: Commands, say: Say): string {
	switch (shell) {
		case 'bash':
			return bash(commands);
		case 'zsh':
			return `#compdef ${PROGRAM}\nautoload -U +X compinit bashcompinit\ncompinit -i\nbashcompinit\n${bash(commands)}`;
		case 'fish':
			return fish(commands, say);
		case 'powershell':
			return powershell(commands);
	}
}

/** Every option that a subcommand has with any cloud. */
function allOptions(command: Command): Options {
	return Object.assign({}, ...CLOUD_NAMES.map((cloud) => optionsOf(command, cloud)));
}

/** What may follow an option of a name, with any subcommand and cloud. */
function choices(commands: Commands): Map<string, Set<string>> {
	const found = new Map<string, Set<string>>();
	for (const command of Object.values(commands))
		for (const cloud of CLOUD_NAMES)
			for (const [name, option] of Object.entries(optionsOf(command, cloud)))
				if (option.type === 'choice')
					found.set(name, new Set([...(found.get(name) ?? []), ...option.choices]));
	return found;
}

/** What a subcommand takes besides its options. */
function operands(commands: Commands): Record<string, readonly string[]> {
	return { help: Object.keys(commands), completion: SHELLS };
}

function isFile(option: Option): boolean {
	return option.type !== 'flag' && option.value === 'FILE';
}

function words(options: Options): string {
	const short = Object.values(options).flatMap((option) => option.short ?? []);
	const long = Object.keys(options).map((name) => `--${name}`);
	return [...long, ...short.map((letter) => `-${letter}`)].join(' ');
}

function bash(commands: Commands): string {
	const names = Object.keys(commands);
	const files = names.flatMap((name) =>
		Object.entries(allOptions(commands[name])).flatMap(([option, about]) =>
			isFile(about) ? `--${option}` : [],
		),
	);
	const cases: string[] = [];
	for (const [name, command] of Object.entries(commands)) {
		const byCloud = CLOUD_NAMES.map((cloud: CloudName) => words(optionsOf(command, cloud)));
		if (new Set(byCloud).size === 1) cases.push(`    ${name}:*) words='${byCloud[0]}' ;;`);
		else
			CLOUD_NAMES.forEach((cloud, i) => {
				cases.push(`    ${name}:${cloud}) words='${byCloud[i]}' ;;`);
			});
	}
	const values = [...choices(commands)].map(
		([name, list]) => `    --${name}) words='${[...list].join(' ')}' ;;`,
	);
	const extra = Object.entries(operands(commands)).map(
		([name, list]) => `    ${name}) words="$words ${list.join(' ')}" ;;`,
	);
	return `_mqtt_signin() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} cloud=tencent words= i
  if [ "$cur" = = ]; then cur=; elif [ "$prev" = = ]; then prev=\${COMP_WORDS[COMP_CWORD-2]}; fi
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W '${names.join(' ')}' -- "$cur"))
    return
  fi
  for ((i = 2; i < COMP_CWORD; i++)); do
    case \${COMP_WORDS[i]} in
    -c | --cloud)
      cloud=\${COMP_WORDS[i+1]}
      if [ "$cloud" = = ]; then cloud=\${COMP_WORDS[i+2]}; fi ;;
    esac
  done
  case $prev in
    -c) words='${CLOUD_NAMES.join(' ')}' ;;
${values.join('\n')}
    ${[...new Set(files)].join(' | ')}) COMPREPLY=($(compgen -f -- "$cur")); return ;;
  esac
  if [ -z "$words" ]; then
    case \${COMP_WORDS[1]}:$cloud in
${cases.join('\n')}
    esac
    case \${COMP_WORDS[1]} in
${extra.join('\n')}
    esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
}
complete -F _mqtt_signin ${PROGRAM}`;
}

function fish(commands: Commands, say: Say): string {
	const quote = (text: string) => `'${text.replace(/['\\]/g, '\\$&')}'`;
	const lines = [`complete -c ${PROGRAM} -f`];
	const lists = choices(commands);
	for (const [name, command] of Object.entries(commands)) {
		const about = quote(say(message(command.about)));
		lines.push(`complete -c ${PROGRAM} -n __fish_use_subcommand -a ${name} -d ${about}`);
		const when = `-n '__fish_seen_subcommand_from ${name}'`;
		for (const [option, described] of Object.entries(allOptions(command))) {
			const short = described.short === undefined ? '' : ` -s ${described.short}`;
			const list = lists.get(option);
			const value =
				described.type === 'flag'
					? ''
					: list
						? ` -x -a ${quote([...list].join(' '))}`
						: isFile(described)
							? ' -r -F'
							: ' -x';
			const help = quote(say(message(described.help)));
			lines.push(`complete -c ${PROGRAM} ${when} -l ${option}${short}${value} -d ${help}`);
		}
	}
	for (const [name, list] of Object.entries(operands(commands)))
		lines.push(
			`complete -c ${PROGRAM} -n '__fish_seen_subcommand_from ${name}' -a ${quote(list.join(' '))}`,
		);
	return lines.join('\n');
}

function powershell(commands: Commands): string {
	const list = (items: Iterable<string>) => [...items].map((item) => `'${item}'`).join(', ');
	const options = Object.entries(commands).map(([name, command]) => {
		const extra = operands(commands)[name] ?? [];
		return `    '${name}' = @(${list([...words(allOptions(command)).split(' '), ...extra])})`;
	});
	const values = [...choices(commands)].map(([name, set]) => `    '--${name}' = @(${list(set)})`);
	return `Register-ArgumentCompleter -Native -CommandName ${PROGRAM} -ScriptBlock {
  param($word, $ast, $cursor)
  $options = @{
${options.join('\n')}
  }
  $values = @{
    '-c' = @(${list(CLOUD_NAMES)})
${values.join('\n')}
  }
  $typed = @($ast.CommandElements | ForEach-Object { $_.ToString() })
  if ($word -and $typed.Count -gt 1) { $typed = $typed[0..($typed.Count - 2)] }
  $list = if ($typed.Count -lt 2) { $options.Keys | Sort-Object }
    elseif ($values.ContainsKey($typed[-1])) { $values[$typed[-1]] }
    else { $options[$typed[1]] }
  $list | Where-Object { $_ -clike "$word*" } | ForEach-Object {
    [System.Management.Automation.CompletionResult]::new($_)
  }
}`;
}
