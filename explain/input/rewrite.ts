/** Quoted text of one line. */
const QUOTED = '"[^"\\n]*"|\'[^\'\\n]*\'|`[^`\\n]*`';
const WORD = '[A-Za-z_$][\\w$]*';
const FIELD =
	'client[ _-]?id(?:entifier)?|user[ _-]?name|password|客户端\\s?(?:ID|标识符?)|用户名|密码';
/** What stands in the line after an empty field, and is no value. */
const OTHER = 'rc|state|host|port|server|keep[ _-]?alive|返回码|错误码|端口|服务器|error|connect';
const MOST_ROUNDS = 4;
/** What values consist of, look-alikes too, and no mark of a Chinese sentence. */
const IN_VALUE = '[!-~\u00b7-\u2fff；｜－＆＝]';
const PIECES = /(?:#define[ \t]+\w+[ \t]+|[=(][ \t]*)"[^"\n]*(?:"[ \t]*\\?\r?\n[ \t]*"[^"\n]*)+"/g;

/**
 * Writes a text in plainer words: constants of a program where they are used, and sentences, tables and forms as
 * `name: value`. Nothing is where it was then.
 */
export function rewrite(text: string): string {
	const plain = asStream(text)
		// What a program prints, and in a comment what it printed.
		.replace(/^\W*(?:print\w*|console\.log)\((\w+)\);?\s*(?:#|\/\/)\W*(?=\w)/gim, '$1: ')
		// Colours of a terminal.
		.replace(/[^\P{Cc}\s]?\[\d(?:;\d+)*m/gu, '')
		// What nvs_partition_gen reads.
		.replace(/^([\w-]+),data,string,/gm, '$1: ')
		// XML, HTML, and names with values in brackets.
		.replace(/<\/?(?:b|strong|i|em|u|span|font)\b[^>]*>/gi, '')
		.replace(/<(\w+)>([^<\n]*)<\/\1>/g, '\n$1: $2\n')
		.replace(/<\/?(?:p|br|t[dhr]|li|div|code)\b[^>]*>/gi, '\n')
		.replace(new RegExp(`(${FIELD})\\[([^\\]\\n]{4,400})\\](?!\\s*=)`, 'gi'), '\n$1: $2\n')
		// A text of C in several lines.
		.replace(PIECES, (whole) => whole.replace(/"[ \t]*\\?\r?\n[ \t]*"/g, ''))
		// JSON inside a quoted text.
		.replace(/"?(\{\s*\\"[^\n]*\\"[^\n]*?\})"?/g, (_, inner: string) =>
			inner.replaceAll('\\"', '"'),
		)
		// A log whose message is quoted.
		.replace(/(\w[=:]\s?)\\"((?:[^"\\\n]|\\(?!"))*)\\"/g, '$1"$2"')
		// A list of Markdown.
		.replace(/^[ \t]*[-*+•][ \t]+\*\*([^*\n]+)\*\*[ \t]*[:：]?[ \t]*/gm, '$1: ')
		.replace(
			new RegExp(`^((?:${FIELD}|server|host|port)\\s?[:：] ?)\`([^\`\\n]+)\`.*$`, 'gim'),
			'$1$2',
		);
	return asForm(asSentence(withConstants(asTable(plain))));
}

/** A CONNECT as Wireshark and tcpdump print its text: a dot for what is no letter, and so for most lengths. */
function asStream(text: string): string {
	return text.replace(
		/^(?!.*(?: [\da-f]{2}){4}|.*(?: [\da-f]{4}){3}).*MQTT.{4}(\..{1,999})$/im,
		(whole, fields: string) => {
			const found = fieldsIn(fields.trimEnd(), 3);
			const names = ['client id', 'user name', 'password'];
			return found?.[1] ? found.map((field, i) => `${names[i]}: "${field}"`).join('\n') : whole;
		},
	);
}

/** Texts with two bytes in front that are their length. */
function fieldsIn(text: string, most: number): string[] | undefined {
	if (text === '') return [];
	if (most === 0 || text[0] !== '.') return undefined;
	const length = text.charCodeAt(1);
	// The last one ends with the text.
	for (let end = most === 1 ? text.length : 2; end <= text.length; end++) {
		const isOver = end - 2 < 32 || end - 2 > 126;
		if (text[1] === '.' ? !isOver && end - 2 !== length : end - 2 !== length) continue;
		const rest = fieldsIn(text.slice(end), most - 1);
		if (rest) return [text.slice(2, end), ...rest];
	}
	return undefined;
}

/** A table with the names in its first line, and commas or bars between. */
function asTable(text: string): string {
	const isName = new RegExp(`^\\W*(?:${FIELD})\\W*$`, 'i');
	const lines = text.split(/\r?\n/).filter((line) => /\w/.test(line));
	const rows = lines.map((line) => line.split(line.includes('|') ? /\s*\|\s*/ : ','));
	const at = rows.findIndex((names) => names.filter((name) => isName.test(name)).length > 1);
	const values = rows[at + 1];
	if (at < 0 || rows[at].length !== values?.length) return text;
	const fields = rows[at].map((name, i) => `${name}: ${values[i]}`);
	return [...lines.slice(0, at), ...fields, ...lines.slice(at + 2)].join('\n');
}

/** `clientId为…，username为…`. */
function asSentence(text: string): string {
	const said = new RegExp(
		`(${FIELD})\\s*(?:就是|用的是|填的是|为|是)[:：]?\\s*["'\`“]?(${IN_VALUE}{3,})`,
		'gi',
	);
	const plainly = new RegExp(
		`(?<![\\w-])(${FIELD}|(?:mqtt ?)?(?:user|client|pass(?:word)?|pwd))[ ]+(?:is[ ]+)?["'\`]?(SharedAccessSignature ${IN_VALUE}+|(?=${IN_VALUE}*\\d)[A-Za-z0-9]${IN_VALUE}{7,})`,
		'gi',
	);
	for (const pattern of [said, plainly]) {
		const found = Array.from(
			text.matchAll(pattern),
			([, name, value]) =>
				`${name.replace(/client$/i, '$& id')}: ${value.replace(/["'`”,.);]+$/, '')}`,
		);
		// One alone has the form of credentials, or is a word of the sentence.
		if (found.length > 1 || found.some((one) => /[;|]|&|@@@|SharedAccess/.test(one)))
			return `${text.replace(pattern, ' ')}\n${found.join('\n')}`;
	}
	return text;
}

/** The fields of a form: each name in a line of its own, or a tab after it. */
function asForm(text: string): string {
	const inLines = new RegExp(
		`^[ \\t]*[*]?[ \\t]*(${FIELD})[ \\t]*[:：*]?[ \\t]*(?:\\r?\\n)+(?![ \\t]*(?:${FIELD})(?:[ \\t:：]|$)|[ \\t]*(?:${OTHER})\\w*\\s*[:=：])[ \\t]*([^ \\t\\r\\n].*)$`,
		'gim',
	);
	const inTable = new RegExp(`^[ \\t]*(${FIELD})[ ]*\\t+(\\S.*)$`, 'gim');
	return text.replace(inTable, '$1: $2').replace(inLines, '$1: $2');
}

/** A text in a call that changes nothing of it: `String("…")`, `mg_str("…")`, `ArrayBuffer.fromString("…")`. */
const WRAPPED = new RegExp(
	`(?<![\\w.:])(?![\\w.:]*(?:64|hex|get(?!bytes)|set|user|pass|client))(?:new |\\[\\])?[\\w.:]*(?:str|string|from|bytes?|text|\\bf|some)\\(\\s*(${QUOTED})(?:\\.\\w+\\(\\))?(?:,\\s*["']utf-?8["'])?\\s*\\)`,
	'gi',
);

/** Puts the values of constants where a program uses them. */
function withConstants(text: string): string {
	// What C puts in front of a text.
	let now = text
		.replace(WRAPPED, '$1')
		.replace(/(?:\([\w\s]+\*\s*\)|\{\s*\.\w*(?:utf8|ptr|buf)\s*=)\s*(?=")/g, '');
	for (let round = 0; round < MOST_ROUNDS; round++) {
		const constants = constantsIn(now);
		if (constants.size === 0) return now;
		const next = expand(useAlone(addUp(fillIn(now, constants), constants), constants), constants);
		if (next === now) break;
		now = next;
	}
	return now;
}

const DEFINITION = new RegExp(
	`(?:#define[ \\t]+(${WORD})[ \\t]+|(?:^|[\\s;{(*&])(${WORD})(?:\\[\\w*\\])?(?:\\s*:\\s*[\\w&<>']+)?[ \\t]*:?=[ \\t]*(?:String\\()?)(${QUOTED})(?=[ \\t]*(?:[;,)}]|//|#|$))`,
	'gm',
);

function constantsIn(text: string): ReadonlyMap<string, string> {
	const constants = new Map<string, string>();
	for (const [, defined, assigned, quoted] of text.matchAll(DEFINITION)) {
		const name = defined ?? assigned;
		const value = quoted.slice(1, -1);
		if (value !== '' && !/\$\{/.test(value) && !constants.has(name)) constants.set(name, value);
	}
	return constants;
}

/** `f"{HOST}/{ID}"` and `${HOST}/${ID}` between grave accents. */
function fillIn(text: string, constants: ReadonlyMap<string, string>): string {
	const fill = (inner: string, pattern: RegExp) =>
		inner.replace(pattern, (whole, name: string) => constants.get(name.trim()) ?? whole);
	return text
		.replace(/\bf(["'])((?:(?!\1)[^\n])*)\1/g, (whole, quote: string, inner: string) => {
			const filled = fill(inner, /\{([\w\s]+)\}/g);
			return /\{/.test(filled) ? whole : quote + filled + quote;
		})
		.replace(/`([^`\n]*\$\{[^`\n]*)`/g, (whole, inner: string) => {
			const filled = fill(inner, /\$\{([\w\s]+)\}/g);
			return /\$\{|"/.test(filled) ? whole : `"${filled}"`;
		});
}

/** `"$ID"` in a command. */
function expand(text: string, constants: ReadonlyMap<string, string>): string {
	return text.replace(/(?<=\s)"?(\$\{?(\w+)\}?)"?(?=\s(?!\s*=)|$)/g, (whole, variable, name) => {
		const value = constants.get(name) ?? constants.get(variable);
		return value === undefined || value.includes("'") ? whole : `'${value}'`;
	});
}

/** `HOST + "/" + ID`. */
function addUp(text: string, constants: ReadonlyMap<string, string>): string {
	const term = `(?:${QUOTED}|(?<![\\w.$"'])${WORD}(?![\\w(.]))`;
	const sum = new RegExp(`${term}(?:\\s*\\+\\s*${term})+`, 'g');
	return text.replace(sum, (whole) => {
		const terms = whole.match(new RegExp(`${QUOTED}|${WORD}`, 'g')) ?? [];
		const values = terms.map((one) => (/^["'`]/.test(one) ? one.slice(1, -1) : constants.get(one)));
		const value = values.join('');
		return values.includes(undefined) || value.includes('"') ? whole : `"${value}"`;
	});
}

/** A constant as an argument or as a value. */
function useAlone(text: string, constants: ReadonlyMap<string, string>): string {
	const use = new RegExp(
		`([=(,:][ \\t]*)(${WORD})(?=[ \\t]*(?:\\.c_str\\(\\))?[ \\t]*(?:[,);}\\n]|$))`,
		'g',
	);
	return text.replace(use, (whole, before: string, name: string) => {
		const value = constants.get(name);
		return value === undefined || value.includes('"') ? whole : `${before}"${value}"`;
	});
}
