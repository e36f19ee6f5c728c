import { isIP } from 'node:net';
import { badInput, refuse } from './errors.js';
import { message } from './words/index.js';

const FIELD = '--host';

/** Checks --host: a name or an address alone. What is shown of a wrong one is never more than a host and a port. */
export function requireServer(host: string): string {
	if (isIP(host)) return host;
	const url = /^([a-z][a-z0-9+.-]*):\/\//i.exec(host);
	if (url) return refuseURL(host, url[1].toLowerCase());
	const bracketed = /^\[([0-9a-f:.]+)\](?::(\d{1,5}))?$/i.exec(host);
	if (bracketed && isIP(bracketed[1]))
		return badInput('host.brackets', { instead: instead(bracketed[1], bracketed[2]) });
	const ported = /^([A-Za-z0-9._-]+):(\d{1,5})$/.exec(host);
	if (ported) return badInput('host.port', { instead: instead(ported[1], ported[2]) });
	const path = /^([A-Za-z0-9._-]+)\//.exec(host);
	if (path) return badInput('host.path', { instead: instead(path[1]) });
	return requireName(host, FIELD);
}

/** Checks a name or an address, without a guess what was meant. */
export function requireName(host: string, field: string): string {
	if (isIP(host)) return host;
	if (host === '') return refuse(field, message('expected.host'), message('got.nothing'));
	const position = host.search(/[^A-Za-z0-9._-]/);
	if (position >= 0)
		return refuse(field, message('expected.host'), message('got.character', { position }));
	if (host.length > 253)
		return refuse(
			field,
			message('expected.most', { count: 253, unit: message('unit.characters') }),
			message('got.count', { count: host.length }),
		);
	return host;
}

function refuseURL(host: string, scheme: string): never {
	if (scheme === 'ws' || scheme === 'wss') return badInput('host.websocket');
	let url: URL | undefined;
	try {
		// Of another scheme than this a URL keeps what is no host.
		url = new URL(host.replace(/^[^:]*/, 'http'));
	} catch {}
	const name = url?.hostname.replace(/^\[|\]$/g, '') ?? '';
	if (!isIP(name) && !/^[a-z0-9._-]{1,253}$/.test(name)) return badInput('host.scheme');
	const port = /:(\d{1,5})(?:\/|$)/.exec(host.slice(scheme.length + 3))?.[1];
	const isTLS = /^(mqtts|ssl|tls|https)$/.test(scheme);
	return badInput('host.url', { instead: instead(name, port) + (isTLS ? ' --tls' : '') });
}

function instead(host: string, port?: string): string {
	return `${FIELD} ${host}${port === undefined ? '' : ` --port ${port}`}`;
}
