import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Cloud } from '../../src/cloud.js';
import {
	DPS_RESPONSES,
	type DpsRequest,
	type DpsResponse,
	dpsRegisterRequest,
	dpsStatusRequest,
	readDpsResponse,
} from '../../src/clouds/azure-dps-register.js';
import { ConnackReader } from '../../src/connack-reader.js';
import { encodeConnect } from '../../src/index.js';
import { type Attempt, attempt, disconnect, type Server } from '../attempt.js';
import type { Failed } from '../failure.js';
import { isRefusal, refusalIn } from '../library.js';
import { message } from '../words/index.js';
import { encodePublish, encodeSubscribe, PacketReader } from './mqtt.js';

/** What the service said of a registration. */
export type Assigned =
	| { readonly kind: 'assigned'; readonly assignedHub: string; readonly deviceId: string }
	/** By the service itself, after the sign-in. */
	| { readonly kind: 'denied'; readonly code: string; readonly text: string }
	| Exclude<Attempt, { kind: 'accepted' }>;

export interface Provisioning {
	readonly registrationId: string;
	readonly cloud: Cloud;
	readonly server: Server;
	/** Unix seconds. */
	readonly now: number;
	readonly signal: AbortSignal;
}

/** Seconds between two questions, whatever the service asks for. */
const SHORTEST_WAIT = 1;
const LONGEST_WAIT = 60;
/** How often it is asked. */
const QUESTIONS = 100;
/** Covers the waits. */
const KEEP_ALIVE = 240;

/** Signs in to the Device Provisioning Service, and asks until it says which hub the device belongs to. */
export async function provision(provisioning: Provisioning): Promise<Assigned> {
	const { cloud, server, now, signal } = provisioning;
	const { clientId, username, password } = cloud.sign(now);
	const packet = encodeConnect({ clientId, username, password, keepAlive: KEEP_ALIVE });
	const reader = new ConnackReader();
	const result = await attempt(server, packet, (bytes) => reader.receive(bytes), signal);
	if (result.kind !== 'accepted') return result;
	const leave = () => disconnect(result.socket);
	signal.addEventListener('abort', leave);
	try {
		return await converse(result.socket, result.rest, provisioning);
	} finally {
		signal.removeEventListener('abort', leave);
		await disconnect(result.socket);
	}
}

async function converse(
	socket: Socket,
	rest: Uint8Array,
	{ registrationId, server, signal }: Provisioning,
): Promise<Assigned> {
	const answers = new Answers(socket, rest);
	socket.write(encodeSubscribe(DPS_RESPONSES, 1));
	let requestId = 0;
	let request = dpsRegisterRequest(registrationId, `${++requestId}`);
	for (let i = 0; i < QUESTIONS; i++) {
		const answer = await answers.to(request, `${requestId}`, server.timeout);
		if (signal.aborted) return { kind: 'stopped' };
		if (answer.kind !== 'assigning' && answer.kind !== 'busy') return answer;
		const wait = Math.min(Math.max(answer.retryAfter, SHORTEST_WAIT), LONGEST_WAIT);
		await sleep(wait * 1000, undefined, { signal }).catch(() => {});
		requestId++;
		request =
			answer.kind === 'assigning'
				? dpsStatusRequest(answer.operationId, `${requestId}`)
				: // The same question again, of which the number is a part.
					{ ...request, topic: request.topic.replace(/\$rid=\d+/, `$rid=${requestId}`) };
	}
	return { kind: 'timeout', reason: message('dps.unassigned') };
}

type Failure = Extract<Assigned, { kind: 'denied' }> | Failed;

/** The service's answers on a connection. */
class Answers {
	readonly #socket: Socket;
	readonly #reader = new PacketReader();
	readonly #found: DpsResponse[] = [];
	#failure: Failure | undefined;
	#wake = () => {};

	constructor(socket: Socket, rest: Uint8Array) {
		this.#socket = socket;
		this.#read(rest);
		socket.on('data', (bytes) => this.#read(bytes));
		socket.on('close', () => this.#fail({ kind: 'closed', reason: message('lost.closed') }));
		socket.resume();
	}

	/** Sends a request, and returns its answer. */
	async to(
		request: DpsRequest,
		requestId: string,
		timeout: number,
	): Promise<DpsResponse | Failure> {
		this.#socket.write(encodePublish(request.topic, request.payload));
		const timer = setTimeout(
			() => this.#fail({ kind: 'timeout', reason: message('dps.silent', { timeout }) }),
			timeout * 1000,
		);
		try {
			for (;;) {
				const answer = this.#found.shift();
				if (answer?.requestId === requestId) return answer;
				if (this.#failure) return this.#failure;
				if (answer === undefined)
					await new Promise<void>((resolve) => {
						this.#wake = resolve;
					});
			}
		} finally {
			clearTimeout(timer);
		}
	}

	#read(bytes: Uint8Array): void {
		try {
			for (const packet of this.#reader.receive(bytes)) {
				if (packet.kind === 'suback' && !packet.isGranted)
					this.#fail({ kind: 'malformed', reason: message('dps.unsubscribed') });
				if (packet.kind !== 'publish') continue;
				if (packet.puback) this.#socket.write(packet.puback);
				this.#found.push(readDpsResponse(packet.topic, packet.payload));
			}
		} catch (error) {
			this.#fail(failureOf(error));
		}
		this.#wake();
	}

	#fail(failure: Failure): void {
		this.#failure ??= failure;
		this.#wake();
	}
}

function failureOf(error: unknown): Failure {
	const { cause, message: text } = error as Error;
	if (cause !== undefined) {
		const { code, message: said } = cause as { code: string | number; message: string };
		return { kind: 'denied', code: `${code}`, text: said };
	}
	if (!(error instanceof SyntaxError)) throw error;
	const reason = isRefusal(error) ? refusalIn(text) : undefined;
	return { kind: 'malformed', reason: reason ?? message('network.other', { text }) };
}
