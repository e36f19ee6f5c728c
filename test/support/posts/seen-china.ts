import * as as from './forms.js';
import { CAUSES, NOW, type Post } from './post.js';
import {
	alibaba,
	baidu,
	hmac,
	huawei,
	KILN,
	LAMP,
	LOCK,
	NET,
	onenet,
	PLUG,
	PUMP,
	tencent,
	tuya,
} from './sign.js';

const pump = { ...PUMP };
const HOST = `${PUMP.productId}.iotcloud.tencentdevices.com`;
const ID = `${PUMP.productId}${PUMP.deviceName}`;
const textKey = tencent(PUMP, { key: PUMP.deviceSecret });
const local = huawei({ check: '1', time: '2026112517' });

/** The other clouds, as people post them: their form, with our devices in it. */
export const SEEN_CHINA: readonly Post[] = [
	{
		id: 'seen-onenet-mqttx',
		source: 'emqx/MQTTX#2048: MQTTX 连接 OneNET 云平台反复提示 Bad username or password 问题',
		cause: 'the client id is product and device name instead of the device name alone',
		asked: {
			input: `- **MQTT 版本**：3.1.1
- **服务器地址**：\`mqtts.heclouds.com\`，端口：\`1883\`
- **Client ID**：\`${NET.productId}&${NET.deviceName}\`
- **Username**：${NET.productId}
- **Password**：${onenet({ hash: 'md5', method: 'md5' }).password}
- SSL/TLS 已设置为关闭
Error: Connection refused: Bad username or password`,
			cloud: 'onenet',
			device: { ...NET },
		},
		first: ['identity.more', 'identity.joined'],
	},
	{
		id: 'seen-alibaba-link-kit-log',
		source: 'espressif/esp-aliyun#197: 用智能灯的demo，使用阿里生活物联平台四元组不能连接成功',
		cause: "the SDK's own error, and a password that it does not print",
		asked: {
			input: `[wrn] IOT_MQTT_Construct(467): Using default hostname: '${LOCK.productKey}.iot-as-mqtt.cn-shanghai.aliyuncs.com'
[wrn] IOT_MQTT_Construct(474): Using default port: [443]
[wrn] IOT_MQTT_Construct(481): Using default client_id: ${LOCK.productKey}.${LOCK.deviceName}|timestamp=2524608000000,securemode=2,signmethod=hmacsha1,gw=0,ext=0,_v=sdk-c-3.0.1|
[wrn] IOT_MQTT_Construct(488): Using default username: ${LOCK.deviceName}&${LOCK.productKey}
[wrn] IOT_MQTT_Construct(496): Using default password: ******
[err] iotx_mc_wait_CONNACK(756): recvConnackProc error,result = -35
[err] _mqtt_connect(793): received reject ACK from MQTT server! rc = -35`,
			device: { ...LOCK },
		},
		first: ['refused.client'],
		also: ['cause.network'],
		never: ['text.missing', 'token.unreadable'],
		partial: true,
	},
	{
		id: 'seen-alibaba-err-2',
		source: 'small-tou/arduino-aliyun-iot-sdk#2: MQTT Connect err:2',
		cause: 'return code 2, and nothing else is known',
		asked: { input: 'MQTT Connect err:2', cloud: 'alibaba', device: { ...LOCK } },
		first: ['refused.code'],
		also: ['cause.client-id'],
	},
	{
		id: 'seen-tencent-esp-at-method-only',
		source: 'espressif/esp-at#427: AT MQTT 连接腾讯云失败',
		cause: 'the user name is the identity alone, and the password the name of the method alone',
		asked: {
			input: `» AT+MQTTUSERCFG=0,1,"${ID}","${ID}","hmacsha256",0,0,""
« AT+MQTTUSERCFG=0,1,"${ID}","${ID}","hmacsha256",0,0,""

OK
» AT+MQTTCONN=0,"${HOST}",1883,1
« AT+MQTTCONN=0,"${HOST}",1883,1
+MQTTDISCONNECTED:0

ERROR`,
			device: pump,
		},
		first: ['layout.parts', 'token.missing', 'part.missing', 'fields.same'],
		also: ['part.missing', 'token.unreadable', 'token.length', 'method.missing', 'layout.shell'],
	},
	{
		id: 'seen-tencent-c-sdk-tls',
		source: 'TencentCloud/tencentcloud-iot-sdk-embedded-c#28: ESP8266平台无法连接到服务器',
		cause: 'no MQTT server answered: TLS was refused',
		asked: {
			input: `INF|1970-01-01 00:00:06|qcloud_iot_device.c|iot_device_info_set(65): SDK_Ver: 3.1.3, Product_ID: ${PUMP.productId}, Device_Name: ${PUMP.deviceName}
ERR|1970-01-01 00:00:06|HAL_TLS_mbedtls.c|HAL_TLS_Connect(256): mbedtls_ssl_handshake failed returned 0x7780(s)
ERR|1970-01-01 00:00:06|mqtt_client.c|IOT_MQTT_Construct(121): mqtt connect with id:  failed: -1001`,
		},
		first: ['refused.unreached'],
		also: ['cause.network', 'cause.certificate'],
	},
	{
		id: 'seen-tuya-other-protocol',
		source: 'tuya/TuyaOpen#1: mqtt connect fail',
		cause: 'not authorized; a user name of another protocol than TuyaLink',
		asked: {
			input: `[02-01 09:47:05 ty E][mqtt_client_wrapper.c:228] mqtt connect err: Connection not authorized(11)
[02-01 09:47:07 ty I][mqtt_service.c:394] clientid:acon_uuid0123456789abcdef
[02-01 09:47:07 ty I][mqtt_service.c:395] username:acon_uuid0123456789abcdef|pv=2.3
[02-01 09:47:07 ty D][mqtt_service.c:396] password:8346f0e4d2e9d2e4`,
		},
		first: ['refused.code'],
		also: CAUSES,
	},
	{
		id: 'seen-tencent-go-log',
		source: 'baetyl/baetyl#79: mqttbox connect localhub failed',
		cause: 'the secret was not decoded; a Go program printed the packet',
		asked: {
			input: `time="2026-11-25T09:46:33Z" level=debug msg="received: <Connect ClientID=\\"${ID}\\" KeepAlive=10 Username=\\"${textKey.username}\\" Password=\\"${textKey.password}\\" CleanSession=true Will=nil Version=4>" module=localhub mqtt=session`,
			device: pump,
		},
		first: ['key.not-decoded'],
	},
	{
		id: 'seen-huawei-local-hour',
		cause: 'the hour is that of China instead of UTC, and it is checked',
		asked: {
			input: as.json(local, { host: '', port: 1883, protocolVersion: '3.1.1', keepalive: 60 }),
			cloud: 'huawei',
			device: { ...LAMP },
		},
		first: ['time.off'],
	},
	{
		id: 'seen-huawei-form-tabs',
		cause: 'key and message were swapped; copied from a table',
		asked: {
			input: `参数\t值
客户端 ID\t${huawei().clientId}
用户名\t${huawei().username}
密码\t${huawei({ mac: hmac('sha256', LAMP.deviceSecret, '2026112509') }).password}`,
			device: { ...LAMP },
		},
		first: ['mac.swapped'],
	},
	{
		id: 'seen-huawei-secret-sent',
		cause: 'the secret itself was sent as the password',
		asked: {
			input: `deviceId: ${LAMP.deviceId}\nclientId: ${huawei().clientId}\nusername: ${LAMP.deviceId}\npassword: ${LAMP.deviceSecret}`,
			cloud: 'huawei',
			device: { ...LAMP },
		},
		first: ['text.secret'],
	},
	{
		id: 'seen-quectel-aliauth',
		cause: 'the module signs itself; the server answered 4',
		asked: {
			input: `AT+QMTCFG="aliauth",0,"${LOCK.productKey}","${LOCK.deviceName}","${LOCK.deviceSecret}"
OK
AT+QMTOPEN=0,"iot-as-mqtt.cn-shanghai.aliyuncs.com",1883
OK
+QMTOPEN: 0,0
AT+QMTCONN=0,"${LOCK.deviceName}"
OK
+QMTCONN: 0,0,4`,
			cloud: 'alibaba',
		},
		first: ['refused.code'],
		also: CAUSES,
		never: ['layout.parts', 'text.missing'],
	},
	{
		id: 'seen-onenet-token-past',
		cause: 'the token that the tool made ended a week ago',
		asked: {
			input: as.chinese(onenet({ time: `${NOW - 604800}` })),
			cloud: 'onenet',
			device: { ...NET },
		},
		first: ['time.past'],
	},
	{
		id: 'seen-baidu-iothub-hmac',
		cause: 'HMAC instead of the plain hash',
		asked: {
			input: as.mqttjs(
				baidu({
					mac: hmac('sha256', KILN.deviceSecret, `${KILN.deviceKey}&${NOW}&SHA256`),
				}),
				`mqtt://${KILN.iotCoreId}.iot.gz.baidubce.com:1883`,
			),
			device: { ...KILN },
		},
		first: ['mac.hmac'],
	},
	{
		id: 'seen-tuya-milliseconds',
		cause: 'the stamp of the clock in milliseconds',
		asked: {
			input: as.python(tuya({ time: `${NOW}512` }), 'm1.tuyacn.com').replace('1883', '8883'),
			device: { ...PLUG },
		},
		first: ['time.milliseconds'],
	},
	{
		id: 'right-seen-alibaba-open-keys',
		source: 'espressif/esp-ali-smartliving#15: 移植 生活物联网平台SDK（V1.6.6） mqtt连接失败',
		cause: 'nothing is wrong: further keys in the client id',
		asked: {
			input: as.labels(
				alibaba({
					pairs: (m, t) =>
						`securemode=2,_v=sdk-c-2.3.0_FY_1.6.6,timestamp=${t},signmethod=${m},lan=C,_fy=1.6.6,_ss=1`,
				}),
			),
			device: { ...LOCK },
		},
		first: [],
	},
];
