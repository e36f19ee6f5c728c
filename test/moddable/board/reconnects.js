// 10,000 connections of Moddable's clients, wrapped, without a network: what is left of the heap.
import { begin, collect, end, print } from 'board';
import MQTTClient from 'client';
import { connect } from 'mqtt/js';
import { withCredentials } from 'mqtt-signin/moddable';
import Timer from 'timer';

globalThis.trace = () => {};

const cloud = { sign: () => ({ clientId: 'i', username: 'u', password: 'p' }) };

class Resolver {
	resolve({ host, onResolved }) {
		Timer.set(() => onResolved(host, '10.0.0.1'), 0);
	}
	close() {}
}

/** A server that answers each CONNECT in one of these ways, in turn. */
const ANSWERS = Object.freeze([
	[0x20, 2, 0, 0],
	[0x20, 2, 0, 4, 0xd0, 0],
	[0x20, 2, 0, 0, 0x30, 4, 0, 1, 0x74, 0x78, 0xff, 0xff, 0xff, 0xff, 0xff],
	[],
	[0x48, 0x54, 0x54, 0x50],
]);
const state = { count: 0 };

class TCP {
	format = 'buffer';
	#bytes;
	constructor(options) {
		this.#bytes = ANSWERS[state.count++ % ANSWERS.length].slice();
		Timer.set(() => options.onWritable(1500), 0);
		Timer.set(() => this.#bytes?.length && options.onReadable(this.#bytes.length), 1);
		Timer.set(() => options.onError(), 2);
	}
	read(count) {
		if (!this.#bytes) throw new Error('closed');
		if (this.format === 'number') return this.#bytes.shift();
		return Uint8Array.from(this.#bytes.splice(0, count)).buffer;
	}
	write() {
		if (!this.#bytes) throw new Error('closed');
		return 1500;
	}
	close() {
		this.#bytes = undefined;
	}
}

const network = { dns: { io: Resolver }, socket: { io: TCP }, host: 'broker', port: 1883 };
const now = () => 1700000000;
const Signed = withCredentials(MQTTClient, cloud, { now, Timer });
const reports = { 'ECMA-419': 0, 'mqtt/js': 0 };

function ecma419() {
	const client = new Signed({
		...network,
		keepAlive: 60_000,
		onReadable(count) {
			this.read(count);
		},
		onError() {
			reports['ECMA-419']++;
		},
	});
	Timer.run();
	return client;
}

globalThis.device = { network: { mqtt: { ...network, io: Signed } } };
let client;
function mqttJs() {
	if (client) client.reconnect();
	else {
		client = connect('mqtt://broker:1883', { reconnectPeriod: 0 });
		client.subscribe('t', { qos: 1 });
		client.on('close', () => reports['mqtt/js']++);
	}
	Timer.run();
}

/** What the first collection lets go of, the second frees. */
function settle() {
	collect();
	collect();
}

for (const [name, job] of Object.entries({ 'ECMA-419': ecma419, 'mqtt/js': mqttJs })) {
	// The first times fill the engine's tables.
	for (let i = 0; i < 100; i++) job();
	settle();
	begin();
	for (let i = 0; i < 10_000; i++) job();
	settle();
	end(name);
	print(`${name} ${reports[name]} reports, ${Timer.pending} timers`);
}
