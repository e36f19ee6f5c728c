import { connect } from 'mqtt';
import { Backoff } from 'mqtt-signin/connector';

/**
 * Connects MQTT.js to `cloud` with fresh credentials at every connection, after the waits of `backoff`. `options` are
 * MQTT.js's own: its keepalive is in seconds.
 */
export function connectSigned(
	cloud,
	options,
	backoff = new Backoff({ random: Math.random, minInterval: cloud.minInterval }),
) {
	const sign = () => {
		const { clientId, username, password } = cloud.sign(Date.now() / 1000);
		return { clientId, username, password };
	};
	const client = connect({
		protocol: cloud.tls ? 'mqtts' : 'mqtt',
		host: cloud.host,
		port: cloud.port,
		keepalive: 240,
		...options,
		...sign(),
		reconnectOnConnackError: true,
	});
	// MQTT.js reads its options again right after each of the three events that change them here.
	const waitAfter = (outcome) => {
		client.options.reconnectPeriod = 1000 * backoff.wait(outcome);
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
