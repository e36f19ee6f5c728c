import { CLOUD_FORMS } from '../clouds/index.js';
import type { CloudName } from '../findings.js';
import type { InputForm, Item, PacketFieldParams, UnderstandingParams } from '../items.js';
import type { FindingParams } from '../params.js';
import { type Prefixed, quote, type Wordings } from './catalogue.js';

type Codes = Prefixed<'host' | 'port' | 'keep-alive' | 'refused' | 'cause' | 'packet' | 'input'>;

const cloudName = (cloud: CloudName) => CLOUD_FORMS[cloud].title.zh;
const RETURN_CODES: Readonly<Record<number, string>> = {
	0: '连接已接受',
	1: '不支持的 MQTT 版本',
	2: '客户端 ID 不合法',
	3: '服务器不可用',
	4: '用户名或密码错误',
	5: '未授权',
	128: '未指明的错误',
	129: '报文格式错误',
	130: '协议错误',
	131: '实现相关的错误',
	132: '不支持的 MQTT 版本',
	133: '客户端 ID 无效',
	134: '用户名或密码错误',
	135: '未授权',
	136: '服务器不可用',
	137: '服务器繁忙',
	138: '已被禁止',
	140: '认证方法错误',
	144: '主题名无效',
	149: '报文过大',
	151: '超出配额',
	153: '载荷格式无效',
	154: '不支持保留消息',
	155: '不支持的 QoS',
	156: '请改用其他服务器',
	157: '服务器已迁移',
	159: '连接过于频繁',
};
/** PubSubClient 的错误码，其他库也有沿用。 */
const OWN_CODES: Readonly<Record<number, string>> = {
	[-4]: '（PubSubClient：等待应答超时）',
	[-3]: '（PubSubClient：连接已断开）',
	[-2]: '（PubSubClient：TCP 或 TLS 连接失败）',
	[-1]: '（PubSubClient：未连接）',
};
const meaning = (code: number) => RETURN_CODES[code] ?? '未知';
const ITEMS: Readonly<Record<Item, string>> = {
	'packet type': '报文类型',
	'remaining length': '剩余长度',
	'protocol name': '协议名',
	'protocol level': '协议级别',
	'connect flags': '连接标志',
	'keep-alive': '心跳间隔',
	properties: '属性',
	'client id': '客户端 ID',
	'will properties': '遗嘱属性',
	'will topic': '遗嘱主题',
	'will message': '遗嘱消息',
	'user name': '用户名',
	password: '密码',
	'acknowledge flags': '确认标志',
	'return code': '返回码',
};

/** 报文与连接目标的问题，以及拒绝的含义。 */
export const packets: Wordings<FindingParams, Codes> = {
	'host.scheme': ({ shown }) => `服务器地址前多了 ${quote(shown)}，只应填写主机名。`,
	'host.port': ({ shown }) => `服务器地址里带了端口 ${quote(shown)}，端口应单独填写。`,
	'host.placeholder': ({ shown }) => `服务器地址里还有占位符：${quote(shown)}。`,
	'host.other': ({ expected }) => `服务器地址与该设备不符，应以 ${quote(expected)} 开头。`,
	'host.unknown': ({ cloud }) => `服务器地址不在${cloudName(cloud)}文档列出的域名之内。`,
	'host.other-cloud': ({ cloud, expected }) =>
		`服务器地址属于${cloudName(cloud)}，而这组用户名和密码属于${cloudName(expected)}。`,
	'port.tls-only': ({ cloud, port }) =>
		`${cloudName(cloud)}只支持 TLS；${port} 端口不是 TLS，应使用 8883。`,
	'keep-alive.range': ({ seconds, min, max, cloud }) =>
		`心跳间隔为 ${seconds} 秒，${cloudName(cloud)}允许的范围是 ${min} 至 ${max} 秒。${seconds >= 1000 && seconds % 1000 === 0 ? '是否误用了毫秒？' : ''}`,

	'refused.accepted': () => '服务器已接受连接（返回码 0）。',
	'refused.code': ({ code }) => `服务器拒绝连接，返回码 ${code}：${meaning(code)}。`,
	'refused.unknown': ({ code }) => `返回码为 ${code}（${meaning(code)}），MQTT 3.1.1 中没有定义。`,
	'refused.client': ({ code }) =>
		`${code} 是客户端库自己的错误码，不是服务器的返回码：没有收到 CONNACK${OWN_CODES[code] ?? ''}。`,
	'refused.unreached': ({ shown }) =>
		`未收到 MQTT 服务器的应答（${quote(shown)}）：没有 CONNACK，尚不能判断用户名和密码是否正确。`,
	'refused.untold': ({ shown }) =>
		`${quote(shown)} 只说明连接未成功，没有给出原因：请在日志中查找返回码，或用同样的参数通过 mosquitto_pub -d 或 MQTTX 连接，二者都会显示返回码。`,
	'cause.network': () =>
		'服务器地址、端口、TLS 或网络可能有问题：请确认域名能够解析，端口与是否使用 TLS 一致，且没有被防火墙拦截。',
	'cause.certificate': () =>
		'客户端可能不信任服务器证书：请换用平台当前的根证书，先对时再建立 TLS 连接，并使用证书中的域名。',
	'cause.closed': () =>
		'服务器可能未作应答就断开了连接：部分平台在鉴权失败，或另一台设备以相同客户端 ID 登录时会这样处理。',
	'cause.version': () =>
		'客户端可能用了 MQTT 5 或 3.1，而服务器要求 3.1.1：请在客户端设置协议版本。',
	'cause.client-id': () => '客户端 ID 可能不符合平台要求的格式：请与文档逐字核对。',
	'cause.keep-alive': () => '心跳间隔可能超出平台允许的范围：平台对此同样返回 2。',
	'cause.unavailable': () => '服务器可能过载或正在维护：请至少等一分钟再试，并查看平台的状态公告。',
	'cause.secret': () =>
		'密钥可能不对：请从控制台重新复制，并连同用户名、密码一起在此检查，即可确认。',
	'cause.identity': () => '产品 ID 或设备名可能与控制台不一致：请逐字核对，注意大小写。',
	'cause.clock': () =>
		'设备时钟可能不准，或把本地时间当成了 UTC：请打印参与签名的过期时间或时间戳进行比对。',
	'cause.token': () => '密码的拼装方式可能有误：请连同用户名、客户端 ID 和密钥一起在此检查。',
	'cause.disabled': () => '设备可能被禁用、删除或尚未激活：请在控制台查看设备状态。',
	'cause.renewed': () => '密钥可能已被重置，或设备被重新创建：请与控制台核对。',
	'cause.host': () => '设备可能属于其他地域或实例：请与控制台核对服务器地址。',
	'cause.rate': ({ seconds }) =>
		`连接可能过于频繁：两次连接至少间隔 ${seconds} 秒，每次被拒绝后应逐步延长。`,

	'packet.cut': ({ remaining, there }) =>
		`报文不完整：剩余长度为 ${remaining}，实际只有 ${there} 字节。`,
	'packet.ends-inside': ({ item, expected, there }) =>
		`报文在${ITEMS[item]}处中断：应有 ${expected} 字节，只有 ${there} 字节。`,
	'packet.length-unending': ({ item }) => `${ITEMS[item]}超过了 4 字节（规范 2.2.3 节）。`,
	'packet.length-padded': ({ item }) => `${ITEMS[item]}的编码比所需的更长。`,
	'packet.length-one-byte': ({ length }) =>
		`剩余长度 ${length} 只写成了一个字节；从 128 起须用两个或更多字节，每字节存 7 位 [MQTT 3.1.1 第 2.2.3 节]。`,
	'packet.fixed-flags': ({ type }) => `${type} 首字节的低四位不为 0 [MQTT-2.2.2-1]。`,
	'packet.reserved-type': () => '这不是 MQTT 报文：类型 0 为保留值。',
	'packet.other-type': ({ type }) => `这是 ${type} 报文，不是 CONNECT 或 CONNACK，未作解析。`,
	'packet.garbage': ({ bytes }) => `报文之后还有 ${bytes} 字节，不构成报文。`,
	'packet.trailing': ({ type, bytes }) =>
		`${type} 的最后一个字段之后多出 ${bytes} 字节：某个长度或标志有误。`,
	'packet.protocol-name': ({ shown }) =>
		`协议名${shown === '' ? '有误' : `是 ${quote(shown)}`}，应为“MQTT”[MQTT-3.1.2-1]。`,
	'packet.protocol-level': ({ name, level }) =>
		`协议级别 ${level} 与协议名 ${quote(name)} 不符；MQTT 3.1.1 应为“MQTT”和 4 [MQTT-3.1.2-2]。`,
	'packet.bridge': () =>
		'协议级别的最高位被置 1：只有 mosquitto 桥接这样做，其他服务器会拒绝连接。请将 try_private 设为 false。',
	'packet.mqtt-31': () => '这是 MQTT 3.1（3.1.1 的前一版本）：平台接受时即合法。',
	'packet.mqtt-5': ({ cloud }) =>
		cloud === ''
			? '这是 MQTT 5，此处支持的云平台大多使用 3.1.1。'
			: `这是 MQTT 5，而${cloudName(cloud)}使用 MQTT 3.1.1。`,
	'packet.reserved-flag': () => '连接标志的保留位被置 1 [MQTT-3.1.2-3]。',
	'packet.will-qos-3': () => '遗嘱的 QoS 为 3 [MQTT-3.1.2-14]。',
	'packet.will-flags': () =>
		'没有遗嘱，却设置了遗嘱的 QoS 或保留位 [MQTT-3.1.2-13, MQTT-3.1.2-15]。',
	'packet.will-topic-empty': () => '遗嘱主题为空 [MQTT-4.7.3-1]。',
	'packet.will-topic-wildcard': () => '遗嘱主题含有通配符 [MQTT-3.3.2-2]。',
	'packet.will': ({ cloud }) => `报文带有遗嘱，${cloudName(cloud)}不支持。`,
	'packet.password-without-username': () => '有密码却没有用户名 [MQTT-3.1.2-22]。',
	'packet.client-id-31': ({ length }) =>
		`客户端 ID 有 ${length} 个字符，MQTT 3.1 只允许 1 至 23 个；更长的请使用 MQTT 3.1.1。`,
	'packet.client-id-empty': () => '客户端 ID 为空时必须设置 clean session [MQTT-3.1.3-7]。',
	'packet.not-utf8': ({ item }) => `${ITEMS[item]}不是 UTF-8 编码 [MQTT-1.5.3-1]。`,
	'packet.zero-character': ({ item }) => `${ITEMS[item]}含有 U+0000 [MQTT-1.5.3-2]。`,
	'packet.control-character': ({ item }) =>
		`${ITEMS[item]}含有控制字符或非字符码位，严格的服务器会拒绝。`,
	'packet.connack-flags': () => '确认标志的第 7 至 1 位不为 0（MQTT 3.1.1 第 3.2.2.1 节）。',
	'packet.connack-session': () => '拒绝连接的同时却表示会话存在 [MQTT-3.2.2-4]。',
	'packet.connack-code': ({ value }) =>
		`返回码为 ${value}，不在 0 至 5 之内（MQTT 3.1.1 表 3.1）。`,
	'packet.connack-mqtt5': () => '看起来是 MQTT 5 的 CONNACK。',

	'input.empty': () => '输入内容为空。',
	'input.unknown': () => '未能识别输入内容：其中没有报文，也没有客户端 ID、用户名、密码或返回码。',
	'input.truncated': ({ left }) =>
		`打印时省略了末尾 ${left} 字节；请打印全部字节，才能解析整个报文。`,
	'input.tls': () => '这些字节由 TLS 加密，无法读取。请直接粘贴程序里的客户端 ID、用户名和密码。',
	'input.skipped': ({ bytes }) => `跳过了开头 ${bytes} 字节，CONNECT 从其后开始。`,
};

const FORMS: Readonly<Record<InputForm, string>> = {
	json: 'JSON',
	'json-bytes': 'JSON 中的字节数组',
	'connection-string': 'Azure 连接字符串',
	'at-commands': '模组的 AT 指令',
	command: '命令行',
	url: 'URL',
	labels: '带名称的值',
	code: '源代码',
	bare: '不带名称的值（按格式识别）',
	buffer: 'Node 打印的 <Buffer …>',
	escapes: '带转义的字节（\\x10）',
	hex: '十六进制数',
	decimal: '十进制数',
	signed: '有符号的十进制数',
	base64: 'Base64',
	'hexdump-c': 'hexdump -C 的输出',
	'hexdump-words': 'hexdump 或 od -x 的输出（字节已对调）',
	xxd: 'xxd 的输出',
	od: 'od -t x1 的输出',
	'od-octal': 'od 的八进制字节输出',
	'od-octal-words': 'od 的八进制字输出',
	tcpdump: 'tcpdump -X 的输出',
	wireshark: 'Wireshark 的十六进制转储',
	raw: '文件的原始字节',
};

export const understood: Wordings<UnderstandingParams> = {
	'input.form': ({ form }) => `输入内容按${FORMS[form]}解析。`,
	'input.bytes': ({ form, bytes }) => `输入内容按${FORMS[form]}解析，共 ${bytes} 字节。`,
	'input.encoding': ({ encoding }) => `文件编码为 ${encoding}，已解码。`,
	'input.headers': ({ bytes }) => `开头 ${bytes} 字节是抓包的帧头（以太网、IP、TCP），已跳过。`,
	'input.too-long': ({ length, read }) => `输入内容共 ${length} 个字符，只解析了前 ${read} 个。`,
	'field.value': ({ shown }, field) => `识别为${field}：${shown}`,
	'field.hidden': ({ characters }, field) => `识别为${field}：${characters} 个字符，不显示`,
	'field.variable': ({ shown }, field) => `${field}是 shell 变量 ${shown}，无法得知其值。`,
	'field.masked': (_, field) => `输入中的${field}已打码，内容未知。`,
	'field.another': (_, field) => `${field}出现了多次，以第一个为准。`,
	'device.value': ({ part, shown }) => `识别为 ${part}：${shown}`,
	'device.secret': ({ part }) => `识别为 ${part}：不显示`,
	'packet.value': ({ type, bytes }) => `报文：${type}，${bytes} 字节`,
	'cloud.recognized': ({ cloud }) => `识别出的云平台：${cloudName(cloud)}。`,
};

export const packetFields: Wordings<PacketFieldParams> = {
	type: ({ type, flags }) => (flags === 0 ? type : `${type}，标志 ${flags}`),
	count: ({ item, value }) => `${ITEMS[item]} ${value}`,
	length: ({ item, value }) => `${ITEMS[item]}：${value} 字节`,
	'protocol-level': ({ value, version }) =>
		`协议级别 ${value}${version === '' ? '' : `（MQTT ${version}）`}`,
	'connect-flags': ({ value }) => {
		const names = [
			(value & 0x80) > 0 && '用户名',
			(value & 0x40) > 0 && '密码',
			(value & 0x20) > 0 && '遗嘱保留',
			(value & 0x18) > 0 && `遗嘱 QoS ${(value >> 3) & 3}`,
			(value & 0x04) > 0 && '遗嘱',
			(value & 0x02) > 0 && 'clean session',
			(value & 0x01) > 0 && '保留位',
		].filter(Boolean);
		return `连接标志：${names.join('、') || '无'}`;
	},
	'keep-alive': ({ seconds }) => `心跳间隔 ${seconds} 秒${seconds === 0 ? '（关闭）' : ''}`,
	text: ({ shown }) => (shown === '\ufffd' ? '不是 UTF-8' : quote(shown)),
	bytes: ({ item, value }) => `${ITEMS[item]}，${value} 字节`,
	hidden: ({ item, value }) => `${ITEMS[item]}，${value} 字节（报文长度有误，不显示）`,
	'acknowledge-flags': ({ present }) => `确认标志：会话${present ? '存在' : '不存在'}`,
	'return-code': ({ value }) => `返回码 ${value}：${meaning(value)}`,
	begin: ({ item }) => `${ITEMS[item]}的开头部分`,
	token: ({ value }) => `${value} 字节，像是签名`,
	body: ({ type, value }) => `${type} 的其余部分，${value} 字节`,
	rest: ({ value }) => `${value} 字节，不属于任何字段`,
};
