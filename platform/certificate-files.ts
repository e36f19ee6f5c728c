import { X509Certificate } from 'node:crypto';
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Certificate, makeCertificate } from './certificate.js';

export interface CertificateSettings {
	readonly cert: string | undefined;
	readonly key: string | undefined;
	/** Where a certificate of our own is kept; undefined for a new folder. */
	readonly tlsDir: string | undefined;
	readonly serverNames: readonly string[];
}

export interface CertificateFiles {
	readonly certificate: Certificate;
	/** The root that clients must trust, in PEM; beside it lies ca.der, as Moddable wants it. */
	readonly caFile: string | undefined;
}

/** Reads the user's certificate, or makes one and keeps it. */
export async function readCertificate(settings: CertificateSettings): Promise<CertificateFiles> {
	const { cert, key, tlsDir, serverNames } = settings;
	if (cert !== undefined && key !== undefined) {
		const [chain, secret] = [await readFile(cert, 'utf8'), await readFile(key, 'utf8')];
		return { certificate: { cert: chain, key: secret }, caFile: undefined };
	}
	const folder = tlsDir ?? (await mkdtemp(join(tmpdir(), 'mqtt-signin-broker-')));
	const file = (name: string) => join(folder, name);
	const caFile = file('ca.pem');
	try {
		const [chain, secret, ca] = await Promise.all(
			['cert.pem', 'key.pem', 'ca.pem'].map((name) => readFile(file(name), 'utf8')),
		);
		return { certificate: { cert: chain, key: secret, ca }, caFile };
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
	}
	const certificate = await makeCertificate(serverNames);
	const { cert: chain, key: secret, ca = '' } = certificate;
	await mkdir(folder, { recursive: true });
	await writeFile(file('key.pem'), secret, { mode: 0o600 });
	await writeFile(file('cert.pem'), chain);
	await writeFile(file('ca.der'), new X509Certificate(ca).raw);
	await writeFile(caFile, ca);
	return { certificate, caFile };
}
