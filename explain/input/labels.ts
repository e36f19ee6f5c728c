import type { FieldName } from '../clouds/form.js';
import type { Collector } from './reading.js';

/** Names beside which values stand, in logs, configuration files, code and forms. */
const NAME =
	'[\\w-]*(?:client[\\s_-]?id(?:entifier)?|user[\\s_-]?name|user|password|passwd|pwd|pass|secret|psk|product[\\s_-]?id|product[\\s_-]?key|device[\\s_-]?name|device[\\s_-]?id|device[\\s_-]?key|registration[\\s_-]?id|id[\\s_-]?scope|(?:access|primary|symmetric)[\\s_-]?key(?:[\\s_-]?(?:id|secret|name))?|instance[\\s_-]?id|group[\\s_-]?id|core[\\s_-]?id|host(?:[\\s_-]?name)?|broker|server|port|keep[\\s_-]?alive|return[\\s_-]?code|result[\\s_-]?code|rc)|客户端\\s*(?:ID|标识符?)|用户名|密码|产品\\s?ID|设备名称?|设备密钥|设备\\s?ID|端口|服务器(?:地址)?|心跳(?:间隔)?';
const BETWEEN = '["\'`\\]]?\\s*(?:=>|:=|[:=：＝]|\\()\\s*(?:String\\()?[fbr]?';
const QUOTED =
	'"((?:[^"\\\\\\n]|\\\\.)*)"|\'((?:[^\'\\\\\\n]|\\\\.)*)\'|`([^`]*)`|“([^”\\n]*)”|‘([^’\\n]*)’';
const LABELLED = new RegExp(
	`(?<![\\w%;|&])(${NAME})(?:${BETWEEN}|["']?\\s+(?=["']))(?:${QUOTED}|([^\\s"'\`“‘][^\\n\\r]*))`,
	'gi',
);
const NEXT = new RegExp(`(?:[,;]?\\s+|,\\s*)(?:${NAME})["']?\\s*[:=：]`, 'i');
const PREFIX = /^(?:mqtt|my|cfg|config|default|set|the|iot|k|s|g|m|p|sz|str)[_-]+/i;
const LONGEST = 70000;

/** Calls whose arguments have no names; QQ stands for a quoted text. */
const CALLS: readonly (readonly [RegExp, readonly FieldName[]])[] = [
	[/username_pw_set\(\s*QQ\s*,\s*(?:password\s*=\s*)?QQ/, ['username', 'password']],
	[/\.connect\(\s*QQ\s*,\s*QQ\s*,\s*QQ/, ['clientId', 'username', 'password']],
	[/mqtt\.Client\(\s*(?:client_id\s*=\s*)?QQ/, ['clientId']],
	[/setClientI[dD]\(\s*QQ/, ['clientId']],
	[/setUser[nN]ame\(\s*QQ/, ['username']],
	[/setPassword\(\s*QQ/, ['password']],
	[/setCredentials\(\s*QQ\s*,\s*QQ/, ['username', 'password']],
];

/** Reads calls, `name = value`, `name: value` and `#define NAME "value"`; returns which there are. */
export function readLabels(text: string, into: Collector): 'labels' | 'code' | undefined {
	const isCode = readCalls(text, into);
	const labelled = new RegExp(LABELLED);
	let isLabelled = false;
	for (let match = labelled.exec(text); match; match = labelled.exec(text)) {
		const [whole, name] = match;
		const quoted = match.slice(2, 7).find((group) => group !== undefined);
		const value = quoted ?? bareValue(match[7] ?? '');
		const after = quoted === undefined ? match[7].length : quoted.length + 1;
		const start = match.index + whole.length - after;
		// The rest of the line may have more names.
		labelled.lastIndex = Math.max(start + value.length, match.index + name.length + 1);
		if ((value === '' && quoted === undefined) || value.length > LONGEST) continue;
		const range = { start, end: start + value.length };
		isLabelled = into.take(name.replace(PREFIX, ''), value, range) || isLabelled;
	}
	return isCode ? 'code' : isLabelled ? 'labels' : undefined;
}

function readCalls(text: string, into: Collector): boolean {
	let isCode = false;
	for (const [call, names] of CALLS) {
		const match = new RegExp(call.source.replaceAll('QQ', '["\']([^"\'\\n]*)["\']')).exec(text);
		if (!match) continue;
		let at = match.index;
		names.forEach((name, i) => {
			const value = match[i + 1];
			const start = text.indexOf(value, at);
			at = start + value.length;
			into.put(name, value, { start, end: at });
		});
		isCode = true;
	}
	return isCode;
}

/** A value without quotes ends with its line, or where the next name of a log line begins. */
function bareValue(rest: string): string {
	const next = NEXT.exec(rest);
	const value = (next ? rest.slice(0, next.index) : rest).trimEnd();
	if (/^SharedAccessSignature\s/i.test(value)) return value.replace(/[,)\]}]+$/, '');
	const [first] = /^\S+/.exec(value) ?? [''];
	const after = value.slice(first.length).trim();
	const goesOn = after === '' || /[;；,|&]$/.test(first) || /^[;；|,&]/.test(after);
	return (goesOn ? value : first).replace(/[,)\]}]+$/, '');
}
