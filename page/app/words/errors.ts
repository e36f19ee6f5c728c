import type { Language } from '../language.js';

/** The parts of the library's errors, `field: expected X, got Y`, in Chinese. */
const EXPECTED: readonly (readonly [RegExp, string])[] = [
	[/^JSON and zeros, as the platform encrypts them$/, '平台加密的 JSON'],
	[/^JSON$/, ' JSON'],
	[/^Response or code$/, '包含 Response 或 code'],
	[/^blocks of 16 bytes$/, '16 字节的整数倍'],
	[/^1 \(certificate\) or 2 \(secret\)$/, ' 1（证书）或 2（密钥）'],
	[/^(\d+) to (\d+)$/, ' $1～$2'],
	[/^success$/, '成功'],
	[/^(string|integer|object)$/, ' $1 类型'],
	[/^a page from disk, HTTPS or this computer$/, '从本地文件、HTTPS 或本机打开页面'],
	[/^canonical Base64$/, '规范的 Base64 文本'],
	[/^a host name without scheme, port or path$/, '不含协议、端口和路径的主机名'],
	[/^an integer from (\d+) to (\d+) (?:Unix )?seconds$/, '$1～$2 之间的整数（秒）'],
	[/^an integer from (\d+) to (\d+) ms$/, '$1～$2 之间的整数（毫秒）'],
	[/^an integer from (\d+) to (\d+)$/, '$1～$2 之间的整数'],
	[/^(\d+) to (\d+) characters$/, '$1～$2 个字符'],
	[/^at most (\d+) characters$/, '最多 $1 个字符'],
	[/^(\d+) characters$/, '$1 个字符'],
	[/^at least (\d+) bytes$/, '至少 $1 字节'],
	[/^printable ASCII without spaces, < and >$/, '不含空格和 < > 的可打印 ASCII 字符'],
	[/^printable ASCII without spaces and (.+)$/, '不含空格和 $1 的可打印 ASCII 字符'],
	[/^printable ASCII without spaces$/, '不含空格的可打印 ASCII 字符'],
	[/^printable ASCII$/, '可打印 ASCII 字符'],
	[
		/^Unix seconds, without which this cloud accepts nothing$/,
		'当前时间：该云平台必须有时钟才能登录',
	],
	[/^((?:\S ?|A-Z |a-z |0-9 )+)$/, '只含 $1'],
];

const GOT: readonly (readonly [RegExp, string])[] = [
	[/^another character at position (\d+)$/, '第 $1 位（从 0 起）的其他字符'],
	[/^a mistake at position (\d+) of (\d+)$/, '第 $1 位（从 0 起，共 $2 位）有误的文本'],
	[/^other bytes: the product secret is wrong$/, '其他内容，产品密钥不正确'],
	[/^a wrong first block: .*$/, '首块错误：IV 应为 16 个字符 0，而不是零字节'],
	[/^other text of (\d+) characters$/, '其他文本（$1 个字符）'],
	[/^(\d+) bytes$/, '$1 字节'],
	[/^neither$/, '两者都没有'],
	[/^plain HTTP$/, '普通 HTTP'],
	[/^another value$/, '其他值'],
	[/^a date that does not exist$/, '不存在的日期'],
	[/^undefined$/, '无'],
	[/^(NaN)$/, '不是数字'],
	[/^(.*)$/, '$1'],
];

export interface Complaint {
	/** Of the library's options, if the message begins with one. */
	readonly field: string | undefined;
	readonly text: string;
}

/** Takes an error of the library apart, and says it in the page's language. */
export function readError(error: unknown, language: Language): Complaint {
	const message = error instanceof Error ? error.message : String(error);
	const [, field, expected, got] = /^([\w.]+): expected (.+), got (.+)$/s.exec(message) ?? [];
	if (field === undefined) return { field: undefined, text: message };
	if (language === 'en') return { field, text: `Expected ${expected}, got ${got}` };
	return { field, text: `应为${translate(expected, EXPECTED)}，实际为${translate(got, GOT)}` };
}

function translate(text: string, table: readonly (readonly [RegExp, string])[]): string {
	const entry = table.find(([pattern]) => pattern.test(text));
	const said = entry === undefined ? text : text.replace(entry[0], entry[1]).trim();
	// A space between Chinese and other letters.
	return /^[!-~]/.test(said) ? ` ${said}` : said;
}
