import type { CloudForm } from './clouds/form.js';
import { type Finding, fault, note, possible } from './findings.js';

const PLACE = { field: 'returnCode' } as const;
const NETWORK = possible('cause.network', {}, { field: 'host' });
const CLOSED = possible('cause.closed', {}, { field: 'host' });
const CERTIFICATE = possible('cause.certificate', {}, { field: 'host' });
/** What is said of a server's certificate, of its root and of TLS. */
const OF_TLS = /cert|issuer|leaf|pkix|x509|ssl|tls\b|mbedtls|CMQTTCONNECT: 3[23]/i;
/** What is said of a connection that was there and was ended, or on which nothing came. */
const OF_THE_END =
	/reset|EPIPE|connack|lost|closed|index out of range|DISCONNECTED|QMTSTAT|CMQTTCONNECT: 26/i;
/** Return codes of MQTT 5 by those of MQTT 3.1.1 that mean the same. */
const OLD_CODES: Readonly<Record<number, number>> = {
	132: 1,
	133: 2,
	134: 4,
	135: 5,
	136: 3,
	137: 3,
	138: 5,
	140: 5,
	151: 3,
	159: 3,
};

/** Says what an error of the network means, by what the system or TLS said. */
export function judgeNetwork(shown: string): Finding[] {
	const found = fault('refused.unreached', { shown }, { field: 'host' });
	if (OF_TLS.test(shown)) return [found, CERTIFICATE, NETWORK];
	return OF_THE_END.test(shown) ? [found, CLOSED, NETWORK] : [found, NETWORK];
}

/** Says what can be done where a program says that there is no connection, and not why; with credentials it is a note. */
export function judgeUntold(
	shown: string,
	form: CloudForm | undefined,
	hasCredentials: boolean,
): Finding[] {
	const place = { field: 'host' } as const;
	if (hasCredentials) return [note('refused.untold', { shown }, place)];
	const ends = OF_THE_END.test(shown) ? [CLOSED, NETWORK] : [NETWORK, CLOSED];
	return [fault('refused.untold', { shown }, place), ...ends, ...causesOf(5, form, false)];
}

/**
 * Says what a return code means. Causes are named only where nothing else explains it; if the token was found right, they
 * are those that cannot be seen in the credentials.
 */
export function judgeReturnCode(
	code: number,
	form: CloudForm | undefined,
	isExplained: boolean,
	isTokenRight: boolean,
): Finding[] {
	if (code < 0 || code > 255) {
		const own = fault('refused.client', { code }, PLACE);
		const isLost = code === -3 || code === -4;
		return [own, ...(isLost ? [CLOSED] : []), NETWORK];
	}
	if (code === 0) return [note('refused.accepted', {}, PLACE)];
	const old = code <= 5 ? code : OLD_CODES[code];
	if (old === undefined) return [fault('refused.unknown', { code }, PLACE)];
	if (isExplained) return [note('refused.code', { code }, PLACE)];
	return [fault('refused.code', { code }, PLACE), ...causesOf(old, form, isTokenRight)];
}

function causesOf(code: number, form: CloudForm | undefined, isTokenRight: boolean): Finding[] {
	const rate = possible('cause.rate', { seconds: form?.minInterval ?? 5 }, PLACE);
	switch (code) {
		case 1:
			return [possible('cause.version', {}, PLACE)];
		case 2:
			return [
				possible('cause.client-id', {}, PLACE),
				...(form?.refusesKeepAlive ? [possible('cause.keep-alive', {}, PLACE)] : []),
			];
		case 3:
			return [possible('cause.unavailable', {}, PLACE), rate];
		default: {
			const outside = [
				possible('cause.renewed', {}, PLACE),
				possible('cause.disabled', {}, PLACE),
				possible('cause.host', {}, PLACE),
				possible('cause.clock', {}, PLACE),
				rate,
			];
			if (isTokenRight) return outside;
			return [
				possible('cause.secret', {}, PLACE),
				possible('cause.clock', {}, PLACE),
				possible('cause.identity', {}, PLACE),
				possible('cause.token', {}, PLACE),
				possible('cause.disabled', {}, PLACE),
				possible('cause.host', {}, PLACE),
				rate,
			];
		}
	}
}
