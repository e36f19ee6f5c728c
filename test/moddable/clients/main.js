import Resource from 'Resource';
import { connect } from 'mqtt/js';
import { withCredentials } from 'mqtt-signin/moddable';
import { tencent } from 'mqtt-signin/tencent';
import { LANES, scenarios } from 'scenarios';
import Timer from 'timer';

// Goes through servers with both of Moddable's clients at once, each in several lanes, and traces what the app hears from
// each. `device` is frozen; its name is not.

const { mqtt, mqtts } = device.network;
const secure = { certificate: new Resource('ca.der') };
const tls = { ...mqtts, socket: { ...mqtts.socket, secure } };
const now = () => Date.now() / 1000;

const HOST = '127.0.0.1';
/** Milliseconds: for the next line that is expected, and for one too many, such as a second report of a failure. */
const PATIENCE = 10_000;
const QUIET = 50;

/** What an attempt has told, in order. */
class Told {
	#lines = [];
	#expected;
	#done;
	#timer;

	/** `done` gets the lines when as many as are expected have come, or no further one. */
	constructor(expected, done) {
		this.#expected = expected;
		this.#done = done;
		this.#wait();
	}

	add(line) {
		this.#lines.push(line);
		Timer.clear(this.#timer);
		if (this.#done) this.#wait();
	}

	#wait() {
		const isAll = this.#lines.length >= this.#expected;
		this.#timer = Timer.set(() => this.#end(), isAll ? QUIET : PATIENCE);
	}

	#end() {
		const done = this.#done;
		this.#done = this.#timer = undefined;
		done(this.#lines.join(', '));
	}
}

const brief = (text) => (text.length > 99 ? `${text.length} characters` : text);

const describe = ({ message, returnCode, code, linkLost }) =>
	[message, returnCode, code, linkLost].filter((part) => part !== undefined).join(' ');

function signed(device, scenario, told) {
	return withCredentials(mqtt.io, tencent(device, { random: Math.random }), {
		now,
		Timer,
		timeout: scenario.timeout,
		onConnack: ({ returnCode }) => told.add(`CONNACK ${returnCode}`),
		onFailure: (error) => told.add(`failure ${describe(error)}`),
	});
}

function withEcma419(identity, scenario, told) {
	const Client = signed(identity, scenario, told);
	const { io, ...network } = scenario.tls ? tls : mqtt;
	const message = { topic: '', text: '' };
	const client = new Client({
		...network,
		host: HOST,
		port: scenario.port,
		keepAlive: 1000 * (scenario.keepAlive ?? 60),
		onControl({ operation }) {
			if (operation === Client.CONNACK) told.add('accepted');
		},
		onReadable(count, { topic, more }) {
			if (topic) Object.assign(message, { topic, text: '' });
			message.text += String.fromArrayBuffer(this.read(count));
			if (!more) told.add(`message ${brief(message.topic)} ${brief(message.text)}`);
		},
		onError(error) {
			told.add(`error ${describe(error)}`);
		},
	});
	return () => client.close();
}

function withMqttJs(identity, scenario, told) {
	const io = signed(identity, scenario, told);
	globalThis.device = {
		...device,
		network: { ...device.network, mqtt: { ...mqtt, io }, mqtts: tls },
	};
	const client = connect(`${scenario.tls ? 'mqtts' : 'mqtt'}://${HOST}:${scenario.port}`, {
		keepalive: scenario.keepAlive ?? 60,
		reconnectPeriod: 0,
	});
	client.on('connect', () => told.add('accepted'));
	client.on('message', (topic, data) =>
		told.add(`message ${brief(topic)} ${brief(String.fromArrayBuffer(data))}`),
	);
	client.on('error', (error) => told.add(`error ${describe(error)}`));
	client.on('offline', () => told.add('offline'));
	client.on('close', () => told.add('close'));
	return () => client.end(true);
}

const clients = { 'ECMA-419': withEcma419, 'mqtt/js': withMqttJs };

let running = 0;

/** Goes through a row, a bad server and a good one, and from there to the next of this lane. */
function attempt(name, lane, number) {
	const scenario = scenarios[number];
	if (!scenario) {
		if (--running === 0) trace('END\n');
		return;
	}
	const identity = { ...scenario.device, deviceName: `${name.replace('/', '-')}-${lane}` };
	let close;
	const told = new Told(scenario.expected[name], (lines) => {
		trace(`${number} ${name}: ${lines}\n`);
		try {
			close();
		} catch (error) {
			// mqtt/js does not end while it connects, and has told nothing then: the next row is tried all the same.
			trace(`${number} ${name} after that: ${error.message}\n`);
		}
		const next = number % 2 === 0 ? number + 1 : number - 1 + 2 * LANES;
		Timer.set(() => attempt(name, lane, next), 20);
	});
	close = clients[name](identity, scenario, told);
}

for (const name of Object.keys(clients))
	for (let lane = 0; lane < LANES; lane++) {
		running++;
		attempt(name, lane, 2 * lane);
	}
