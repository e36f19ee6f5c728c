import type { Texts } from './texts.js';

/** What help is made of. */
export const HELP = {
	'help.about': {
		en: 'Signs a device in to an MQTT cloud with its secret key.',
		zh: '用密钥让设备登录 MQTT 云平台。',
	},
	'help.subcommands': { en: 'Subcommands:', zh: '子命令：' },
	'help.options': { en: 'Options:', zh: '选项：' },
	'help.device': { en: 'Device ({cloud}):', zh: '设备（{cloud}）：' },
	'help.known': { en: 'What is known of the device:', zh: '已知的设备信息：' },
	'help.statuses': { en: 'Exit status:', zh: '退出码：' },
	'help.clouds': { en: 'Clouds (--cloud NAME):', zh: '云平台（--cloud NAME）：' },
	'help.more': {
		en: 'mqtt-signin SUBCOMMAND --help shows the options, with --cloud NAME those of that cloud.',
		zh: 'mqtt-signin 子命令 --help 显示其选项，加 --cloud NAME 显示该云平台的选项。',
	},
	'help.remarks': { en: '{help} ({remarks})', zh: '{help}（{remarks}）' },
	'help.default': { en: 'default: {value}', zh: '默认 {value}' },
	'about.sign': {
		en: 'print what a device signs in with: client id, user name, password, host and port',
		zh: '输出设备的登录凭证：客户端标识、用户名、密码、主机和端口',
	},
	'about.connect': {
		en: 'sign in, say what the server answers, and leave; or stay, with --reconnect',
		zh: '登录并说明服务器的应答，然后断开；加 --reconnect 则保持在线',
	},
	'about.explain': {
		en: 'say what is wrong with credentials or a packet',
		zh: '说明凭证或报文有什么问题',
	},
	'about.register': {
		en: 'register a device at first boot, and store the secret that it gets',
		zh: '设备首次上电时动态注册，并保存得到的密钥',
	},
	'about.page': {
		en: 'open the page that signs and explains in a browser',
		zh: '在浏览器中打开签名与诊断页面',
	},
	'about.help': { en: 'print help, also of one subcommand', zh: '显示帮助，也可指定子命令' },
	'about.version': { en: 'print the version', zh: '显示版本' },
	'about.completion': {
		en: 'print a completion script for a shell: bash, zsh, fish or powershell',
		zh: '输出命令补全脚本：bash、zsh、fish 或 powershell',
	},
	'note.secret': {
		en: 'The secret comes from the environment variable MQTT_SIGNIN_SECRET, a file or standard input; on a terminal it is asked for.',
		zh: '密钥取自环境变量 MQTT_SIGNIN_SECRET、文件或标准输入；在终端上会提示输入。',
	},
	'note.completion': {
		en: 'bash: source <(mqtt-signin completion bash). zsh: the same, with zsh. fish: mqtt-signin completion fish | source. PowerShell: mqtt-signin completion powershell | Out-String | Invoke-Expression.',
		zh: 'bash：source <(mqtt-signin completion bash)。zsh：同上，把 bash 换成 zsh。fish：mqtt-signin completion fish | source。PowerShell：mqtt-signin completion powershell | Out-String | Invoke-Expression。',
	},
	'note.register': {
		en: "The secret is the product's (Tencent), or the enrollment's (Azure); it comes from the environment variable MQTT_SIGNIN_SECRET, a file or standard input; on a terminal it is asked for.",
		zh: '密钥为产品密钥（腾讯云）或注册项密钥（Azure），取自环境变量 MQTT_SIGNIN_SECRET、文件或标准输入；在终端上会提示输入。',
	},
	'note.output': {
		en: 'The file is complete or not there, and an existing one is kept: sign and connect take it with --secret-file.',
		zh: '文件要么完整，要么不存在，已有文件不会被覆盖；sign 和 connect 可用 --secret-file 读取它。',
	},
	'note.page': {
		en: 'The page is served on this computer alone, until Ctrl-C.',
		zh: '页面仅在本机提供，按 Ctrl-C 结束。',
	},
	'note.explain': {
		en: 'Without options it reads standard input: a log, a hexdump, JSON, anything that was copied. Without the secret the token is not checked. No secret and no token is printed.',
		zh: '不带选项时读取标准输入：日志、十六进制转储、JSON 等任何复制的内容。没有密钥就不校验签名。不会输出密钥和签名。',
	},
	'note.clear': {
		en: 'Without TLS others on the way can read all but the secret, and use the signature until it expires.',
		zh: '不使用 TLS 时，网络上的他人可以看到除密钥外的全部内容，并在签名过期前使用它。',
	},
	'status.0': { en: 'success: signed in, or nothing wrong', zh: '成功：已登录，或未发现问题' },
	'status.1': { en: 'explain found a fault', zh: 'explain 发现了问题' },
	'status.2': { en: 'wrong usage or bad input', zh: '用法错误或输入有误' },
	'status.3': { en: 'refused by the server or the platform', zh: '被服务器或平台拒绝' },
	'status.4': {
		en: 'unreachable, timed out, closed without an answer, or answered wrongly',
		zh: '无法连接、超时、无应答即关闭，或应答有误',
	},
	'status.5': {
		en: 'the output or a file could not be written',
		zh: '无法写入输出或文件',
	},
	'status.70': { en: 'a bug in this program', zh: '本程序的缺陷' },
	'status.129': { en: 'ended by SIGHUP', zh: '因 SIGHUP 终止' },
	'status.130': { en: 'ended by SIGINT (Ctrl-C)', zh: '因 SIGINT（Ctrl-C）终止' },
	'status.143': { en: 'ended by SIGTERM', zh: '因 SIGTERM 终止' },
} as const satisfies Texts;
