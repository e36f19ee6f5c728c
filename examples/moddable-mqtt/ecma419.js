import config from 'mc/config';
import { Backoff } from 'mqtt-signin/connector';
import Time from 'time';
import Timer from 'timer';

/** Seconds, as on the wire; this client takes milliseconds. The platform refuses more than 900. */
const KEEP_ALIVE = 240;
/** Milliseconds between two readings. */
const PERIOD = 5000;

/** Publishes readings with the ECMA-419 client, which lives for one connection. */
export function stayConnected(host, topic) {
	const tls = device.network.mqtts !== undefined;
	const options = tls ? device.network.mqtts : device.network.mqtt;
	const port = Number(config.port ?? (tls ? 8883 : 1883));
	const backoff = new Backoff({ random: Math.random });

	function connect() {
		let accepted;
		let publishing;
		/** Bytes that may be written; more would throw. */
		let room = 0;
		new options.io({
			...options,
			host,
			port,
			keepAlive: 1000 * KEEP_ALIVE,
			onControl(message) {
				if (message.operation !== options.io.CONNACK) return;
				trace(`Accepted by ${host}, port ${port}.\n`);
				accepted = Time.ticks;
				publishing = Timer.repeat(() => {
					const reading = JSON.stringify({ uptime: Math.round(Time.ticks / 1000) });
					if (room < topic.length + reading.length) return;
					room = this.write(ArrayBuffer.fromString(reading), { topic, QoS: 0 });
					trace(`${topic} ${reading}\n`);
				}, PERIOD);
			},
			onWritable(count) {
				room = count;
			},
			onError() {
				Timer.clear(publishing);
				const lost = accepted !== undefined;
				const outcome = lost
					? { kind: 'lost', lived: Time.delta(accepted) / 1000 }
					: { kind: 'unanswered' };
				const wait = backoff.wait(outcome);
				trace(lost ? 'The connection was lost.' : 'Not reached, or refused.');
				trace(` Next attempt in ${Math.ceil(wait)} s.\n`);
				Timer.set(connect, 1000 * wait);
			},
		});
	}

	connect();
}
