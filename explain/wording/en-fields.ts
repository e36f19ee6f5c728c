import type { Field } from '../findings.js';

export const FIELDS: Readonly<Record<Field, string>> = {
	clientId: 'client id',
	username: 'user name',
	password: 'password',
	secret: 'secret',
	device: 'device',
	host: 'host',
	port: 'port',
	keepAlive: 'keep-alive',
	returnCode: 'return code',
	packet: 'packet',
	input: 'input',
};
