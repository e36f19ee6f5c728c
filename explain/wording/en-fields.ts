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

/** Parts of fields that have no name of their own in the cloud's words. */
const PARTS: Readonly<Record<string, string>> = {
	identity: 'product id and device name',
	'hub/device': 'host and device id',
	'idScope/registrationId': 'id scope and registration id',
	sr: 'resource (sr)',
	res: 'resource (res)',
	se: 'expiry (se)',
	et: 'expiry (et)',
	connid: 'connection id',
	stamp: 'hour',
	token: 'token',
	sig: 'signature (sig)',
	sign: 'signature (sign)',
};

export function named(part: string): string {
	return PARTS[part] ?? part;
}
