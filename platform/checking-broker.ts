import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { createServer as createTlsServer } from 'node:tls';
import type { Broker, BrokerOptions, Connect } from './broker.js';
import type { Certificate } from './certificate.js';
import { RULES } from './clouds.js';
import {
	Connection,
	type Decision,
	type Gate,
	type Report,
	type Unacceptable,
} from './connection.js';
import { Engine } from './engine.js';
import type { BrokerEvent } from './events.js';
import { describeFaults, type Faults, GOOD_DAY, onBadDay } from './faults.js';
import { judge } from './judge.js';
import { serveRegistration } from './register.js';
import { type Contents, type Known, Registry } from './registry.js';
import type { Message, SignIn, Verdict } from './rule.js';

const MOST_CONNECTS = 10_000;
/** Milliseconds that a restart takes. */
const RESTART = 1000;
/** Milliseconds between two looks for connections whose credentials ended. */
const SWEEP = 500;

/** The broker behind startBroker: listens, judges and remembers, and does what the faults say. */
export class CheckingBroker implements Broker, Gate {
	readonly host: string;
	readonly registry: Registry;
	readonly connects: Connect[] = [];
	readonly report: Report;
	faults: Faults;
	port: number;
	registrationPort: number | undefined;
	readonly #options: BrokerOptions;
	readonly #certificate: Certificate | undefined;
	readonly #connections = new Set<Connection>();
	/** Those of all connections, also before their TLS handshake is over. */
	readonly #sockets = new Set<Socket>();
	readonly #lastSeen = new Map<string, number>();
	readonly #timers: NodeJS.Timeout[] = [];
	#count = 0;
	#engine: Engine | undefined;
	#server: Server | undefined;
	#stopRegistration = async () => {};
	#closed = false;
	#restarting: Promise<void> | undefined;

	constructor(options: BrokerOptions, certificate: Certificate | undefined) {
		const { devices, products = [], cloud = 'tencent', host = '127.0.0.1', port = 0 } = options;
		const contents: Contents = { devices, products };
		this.#options = options;
		this.#certificate = certificate;
		this.host = host;
		this.port = port;
		this.registry = new Registry(cloud, contents);
		this.faults = { ...GOOD_DAY, ...options.faults };
		this.report = (event) =>
			options.onEvent?.({ time: milliseconds(this.now()), ...event } as BrokerEvent);
	}

	get ca(): string | undefined {
		return this.#certificate?.ca;
	}

	get signedIn(): string[] {
		return [...this.#connections].flatMap(({ known }) => known?.device.identity ?? []);
	}

	now(): number {
		const { now = () => Date.now() / 1000 } = this.#options;
		return now() + this.faults.clock;
	}

	async start(): Promise<void> {
		await this.#listen();
		const { registrationPort } = this.#options;
		if (registrationPort !== undefined) {
			const { host, registry, report } = this;
			const now = () => this.now();
			const settings = { host, port: registrationPort, certificate: this.#certificate };
			const served = await serveRegistration({ registry, now, report }, settings);
			this.registrationPort = served.port;
			this.#stopRegistration = served.close;
		}
		this.#arm();
	}

	change(faults: Partial<Faults>): void {
		this.faults = { ...this.faults, ...faults };
		this.#arm();
		const set = describeFaults(this.faults).join(', ');
		this.report({ event: 'platform', message: `what goes wrong: ${set || 'nothing'}` });
	}

	send(message: Message, qos: 0 | 1 = 0): void {
		this.#engine?.send(message, qos);
	}

	disconnectAll(): void {
		for (const connection of this.#connections) connection.close('the platform cut it');
	}

	restart(): Promise<void> {
		this.#restarting ??= this.#restart().finally(() => {
			this.#restarting = undefined;
		});
		return this.#restarting;
	}

	async #restart(): Promise<void> {
		await this.#stop('the platform restarts');
		this.report({ event: 'platform', message: 'stopped, for a second' });
		await new Promise((resolve) => setTimeout(resolve, RESTART));
		if (this.#closed) return;
		try {
			await this.#listen();
			this.report({ event: 'platform', message: 'there again' });
		} catch (error) {
			this.report({ event: 'platform', message: `not there again: ${(error as Error).message}` });
		}
	}

	async close(): Promise<void> {
		this.#closed = true;
		for (const timer of this.#timers) clearInterval(timer);
		await this.#stopRegistration();
		await this.#restarting;
		await this.#stop('the platform stops');
	}

	receive(signIn: SignIn | Unacceptable, from: string): Decision {
		const time = this.now();
		const number = ++this.#count;
		const { known, verdict } =
			'clientId' in signIn
				? judge(signIn, this.registry, time, { plain: this.#options.plain ?? false })
				: { known: undefined, verdict: signIn };
		const sent: Partial<SignIn> = 'clientId' in signIn ? signIn : {};
		const { clientId = '', username, password, keepAlive = 0, protocol } = sent;
		const cloud = known?.cloud ?? this.registry.cloud;
		const tooSoon = known !== undefined && this.#isTooSoon(known, time);
		const { minInterval } = RULES[cloud].limits;
		const outcome = onBadDay(this.faults, verdict, { number, tooSoon, minInterval });
		const { returnCode, reason, notes } = outcome;
		const result = returnCode === 0 ? 'accepted' : 'refused';
		const device = known?.device.identity;
		const shared = { cloud, device, keepAlive, protocol, tls: signIn.tls, returnCode, reason };
		const { connects } = this;
		const text = password?.toString();
		connects.push({
			...shared,
			time,
			clientId,
			username,
			password: text,
			tooSoon,
			verdict: result,
		});
		if (connects.length > MOST_CONNECTS) connects.shift();
		this.report({ event: 'sign-in', from, ...shared, verdict: result, notes });
		const { expiry } = verdict as Verdict;
		const closesAt = RULES[cloud].limits.closesAtExpiry ? expiry : undefined;
		return { returnCode, known, closesAt, number };
	}

	admit(connection: Connection, signIn: SignIn, stream: Duplex): void {
		const known = connection.known as Known;
		for (const other of this.#connections)
			if (other !== connection && other.known && isSame(other.known, known))
				other.close('the device signed in again');
		this.registry.activate(known);
		this.#engine?.admit(connection, signIn, stream);
	}

	leave(connection: Connection): void {
		this.#connections.delete(connection);
		const { known, ending = 'closed without DISCONNECT' } = connection;
		if (!known) return;
		const lived = milliseconds(connection.lived);
		this.report({ event: 'disconnect', device: known.device.identity, reason: ending, lived });
	}

	#isTooSoon({ cloud, rule, device }: Known, time: number): boolean {
		const key = `${cloud} ${device.identity}`;
		const last = this.#lastSeen.get(key);
		this.#lastSeen.set(key, time);
		return last !== undefined && time - last < rule.limits.minInterval;
	}

	async #listen(): Promise<void> {
		this.#engine = await Engine.start(
			{ now: () => this.now(), add: (entry) => this.registry.add(entry) },
			this.report,
		);
		const certificate = this.#certificate;
		const serve = (socket: Socket) => {
			this.#connections.add(new Connection(socket, certificate !== undefined, this));
		};
		this.#server = certificate ? this.#tlsServer(certificate, serve) : createServer(serve);
		this.#server.on('connection', (socket: Socket) => {
			this.#sockets.add(socket);
			socket.once('close', () => this.#sockets.delete(socket));
		});
		await once(this.#server.listen(this.port, this.host), 'listening');
		this.port = (this.#server.address() as AddressInfo).port;
	}

	#tlsServer(certificate: Certificate, serve: (socket: Socket) => void): Server {
		return createTlsServer(certificate, serve).on('tlsClientError', (error, socket) => {
			const { code = error.message } = error as NodeJS.ErrnoException;
			const from = `${socket.remoteAddress}:${socket.remotePort}`;
			this.report({ event: 'malformed', from, reason: `the TLS handshake failed: ${code}` });
		});
	}

	async #stop(reason: string): Promise<void> {
		const [server, engine] = [this.#server, this.#engine];
		this.#server = this.#engine = undefined;
		if (!server) return;
		const closed = once(server, 'close');
		server.close();
		for (const connection of this.#connections) connection.close(reason);
		for (const socket of this.#sockets) socket.destroy();
		await closed;
		await engine?.close();
	}

	/** Restarts again and again, until other faults are set. */
	#restartAfter(seconds: number, faults: Faults): void {
		const restart = async () => {
			await this.restart();
			if (this.faults === faults && !this.#closed) this.#restartAfter(seconds, faults);
		};
		this.#timers.push(setTimeout(() => void restart(), seconds * 1000));
	}

	/** Sets the timers of whatever happens again and again. */
	#arm(): void {
		for (const timer of this.#timers.splice(0)) clearInterval(timer);
		const every = (milliseconds: number, act: () => void) =>
			this.#timers.push(setInterval(act, milliseconds));
		const { dropEvery, restartEvery } = this.faults;
		if (dropEvery !== undefined) every(dropEvery * 1000, () => this.disconnectAll());
		if (restartEvery !== undefined) this.#restartAfter(restartEvery, this.faults);
		every(SWEEP, () => {
			for (const connection of this.#connections)
				if (connection.closesAt !== undefined && connection.closesAt <= this.now())
					connection.close('its credentials ended');
		});
	}
}

/** Leaves out what is shorter. */
function milliseconds(seconds: number): number {
	return Math.round(seconds * 1000) / 1000;
}

function isSame(a: Known, b: Known): boolean {
	return a.cloud === b.cloud && a.device.identity === b.device.identity;
}
