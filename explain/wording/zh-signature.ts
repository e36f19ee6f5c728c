import { CLOUD_FORMS } from '../clouds/index.js';
import type { FindingParams } from '../params.js';
import { type Prefixed, quote, type Wordings } from './catalogue.js';
import { duration } from './zh-credentials.js';
import { FIELDS, named } from './zh-fields.js';

type Codes = Prefixed<'secret' | 'key' | 'mac' | 'method' | 'message' | 'token'>;

const SIGNED = '被签名的内容与实际发送的不一致：';
const ORDERS = {
	'message-key': '“内容 + 密钥”',
	'key-message': '“密钥 + 内容”',
	message: '内容本身（没有用到密钥）',
	key: '密钥本身',
} as const;
const LOSS = {
	'U+FFFD': '非 UTF-8 字节变成了 U+FFFD',
	'?': '大于 127 的字节变成了“?”',
	dropped: '非 UTF-8 字节被丢弃',
} as const;

/** 签名的计算与书写方式的问题。 */
export const signature: Wordings<FindingParams, Codes> = {
	'secret.placeholder': () => '密钥还是占位符，没有填入真实值。',
	'secret.not-base64': () =>
		'密钥不是规范的 Base64，而该平台的密钥都是 Base64：可能被截断、改动，或复制了别的字段。',
	'secret.different': ({ varies }) =>
		`签名本身完整、格式正确，但与该密钥不匹配，也不符合任何已知的误用方式：密钥可能不是这台设备当前的密钥（已在控制台重置，或属于另一台设备）${varies === '' ? '' : `，也可能签名的内容与实际发送的不一致，例如${varies.split(', ').map(named).join('或')}不同`}。请从控制台重新复制密钥。`,
	'secret.group-key': () => '给出的是设备组的密钥：签名用的是由它派生的设备密钥，这是正确的做法。',
	'key.derived': () =>
		'签名用的是由该密钥派生的密钥（组密钥才需要派生）；设备自己的密钥应直接使用。如果给出的就是组密钥，则没有问题。',
	'key.not-decoded': () =>
		'密钥没有做 Base64 解码就直接当作文本参与签名；应先解码，用解码后的字节作密钥。',
	'key.decoded': () => '密钥被做了 Base64 解码；该平台直接用密钥的文本，不需要解码。',
	'key.decoded-twice': () => '密钥被 Base64 解码了两次，应只解码一次。',
	'key.encoded': () => '密钥又被 Base64 编码了一次，以编码后的文本参与签名。',
	'key.hex-decoded': () => '密钥被当成十六进制字符串解码了。',
	'key.hex-text': () => '密钥被转成十六进制文本后参与签名，应直接用原始字节。',
	'key.utf8-widened': () =>
		'密钥被当成了文本：解码后大于 127 的字节按 UTF-8 变成了两个字节，常见于 atob() 或“二进制字符串”。请始终用字节数组保存密钥。',
	'key.utf8-lossy': ({ how }) =>
		`密钥被当成了文本：${LOSS[how]}，常见于 .toString() 或 decode()。请始终用字节数组保存密钥。`,
	'key.seven-bits': () => '密钥每个字节的最高位丢失，常见于按“ascii”编码转换。',
	'key.utf-16': () => '密钥按 UTF-16 编码参与签名，每个字符占了两个字节。',
	'key.byte-order-mark': () => '参与签名的密钥开头带有 BOM（U+FEFF）。',
	'key.white-space': ({ where }) =>
		`参与签名的密钥${where === 'start' ? '开头' : '末尾'}带有空格或换行，通常来自文件或表单，应先去除。`,
	'key.quotes': ({ quote: mark }) => `参与签名的密钥还带着引号 ${mark}。`,
	'key.zero-byte': () => '参与签名的密钥包含了结尾的 \\0：长度应取 strlen()，而不是 sizeof。',
	'key.cut-at-zero': ({ length }) =>
		`密钥在第一个 0x00 处被截断，只用了 ${length} 字节：密钥是二进制数据，不能当作 C 字符串处理。`,
	'key.cut': ({ length }) => `密钥被截断，只用了前 ${length} 个字节或字符。`,
	'key.cut-at-start': ({ length }) => `参与签名的密钥开头少了 ${length} 个字符。`,
	'key.no-padding': ({ length, expected }) =>
		`Base64 解码时丢掉了填充对应的部分，密钥只剩 ${length} 字节，应为 ${expected} 字节。`,
	'key.no-equals': () => '参与签名的密钥少了末尾的 =。',
	'key.plus-as-space': () => '密钥里的 + 变成了空格，常见于 URL 或表单传递：应编码为 %2B。',
	'key.base64-url': () => '密钥用了另一套 Base64 字符：+ / 与 - _ 互换了。',
	'key.case': () => '参与签名的密钥大小写被改变了。',
	'key.percent-encoded': () => '密钥被 URL 编码后参与签名。',
	'key.percent-decoded': () => '密钥被 URL 解码后参与签名，应按原样使用。',
	'key.doubled': () => '参与签名的密钥重复了一遍。',
	'key.reversed': () => '密钥的字节顺序颠倒了。',
	'key.empty': () => '签名时密钥为空：没有填入，或没有读到。',
	'key.placeholder': ({ shown }) => `签名时密钥是 ${quote(shown)}：没有填入真实值。`,
	'key.other-field': ({ part }) => `签名时误用 ${part} 作为密钥。`,

	'mac.plain-hash': ({ order }) => `签名只是对${ORDERS[order]}做的普通哈希，应使用 HMAC。`,
	'mac.hmac': () => '签名用了 HMAC，而该平台要求对“内容 + 密钥”做普通哈希。',
	'mac.swapped': () => '计算签名时密钥与内容传反了：请交换这两个参数。',
	'mac.other-hash': ({ hash, expected }) => `签名用的是 ${hash}，应为 ${expected}。`,
	'method.missing': ({ expected, buffer }) =>
		`密码末尾缺少签名方法，签名后面应有 ;${expected}。${buffer > 0 ? `密码恰好 ${buffer} 字节，可能被缓冲区截断。` : ''}`,
	'method.wrong': ({ shown, expected }, field) =>
		`${field}里的签名方法是 ${quote(shown)}，必须一字不差地写成 ${quote(expected)}。`,
	'method.mismatch': ({ shown, hash, expected }, field) =>
		`签名实际用的是 ${hash}，而${field}里写的是 ${quote(shown)}；与该签名对应的应为 ${quote(expected)}。`,
	'method.length': ({ shown, expected }, field) =>
		`从长度看签名属于 ${quote(expected)}，而${field}里写的是 ${quote(shown)}。`,
	'method.md5': ({ shown }, field) =>
		`${field}里的签名方法是 ${quote(shown)}：合法，但 MD5 已不安全，建议改用 SHA-256。`,

	'message.part': ({ part, shown }) => `${SIGNED}签名时${named(part)}是 ${quote(shown)}。`,
	'message.time-unit': ({ part, to }) =>
		`${SIGNED}签名时${named(part)}用的是${to === 'ms' ? '毫秒' : '秒'}，与发送的单位不同。`,
	'message.other-time': ({ part, seconds }) =>
		`${SIGNED}签名时的${named(part)}比发送的${seconds < 0 ? '早' : '晚'} ${duration(seconds)}。时间只应取一次，签名和发送共用。`,
	'message.without': ({ part }) => `${SIGNED}签名时缺少${named(part)}。`,
	'message.only': ({ part }) => `${SIGNED}只对${named(part)}做了签名。`,
	'message.only-first': ({ parts }) => `${SIGNED}只对前 ${parts} 段做了签名。`,
	'message.order': () => `${SIGNED}签名时各段的顺序不同。`,
	'message.separator': ({ shown, expected }) =>
		`${SIGNED}签名时分隔符是 ${quote(shown)}，应为 ${quote(expected)}。`,
	'message.labels': () => `${SIGNED}签名时各值前面缺少参数名。`,
	'message.appended': ({ shown }) => `${SIGNED}签名时末尾多了 ${quote(shown)}。`,
	'message.prepended': ({ shown }) => `${SIGNED}签名时开头多了 ${quote(shown)}。`,
	'message.quotes': ({ quote: mark }) => `${SIGNED}签名时带上了引号 ${mark}。`,
	'message.case': () => `${SIGNED}大小写不同。`,
	'message.not-encoded': ({ part }) =>
		`${SIGNED}签名时${named(part)}没有做 URL 编码，应与发送的保持一致。`,
	'message.encoded': ({ part }) => `${SIGNED}签名时${named(part)}做了 URL 编码。`,
	'message.encoded-twice': ({ part }) => `${SIGNED}签名时${named(part)}被 URL 编码了两次。`,
	'message.lower-case-escapes': ({ part }) =>
		`${SIGNED}签名时${named(part)}的 URL 编码用了小写（%2f），与发送的不同。`,
	'message.encoded-whole': () => `${SIGNED}签名时整段内容做了 URL 编码。`,
	'message.doubled': () => `${SIGNED}签名时内容重复了一遍。`,
	'message.utf-16': () => `${SIGNED}签名时内容按 UTF-16 编码，每个字符后面多了一个零字节。`,
	'message.cut': ({ length }) => `${SIGNED}签名时内容在第 ${length} 个字符后被截断。`,
	'message.cut-at-start': () => `${SIGNED}签名时少了第一个字符。`,
	'message.empty': () => '对空内容做了签名。',
	'message.field': ({ other }) => `${SIGNED}签名的是${FIELDS[other]}。`,
	'message.other-cloud': ({ cloud }) =>
		`${SIGNED}签名内容用的是${CLOUD_FORMS[cloud].title.zh}的格式。`,
	'message.seen': () =>
		`${SIGNED}签名的是输入内容里出现过的另一段文本，例如上一次的用户名。签名与发送必须用同一段文本。`,

	'token.upper-case': () => '签名用了大写字母，应为小写十六进制。',
	'token.mixed-case': () => '签名的字母大小写混用，应全部为小写十六进制。',
	'token.hex': () => '签名是十六进制，应为 Base64。',
	'token.hex-of-hex': () => '签名被转了两次十六进制。',
	'token.base64': () => '签名是 Base64，应为小写十六进制。',
	'token.base64-url': () => '签名用了 URL 安全的 Base64（- 和 _），应使用 + 和 /。',
	'token.base64-of-hex': () => '签名是对十六进制文本再做的 Base64，应直接使用字节。',
	'token.base64-twice': () => '签名被 Base64 编码了两次。',
	'token.no-padding': () => '签名末尾缺少 =。',
	'token.line-end': () =>
		'签名末尾多出一个换行符，并一起做了百分号编码（%0A）：它是生成 Base64 的程序附加的，请先去掉。',
	'token.plus-lost': () => '签名里的 + 变成了空格，常见于 URL 或表单传递。',
	'token.prefix': ({ shown }) => `签名前多了 ${shown}。`,
	'token.separated': ({ separator }) =>
		`签名的字节之间多了 ${quote(separator)}，十六进制数字应连续书写。`,
	'token.printed': ({ shown }) =>
		`签名是程序打印字节数组的结果，带有 ${quote(shown === 'b' ? "b'…'" : shown)}，应只保留十六进制数字。`,
	'token.escapes': ({ shown }) => `签名的每个字节前都带有 ${shown}。`,
	'token.decimal': ({ signed }) =>
		`签名写成了十进制数${signed ? '（含负数）' : ''}，应为十六进制。`,
	'token.sign-extended': () =>
		'签名里大于 127 的字节前多了 ffffff：用 %x 打印了有符号的 char，应以 unsigned char 配合 %02x 打印。',
	'token.no-leading-zeros': () => '签名的字节缺少前导零：应使用 %02x，而不是 %x。',
	'token.binary': () => '签名直接用了二进制字节，应转成文本。',
	'token.cut': ({ digits, expected }) => `签名被截断：应有 ${expected} 位，只有 ${digits} 位。`,
	'token.cut-at-start': ({ digits, expected }) =>
		`签名开头缺失：应有 ${expected} 位，只有 ${digits} 位。`,
	'token.extra': ({ digits, expected }) =>
		`签名有 ${digits} 位，应为 ${expected} 位：多复制了内容，或重复了一遍。`,
	'token.damaged': ({ digits, expected }) =>
		`签名首尾正确而中间有误（${digits} 位，应为 ${expected} 位）：抄写或复制时出错。`,
	'token.length': ({ digits, encoding }) =>
		encoding === 'hex'
			? `签名有 ${digits} 位；SHA-1 应为 40 位，SHA-256 应为 64 位。它被截断了，或者不是签名。`
			: `签名对应 ${digits / 2} 字节；SHA-1 应为 20 字节，SHA-256 应为 32 字节。它被截断了，或者不是签名。`,
	'token.unreadable': ({ expected }) =>
		`签名无法识别：不是${expected === 'hex' ? '十六进制' : ' Base64'}。`,
	'token.not-checked': () => '未校验签名：需要提供设备密钥。',
	'token.other-device': () => '需要那台设备的密钥才能校验该签名。',
	'token.other-key': ({ shown }) =>
		`未校验签名：其中指明了策略 ${quote(shown)}，签名用的是该策略的密钥，而不是设备密钥。`,
	'token.unsigned': () => '未校验密码：它是服务端签发的 Token，不是签名。',
	'token.certificate': () => '未检查密码：客户端使用了自己的证书，此时平台不校验密码。',
};
