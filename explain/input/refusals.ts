import type { Collector } from './reading.js';

/** What libraries and brokers print of a CONNACK's return code. */
const REFUSALS: readonly (readonly [RegExp, number])[] = [
	[
		/(?:un(?:acceptable|supported)|refused)[ _-]?protocol[ _-]?(?:version|level)|protocol version not supported|协议版本(?:不支持|错误)/i,
		1,
	],
	[
		/(?:identifier|client[ _-]?id(?:entifier)?)[ _-]?(?:is[ _-]?)?(?:rejected|not[ _-]?(?:valid|allowed))|(?:bad|invalid)[ _-]?client[ _-]?id|无效(?:的)?客户(?:机|端)\s?(?:标识|ID)/i,
		2,
	],
	[
		/(?:server|broker|service)[ _-]?(?:is[ _-]?)?(?:unavailable|not[ _-]?available)|(?:代理程序|服务器)不可用/i,
		3,
	],
	[
		/(?:bad|wrong|invalid|incorrect)[ _-]?user[ _-]?name|malformed[ _-]?credentials|用户名或密码(?:错误|无效)|错误的用户名或密码/i,
		4,
	],
	[
		/not[ _-]?authori[sz]ed|connect[ _-]?unauthorized|refused\W{1,4}unauthori[sz]ed|未授权|无权连接/i,
		5,
	],
];
const CODE =
	/(?:(?:return|result|reason)[ _]?code|\brc(?: from \w+ is)?|\bconnack|connection refused(?: error)?|\brefused|connect_return_code|state(?:\(\))?|返回码|错误代?码|状态码)\W{0,4}?(?:code\W{0,3}?)?(-?0x[0-9a-f]{1,2}|-?\d{1,3})\b(?!\.?\d)/i;
/** Forms of their own, and how much more their number is than the code. */
const OTHERS: readonly (readonly [RegExp, more?: number])[] = [
	[/MQTTException\W{0,3}(\d{1,3})\b/],
	[/\[code:\s?(\d{1,3})\]/i],
	// Paho for Java, whose own codes begin at 32000; 0 is any exception below it.
	[/\(([1-9]\d{0,4})\)\s*-\s*\S*MqttException/],
	[/(?:Exception|无权|密码|不可用|标识|版本|无法)[^\n]{0,60}\(([1-9]\d{0,4})\)/],
	// SIMCom, whose own codes of what the server said begin at 27.
	[/\+CMQTTCONNECT:\s*\d,\s*(2[7-9]|3[01])\b/, 26],
	// Quectel: what came of the network, and then what the server said.
	[/\+(?:QMT|ECMT)CONN:\s*\d,\s*\d,\s*(\d)/],
	// Tencent's C SDK: QCLOUD_ERR_MQTT_CONNACK_VERSION to _NOT_AUTHORIZED.
	[/mqtt connect\b.*failed\W{1,3}-(11[3-7])\b/i, 112],
	// Alibaba's C SDK: MQTT_CONNACK_NOT_AUTHORIZED_ERROR is -34, and so on down to -38.
	[/recvConnackProc error,\s?result\s?=\s?(-3[4-8])\b/i, -39],
	// Mosquitto's own log, and Zephyr's samples.
	[/Sending CONNACK to \S+ \(\d, (\d{1,3})\)/],
	[/MQTT connect failed:? ([1-5])\b/],
	// AsyncMqttClient, ArduinoMqttClient, and bytes in a log.
	[/Disconnected from MQTT\W{1,4}(?:reason|code)\W{1,4}([1-5])\b/i],
	[/connection failed\W{1,4}error code\W{0,4}(-?\d)\b/i],
	[
		/(?:\brx|\brecv|\breceived|<[-=]|«|收到?)\W{0,8}(?:0x)?20\W{0,3}(?:0x)?02\W{0,3}(?:0x)?0[01]\W{0,3}(?:0x)?0([0-5])\b/i,
	],
	// NodeMCU's, and asynchronous clients'.
	[/(?:failed|disconnect\w*) reason\W{1,3}([1-5])\b/i],
	[/received CONNACK\D{1,20}(\d{1,3})\b/i],
	[/\bconnect(?:ion)?\s+(?:err(?:or)?|fail(?:ed|ure)?)\s*[:=]\s*(-?\d{1,3})\b/i],
];
/** What the system or TLS says where no MQTT server answered. */
const NETWORK =
	/\b(E(?:CONNREFUSED|CONNRESET|TIMEDOUT|HOSTUNREACH|NETUNREACH|NOTFOUND|AI_AGAIN|PIPE)|Connection(?:Refused|Reset)Error|unable to (?:get|verify) [\w ]{1,40}certificate|WRONG_VERSION_NUMBER|getaddrinfo|gaierror|UnknownHostException|certificate (?:verify failed|has expired)|UNABLE_TO_\w+|self[- ]signed certificate|SSL\w*Exception|SocketTimeoutException|ConnectException|x509: [^\n]{0,60}|SELF_SIGNED_CERT|DEPTH_ZERO\w+|CERT_(?:HAS_EXP|NOT_YET|UNTRUST|REJECT|REVOK|SIGNATURE_F|CHAIN_TOO)\w+|SSL(?:V3)?_\w*(?:ERR|FAIL|ALERT)\w*|ssl handshake|mbedtls\w*\s*(?:failed\W*)?(?:returned\W*)?-?0x\w+|transport connect|esp-tls: 0x8\w+|connection (?:reset by peer|timed out)|no route to host|network is unreachable|name (?:or service|resolution)|Lookup error|MQTT_ERROR_TYPE_TCP_TRANSPORT|connack timeout|select\(\) timeout|Failed to open a new connection|A TLS error|AMQJS0007E|OSError: -2(?:0\d)?\b|QMTOPEN:\s*\d,\s*[1-5]\b|CMQTTCONNECT:\s*\d,\s*(?:3|4|7|9|17|25|32|33|34)\b)|连接超时|域名解析失败/i;
/** What programs say of a connection that failed, whatever the cause. */
const UNTOLD =
	/Connection failed to broker|与服务端 .{1,200} 的连接失败|Disconnected from (?:MQTT|server)|\bMQTTDISCONNECTED:\d|CONNACK FAIL|\+QMTSTAT:\s*\d,\s*[1-9]|CMQTTCONNLOST|CMQTTCONNECT:\s*\d,\s*(?:1|5|6|11|15|16|26|35)\b|bytes index out of range|\bdisconnect\w*[^\n]{0,40}\b(?:rc|code)\W{0,3}7\b|MQTT connect failed|Connection (?:was )?(?:lost|closed)|连接(?:失败|断开)/i;
const NOT_MQTT = /^\W*(?:Error\W{1,3})?Connection refused\W*$/im;

/** What was said, without a module's number of the connection. */
function saidIn([text]: RegExpExecArray): string {
	return text.trim().replace(/:\s*\d,\s*(?=\d)/, ': ');
}

/** Reads the return code out of a log line. */
export function readRefusal(text: string, into: Collector): boolean {
	const untold = UNTOLD.exec(text);
	// Paho's own code of a connection that was lost.
	if (into.returnCode === 7 && untold) into.returnCode = undefined;
	for (const [pattern, more = 0] of OTHERS) {
		const code = pattern.exec(text)?.[1];
		if (code !== undefined) into.returnCode ??= Number(code) - more;
	}
	const network = NETWORK.exec(text) ?? NOT_MQTT.exec(text);
	const code = CODE.exec(text)?.[1];
	if (code !== undefined && !((network ?? untold) && Number(code) > 5))
		into.returnCode ??= Number(code);
	else if (text.length < 20000) {
		const refusal = REFUSALS.find(([pattern]) => pattern.test(text));
		if (refusal) into.returnCode ??= refusal[1];
	}
	if (into.returnCode === undefined && network) into.network = saidIn(network);
	// Unless there was one later.
	if (untold && !/(?<!not )\bconnected\b|连接成功|已连接/i.test(text.slice(untold.index)))
		into.untold = saidIn(untold);
	return into.returnCode !== undefined || into.network !== undefined;
}
