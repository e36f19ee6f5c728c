import type { Texts } from './texts.js';

/** What is wrong with a command line, a file or this computer. */
export const ERRORS = {
	refusal: {
		en: '{field}: expected {expected}, got {got}',
		zh: '{field}：应为{expected}，实际为{got}',
	},
	'refusal.meant': {
		en: '{field}: expected {expected}, got another value; did you mean {meant}?',
		zh: '{field}：应为 {expected}，实际为其他值；是否想用 {meant}？',
	},
	'expected.integer': { en: 'an integer from {min} to {max}', zh: '{min} 至 {max} 的整数' },
	'expected.integer.unit': {
		en: 'an integer from {min} to {max} {unit}',
		zh: '{min} 至 {max} 的整数（{unit}）',
	},
	'expected.duration': {
		en: '{min} to {max} seconds, also written as 15m, 1h30m or 7d',
		zh: '{min} 至 {max} 秒，也可写作 15m、1h30m 或 7d',
	},
	'expected.exactly': { en: '{count} {unit}', zh: '{count} 个{unit}' },
	'expected.range': { en: '{min} to {max} {unit}', zh: '{min} 至 {max} 个{unit}' },
	'expected.most': { en: 'at most {count} {unit}', zh: '至多 {count} 个{unit}' },
	'expected.least': { en: 'at least {count} {unit}', zh: '至少 {count} 个{unit}' },
	'expected.base64': { en: 'canonical Base64', zh: '规范的 Base64' },
	'expected.printable': { en: 'printable ASCII', zh: '可打印的 ASCII 字符' },
	'expected.printable.spaceless': {
		en: 'printable ASCII without spaces',
		zh: '不含空格的可打印 ASCII 字符',
	},
	'expected.printable.without': {
		en: 'printable ASCII without spaces and {others}',
		zh: '不含空格和 {others} 的可打印 ASCII 字符',
	},
	'expected.host': {
		en: 'a host name without scheme, port or path',
		zh: '主机名，不带协议、端口或路径',
	},
	'expected.stamp': { en: 'YYYYMMDDHH', zh: 'YYYYMMDDHH 格式' },
	'expected.clock': {
		en: 'Unix seconds, without which this cloud accepts nothing',
		zh: 'Unix 秒，没有时间该云平台一概拒绝',
	},
	'expected.packet': {
		en: 'a packet of MQTT in hexadecimal digits',
		zh: '十六进制表示的 MQTT 报文',
	},
	'expected.text': { en: 'text in UTF-8 or UTF-16', zh: 'UTF-8 或 UTF-16 文本' },
	'expected.certificate': {
		en: 'a root certificate in PEM or DER',
		zh: 'PEM 或 DER 格式的根证书',
	},
	'unit.characters': { en: 'characters', zh: '字符' },
	'unit.bytes': { en: 'bytes', zh: '字节' },
	'unit.seconds': { en: 'seconds', zh: '秒' },
	'unit.Unix seconds': { en: 'Unix seconds', zh: 'Unix 秒' },
	'unit.ms': { en: 'ms', zh: '毫秒' },
	'got.nothing': { en: 'nothing', zh: '空' },
	'got.text': { en: 'other text', zh: '其他文本' },
	'got.another': { en: 'another value', zh: '其他值' },
	'got.count': { en: '{count}', zh: '{count}' },
	'got.character': {
		en: 'another character at position {position}',
		zh: '位置 {position} 处的其他字符',
	},
	'got.mistake': {
		en: 'a mistake at position {position} of {length}',
		zh: '位置 {position}（共 {length}）处的错误',
	},
	'got.date': { en: 'a date that does not exist', zh: '不存在的日期' },
	'got.key': {
		en: 'a private key, which belongs to nobody but its owner',
		zh: '私钥，私钥不应交给他人',
	},
	'got.public-key': { en: 'a public key', zh: '公钥' },
	'got.request': { en: 'a certificate request', zh: '证书请求' },
	'got.garbage': { en: 'something else', zh: '其他内容' },
	'command.missing': {
		en: 'a subcommand is missing: {commands}',
		zh: '缺少子命令：{commands}',
	},
	'command.unknown': {
		en: 'unknown subcommand; there are {commands}',
		zh: '未知的子命令；可用的有 {commands}',
	},
	'command.meant': {
		en: 'unknown subcommand; did you mean {meant}?',
		zh: '未知的子命令；是否想用 {meant}？',
	},
	'shell.missing': { en: 'a shell is missing: {shells}', zh: '缺少 shell 名称：{shells}' },
	'argument.stray': {
		en: 'an argument belongs to no option; options are written --name value or --name=value',
		zh: '有参数不属于任何选项；选项写作 --name 值 或 --name=值',
	},
	'option.some': { en: 'an option', zh: '某个选项' },
	'option.unknown': {
		en: '{option} is unknown; --help lists the options',
		zh: '未知的选项：{option}；用 --help 查看可用选项',
	},
	'option.meant': {
		en: '{option} is unknown; did you mean {meant}?',
		zh: '未知的选项：{option}；是否想用 {meant}？',
	},
	'option.secret': {
		en: '{option} does not exist, because others can read arguments; use --{what}-env NAME, --{what}-file FILE or --{what}-file -',
		zh: '没有选项 {option}，因为命令行参数会被他人看到；请用 --{what}-env NAME、--{what}-file FILE 或 --{what}-file -',
	},
	'option.twice': { en: '{option} is there twice', zh: '{option} 出现了两次' },
	'option.like': {
		en: '{option}: expected a value, got another option; a value that begins with - is written {option}=VALUE',
		zh: '{option}：应为值，实际为另一个选项；以 - 开头的值写作 {option}=值',
	},
	'option.flag': { en: '{field} takes no value', zh: '{field} 不带值' },
	'option.empty': {
		en: '{field}: expected {value}, got nothing',
		zh: '{field}：应为 {value}，实际为空',
	},
	'option.missing': { en: '{option} is missing', zh: '缺少 {option}' },
	'option.exclusive': {
		en: '{first} and {second} exclude each other',
		zh: '{first} 与 {second} 不能同时使用',
	},
	'option.needs': { en: '{option} requires {other}', zh: '{option} 须与 {other} 同用' },
	'secret.missing': {
		en: 'the secret is missing; give it with the environment variable MQTT_SIGNIN_SECRET, --secret-env NAME or --secret-file FILE',
		zh: '缺少密钥；请用环境变量 MQTT_SIGNIN_SECRET、--secret-env NAME 或 --secret-file FILE 提供',
	},
	'password.missing': {
		en: 'the password is missing; give it with the environment variable MQTT_SIGNIN_PASSWORD, --password-env NAME or --password-file FILE',
		zh: '缺少密码；请用环境变量 MQTT_SIGNIN_PASSWORD、--password-env NAME 或 --password-file FILE 提供',
	},
	'variable.unset': {
		en: 'the environment variable of {option} is not set',
		zh: '{option} 指定的环境变量未设置',
	},
	'file.unnamed': { en: '{option}: expected a file name, got nothing', zh: '{option}：缺少文件名' },
	'file.unreadable': {
		en: 'the file of {option} cannot be read ({code})',
		zh: '无法读取 {option} 指定的文件（{code}）',
	},
	'file.long': {
		en: 'the input of {option} is too long: expected at most {limit} bytes',
		zh: '{option} 的输入过长：至多 {limit} 字节',
	},
	'file.binary': {
		en: '{option}: expected {expected}, got other bytes',
		zh: '{option}：应为{expected}，实际为其他字节',
	},
	'input.twice': {
		en: 'standard input is named twice: {first} and {second}',
		zh: '标准输入被指定了两次：{first} 和 {second}',
	},
	'host.url': {
		en: '--host: expected a host name, got a URL; write {instead}',
		zh: '--host：应为主机名，实际为 URL；请写作 {instead}',
	},
	'host.scheme': {
		en: '--host: expected a host name, got a scheme (before ://) and no host',
		zh: '--host：应为主机名，实际只有协议（:// 之前的部分），没有主机',
	},
	'host.websocket': {
		en: '--host: expected a host name, got a URL of a WebSocket, which is not supported here',
		zh: '--host：应为主机名，实际为 WebSocket 的 URL，本命令不支持 WebSocket',
	},
	'host.brackets': {
		en: '--host: expected an address without brackets; write {instead}',
		zh: '--host：地址不带方括号；请写作 {instead}',
	},
	'host.port': {
		en: '--host: expected a host name without a port; write {instead}',
		zh: '--host：主机名不带端口；请写作 {instead}',
	},
	'host.path': {
		en: '--host: expected a host name without a path; write {instead}',
		zh: '--host：主机名不带路径；请写作 {instead}',
	},
	'host.missing': {
		en: "--host is missing: this cloud's console shows where to connect",
		zh: '缺少 --host：接入地址见该云平台的控制台',
	},
	'alibaba.endpoint': {
		en: 'one of --region, --instance-id and --host is missing',
		zh: '缺少 --region、--instance-id 或 --host 之一',
	},
	'clock.unset': {
		en: "this computer's clock is not set: it says {time}",
		zh: '本机时钟尚未同步：显示为 {time}',
	},
	'explain.missing': {
		en: 'nothing to explain: give --input FILE, --packet HEX, or --username TEXT and its password',
		zh: '没有可诊断的内容：请用 --input FILE、--packet HEX，或 --username TEXT 及其密码',
	},
	'page.missing': {
		en: 'this installation has no page: dist/page.html is missing',
		zh: '此安装不含页面：缺少 dist/page.html',
	},
	'page.port': {
		en: '--port: port {port} cannot be used ({code})',
		zh: '--port：无法使用端口 {port}（{code}）',
	},
	'output.missing': {
		en: '--output is missing: give a new file for the secret, or - for standard output',
		zh: '缺少 --output：请指定存放密钥的新文件，或用 - 表示标准输出',
	},
	'store.exists': {
		en: 'the file of --output exists already, and is never overwritten',
		zh: '--output 指定的文件已存在，不会覆盖',
	},
	'store.failed': {
		en: 'the file of --output cannot be written ({code})',
		zh: '无法写入 --output 指定的文件（{code}）',
	},
	'store.kept': {
		en: 'the file of --output appeared meanwhile, and was not overwritten; the secret is in {file}',
		zh: '--output 指定的文件在此期间已出现，未覆盖；密钥保存在 {file}',
	},
	'output.closed': { en: 'standard output is closed', zh: '标准输出已关闭' },
	'output.failed': {
		en: 'standard output cannot be written ({code})',
		zh: '无法写入标准输出（{code}）',
	},
	'output.stuck': {
		en: 'nobody reads standard output',
		zh: '没有程序读取标准输出',
	},
	bug: {
		en: 'this is a bug in mqtt-signin {version} (Node {node}); please report it with what follows',
		zh: '这是 mqtt-signin {version}（Node {node}）的缺陷，请附上以下内容报告',
	},
} as const satisfies Texts;
