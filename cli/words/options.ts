import type { Texts } from './texts.js';

/** What the help says of each option. */
export const OPTION_WORDS = {
	'option.cloud': { en: 'the cloud', zh: '云平台' },
	'option.help': { en: 'print this help', zh: '显示本帮助' },
	'option.lang': {
		en: 'language; default by LC_ALL, LC_MESSAGES or LANG',
		zh: '语言；默认取自 LC_ALL、LC_MESSAGES 或 LANG',
	},
	'option.json': { en: 'print one JSON object', zh: '输出一个 JSON 对象' },
	'option.json-lines': {
		en: 'print one JSON object, or with --reconnect one per line and event',
		zh: '输出一个 JSON 对象；与 --reconnect 同用时每个事件一行',
	},
	'option.quiet': {
		en: 'print errors only; the exit status says the rest',
		zh: '仅输出错误，结果由退出码表示',
	},
	'option.secret-env': {
		en: 'environment variable that holds the secret',
		zh: '存放密钥的环境变量',
	},
	'option.secret-file': {
		en: 'file that holds the secret, - for standard input',
		zh: '存放密钥的文件，- 表示标准输入',
	},
	'option.password-env': {
		en: 'environment variable that holds the password that was sent',
		zh: '存放已发送密码的环境变量',
	},
	'option.password-file': {
		en: 'file that holds the password that was sent, - for standard input',
		zh: '存放已发送密码的文件，- 表示标准输入',
	},
	'option.lifetime': {
		en: 'how long the signature is good for: seconds, 15m, 1h30m, 7d',
		zh: '签名有效时长：秒数，或 15m、1h30m、7d',
	},
	'option.expiry': {
		en: 'when the signature expires, in Unix seconds',
		zh: '签名的过期时间，Unix 秒',
	},
	'option.timestamp': {
		en: "the time stamp to sign, in the cloud's own unit",
		zh: '参与签名的时间戳，单位以云平台的规定为准',
	},
	'option.no-clock': {
		en: 'sign as a device does whose clock is not set',
		zh: '按时钟尚未同步的设备签名',
	},
	'option.connection-id': {
		en: 'random letters and digits by which the platform traces a connection',
		zh: '随机字母和数字，平台用于追踪连接',
	},
	'option.hash': { en: 'hash of the signature', zh: '签名所用的散列算法' },
	'option.sdk-app-id': { en: 'digits that name the SDK', zh: '表示 SDK 的数字' },
	'option.region': { en: 'region of the product', zh: '产品所在地域' },
	'option.tls': { en: 'connect with TLS', zh: '使用 TLS 连接' },
	'option.client-id': { en: 'client id', zh: '客户端标识' },
	'option.sent-client-id': { en: 'the client id that was sent', zh: '已发送的客户端标识' },
	'option.group-key': {
		en: "the secret is an enrollment group's; the device key is derived from it",
		zh: '密钥是注册组的密钥，由它派生设备密钥',
	},
	'option.policy': {
		en: "shared access policy that the key belongs to; without it the key is the device's",
		zh: '密钥所属的共享访问策略；不指定则为设备自身的密钥',
	},
	'option.key-level': { en: 'whose key the secret is', zh: '密钥的级别：设备级或产品级' },
	'option.no-timestamp-check': {
		en: 'ask the platform not to compare the time stamp with its clock',
		zh: '要求平台不校验时间戳',
	},
	'option.alibaba-region': {
		en: 'region of a public instance, such as cn-shanghai',
		zh: '公共实例所在地域，例如 cn-shanghai',
	},
	'option.alibaba-instance': {
		en: 'id of an instance with its own endpoint',
		zh: '有独立接入点的实例 ID',
	},
	'option.authentication': {
		en: "whose AccessKey it is: the account's or the device's own",
		zh: 'AccessKey 的归属：账号（签名鉴权）或设备（一机一密）',
	},
	'option.host': {
		en: "where to connect, instead of to the cloud's own host",
		zh: '连接的主机，代替云平台的默认主机',
	},
	'option.port': { en: "its port, instead of the cloud's own", zh: '端口，代替云平台的默认端口' },
	'option.keep-alive': {
		en: "keep-alive in seconds, within the cloud's limits; 0 turns it off",
		zh: '保活时间（秒），须在云平台允许的范围内；0 表示关闭',
	},
	'option.timeout': { en: 'how long to wait for an answer', zh: '等待应答的时长' },
	'option.ca': {
		en: 'root certificate to trust, PEM or DER',
		zh: '信任的根证书，PEM 或 DER 格式',
	},
	'option.server-name': {
		en: "name in the server's certificate; default: the host",
		zh: '服务器证书中的名称；默认与主机相同',
	},
	'option.reconnect': {
		en: 'stay signed in, with fresh credentials at each connection, until SIGINT or SIGTERM',
		zh: '保持在线，每次连接重新签名，直到收到 SIGINT 或 SIGTERM',
	},
	'option.output': {
		en: 'new file for the secret, readable by its owner alone, - for standard output',
		zh: '存放密钥的新文件，仅所有者可读；- 表示标准输出',
	},
	'option.form': {
		en: 'form of the request: the documented one, or the older one of the C SDK',
		zh: '请求形式：文档所述，或 C SDK 使用的旧版',
	},
	'option.offline': {
		en: 'only derive the device key from the group key, without a connection',
		zh: '仅由组密钥派生设备密钥，不连接服务',
	},
	'option.page-port': {
		en: 'port to serve the page on; default: any',
		zh: '提供页面的端口；默认任意',
	},
	'option.no-open': { en: 'do not open a browser', zh: '不打开浏览器' },
	'option.username': { en: 'the user name that was sent', zh: '已发送的用户名' },
	'option.packet': {
		en: 'a CONNECT or CONNACK in hexadecimal or Base64, - for standard input',
		zh: '十六进制或 Base64 的 CONNECT 或 CONNACK 报文，- 表示标准输入',
	},
	'option.input': {
		en: 'file with anything that was logged or copied, - for standard input',
		zh: '存放日志或复制内容的文件，- 表示标准输入',
	},
	'option.return-code': { en: 'the return code of the CONNACK', zh: 'CONNACK 的返回码' },
	'option.sent-host': { en: 'the host that it was sent to', zh: '连接的主机' },
	'option.sent-port': { en: 'the port that it was sent to', zh: '连接的端口' },
	'option.sent-keep-alive': { en: 'the keep-alive that was sent', zh: '已发送的保活时间（秒）' },
	'option.now': {
		en: 'when it was sent, in Unix seconds; default: now',
		zh: '发送时间，Unix 秒；默认为当前时间',
	},
	'option.device-lifetime': {
		en: 'how long the device signs for, if known',
		zh: '设备签名的有效时长（如已知）',
	},
} as const satisfies Texts;
