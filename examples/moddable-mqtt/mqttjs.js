import config from 'mc/config';
import { connect } from 'mqtt/js';
import Time from 'time';
import Timer from 'timer';

/** Seconds, for this client and on the wire. The platform refuses more than 900. */
const KEEP_ALIVE = 240;
/** Milliseconds between two readings. */
const PERIOD = 5000;

/** Publishes readings with Moddable's MQTT.js-style client, which reconnects by itself. */
export function stayConnected(host, topic) {
	const tls = device.network.mqtts !== undefined;
	const port = config.port ?? (tls ? 8883 : 1883);
	const client = connect(`${tls ? 'mqtts' : 'mqtt'}://${host}:${port}`, {
		keepalive: KEEP_ALIVE,
		// Milliseconds: the platform takes one CONNECT in 5 s. By chance, so that boards which lost the server together
		// do not come back together.
		reconnectPeriod: 5000 + 5000 * Math.random(),
	});
	client.on('connect', () => trace(`Accepted by ${host}, port ${port}.\n`));
	client.on('offline', () => trace('The connection was lost.\n'));
	client.on('error', () =>
		trace('Not reached, or refused: examples/moddable-connect tells which, and why.\n'),
	);
	Timer.repeat(() => {
		// What is published without a connection would be kept, and fill the memory.
		if (!client.connected) return;
		const reading = JSON.stringify({ uptime: Math.round(Time.ticks / 1000) });
		client.publish(topic, reading, { qos: 0 });
		trace(`${topic} ${reading}\n`);
	}, PERIOD);
}
