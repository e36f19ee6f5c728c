import { type Message, message } from './words/index.js';

/** Why there is no answer, and what to do about it. */
export interface Reason {
	readonly reason: Message;
	readonly advice?: Message | undefined;
	/** Node's or OpenSSL's code, or what the other end was recognized as. */
	readonly code?: string | undefined;
}

export interface Target {
	readonly host: string;
	readonly port: number;
	readonly isTLS: boolean;
}

/** Names what speaks at the other end, by its first bytes; undefined where that is unknown. */
export function recognize(bytes: Uint8Array): Reason | undefined {
	const text = Buffer.from(bytes).toString('latin1');
	if (/^(HTTP\/|<!doctype|<html)/i.test(text)) return other('http', 'mqtt-port');
	if (text.startsWith('SSH-')) return other('ssh', 'mqtt-port');
	// A record of TLS, of SSL 3.0 or newer: change_cipher_spec, alert, handshake or application data.
	if (bytes[0] >= 20 && bytes[0] <= 23 && bytes[1] === 3) return other('tls', 'tls');
	if (/^(220[ -]|\* OK|\+OK|RFB |AMQP)/.test(text)) return other('other', 'host-port');
	// A CONNACK of MQTT 5 has properties: it is longer, and its codes begin at 128.
	if (bytes[0] === 0x20 && bytes[1] > 2 && bytes[1] < 128) return other('mqtt5', 'mqtt5');
	return undefined;
}

function other(
	what: 'http' | 'ssh' | 'tls' | 'other' | 'mqtt5',
	advice: 'mqtt-port' | 'tls' | 'host-port' | 'mqtt5',
): Reason {
	return { code: what, reason: message(`speaks.${what}`), advice: message(`advice.${advice}`) };
}

const CERTIFICATE_CODES = {
	CERT_HAS_EXPIRED: 'expired',
	CERT_NOT_YET_VALID: 'future',
	DEPTH_ZERO_SELF_SIGNED_CERT: 'unknown',
	ERR_TLS_CERT_ALTNAME_INVALID: 'name',
	SELF_SIGNED_CERT_IN_CHAIN: 'unknown',
	UNABLE_TO_GET_ISSUER_CERT: 'unknown',
	UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'unknown',
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'unknown',
	CERT_SIGNATURE_FAILURE: 'unknown',
} as const;

const NETWORK_CODES = {
	EAI_AGAIN: 'dns',
	ECONNREFUSED: 'nobody',
	ECONNRESET: 'reset',
	EHOSTUNREACH: 'route',
	ENETUNREACH: 'route',
	ENOTFOUND: 'name',
	EPIPE: 'reset',
	ETIMEDOUT: 'route',
} as const;

/** Says why a connection failed. A code is shown: people look for it. */
export function reasonOf(error: Error, { host, port, isTLS }: Target): Reason {
	const errors = error instanceof AggregateError ? (error.errors as Error[]) : [error];
	const { code = '', message: text } = errors[0] as NodeJS.ErrnoException;
	if (Object.hasOwn(CERTIFICATE_CODES, code)) {
		const kind = CERTIFICATE_CODES[code as keyof typeof CERTIFICATE_CODES];
		return {
			code,
			reason: message(`certificate.${kind}`, { host, code }),
			advice: message(`certificate.${kind}.advice`),
		};
	}
	if (Object.hasOwn(NETWORK_CODES, code)) {
		const kind = NETWORK_CODES[code as keyof typeof NETWORK_CODES];
		const advice =
			kind === 'nobody'
				? message('advice.host-port')
				: kind === 'name' || kind === 'dns'
					? message(`advice.${kind}`)
					: isTLS && kind === 'reset'
						? message('advice.reset')
						: undefined;
		return { code, reason: message(`network.${kind}`, { host, port, code }), advice };
	}
	if (isTLS) return tlsReason(code, text);
	return { code, reason: message('network.other', { text }) };
}

function tlsReason(code: string, text: string): Reason {
	// OpenSSL names the same trouble differently from version to version.
	const what = `${code} ${text}`.toUpperCase().replaceAll('_', ' ');
	const kind = /WRONG VERSION NUMBER|PACKET LENGTH TOO LONG|HTTP REQUEST|RECORD LAYER FAILURE/.test(
		what,
	)
		? 'plain'
		: /CERTIFICATE REQUIRED|BAD CERTIFICATE|ALERT UNKNOWN CA|NO CERTIFICATE/.test(what)
			? 'client'
			: /UNSUPPORTED PROTOCOL|PROTOCOL VERSION|HANDSHAKE FAILURE|NO SHARED|LEGACY|DH KEY TOO SMALL|EE KEY/.test(
						what,
					)
				? 'version'
				: /UNRECOGNIZED NAME|ALERT ACCESS DENIED/.test(what)
					? 'refused'
					: 'other';
	return {
		code,
		reason: message(`tls.${kind}`, { code: code || text }),
		advice: kind === 'other' ? undefined : message(`tls.${kind}.advice`),
	};
}
