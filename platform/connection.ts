import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { readConnect } from './connect.js';
import type { BrokerEvent } from './events.js';
import type { Faults } from './faults.js';
import type { Known } from './registry.js';
import type { SignIn } from './rule.js';

type WithoutTime<E> = E extends unknown ? Omit<E, 'time'> : never;
export type Report = (event: WithoutTime<BrokerEvent>) => void;

/** What a connection asks of its broker. */
export interface Gate {
	readonly faults: Faults;
	readonly report: Report;
	/** Judges a CONNECT, and remembers it. */
	receive(signIn: SignIn | Unacceptable, from: string): Decision;
	/** Takes over a device that was let in. */
	admit(connection: Connection, signIn: SignIn, stream: Duplex): void;
	/** The connection is over. */
	leave(connection: Connection): void;
}

/** A CONNECT of a protocol that is not served. */
export interface Unacceptable {
	readonly returnCode: number;
	readonly reason: string;
	readonly tls: boolean;
}

export interface Decision {
	/** 0 lets the device in. */
	readonly returnCode: number;
	readonly known: Known | undefined;
	/** When the cloud ends the connection, in Unix seconds. */
	readonly closesAt?: number | undefined;
	/** Counts the CONNECTs from 1. */
	readonly number: number;
}

/** Milliseconds that a client has for its CONNECT. */
const CONNECT_TIMEOUT = 30_000;
/** Milliseconds that a client has to close after a refusal. */
const CLOSE_TIMEOUT = 2_000;
/** Milliseconds between the bytes of a CONNACK in pieces. */
const PIECE_GAP = 20;
/** What is no CONNACK, one for each CONNECT in turn. */
const GARBAGE = [
	'HTTP/1.1 400 Bad Request\r\n\r\n',
	Buffer.from([0x20, 0x03, 0x00, 0x00, 0x00]),
	Buffer.from([0xd0, 0x00]),
	Buffer.from([0x20, 0x02, 0x02, 0x00]),
	Buffer.from([0xff, 0xff, 0xff, 0xff, 0xff, 0xff]),
];

/** One client: reads its CONNECT, answers a refusal, and hands an accepted device over as a stream. */
export class Connection {
	readonly from: string;
	readonly tls: boolean;
	/** Set once the device was let in. */
	known: Known | undefined;
	/** Set by whoever ends the connection. */
	ending: string | undefined;
	/** When the cloud ends the connection, in Unix seconds. */
	closesAt: number | undefined;
	readonly #socket: Socket;
	readonly #gate: Gate;
	#received = Buffer.alloc(0);
	#timer: NodeJS.Timeout | undefined;
	#since = 0;

	constructor(socket: Socket, tls: boolean, gate: Gate) {
		this.#socket = socket;
		this.#gate = gate;
		this.tls = tls;
		this.from = `${socket.remoteAddress?.replace('::ffff:', '')}:${socket.remotePort}`;
		socket.setNoDelay(true);
		socket.on('error', () => {});
		socket.once('close', () => this.#closed());
		socket.on('data', this.#read);
		this.#timer = setTimeout(
			() => this.#malformed(`no CONNECT within ${CONNECT_TIMEOUT / 1000} s`),
			CONNECT_TIMEOUT,
		);
	}

	/** Seconds since the device was let in. */
	get lived(): number {
		return (performance.now() - this.#since) / 1000;
	}

	/** Ends the connection at once. */
	close(reason: string): void {
		this.ending ??= reason;
		this.#socket.destroy();
	}

	readonly #read = (chunk: Buffer) => {
		this.#received = Buffer.concat([this.#received, chunk]);
		const reading = readConnect(this.#received);
		if (reading.kind === 'incomplete') return;
		clearTimeout(this.#timer);
		this.#socket.off('data', this.#read);
		if (reading.kind === 'malformed') {
			this.#malformed(reading.reason);
			return;
		}
		const { from, tls } = this;
		if (reading.kind === 'unacceptable') {
			const decision = this.#gate.receive({ ...reading, tls }, from);
			this.#later(decision, () => this.#refuse(decision.returnCode));
			return;
		}
		const signIn = { ...reading.signIn, tls };
		this.#received = this.#received.subarray(reading.length);
		const decision = this.#gate.receive(signIn, from);
		this.#later(decision, () => {
			if (decision.returnCode !== 0) this.#refuse(decision.returnCode);
			else this.#accept(signIn, decision);
		});
	};

	/** Answers after the delay, unless nothing or something else is to be answered. */
	#later({ number }: Decision, answer: () => void): void {
		const { delay, silent } = this.#gate.faults;
		const collect = (chunk: Buffer) => {
			this.#received = Buffer.concat([this.#received, chunk]);
		};
		if (silent) {
			this.#socket.resume();
			return;
		}
		this.#socket.on('data', collect);
		const act = () => {
			this.#socket.off('data', collect);
			if (!this.#gate.faults.garbage) answer();
			else {
				this.#socket.write(GARBAGE[number % GARBAGE.length]);
				this.#socket.resume();
			}
		};
		if (delay > 0) this.#timer = setTimeout(act, delay * 1000);
		else act();
	}

	#malformed(reason: string): void {
		this.#gate.report({ event: 'malformed', from: this.from, reason });
		this.#socket.destroy();
	}

	#refuse(returnCode: number): void {
		const socket = this.#socket;
		// Bytes that nobody reads would make the end a reset, which can overtake the CONNACK.
		socket.resume();
		this.#send(Buffer.from([0x20, 2, 0, returnCode]), () => socket.end());
		this.#timer = setTimeout(() => socket.destroy(), CLOSE_TIMEOUT);
	}

	#accept(signIn: SignIn, { known, closesAt }: Decision): void {
		this.known = known;
		this.closesAt = closesAt;
		this.#since = performance.now();
		let sent = 0;
		const stream = new Stream(this.#socket, (chunk, done) => {
			const first = sent < 4;
			sent += chunk.length;
			if (this.#gate.faults.silent) done();
			else if (first) this.#send(chunk, done);
			else this.#socket.write(chunk, () => done());
		});
		this.#gate.admit(this, signIn, stream);
		stream.push(this.#received);
		this.#received = Buffer.alloc(0);
	}

	/** Sends a CONNACK or a part of it. */
	#send(bytes: Buffer, done: () => void): void {
		if (!this.#gate.faults.split) {
			this.#socket.write(bytes, done);
			return;
		}
		this.#socket.write(bytes.subarray(0, 1));
		const next = () => (bytes.length === 1 ? done() : this.#send(bytes.subarray(1), done));
		this.#timer = setTimeout(next, PIECE_GAP);
	}

	#closed(): void {
		clearTimeout(this.#timer);
		this.#gate.leave(this);
	}
}

/** A socket after its CONNECT, whose output passes through `send`. */
class Stream extends Duplex {
	readonly #socket: Socket;
	readonly #send: (chunk: Buffer, done: () => void) => void;

	constructor(socket: Socket, send: (chunk: Buffer, done: () => void) => void) {
		super();
		this.#socket = socket;
		this.#send = send;
		socket.on('data', (chunk) => {
			if (!this.push(chunk)) socket.pause();
		});
		socket.once('end', () => this.push(null));
		socket.once('close', () => this.destroy());
	}

	override _read(): void {
		this.#socket.resume();
	}

	override _write(chunk: Buffer, _encoding: string, done: () => void): void {
		this.#send(chunk, done);
	}

	override _destroy(_error: Error | null, done: (error: null) => void): void {
		this.#socket.destroy();
		done(null);
	}
}
