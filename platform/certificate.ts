import { webcrypto } from 'node:crypto';
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

const KEY = {
	name: 'RSASSA-PKCS1-v1_5',
	hash: 'SHA-256',
	publicExponent: Uint8Array.of(1, 0, 1),
	modulusLength: 2048,
};

/**
 * Makes a root certificate and one of this machine: for localhost, its name and addresses, and `names` in addition. Both
 * are RSA and say by which key they were signed, and the root is sent along: Moddable's TLS wants all of that.
 */
export async function makeCertificate(names: readonly string[] = []): Promise<Certificate> {
	// Loaded only here, because it takes as long to load as all the rest together.
	const x509 = await import('@peculiar/x509');
	x509.cryptoProvider.set(webcrypto as never);
	const makeKeys = () => webcrypto.subtle.generateKey(KEY, true, ['sign', 'verify']);
	const [rootKeys, serverKeys] = await Promise.all([makeKeys(), makeKeys()]);
	const issuer = 'CN=mqtt-signin checking broker';
	const all = new Set(['localhost', hostname(), ...addresses(), ...names]);
	const shared = {
		issuer,
		notBefore: new Date(Date.now() - DAY),
		notAfter: new Date(Date.now() + YEARS * 365 * DAY),
		signingAlgorithm: KEY,
		signingKey: rootKeys.privateKey,
	};
	const signer = await x509.AuthorityKeyIdentifierExtension.create(rootKeys.publicKey);
	const { KeyUsageFlags } = x509;
	const root = await x509.X509CertificateGenerator.create({
		...shared,
		subject: issuer,
		publicKey: rootKeys.publicKey,
		extensions: [
			new x509.BasicConstraintsExtension(true, undefined, true),
			new x509.KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
			await x509.SubjectKeyIdentifierExtension.create(rootKeys.publicKey),
			signer,
		],
	});
	const server = await x509.X509CertificateGenerator.create({
		...shared,
		subject: 'CN=localhost',
		publicKey: serverKeys.publicKey,
		extensions: [
			new x509.BasicConstraintsExtension(false, undefined, true),
			new x509.KeyUsagesExtension(
				KeyUsageFlags.digitalSignature | KeyUsageFlags.keyEncipherment,
				true,
			),
			new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
			new x509.SubjectAlternativeNameExtension(
				[...all].map((value) => ({
					type: isIP(value) ? ('ip' as const) : ('dns' as const),
					value,
				})),
			),
			signer,
		],
	});
	const key = await webcrypto.subtle.exportKey('pkcs8', serverKeys.privateKey);
	const ca = root.toString('pem');
	return {
		cert: `${server.toString('pem')}\n${ca}`,
		key: x509.PemConverter.encode(key, 'PRIVATE KEY'),
		ca,
	};
}

/** Returns the addresses of this machine, the loopback's too. */
export function addresses(): string[] {
	return Object.values(networkInterfaces())
		.flatMap((list) => list ?? [])
		.map(({ address }) => address.replace(/%.*$/, ''));
}
