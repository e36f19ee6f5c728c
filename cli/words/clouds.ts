import type { Texts } from './texts.js';

/** The clouds and what their consoles show. */
export const CLOUD_WORDS = {
	'cloud.tencent': {
		en: 'Tencent Cloud IoT Hub and IoT Explorer',
		zh: '腾讯云物联网通信与物联网开发平台',
	},
	'cloud.azure': { en: 'Azure IoT Hub', zh: 'Azure IoT 中心' },
	'cloud.azure-dps': {
		en: 'Azure IoT Hub Device Provisioning Service',
		zh: 'Azure IoT 中心设备预配服务（DPS）',
	},
	'cloud.onenet': { en: 'China Mobile OneNET', zh: '中国移动 OneNET' },
	'cloud.huawei': { en: 'Huawei Cloud IoTDA', zh: '华为云设备接入 IoTDA' },
	'cloud.tuya': { en: 'Tuya (TuyaLink)', zh: '涂鸦（TuyaLink）' },
	'cloud.alibaba': {
		en: 'Alibaba Cloud IoT Platform (Link Kit)',
		zh: '阿里云物联网平台（Link Kit）',
	},
	'cloud.apsaramq': { en: 'Alibaba Cloud ApsaraMQ for MQTT', zh: '阿里云微消息队列 MQTT 版' },
	'cloud.baidu': { en: 'Baidu IoT Core', zh: '百度智能云物联网核心套件 IoT Core' },
	'identity.product-id': { en: 'product id', zh: '产品 ID' },
	'identity.device-name': { en: 'device name', zh: '设备名称' },
	'identity.device-id': { en: 'device id', zh: '设备 ID' },
	'identity.host-name': { en: "the hub's full name", zh: 'IoT 中心的完整主机名' },
	'identity.id-scope': { en: 'ID scope', zh: 'ID 范围' },
	'identity.registration-id': { en: 'registration id', zh: '注册 ID' },
	'identity.product-key': { en: 'ProductKey', zh: 'ProductKey' },
	'identity.instance-id': { en: 'instance id', zh: '实例 ID' },
	'identity.group-id': { en: 'group id', zh: 'Group ID' },
	'identity.access-key-id': {
		en: "AccessKey ID, of the account or of the device's own credential",
		zh: '账号的 AccessKey ID，或设备凭证的 DeviceAccessKeyId',
	},
	'identity.iot-core-id': { en: 'IoTCoreId', zh: 'IoTCoreId' },
	'identity.device-key': { en: 'DeviceKey', zh: 'DeviceKey' },
} as const satisfies Texts;
