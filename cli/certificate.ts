import { X509Certificate } from 'node:crypto';
import { refuse } from './errors.js';
import { decode, readBytes } from './input.js';
import { message } from './words/index.js';

const OPTION = '--ca';
/** Bytes; a collection of all public roots takes about 200 kB. */
const LIMIT = 1 << 20;
const CERTIFICATES =
	/-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----.+?-----END (?:TRUSTED |X509 )?CERTIFICATE-----/gs;

/** Reads root certificates in PEM or DER, and returns them in PEM. */
export async function readCertificate(file: string): Promise<string[]> {
	const bytes = await readBytes(file, OPTION, LIMIT);
	if (bytes.length === 0) return wrong('nothing');
	// DER begins with a SEQUENCE of more than 127 bytes.
	if (bytes[0] === 0x30 && bytes[1] >= 0x81 && bytes[1] <= 0x84) return [readOne(bytes)];
	const text =
		bytes.includes(0) || bytes[0] > 0x7f ? decode(bytes, OPTION) : bytes.toString('latin1');
	if (text.trim() === '') return wrong('nothing');
	if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text)) return wrong('key');
	const found = text.match(CERTIFICATES);
	if (found) return found.map(readOne);
	if (/-----BEGIN [A-Z ]*PUBLIC KEY-----/.test(text)) return wrong('public-key');
	if (/-----BEGIN (NEW )?CERTIFICATE REQUEST-----/.test(text)) return wrong('request');
	return wrong('garbage');
}

function readOne(certificate: string | Buffer): string {
	try {
		return new X509Certificate(certificate).toString();
	} catch {
		return wrong('garbage');
	}
}

function wrong(what: 'nothing' | 'key' | 'public-key' | 'request' | 'garbage'): never {
	return refuse(OPTION, message('expected.certificate'), message(`got.${what}`));
}
