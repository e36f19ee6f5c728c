import { connect } from 'node:net';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { startBroker } from '../../platform/broker.js';
import { line } from '../../platform/events.js';
import { connectPacket, GOOD } from './broker.js';
import { parseConnect } from './parse-connect.js';
import { TENCENT } from './platform.js';

export interface FuzzResult {
	/** Mutants that another reader finds right: of the fields that no signature covers. */
	readonly right: number;
	/** How many were let in. */
	readonly accepted: number;
	/** Others that were let in, as hexadecimal digits. */
	readonly intruders: readonly string[];
	/** Lines of the log with something secret in them. */
	readonly leaks: readonly string[];
	/** How many CONNECTs could be read, and were refused. */
	readonly refused: number;
	/** What could not be read. */
	readonly malformed: number;
	/** Whether the right CONNECT is let in at the end. */
	readonly alive: boolean;
}

/** Connections at the same time. */
const CROWD = 32;

/** Sends mutants of a right CONNECT to a broker, and after a right one packets that are none. */
export async function fuzzBroker(connections: number, seed: number): Promise<FuzzResult> {
	const random = new Random(seed);
	const good = connectPacket(GOOD);
	const [token] = GOOD.password.split(';');
	const secret = new RegExp(`[0-9a-f]{16}|${token.slice(0, 8)}|${TENCENT.device.deviceSecret}`);
	const counts = { right: 0, accepted: 0, refused: 0, malformed: 0 };
	const [intruders, leaks]: string[][] = [[], []];
	const broker = await startBroker({
		devices: [TENCENT.device],
		onEvent(event) {
			for (const text of [line(event), JSON.stringify(event)])
				if (secret.test(text)) leaks.push(text);
			if (event.event === 'malformed') counts.malformed++;
			if (event.event === 'sign-in')
				counts[event.verdict === 'accepted' ? 'accepted' : 'refused']++;
		},
	});
	let left = connections;
	const client = async () => {
		while (left-- > 0) {
			// One in eight signs in, and sends nonsense then.
			const bytes = left % 8 === 0 ? Buffer.concat([good, random.nonsense()]) : random.mutant(good);
			const isRight = left % 8 === 0 || isRightConnect(bytes);
			const isAccepted = (await exchange(broker.port, bytes)).equals(CONNACK);
			if (isRight) counts.right++;
			if (!isRight && isAccepted) intruders.push(bytes.toString('hex'));
		}
	};
	try {
		await Promise.all(Array.from({ length: CROWD }, client));
		const result = { ...counts };
		const alive = (await exchange(broker.port, good)).equals(CONNACK);
		return { ...result, intruders, leaks, alive };
	} finally {
		await broker.close();
	}
}

const CONNACK = Buffer.from([0x20, 2, 0, 0]);

/** The first four bytes of what comes back. */
function exchange(port: number, bytes: Uint8Array): Promise<Buffer> {
	return new Promise((resolve, reject) => {
		const socket = connect(port, '127.0.0.1');
		let received = Buffer.alloc(0);
		socket.on('data', (chunk) => {
			received = Buffer.concat([received, chunk]).subarray(0, 4);
			if (received.length === 4) socket.destroy();
		});
		socket.on('error', (error: NodeJS.ErrnoException) => {
			if (error.code !== 'ECONNRESET' && error.code !== 'EPIPE') reject(error);
		});
		socket.on('close', () => resolve(received));
		socket.end(bytes);
	});
}

/** Whether the first packet is one that the platform must let in, by a reader of its own. */
function isRightConnect(bytes: Uint8Array): boolean {
	try {
		let [length, at] = [0, 1];
		do length += (bytes[at] % 128) * 128 ** (at - 1);
		while (bytes[at++] >= 128);
		const { clientId, username, password, keepAlive, will } = parseConnect(
			bytes.subarray(0, at + length),
		);
		return (
			[clientId, username, Buffer.from(password ?? []).toString()].join() ===
				[GOOD.clientId, GOOD.username, GOOD.password].join() &&
			keepAlive <= 900 &&
			will === undefined
		);
	} catch {
		return false;
	}
}

class Random {
	readonly #generator: ReturnType<typeof xoroshiro128plus>;

	constructor(seed: number) {
		this.#generator = xoroshiro128plus(seed);
	}

	/** An integer from 0 up to but not including `end`. */
	below(end: number): number {
		return uniformInt(this.#generator, 0, end - 1);
	}

	bytes(length: number): Buffer {
		return Buffer.from(Array.from({ length }, () => this.below(256)));
	}

	/** Packets or not, as a device might send after it was let in. */
	nonsense(): Buffer {
		const body = this.bytes(this.below(40));
		return this.below(2) === 0
			? body
			: Buffer.concat([Buffer.from([this.below(256), body.length]), body]);
	}

	/** Another packet than this one, from slightly changed to random. */
	mutant(packet: Buffer): Buffer {
		const copy = Buffer.from(packet);
		const at = this.below(copy.length);
		const end = Math.min(copy.length, at + 1 + this.below(16));
		switch (this.below(9)) {
			case 0:
				copy[at] ^= 1 << this.below(8);
				return copy;
			case 1:
				for (let i = 0; i < 4; i++) copy[this.below(copy.length)] = this.below(256);
				return copy;
			case 2:
				return copy.subarray(0, at);
			case 3:
				return Buffer.concat([copy.subarray(0, at), copy.subarray(end)]);
			case 4:
				return Buffer.concat([copy.subarray(0, end), copy.subarray(at)]);
			case 5:
				return Buffer.concat([copy.subarray(0, at), this.bytes(8), copy.subarray(at)]);
			case 6:
				return this.bytes(1 + this.below(200));
			case 7:
				return connectPacket(this.fields(), { keepalive: this.below(1000) });
			default:
				// A length that does not fit.
				copy[[2, 12, 13, 28, 29, 71, 72][this.below(7)]] = this.below(256);
				return copy;
		}
	}

	/** The right fields in wrong places, whole or in part. */
	fields() {
		const texts = [...Object.values(GOOD), TENCENT.device.deviceSecret, '', 'ä', GOOD.password];
		const text = () => {
			const chosen = texts[this.below(texts.length)];
			return this.below(2) === 0 ? chosen : chosen.slice(0, this.below(chosen.length + 1));
		};
		return { clientId: `a${text()}`.slice(this.below(2)), username: text(), password: text() };
	}
}
