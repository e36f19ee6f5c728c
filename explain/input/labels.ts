import { readCalls } from './calls.js';
import type { Collector } from './reading.js';

/** Names beside which values stand, in logs, configuration files, code and forms. */
const NAME =
	'[\\w-]*(?:client[\\s_-]?id(?:entifier)?|user[\\s_-]?name|user|password|passwd|pwd|pass|secret(?:[\\s_-]?key)?|psk|product[\\s_-]?id|product[\\s_-]?key|device[\\s_-]?name|device[\\s_-]?id|device[\\s_-]?key|registration[\\s_-]?id|id[\\s_-]?scope|(?:access|primary|symmetric)[\\s_-]?key(?:[\\s_-]?(?:id|secret|name))?|instance[\\s_-]?id|group[\\s_-]?id|core[\\s_-]?id|host(?:[\\s_-]?name)?|broker|server|port|keep[\\s_-]?alive|return[\\s_-]?code|result[\\s_-]?code|rc|token|sas|(?<![\\w-])(?:key|cid|usr))|客户端\\s*(?:ID|标识符?)|用户名|密码|产品\\s?ID|设备名称?|(?:设备)?密钥|设备\\s?ID|端口|服务器(?:地址)?|心跳(?:间隔)?';
const BETWEEN =
	'["\'`\\]]?\\s*(?:=>|:=|(?<=\\s)->(?=\\s)|[:=：＝]|\\((?=\\s*["\']))[ \\t\u00a0]*(?:\\r?\\n\\s*(?=["\']))?(?:String\\()?(?:[fbr](?=["\']))?';
const QUOTED =
	'"((?:[^"\\\\\\n]|\\\\.)*)"|\'((?:[^\'\\\\\\n]|\\\\.)*)\'|`([^`]*)`|“([^”\\n]*)”|‘([^’\\n]*)’';
const LABELLED = new RegExp(
	`(?<![\\w%;|&])(${NAME})(?:\\[[^\\]\\n]*\\](?: [A-Z_]+)?|\\.(?:cstring|utf8|ptr)|)(?:${BETWEEN}|["']?\\s+(?=["']))(?:${QUOTED}|([^ \\t\\r\\n"'\`“‘][^\\n\\r]*|["'][^"'\\n\\r]+$))`,
	'gim',
);
const NEXT = new RegExp(
	`(?:[,;]?\\s+|[,;，；]\\s*)(?:[\\w.]+\\.)?(?:${NAME})["']?\\s*(?:[:=：]|->)`,
	'i',
);
const PREFIX = /^(?:mqtt|my|cfg|config|default|set|the|iot|k|s|g|m|p|sg|sz|str)[_-]+/i;
const LONGEST = 70000;
const PROGRAM =
	/^[ \t]*(?:import |from \w+ import|#include|const |let |var |def |void |final |local )|\b\w+\.(?:connect|username_pw_set|Client)\(/m;
/** A name, a call or a sum, as they stand for a value. */
const IDENTIFIER = /^[A-Za-z_][A-Za-z_0-9.]*(?:\s*[,;]?\s*$|\(|\[|\s*[+,]|$)/;

/** Rows of a table, and lines of mosquitto's configuration. */
const ROWS = new RegExp(
	`^[ \\t]*(?:\\|[ \\t]*\\**(${NAME})\\**[ \\t]*\\|[ \\t]*\`?(\\S.*?)\`?[ \\t]*\\||(remote_\\w+|address)[ \\t]+([^ \\t\\r\\n].*?))[ \\t]*$`,
	'gim',
);

const EMPTY = new RegExp(`^[ \\t]*(${NAME})["']?[ \\t]*[:=：＝][ \\t]*;?$`, 'gim');

/** Reads calls, `name = value`, `name: value` and `#define NAME "value"`; returns which there are. */
export function readLabels(text: string, into: Collector): 'labels' | 'code' | undefined {
	const isCode = readCalls(text, into);
	const labelled = new RegExp(LABELLED);
	let isLabelled = readRows(text, into);
	const isProgram = PROGRAM.test(text);
	for (let match = labelled.exec(text); match; match = labelled.exec(text)) {
		const [whole, name] = match;
		const quoted = match.slice(2, 7).find((group) => group !== undefined);
		// The quotation mark may stand before the name.
		const before = text[match.index - 1] ?? '';
		const value = quoted ?? bareValue(match[7].split(/["'`]/.test(before) ? before : '\n', 1)[0]);
		const after = quoted === undefined ? match[7].length : quoted.length + 1;
		const start = match.index + whole.length - after;
		// The rest of the line may have more names.
		labelled.lastIndex = Math.max(start + value.length, match.index + name.length + 1);
		if ((value === '' && quoted === undefined) || value.length > LONGEST) continue;
		const range = { start, end: start + value.length };
		// A name of the program's own, of which the value is not known.
		const isName = isProgram && quoted === undefined && IDENTIFIER.test(value);
		if (isName && !/^\d/.test(value)) {
			isLabelled = into.skip(name.replace(PREFIX, ''), value) || isLabelled;
			continue;
		}
		isLabelled = into.take(name.replace(PREFIX, ''), value, range) || isLabelled;
	}
	// A name alone may be a question; beside others it has no value.
	for (const [, name] of Object.keys(into.fields).length > 0 ? text.matchAll(EMPTY) : [])
		into.takeEmpty(name.replace(PREFIX, ''));
	return isCode ? 'code' : isLabelled ? 'labels' : undefined;
}

function readRows(text: string, into: Collector): boolean {
	let isAny = false;
	for (const match of text.matchAll(ROWS)) {
		const name = (match[1] ?? match[3]).replace(/^remote_/i, '');
		const value = match[2] ?? match[4];
		const start = match.index + match[0].lastIndexOf(value);
		isAny = into.take(name, value, { start, end: start + value.length }) || isAny;
	}
	return isAny;
}

/** A value without quotes ends with its line, or where the next name of a log line begins. */
function bareValue(rest: string): string {
	const next = NEXT.exec(rest);
	const [line] = (next ? rest.slice(0, next.index) : rest).split(/\s\|(?:\s|$)/, 1);
	const value = line.trimEnd();
	if (/^SharedAccessSignature\s/i.test(value)) return value.replace(/[,)\]}]+$/, '');
	// Words of a program, numbers in a row, and a label of its own are the value with what follows.
	if (value.startsWith('[object Object]')) return '[object Object]';
	if (/^<Buffer[^>]*>?/i.test(value)) return value;
	const [, inner] = /^\[(?=.*\d)([^[\],\s]{8,})\]/.exec(value) ?? [];
	if (inner !== undefined) return inner;
	if (/^(?:-?(?:0x)?[0-9a-f]{1,8}[ ,:;]+){8}/i.test(value) || /^[\w -]{2,20}[:：]\s/.test(value))
		return value;
	const [first] = /^[^ \t]+/.exec(value) ?? [''];
	const after = value.slice(first.length).trim();
	const goesOn = after === '' || /[;；,|&]$/.test(first) || /^[;；|,&]/.test(after);
	return (goesOn ? value : first).replace(/[,)\]}]+$/, '');
}
