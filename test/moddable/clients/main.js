import Resource from 'Resource';
import { connect } from 'mqtt/js';
import { withCredentials } from 'mqtt-signin/moddable';
import { tencent } from 'mqtt-signin/tencent';
import scenarios from 'scenarios';
import Timer from 'timer';

// Goes through servers with both of Moddable's clients at once, and traces what the app hears from each. `device` is
// frozen; its name is not.

const { mqtt, mqtts } = device.network;
const secure = { certificate: new Resource('ca.der') };
const tls = { ...mqtts, socket: { ...mqtts.socket, secure } };
const now = () => Date.now() / 1000;

/** What an attempt has told, in order. */
class Told {
	#lines = [];
	#done;
	#patience;
	#timer;

	constructor(patience, done) {
		this.#patience = patience;
		this.#done = done;
	}

	add(line) {
		this.#lines.push(line);
		// Long enough for a second report of one failure.
		Timer.clear(this.#timer);
		this.#timer = this.#done && Timer.set(() => this.#end(), this.#patience);
	}

	#end() {
		const done = this.#done;
		this.#done = this.#timer = undefined;
		done(this.#lines.join(', '));
	}
}

const describe = ({ message, returnCode, code, linkLost }) =>
	[message, returnCode, code, linkLost].filter((part) => part !== undefined).join(' ');

function signed(device, scenario, told) {
	return withCredentials(mqtt.io, tencent(device, { random: Math.random }), {
		now,
		Timer,
		timeout: scenario.timeout ?? 1,
		onConnack: ({ returnCode }) => told.add(`CONNACK ${returnCode}`),
		onFailure: (error) => told.add(`failure ${describe(error)}`),
	});
}

function withEcma419(identity, scenario, told) {
	const Client = signed(identity, scenario, told);
	const { io, ...network } = scenario.tls ? tls : mqtt;
	const client = new Client({
		...network,
		host: scenario.host ?? '127.0.0.1',
		port: scenario.port,
		keepAlive: 1000 * (scenario.keepAlive ?? 60),
		onControl({ operation }) {
			if (operation === Client.CONNACK) told.add('accepted');
		},
		onReadable(count, { topic }) {
			told.add(`message ${topic} ${String.fromArrayBuffer(this.read(count))}`);
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
	const address = `${scenario.host ?? '127.0.0.1'}:${scenario.port}`;
	const client = connect(`${scenario.tls ? 'mqtts' : 'mqtt'}://${address}`, {
		keepalive: scenario.keepAlive ?? 60,
		reconnectPeriod: 0,
	});
	client.on('connect', () => told.add('accepted'));
	client.on('message', (topic, data) =>
		told.add(`message ${topic} ${String.fromArrayBuffer(data)}`),
	);
	client.on('error', (error) => told.add(`error ${describe(error)}`));
	client.on('offline', () => told.add('offline'));
	client.on('close', () => told.add('close'));
	return () => client.end(true);
}

const clients = { 'ECMA-419': withEcma419, 'mqtt/js': withMqttJs };

function attempt(name, number) {
	if (number === scenarios.length) {
		trace(`END ${name}\n`);
		return;
	}
	const scenario = scenarios[number];
	const identity = { ...scenario.device, deviceName: name.replace('/', '-') };
	let close;
	const told = new Told(scenario.stay ? 3000 : 150, (lines) => {
		trace(`${number} ${name}: ${lines}\n`);
		close();
		Timer.set(
			() => attempt(name, lines === 'CONNACK 0, accepted' || !scenario.again ? number + 1 : number),
			20,
		);
	});
	close = clients[name](identity, scenario, told);
}

for (const name of Object.keys(clients)) attempt(name, 0);
