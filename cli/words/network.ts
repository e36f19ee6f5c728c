import type { Texts } from './texts.js';

/** Why there is no answer, and what to do. */
export const NETWORK = {
	'timeout.tcp': { en: 'no connection within {timeout} s', zh: '{timeout} 秒内未建立连接' },
	'timeout.tls': {
		en: 'TCP is connected, but TLS was not established within {timeout} s',
		zh: 'TCP 已连接，但 {timeout} 秒内未完成 TLS 握手',
	},
	'timeout.sent': { en: 'no CONNACK within {timeout} s', zh: '{timeout} 秒内未收到 CONNACK' },
	'timeout.http': { en: 'no answer within {timeout} s', zh: '{timeout} 秒内未收到应答' },
	'http.long': { en: 'the answer is longer than {limit} bytes', zh: '应答超过 {limit} 字节' },
	'http.not': { en: 'the answer is not HTTP', zh: '应答不是 HTTP' },
	'http.status': { en: 'HTTP status {status}', zh: 'HTTP 状态码 {status}' },
	'http.wrong': { en: 'the answer is wrong: {text}', zh: '应答有误：{text}' },
	'advice.https': {
		en: 'Registration takes HTTPS, on port 443: check --host and --port.',
		zh: '动态注册使用 HTTPS，端口 443：请检查 --host 和 --port。',
	},
	'dps.unassigned': {
		en: 'the service does not assign the device to a hub',
		zh: '服务一直没有为设备分配 IoT 中心',
	},
	'dps.silent': {
		en: 'signed in, but no answer to the registration within {timeout} s',
		zh: '已登录，但 {timeout} 秒内未收到注册的应答',
	},
	'dps.unsubscribed': {
		en: 'the server refuses the subscription to its answers',
		zh: '服务器拒绝订阅应答主题',
	},
	'connack.early': {
		en: 'it sent a CONNACK before there was a CONNECT, which is no acceptance',
		zh: '对方在收到 CONNECT 之前就发送了 CONNACK，不能视为接受',
	},
	'connack.malformed': {
		en: 'expected a CONNACK, got {bytes}',
		zh: '应为 CONNACK，实际收到 {bytes}',
	},
	'connack.cut': {
		en: 'connection closed in the middle of a CONNACK',
		zh: 'CONNACK 未收完，连接已关闭',
	},
	'connack.none': {
		en: 'connection closed without a CONNACK',
		zh: '未收到 CONNACK，连接已关闭',
	},
	'speaks.http': { en: 'an HTTP server answered', zh: '应答的是 HTTP 服务器' },
	'advice.mqtt-port': {
		en: 'MQTT is on another port, usually 1883, or 8883 with TLS: give it with --port.',
		zh: 'MQTT 使用另外的端口，通常为 1883，TLS 为 8883：请用 --port 指定。',
	},
	'speaks.ssh': { en: 'an SSH server answered', zh: '应答的是 SSH 服务器' },
	'speaks.tls': { en: 'the server wants TLS', zh: '该服务器要求 TLS' },
	'advice.tls': {
		en: 'This port takes TLS: add --tls, or give the port for plain TCP, usually 1883.',
		zh: '该端口使用 TLS：请加 --tls，或指定明文 TCP 端口，通常为 1883。',
	},
	'speaks.other': {
		en: 'a server answered that speaks another protocol',
		zh: '应答的服务器使用的是其他协议',
	},
	'speaks.mqtt5': {
		en: 'the answer is not of MQTT 3.1.1; it could be of MQTT 5',
		zh: '应答不符合 MQTT 3.1.1，可能是 MQTT 5',
	},
	'advice.mqtt5': {
		en: 'The server has to answer a client of MQTT 3.1.1 in MQTT 3.1.1.',
		zh: '对 MQTT 3.1.1 客户端，服务器应以 MQTT 3.1.1 应答。',
	},
	'network.name': { en: 'there is no host {host} ({code})', zh: '找不到主机 {host}（{code}）' },
	'advice.name': {
		en: 'Check the spelling of --host, or of the product id and region that the host is made of.',
		zh: '请检查 --host 的拼写，或构成主机名的产品 ID 与地域。',
	},
	'network.dns': {
		en: 'the name {host} could not be looked up ({code})',
		zh: '无法解析主机名 {host}（{code}）',
	},
	'advice.dns': {
		en: 'Check the network: the name server does not answer.',
		zh: '请检查网络：域名服务器没有应答。',
	},
	'network.nobody': {
		en: 'nobody listens on {host}:{port} ({code})',
		zh: '{host}:{port} 上没有服务在监听（{code}）',
	},
	'advice.host-port': { en: 'Check --host and --port.', zh: '请检查 --host 和 --port。' },
	'network.reset': {
		en: 'the connection to {host}:{port} was reset ({code})',
		zh: '与 {host}:{port} 的连接被重置（{code}）',
	},
	'network.route': {
		en: '{host} cannot be reached ({code})',
		zh: '无法到达 {host}（{code}）',
	},
	'network.other': { en: '{text}', zh: '{text}' },
	'certificate.unknown': {
		en: "the root of the server's certificate is not known here ({code})",
		zh: '本机不信任签发服务器证书的根证书（{code}）',
	},
	'certificate.unknown.advice': {
		en: "Give the cloud's root certificate with --ca FILE; if you have, it is not the root of this server.",
		zh: '请用 --ca FILE 指定云平台的根证书；如已指定，则它不是该服务器的根证书。',
	},
	'certificate.expired': {
		en: "the server's certificate or its root has expired ({code})",
		zh: '服务器证书或其根证书已过期（{code}）',
	},
	'certificate.expired.advice': {
		en: "Check this computer's clock; if it is right, the server needs a new certificate, or --ca a newer root.",
		zh: '请检查本机时钟；若时钟正确，则需更换服务器证书，或用 --ca 指定更新的根证书。',
	},
	'certificate.future': {
		en: "the server's certificate is not valid yet ({code})",
		zh: '服务器证书尚未生效（{code}）',
	},
	'certificate.future.advice': {
		en: "Check this computer's clock: it is probably behind.",
		zh: '请检查本机时钟：它很可能慢了。',
	},
	'certificate.name': {
		en: "the server's certificate is of another name than {host} ({code})",
		zh: '服务器证书中的名称不是 {host}（{code}）',
	},
	'certificate.name.advice': {
		en: 'Give the name in the certificate with --server-name NAME, if you trust that server.',
		zh: '若信任该服务器，请用 --server-name NAME 指定证书中的名称。',
	},
	'tls.plain': { en: 'the server does not speak TLS ({code})', zh: '该服务器不使用 TLS（{code}）' },
	'tls.plain.advice': {
		en: 'Leave out --tls, or give the port for TLS, usually 8883.',
		zh: '请去掉 --tls，或指定 TLS 端口，通常为 8883。',
	},
	'tls.client': {
		en: 'the server wants a certificate of the client ({code})',
		zh: '该服务器要求客户端证书（{code}）',
	},
	'tls.client.advice': {
		en: 'This port is for devices with certificates: use the one for devices that sign in with a key.',
		zh: '该端口用于证书认证的设备，请改用密钥认证的端口。',
	},
	'tls.version': {
		en: 'client and server have no TLS version or cipher in common ({code})',
		zh: '客户端与服务器没有共同支持的 TLS 版本或加密套件（{code}）',
	},
	'tls.version.advice': {
		en: 'The server has to offer TLS 1.2 or newer.',
		zh: '服务器须支持 TLS 1.2 或更高版本。',
	},
	'tls.refused': {
		en: 'the server serves no such name ({code})',
		zh: '服务器不提供该名称的服务（{code}）',
	},
	'tls.refused.advice': {
		en: 'Check --host, or --server-name.',
		zh: '请检查 --host 或 --server-name。',
	},
	'tls.other': { en: 'TLS failed ({code})', zh: 'TLS 失败（{code}）' },
	'advice.reset': {
		en: 'A server that does not speak TLS may do that: check --port.',
		zh: '不使用 TLS 的服务器可能会这样：请检查 --port。',
	},
} as const satisfies Texts;
