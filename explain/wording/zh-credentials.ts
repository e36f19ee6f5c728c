import { CLOUD_FORMS } from '../clouds/index.js';
import type { CloudName } from '../findings.js';
import type { FindingParams, WhiteSpace } from '../params.js';
import { type Prefixed, quote, unitsOf, utc, type Wordings } from './catalogue.js';
import { FIELDS, named } from './zh-fields.js';

type Codes = Prefixed<
	'text' | 'fields' | 'cloud' | 'shell' | 'layout' | 'percent' | 'part' | 'identity' | 'time'
>;

const cloudName = (cloud: CloudName) => CLOUD_FORMS[cloud].title.zh;
const UNIT_NAMES = { y: '年', d: '天', h: '小时', min: '分钟', s: '秒', ms: '毫秒' } as const;
export const duration = (seconds: number) =>
	unitsOf(seconds)
		.map(([count, unit]) => `${count} ${UNIT_NAMES[unit]}`)
		.join(' ');
/** With a space behind a name in Latin letters, before the Chinese that follows. */
const subject = (field: string, part: string) =>
	(part === '' ? field : `${field}中的${named(part)}`).trimEnd().replace(/[!-~]$/, '$& ');
const UNITS = { s: 'Unix 秒', ms: 'Unix 毫秒', hour: 'UTC 时间的 YYYYMMDDHH' } as const;
const SPACES: Readonly<Record<WhiteSpace, string>> = {
	space: '空格',
	tab: '制表符',
	'line end': '换行符',
	'white space': '空白字符',
};
const PLACES = { start: '开头', end: '末尾', inside: '中间' } as const;
const TAKEN = '说明把本地时间当成了 UTC，或把 UTC 当成了本地时间';
const zone = (hours: number | undefined) =>
	hours === undefined ? '' : `恰好${hours > 0 ? '快' : '慢'} ${Math.abs(hours)} 小时，${TAKEN}。`;

/** 计算签名之前就能看出的问题。 */
export const credentials: Wordings<FindingParams, Codes> = {
	'text.missing': (_, field) => `缺少${field}。`,
	'text.empty': (_, field) => `${field}为空。`,
	'text.too-long': ({ length }, field) =>
		`${field}有 ${length} 个字符，而 MQTT 最多允许 65535 字节。`,
	'text.white-space': ({ where, what }, field) =>
		`${field}${PLACES[where]}多了${SPACES[what]}，是复制或读取时带入的，应去掉。`,
	'text.quotes': ({ quote: mark }, field) => `${field}里保留了引号 ${mark}，发送时不应带引号。`,
	'text.label': ({ shown }, field) => `${field}里混入了标签 ${quote(shown)}，只应保留其后的值。`,
	'text.look-alike': ({ character, codePoint, instead }, field) =>
		`${field}里有全角或形近字符 ${character}（${codePoint}），应为半角的 ${quote(instead)}，多由输入法或网页带入。`,
	'text.invisible': ({ codePoint }, field) => `${field}里有不可见字符 ${codePoint}。`,
	'text.byte-order-mark': (_, field) =>
		`${field}开头有字节序标记 BOM（U+FEFF），来自编辑器保存的文件。`,
	'text.utf-16': (_, field) => `${field}每隔一个字节就是 0：这是 UTF-16 编码，应按 ASCII 发送。`,
	'text.percent-encoded': ({ times }, field) =>
		`${field}被整体做了${times > 1 ? ` ${times} 次` : ''} URL 编码，应按原文发送。`,
	'text.html': ({ shown }, field) =>
		`${field}里有 HTML 实体 ${quote(shown)}，是从网页源码复制来的。`,
	'text.backslash': ({ shown }, field) =>
		`${field}里有 ${shown}：反斜杠本是给 shell 或 AT 指令转义用的，却被一起发送了。`,
	'text.escape': ({ shown }, field) => `${field}里的转义序列 ${shown} 被当作普通字符发送了。`,
	'text.doubled': (_, field) => `${field}的内容重复了一遍。`,
	'text.cut': ({ bytes, buffer }, field) =>
		`${field}被截断，只有 ${bytes} 字节${buffer > 0 ? `：${buffer} 字节的缓冲区放不下` : ''}。`,
	'text.trailing': ({ shown }, field) => `${field}末尾多复制了 ${quote(shown)}。`,
	'text.secret': (_, field) =>
		`${field}里直接出现了密钥。密钥只能用来签名，绝不能发送；请尽快重置。`,
	'fields.swapped': ({ other }, field) => `${field}与${FIELDS[other]}填反了。`,
	'fields.same': ({ other }, field) => `${field}与${FIELDS[other]}内容相同。`,
	'cloud.other-form': ({ cloud, expected }) =>
		`这组连接参数是${cloudName(cloud)}的格式，不是${cloudName(expected)}的。`,
	'cloud.unknown': () => '无法从格式识别出所属的云平台；指定平台后才能按其规则检查。',
	'shell.unquoted': ({ shown }, field) =>
		`${field}没有加引号，shell 会在第一个 ${shown} 处将其截断；请用单引号括起来。`,

	'shell.at-comma': (_, field) =>
		`${field}里有逗号：在 AT 指令中，字符串里的逗号须写成 \\,，引号须写成 \\"。`,
	'shell.module-signs': () =>
		'该模组会自行计算客户端 ID、用户名和密码：指令中应填写设备 ID 和设备密钥，而不是算好的结果。',
	'shell.backlog': (_, field) =>
		`Backlog 以分号分隔指令，${field}在第一个 ; 处被截断；请单独发送这条指令。`,
	'layout.shell': ({ shown }, field) =>
		`${field}等字段都停在第一个 ${shown} 之前：shell 把它当成了命令的结束，请用单引号括起来。`,
	'layout.prefix': ({ expected, shown }, field) =>
		`${field}必须以 ${quote(expected)} 开头${shown === '' ? '' : `，而不是 ${quote(shown)}`}。`,
	'layout.suffix': ({ expected }, field) => `${field}必须以 ${quote(expected)} 结尾。`,
	'layout.separator': ({ expected, shown }, field) =>
		shown === ''
			? `${field}里有两段之间缺少 ${quote(expected)}。`
			: `${field}里的分隔符写成了 ${quote(shown)}，应为 ${quote(expected)}。`,
	'layout.order': ({ part, other }, field) =>
		`${field}里的${named(part)}与${named(other)}位置颠倒了。`,
	'layout.trailing': ({ shown }, field) => `${field}里多了一个 ${quote(shown)}。`,
	'layout.extra': ({ shown }, field) => `${field}里多出一段 ${quote(shown)}。`,
	'layout.parts': ({ count, expected, parts }, field) =>
		`${field}只有 ${count} 段，应有 ${expected} 段；缺少：${parts}。`,
	'layout.key': ({ shown, expected }, field) =>
		`${field}里的 ${quote(shown)} 应写作 ${quote(expected)}，区分大小写。`,
	'layout.key-twice': ({ part }, field) => `${field}里 ${quote(part)} 出现了两次。`,
	'layout.unknown-key': ({ shown }, field) => `${field}里有无法识别的内容 ${quote(shown)}。`,
	'percent.missing': ({ part }, field) =>
		`${subject(field, part)}没有做 URL 编码：/ + = 应分别写成 %2F %2B %3D。`,
	'percent.partly': ({ part }, field) => `${subject(field, part)}只有一部分做了 URL 编码。`,
	'percent.unchecked': ({ part }, field) =>
		`${subject(field, part)}没有做 URL 编码：只有签名时用的也是这段文本才没有问题。`,
	'percent.double': ({ part }, field) => `${subject(field, part)}被 URL 编码了两次：% 变成了 %25。`,
	'part.missing': ({ part }, field) => `${field}缺少${named(part)}。`,
	'part.empty': ({ part }, field) => `${subject(field, part)}为空。`,
	'part.placeholder': ({ part, shown }, field) =>
		`${subject(field, part)}是 ${quote(shown)}：该值没有真正填入。`,
	'part.wrong': ({ part, shown, expected }, field) =>
		`${subject(field, part)}是 ${quote(shown)}，应为 ${expected}。`,
	'part.characters': ({ part, shown }, field) =>
		`${subject(field, part)}是 ${quote(shown)}，含有不允许的字符。`,
	'part.unusual': ({ part, shown, usual }, field) =>
		`${subject(field, part)}是 ${quote(shown)}，常见取值为 ${usual}。`,

	'identity.joined': ({ part, shown, expected, joiner }, field) =>
		`${subject(field, part)}的拼接方式不对（用了 ${quote(joiner)}）：现为 ${quote(shown)}，应为 ${quote(expected)}。`,
	'identity.reversed': ({ part, shown, expected }, field) =>
		`${subject(field, part)}的先后顺序反了：现为 ${quote(shown)}，应为 ${quote(expected)}。`,
	'identity.doubled': ({ part, shown, expected }, field) =>
		`${subject(field, part)}有一段重复：现为 ${quote(shown)}，应为 ${quote(expected)}。`,
	'identity.braces': ({ part, shown, expected }, field) =>
		`${subject(field, part)}还带着文档示例里的括号：现为 ${quote(shown)}，应为 ${quote(expected)}。`,
	'identity.only': ({ part, shown, expected, only }, field) =>
		`${subject(field, part)}只有 ${only}（${quote(shown)}），应为 ${quote(expected)}。`,
	'identity.instead': ({ part, shown, expected, instead }, field) =>
		`${subject(field, part)}填成了 ${instead}（${quote(shown)}），应为 ${quote(expected)}。`,
	'identity.more': ({ part, shown, expected }, field) =>
		`${subject(field, part)}多拼了内容：现为 ${quote(shown)}，只应为 ${quote(expected)}。`,
	'identity.placeholder': ({ part, expected, word }, field) =>
		`${subject(field, part)}里有 ${quote(word)}，说明变量没有赋值；应为 ${quote(expected)}。`,
	'identity.form': ({ part, shown, expected }, field) =>
		`${subject(field, part)}的格式不对：现为 ${quote(shown)}，应为 ${quote(expected)}。`,
	'identity.level': ({ part, shown, expected }, field) =>
		`${subject(field, part)}是 ${quote(shown)}，只有使用产品级密钥时才正确；使用设备密钥时应为 ${quote(expected)}。`,
	'identity.case': ({ part, shown, expected }, field) =>
		`${subject(field, part)}大小写不一致：现为 ${quote(shown)}，应为 ${quote(expected)}。`,
	'identity.cut': ({ part, shown, expected, missing }, field) =>
		`${subject(field, part)}少了 ${missing} 个字符：现为 ${quote(shown)}，应为 ${quote(expected)}。`,
	'identity.extra': ({ part, expected, extra }, field) =>
		`${subject(field, part)}多了 ${quote(extra)}，应为 ${quote(expected)}。`,
	'identity.typo': ({ part, shown, expected, at }, field) =>
		`${subject(field, part)}的第 ${at} 个字符不同：现为 ${quote(shown)}，应为 ${quote(expected)}。`,
	'identity.other': ({ part, shown, expected }, field) =>
		`${subject(field, part)}不是这台设备的：现为 ${quote(shown)}，应为 ${quote(expected)}。`,

	'time.zero': ({ part }, field) => `${subject(field, part)}为 0，这并不表示永不过期。`,
	'time.fraction': ({ part, shown }, field) =>
		`${subject(field, part)}是 ${quote(shown)}，必须是只含数字的整数。`,
	'time.date': ({ part, shown, unit }, field) =>
		`${subject(field, part)}是日期 ${quote(shown)}，应为${UNITS[unit]}。`,
	'time.not-a-number': ({ part, shown, unit }, field) =>
		`${subject(field, part)}是 ${quote(shown)}，应为整数，即 ${UNITS[unit]}。`,
	'time.milliseconds': ({ part, seconds }, field) =>
		`${subject(field, part)}用了毫秒；换算成秒是 ${seconds}，即 ${utc(seconds)}。`,
	'time.micro': ({ part, digits, seconds }, field) =>
		`${subject(field, part)}有 ${digits} 位，像是微秒或纳秒；换算成秒是 ${seconds}，即 ${utc(seconds)}。`,
	'time.digits': ({ part, digits }, field) =>
		`${subject(field, part)}有 ${digits} 位，而 Unix 秒是 10 位。`,
	'time.many-digits': ({ part, digits }, field) =>
		`${subject(field, part)}有 ${digits} 位，而 Unix 秒是 10 位：平台会接受，但签名实际上永不过期。`,
	'time.never': ({ part, shown, digits }, field) =>
		`${subject(field, part)}是 ${shown}${digits === 13 ? '（毫秒）' : ''}：合法，但签名实际上永不过期，一旦被截获可长期重放。`,
	'time.far': ({ part, time }, field) =>
		`${subject(field, part)}远在 ${utc(time)}：在此之前，截获者都可以重放这组凭证。`,
	'time.long': ({ part, time, left }, field) =>
		`${subject(field, part)}是 ${utc(time)}，距今 ${duration(left)}；如果有效期没有这么长，说明设备时钟偏快，或把本地时间当成了 UTC。`,
	'time.past': ({ part, time, ago, hours }, field) =>
		`凭证已在 ${duration(ago)}前过期：${subject(field, part)}是 ${utc(time)}。${hours === undefined ? '如果是刚生成的，说明设备时钟偏慢，或把本地时间当成了 UTC。' : `设备时钟恰好慢 ${Math.abs(hours)} 小时，${TAKEN}。`}`,
	'time.not-set': ({ part, time }, field) =>
		`${subject(field, part)}是 ${utc(time)}：设备时钟尚未同步，可能用的是开机时长。`,
	'time.ahead': ({ part, time, ahead, hours }, field) =>
		`${subject(field, part)}是 ${utc(time)}：设备时钟快了 ${duration(ahead)}${hours === undefined ? '' : `，${TAKEN}`}。平台未必会拒绝，但签名被截获后可重放的时间也相应变长。`,
	'time.off': ({ part, time, difference, tolerance, hours }, field) =>
		`${subject(field, part)}是 ${utc(time)}，比当前时间${difference < 0 ? '早' : '晚'} ${duration(difference)}，而平台只允许相差 ${duration(tolerance)}。${zone(hours)}`,
	'time.local': ({ part, hours }, field) =>
		`${subject(field, part)}恰好${hours > 0 ? '快' : '慢'} ${Math.abs(hours)} 小时：如果是刚生成的，${TAKEN}。`,
	'time.hour-format': ({ part, shown }, field) =>
		`${subject(field, part)}是 ${quote(shown)}，应为 UTC 时间精确到小时的 YYYYMMDDHH。`,
	'time.unix-for-hour': ({ part, shown }, field) =>
		`${subject(field, part)}是 ${quote(shown)}，这是 Unix 时间戳，应为 UTC 时间精确到小时的 YYYYMMDDHH。`,
};
