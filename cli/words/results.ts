import type { Texts } from './texts.js';

/** What happened. */
export const RESULTS = {
	'label.expires': { en: 'expires', zh: '有效期至' },
	'tls.yes': { en: 'yes', zh: '是' },
	'tls.no': { en: 'no', zh: '否' },
	'expires.in': { en: '{date} (in {duration})', zh: '{date}（{duration}后）' },
	'expires.past': { en: '{date} ({duration} ago)', zh: '{date}（{duration}前）' },
	'expires.never': { en: 'never', zh: '永久有效' },
	'expires.unwritten': {
		en: 'when the platform finds the time stamp too old',
		zh: '平台认为时间戳过旧时失效',
	},
	'duration.d': { en: '{count} d', zh: '{count} 天' },
	'duration.h': { en: '{count} h', zh: '{count} 小时' },
	'duration.min': { en: '{count} min', zh: '{count} 分钟' },
	'duration.s': { en: '{count} s', zh: '{count} 秒' },
	'duration.two': { en: '{first} {second}', zh: '{first} {second}' },
	'prompt.secret': { en: 'Secret (not shown): ', zh: '密钥（不回显）：' },
	'prompt.password': { en: 'Password that was sent (not shown): ', zh: '已发送的密码（不回显）：' },
	'connect.signing': {
		en: 'Signing in to {host}:{port} as {username}',
		zh: '正在连接 {host}:{port}，用户名 {username}',
	},
	'connect.accepted': { en: 'Accepted', zh: '已接受' },
	'connect.refused': {
		en: '{meaning} (return code {code})',
		zh: '{meaning}（返回码 {code}）',
	},
	'refused.1': { en: 'Refused: MQTT 3.1.1 is not supported', zh: '被拒绝：不支持 MQTT 3.1.1' },
	'refused.2': { en: 'Refused: client id not allowed', zh: '被拒绝：客户端标识不被允许' },
	'refused.3': { en: 'Refused: server unavailable', zh: '被拒绝：服务器不可用' },
	'refused.4': { en: 'Refused: wrong user name or password', zh: '被拒绝：用户名或密码错误' },
	'refused.5': { en: 'Refused: not authorized', zh: '被拒绝：未授权' },
	'failed.unreachable': {
		en: 'No answer (unreachable): {reason}',
		zh: '无应答（无法连接）：{reason}',
	},
	'failed.closed': { en: 'No answer (closed): {reason}', zh: '无应答（连接关闭）：{reason}' },
	'failed.timeout': { en: 'No answer (timeout): {reason}', zh: '无应答（超时）：{reason}' },
	'failed.malformed': { en: 'No answer (malformed): {reason}', zh: '无应答（格式错误）：{reason}' },
	'event.connecting': {
		en: 'signing in to {host}:{port} as {username}',
		zh: '正在连接 {host}:{port}，用户名 {username}',
	},
	'event.accepted': { en: 'accepted', zh: '已接受' },
	'event.lost': { en: 'lost after {lived} s: {reason}', zh: '在线 {lived} 秒后断开：{reason}' },
	'event.renewed': {
		en: 'left after {lived} s, before the credentials expire',
		zh: '在线 {lived} 秒后主动断开，凭证即将过期',
	},
	'event.waiting': { en: '{event}; next attempt in {wait} s', zh: '{event}；{wait} 秒后重试' },
	'event.clockless': {
		en: "this computer's clock is not set, and this cloud accepts nothing without a time",
		zh: '本机时钟尚未同步，没有时间该云平台一概拒绝',
	},
	'event.stopped': { en: 'stopped', zh: '已停止' },
	'event.mute': {
		en: '{reason}; the device stays signed in',
		zh: '{reason}；设备保持在线',
	},
	'register.stored': {
		en: 'Registered {deviceName} of {productId}; its secret is in {file}',
		zh: '已注册产品 {productId} 的设备 {deviceName}，密钥已写入 {file}',
	},
	'register.clock': {
		en: "This computer's clock is {off} off the platform's; trying again with the platform's time",
		zh: '本机时钟与平台相差 {off}，改用平台时间重试',
	},
	'register.refused': { en: 'Refused: {text} ({code})', zh: '被拒绝：{text}（{code}）' },
	'register.refused.advice': {
		en: "Check, in the console: dynamic registration is switched on for the product, the secret is the product's, and the device has not signed in yet.",
		zh: '请在控制台检查：产品已开启动态注册，密钥为产品密钥，且设备尚未激活。',
	},
	'register.stopped': {
		en: 'Stopped before the answer: the platform may have registered the device already',
		zh: '收到应答前已停止：平台可能已经注册了该设备',
	},
	'register.lost': {
		en: 'the device is registered, but standard output did not take its secret; reset the device in the console, and register again with --output FILE',
		zh: '设备已注册，但密钥未能写入标准输出；请在控制台重置该设备，再用 --output FILE 重新注册',
	},
	'register.certificate': {
		en: 'The product uses certificates: the file holds the certificate and its private key, and the device does not sign in with a secret',
		zh: '该产品使用证书认证：文件中为证书及私钥，设备不使用密钥登录',
	},
	'dps.assigned': {
		en: 'Assigned to {hostName} as {deviceId}; sign in with: {sign}',
		zh: '已分配到 {hostName}，设备 ID 为 {deviceId}；登录命令：{sign}',
	},
	'dps.stored': {
		en: 'The key of {registrationId} is in {file}',
		zh: '{registrationId} 的密钥已写入 {file}',
	},
	'dps.denied.advice': {
		en: 'Check the enrollment in the portal: it is enabled, and a hub is linked to it.',
		zh: '请在门户中检查注册项：已启用，且已关联 IoT 中心。',
	},
	'page.url': { en: 'The page is at {url}; Ctrl-C ends it', zh: '页面地址：{url}，按 Ctrl-C 结束' },
	'explain.nothing': { en: 'Nothing wrong here.', zh: '未发现问题。' },
	'explain.note': { en: 'Note: {text}', zh: '注：{text}' },
	'explain.possible': { en: 'Possible causes:', zh: '可能的原因：' },
	'lost.closed': { en: 'the server closed the connection', zh: '服务器关闭了连接' },
	'lost.pingless': {
		en: 'no answer to a PINGREQ within {timeout} s',
		zh: '{timeout} 秒内未收到 PINGREQ 的应答',
	},
} as const satisfies Texts;
