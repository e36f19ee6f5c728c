import type { Field } from '../findings.js';

export const FIELDS: Readonly<Record<Field, string>> = {
	clientId: '客户端 ID',
	username: '用户名',
	password: '密码',
	secret: '密钥',
	device: '设备信息',
	host: '服务器地址',
	port: '端口',
	keepAlive: '心跳间隔',
	returnCode: '返回码',
	packet: '报文',
	input: '输入内容',
};

/** 各字段中没有专门名称的部分。 */
const PARTS: Readonly<Record<string, string>> = {
	identity: '产品 ID 与设备名',
	'hub/device': '主机名与设备 ID',
	'idScope/registrationId': 'ID 范围与注册 ID',
	sr: '资源（sr）',
	res: '资源（res）',
	se: '过期时间（se）',
	et: '过期时间（et）',
	expiry: '过期时间',
	timestamp: '时间戳',
	connid: '连接 ID（connid）',
	stamp: '时间戳',
	token: '签名',
	sig: '签名（sig）',
	sign: '签名（sign）',
};

export function named(part: string): string {
	return PARTS[part] ?? part;
}
