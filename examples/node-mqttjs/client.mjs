import { connect } from 'mqtt';
import { connectionId, expiryAfter, signCredentials } from 'mqtt-signin';
import { ReconnectPolicy } from 'mqtt-signin/stay';

/** Seconds that a signature lives. */
const LIFETIME = 3600;

/**
 * MQTT.js's client of `device`, newly signed at every connection and never two within 5 seconds. `options` are
 * MQTT.js's own: its keepalive is in seconds, and the platform refuses more than 900.
 */
export function connectSigned(device, options, policy = new ReconnectPolicy(Math.random)) {
	const sign = () =>
		signCredentials(device, {
			expiry: expiryAfter(Date.now() / 1000, LIFETIME),
			connectionId: connectionId(Math.random),
		});
	const client = connect({ keepalive: 240, ...options, ...sign(), reconnectOnConnackError: true });
	// MQTT.js reads its options again right after each of the three events that change them here.
	const waitAfter = (ending) => {
		client.options.reconnectPeriod = 1000 * policy.wait(ending);
	};
	let since;
	let refused = false;
	client.on('connect', () => {
		since = performance.now();
	});
	client.on('error', ({ code }) => {
		refused = code >= 1 && code <= 5;
		if (refused) waitAfter({ kind: 'refused', returnCode: code });
	});
	// Once after a loss, or after the first attempt.
	client.on('offline', () => {
		if (refused) return;
		if (since === undefined) waitAfter({ kind: 'unanswered' });
		else waitAfter({ kind: 'lost', lived: (performance.now() - since) / 1000 });
	});
	client.on('reconnect', () => {
		refused = false;
		Object.assign(client.options, sign());
		waitAfter({ kind: 'unanswered' });
	});
	return client;
}
