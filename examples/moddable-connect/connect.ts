import TCP from 'embedded:io/socket/tcp';
import { Clock, now } from 'clock';
import config from 'mc/config';
import { type Cloud, encodeDisconnect, encodePingreq } from 'mqtt-signin';
import { Connector } from 'mqtt-signin/connector';
// biome-ignore lint/style/useNodejsImportProtocol: Moddable's, not Node's
import Net from 'net';
import Time from 'time';
import Timer from 'timer';

/** Seconds; each cloud allows it. */
const KEEP_ALIVE = 240;
/** Seconds that the server has to answer. */
const PATIENCE = 30;

/** What to check after a refusal, by return code. */
const CHECKS = Object.freeze([
	'',
	'Is this the right host? It speaks another version of MQTT.',
	'Are the names of the device as in the console?',
	'Nothing: the server is busy.',
	'Are the names and the secret as in the console, and is the clock right?',
	'Is the device enabled, is the secret its own, and is the clock right?',
]);

/** Signs the device in and keeps it signed in, and says what happens. */
export function stayConnected(cloud: Cloud): void {
	const host: string = config.host ?? cloud.host;
	const port = Number(config.port ?? cloud.port);
	const connector = new Connector(cloud, { random: Math.random, keepAlive: KEEP_ALIVE });
	let socket: TCP | undefined;
	let timer: Timer | undefined;
	let accepted: number | undefined;
	let silent = false;
	let hasTime = false;
	const clock = new Clock(() => {
		if (hasTime) return;
		if (accepted !== undefined) socket?.write(encodeDisconnect());
		again('The time is known now', connector.reset());
	});

	function connect(): void {
		const time = now();
		let packet: Uint8Array;
		hasTime = time !== undefined;
		try {
			packet = connector.connect(time);
		} catch (error) {
			trace(`This cannot be signed: ${(error as Error).message}.\n`);
			return;
		}
		if (!hasTime) trace('Signed without a clock, so for years.\n');
		const attempt = Timer.set(() => over(`No answer in ${PATIENCE} s`), 1000 * PATIENCE);
		timer = attempt;
		Net.resolve(host, (_name, address) => {
			if (attempt !== timer) return;
			if (address) open(address, packet);
			else over(`No address for ${host}: is there a network?`);
		});
	}

	function open(address: string, packet: Uint8Array): void {
		let sent = false;
		trace(`Connecting to ${host} (${address}), port ${port}.\n`);
		socket = new TCP({
			address,
			port,
			onWritable() {
				if (!sent) this.write(packet);
				sent = true;
			},
			onReadable(count) {
				silent = false;
				const bytes = new Uint8Array(this.read(count) as ArrayBuffer);
				if (accepted === undefined) read(bytes);
			},
			onError() {
				if (accepted !== undefined)
					over('The connection was lost; if that goes on, another board has this identity');
				else over(sent ? 'The server hung up without an answer' : 'The server cannot be reached');
			},
		});
	}

	function read(bytes: Uint8Array): void {
		const answer = connector.receive(bytes);
		if (answer.kind === 'accepted') {
			trace('Accepted: the device is signed in.\n');
			accepted = Time.ticks;
			Timer.clear(timer);
			timer = Timer.repeat(ping, 500 * KEEP_ALIVE);
		} else if (answer.kind === 'refused') {
			trace(`${answer.message}. Check: ${CHECKS[answer.returnCode]}\n`);
			trace(`The clock says ${new Date().toISOString()}.\n`);
			over('Refused');
		} else if (answer.kind === 'malformed') {
			over(`This is no MQTT server: ${answer.message}`);
		}
	}

	function ping(): void {
		if (silent) {
			over('The server is silent', true);
			return;
		}
		silent = true;
		socket?.write(encodePingreq());
	}

	function over(reason: string, linkLost = false): void {
		// After 24 days the difference of two ticks is negative.
		const lived = accepted === undefined ? 0 : Math.abs(Time.delta(accepted)) / 1000;
		again(reason, connector.disconnected({ lived, linkLost }));
	}

	function again(reason: string, wait: number): void {
		Timer.clear(timer);
		socket?.close();
		socket = accepted = undefined;
		silent = false;
		trace(`${reason}. Next attempt in ${Math.ceil(wait)} s.\n`);
		timer = Timer.set(connect, 1000 * wait);
	}

	connect();
	if (now() === undefined) clock.ask();
}
