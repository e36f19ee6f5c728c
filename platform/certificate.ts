import { isIP } from 'node:net';
import { hostname, networkInterfaces } from 'node:os';

/** A certificate of a server, in PEM. */
export interface Certificate {
	/** The server's own, and behind it those that vouch for it. */
	readonly cert: string;
	readonly key: string;
	/** The root that clients must trust; undefined if the caller knows. */
	readonly ca?: string | undefined;
}

const DAY = 86_400_000;
const YEARS = 10;

/**
 * Makes a root certificate and one of this machine: for localhost, its name and addresses, and `names` in addition. Both
 * are RSA, and the root is sent along, because Moddable looks at the names of a certificate only then.
 */
export async function makeCertificate(names: readonly string[] = []): Promise<Certificate> {
	// Loaded only here, because it takes as long to load as all the rest together.
	const { generate } = await import('selfsigned');
	const notBeforeDate = new Date(Date.now() - DAY);
	const notAfterDate = new Date(Date.now() + YEARS * 365 * DAY);
	const shared = { keySize: 2048, algorithm: 'sha256', notBeforeDate, notAfterDate } as const;
	const root = await generate([{ name: 'commonName', value: 'mqtt-signin checking broker' }], {
		...shared,
		extensions: [
			{ name: 'basicConstraints', cA: true, critical: true },
			{ name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
		],
	});
	const all = new Set(['localhost', hostname(), ...addresses(), ...names]);
	const server = await generate([{ name: 'commonName', value: 'localhost' }], {
		...shared,
		ca: { key: root.private, cert: root.cert },
		extensions: [
			{ name: 'basicConstraints', cA: false, critical: true },
			{ name: 'keyUsage', digitalSignature: true, keyEncipherment: true, critical: true },
			{ name: 'extKeyUsage', serverAuth: true },
			{
				name: 'subjectAltName',
				altNames: [...all].map((name) =>
					isIP(name) ? { type: 7 as const, ip: name } : { type: 2 as const, value: name },
				),
			},
		],
	});
	return { cert: `${server.cert.trim()}\n${root.cert}`, key: server.private, ca: root.cert };
}

/** Returns the addresses of this machine, the loopback's too. */
export function addresses(): string[] {
	return Object.values(networkInterfaces())
		.flatMap((list) => list ?? [])
		.map(({ address }) => address.replace(/%.*$/, ''));
}
