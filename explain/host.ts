import type { CloudForm } from './clouds/form.js';
import { CLOUD_FORMS } from './clouds/index.js';
import { type Finding, fault, hint, likely } from './findings.js';
import { type Device, fill } from './identity.js';

export interface Target {
	readonly host?: string | undefined;
	readonly port?: number | undefined;
	readonly keepAlive?: number | undefined;
}

/** Says what is wrong with where a device connects, and how often it means to be heard. */
export function judgeTarget(
	form: CloudForm,
	{ host, port, keepAlive }: Target,
	device: Device,
): Finding[] {
	const found: Finding[] = [];
	const place = { field: 'host' } as const;
	const text = host?.trim().toLowerCase() ?? '';
	const isLocal = /^(?:localhost|127\.|::1|0\.0\.0\.0|192\.168\.|10\.)/.test(text);
	const scheme = /^[a-z]+:\/\//.exec(text)?.[0];
	if (scheme !== undefined) found.push(fault('host.scheme', { shown: scheme }, place));
	const bare = text.slice(scheme?.length ?? 0).replace(/\/.*$/, '');
	const colon = /:(\d+)$/.exec(bare);
	if (colon) found.push(fault('host.port', { shown: colon[0] }, place));
	const name = bare.replace(/:\d+$/, '');
	if (/[{}<>$]/.test(name))
		found.push(fault('host.placeholder', { shown: host?.trim() ?? name }, place));
	else if (name !== '' && !isLocal) found.push(...judgeName(form, name, device));
	if (port !== undefined && port === 1883 && form.tlsOnly && !isLocal)
		found.push(fault('port.tls-only', { cloud: form.name, port }, { field: 'port' }));
	const { min, max } = form.keepAlive;
	if (keepAlive !== undefined && (keepAlive < min || keepAlive > max))
		found.push(
			fault(
				'keep-alive.range',
				{ seconds: keepAlive, min, max, cloud: form.name },
				{ field: 'keepAlive' },
			),
		);
	return found;
}

function judgeName(form: CloudForm, name: string, device: Device): Finding[] {
	const place = { field: 'host' } as const;
	if (form.hosts && !form.hosts.test(name)) {
		const other = Object.values(CLOUD_FORMS).find(({ hosts }) => hosts?.test(name));
		return other
			? [likely('host.other-cloud', { cloud: other.name, expected: form.name }, place)]
			: [hint('host.unknown', { cloud: form.name }, place)];
	}
	const expected = form.host === undefined ? undefined : fill(form.host, device)?.toLowerCase();
	const isOwn =
		expected === undefined || name.startsWith(expected) || form.sharedHosts?.test(name) === true;
	return isOwn
		? []
		: [likely('host.other', { expected: fill(form.host ?? '', device) ?? '' }, place)];
}
