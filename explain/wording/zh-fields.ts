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
