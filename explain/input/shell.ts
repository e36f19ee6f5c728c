import type { FieldName } from '../clouds/form.js';
import { fault, type Range } from '../findings.js';
import type { Collector } from './reading.js';

/** A word of a command, and where it stood. */
interface Word {
	readonly value: string;
	readonly range: Range;
	/** A character that ends the word for the shell although it belongs to it. */
	readonly eaten?: string;
}

const COMMAND =
	/(?:^|[\s/"'`$(>\\])(mosquitto_(?:pub|sub|rr)|mqttx(?:-cli)?|mqtt(?=\s+(?:pub|sub|test|conn)\s+-)|mqtt-signin)(?:\.exe)?["']?(?=\s)/m;
/** The prompt of Windows' cmd, to which single quotes and semicolons are characters like any other. */
const CMD = /^(?!PS)[^\n>]*[A-Z]:\\[^\n>]*>[^\n>]*$/im;
const OPTIONS: Readonly<
	Record<string, FieldName | 'host' | 'port' | 'keepAlive' | 'url' | 'certificate'>
> = {
	'-i': 'clientId',
	'--id': 'clientId',
	'--client-id': 'clientId',
	'--clientid': 'clientId',
	'--identifier': 'clientId',
	'-u': 'username',
	'--username': 'username',
	'--user': 'username',
	'-P': 'password',
	'-pw': 'password',
	'--pw': 'password',
	'--password': 'password',
	'-h': 'host',
	'--host': 'host',
	'--hostname': 'host',
	'-p': 'port',
	'--port': 'port',
	'-k': 'keepAlive',
	'--keepalive': 'keepAlive',
	'-L': 'url',
	'--url': 'url',
	'--cert': 'certificate',
};
const VARIABLE = /^\$\{?\w+\}?$|^%\w+%$|^\$env:\w+$|^\$\(.*\)$/;
const MOST_WORDS = 200;

/** Reads a command of mosquitto_pub, MQTTX and the like as a POSIX shell does; returns whether there is one. */
export function readCommand(text: string, into: Collector): boolean {
	const command = COMMAND.exec(text);
	if (!command) return false;
	const start = command.index + command[0].length;
	const words = wordsOf(text, start, CMD.test(text.slice(0, start)));
	for (let i = 0; i < words.length; i++) {
		const equals = /^(--[a-z-]+)=(.*)$/s.exec(words[i].value);
		const name = OPTIONS[equals?.[1] ?? words[i].value];
		if (name === undefined) continue;
		const given = equals ? words[i] : words[++i];
		if (given === undefined) break;
		takeOption(name, given, equals?.[2], into);
	}
	return true;
}

function takeOption(
	name: (typeof OPTIONS)[string],
	{ value: whole, range, eaten }: Word,
	inline: string | undefined,
	into: Collector,
): void {
	const value = inline ?? whole;
	if (name === 'host') into.host ??= value;
	else if (name === 'port' || name === 'keepAlive') into.setNumber(name, value);
	else if (name === 'url') readUrl(value, into);
	else if (name === 'certificate') into.hasCertificate = true;
	else if (VARIABLE.test(value))
		into.understood.push({ code: 'field.variable', field: name, params: { shown: value } });
	else {
		const isVerbatim = inline === undefined && range.end - range.start === value.length;
		into.put(name, value, isVerbatim ? range : undefined);
		if (eaten === undefined) return;
		const start = value.indexOf(eaten);
		const place = { field: name, position: { start, end: start + 1 } };
		const shown = eaten === ' ' ? '" "' : eaten;
		into.found.push(fault('shell.unquoted', { shown }, place));
	}
}

/** Reads `mqtt://user:password@host:port`; returns whether there is one. */
export function readUrl(text: string, into: Collector): boolean {
	const match =
		/\b(mqtts?|wss?|ssl|tcp|tls):\/\/(?:([^\s:@/"']*)(?::([^\s@/"']*))?@)?([\w.-]+)(?::(\d+))?/i.exec(
			text,
		);
	if (!match) return false;
	const [, , user, password, host, port] = match;
	if (user !== undefined) {
		const start = match.index + match[0].indexOf('//') + 2;
		into.put('username', decode(user), { start, end: start + user.length });
		if (password !== undefined) {
			const at = start + user.length + 1;
			into.put('password', decode(password), { start: at, end: at + password.length });
		}
	}
	into.host ??= host;
	if (port !== undefined) into.setNumber('port', port);
	return true;
}

function decode(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

/** Splits a command into words. What a shell would cut off at an unquoted character is kept, and marked. */
function wordsOf(text: string, from: number, isCmd: boolean): Word[] {
	const words: Word[] = [];
	let at = from;
	while (at < text.length && words.length < MOST_WORDS) {
		const gap = /^(?:[ \t]|[\\^`]\r?\n)+/.exec(text.slice(at, at + 2000));
		if (gap) at += gap[0].length;
		else if (/[\r\n]/.test(text[at])) break;
		else {
			const { word, end } = wordAt(text, at, isCmd);
			words.push(word);
			at = Math.max(end, at + 1);
		}
	}
	return words;
}

function wordAt(text: string, start: number, isCmd: boolean): { word: Word; end: number } {
	let value = '';
	let at = start;
	let quote = '';
	let eaten: string | undefined;
	let quotes = 0;
	const end = (): { word: Word; end: number } => {
		// Quotes around the whole word are not part of its value.
		const range = quotes > 0 ? { start: start + 1, end: at - 1 } : { start, end: at };
		return { word: { value, range, ...(eaten !== undefined && { eaten }) }, end: at };
	};
	for (; at < text.length; at++) {
		const character = text[at];
		if (quote !== '') {
			const isEscape = character === '\\' && quote === '"' && /["\\$`]/.test(text[at + 1] ?? '');
			if (character === quote) quote = '';
			else value += isEscape ? text[++at] : character;
		} else if (/\s/.test(character)) {
			// Azure's password has a space.
			if (value !== 'SharedAccessSignature' || quotes > 0) break;
			eaten = character;
			value += character;
		} else if (character === '"' || (character === "'" && !isCmd)) {
			quote = character;
			quotes++;
		} else if (character === '\\' && at + 1 < text.length) {
			if (/[\r\n]/.test(text[at + 1])) break;
			value += text[++at];
		} else {
			const isMeta = (isCmd ? /[&|<>]/ : /[;&|<>()]/).test(character);
			// Alone at the end of a word it ends the command, as it should.
			if (isMeta && value !== '' && /^[;&|]+(?:$|\s+(?:$|[^\s-]))/.test(text.slice(at, at + 9)))
				return end();
			if (isMeta) eaten ??= character;
			value += character;
		}
	}
	return end();
}
