import { isIP } from 'node:net';
import { type ConnectionOptions, checkServerIdentity } from 'node:tls';
import type { Cloud } from '../src/cloud.js';
import type { Server } from './attempt.js';
import { readCertificate } from './certificate.js';
import type { Account } from './device.js';
import { badInput } from './errors.js';
import { requireName } from './host.js';
import { numberOf, type Options, textOf, type Values } from './options.js';

export const SERVER = {
	port: { type: 'integer', short: 'p', value: 'PORT', min: 1, max: 65535, help: 'option.port' },
	timeout: {
		type: 'duration',
		value: 'SECONDS',
		min: 1,
		max: 3600,
		fallback: '10',
		help: 'option.timeout',
	},
	ca: { type: 'text', value: 'FILE', help: 'option.ca' },
	'server-name': { type: 'text', value: 'NAME', help: 'option.server-name' },
} as const satisfies Options;

/** Where to connect: to the cloud's own server, or where the command line says. */
export function readServer(values: Values, { cloud, entry }: Account): Promise<Server> {
	for (const option of ['ca', 'server-name'])
		if (values[option] !== undefined && !cloud.tls && 'tls' in entry.options)
			badInput('option.needs', { option: `--${option}`, other: '--tls' });
	return readServerOf(values, cloud);
}

export async function readServerOf(
	values: Values,
	{ host, port, tls }: Pick<Cloud, 'host' | 'port' | 'tls'>,
): Promise<Server> {
	const ca = textOf(values, 'ca');
	const name = textOf(values, 'server-name');
	return {
		host,
		port: numberOf(values, 'port') ?? port,
		timeout: numberOf(values, 'timeout') ?? 10,
		tls: tls
			? {
					...(ca !== undefined && { ca: await readCertificate(ca) }),
					...(name !== undefined && named(requireName(name, '--server-name'))),
				}
			: undefined,
	};
}

/** Makes TLS look for another name in the certificate. An address is in no ClientHello, as RFC 6066 has it. */
function named(name: string): Pick<ConnectionOptions, 'servername' | 'checkServerIdentity'> {
	return isIP(name)
		? {
				servername: '',
				checkServerIdentity: (_, certificate) => checkServerIdentity(name, certificate),
			}
		: { servername: name };
}
