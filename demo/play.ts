import { attempt, disconnect } from '../cli/attempt.js';
import { peekCloud } from '../cli/device.js';
import { InputError } from '../cli/errors.js';
import { EXIT } from '../cli/exit.js';
import { optionLines } from '../cli/help.js';
import { speaker } from '../cli/words/index.js';
import { describePackets, type PacketDescription, packetLines } from '../explain/index.js';
import { xsMissing } from '../tools/xs/xs.js';
import type { Factory } from './devices.js';
import { type Engine, startNodeEngine, startXSEngine } from './engines.js';
import { optionsFor, ownScene, publishedScene, type Scene, withChangedKey } from './scene.js';

const USAGE = `npm start -- [--cloud NAME] [options]

Signs a device in from the XS engine and from Node, shows what goes over the wire, and shows that
another key is refused. Without options other than --cloud: a published device, and a broker on this
computer that checks what the platform checks. With them: a device of yours, and the platform. Its
secret comes from the environment variable MQTT_SIGNIN_SECRET, a file or standard input.
`;

const KEEP_ALIVE = 240;
const say = speaker('en');

/** Where the demonstration prints, and how it waits. */
export interface Stage {
	readonly print: (line: string) => void;
	readonly error: (line: string) => void;
	/** Waits so many seconds between two CONNECTs. */
	readonly pause: (seconds: number) => Promise<unknown>;
	/** Unix seconds. */
	readonly now: () => number;
}

/** What `npm start` does; returns the exit status. */
export async function run(args: string[], stage: Stage): Promise<number> {
	let scene: Scene;
	try {
		const cloud = peekCloud(args) ?? 'tencent';
		if (args.some((arg) => arg === '--help' || arg === '-h')) {
			stage.print([USAGE, ...optionLines(Object.entries(optionsFor(cloud)), say)].join('\n'));
			return EXIT.ok;
		}
		const isOwn = args.some((arg, i) => !isCloud(arg) && !/^(-c|--cloud)$/.test(args[i - 1] ?? ''));
		scene = isOwn ? await ownScene(cloud, args, say) : await publishedScene(cloud);
	} catch (error) {
		if (!(error instanceof InputError)) throw error;
		stage.error(`npm start: ${say(error.text)}`);
		return EXIT.usage;
	}
	const { broker, server } = scene;
	if (broker) {
		stage.print(`A broker on ${server.host}:${server.port} that checks what the platform checks,`);
		stage.print('and a device that was published as an example.');
	} else stage.print(`Your device, on ${server.host}:${server.port}.`);
	try {
		return await new Play(scene, stage).run();
	} finally {
		await broker?.close();
	}
}

function isCloud(arg: string): boolean {
	return /^(-c|--cloud(=|$))/.test(arg);
}

class Play {
	readonly #scene: Scene;
	readonly #stage: Stage;
	/** Each field that was shown: its packet, offset and bytes. */
	readonly #shown = new Set<string>();

	constructor(scene: Scene, stage: Stage) {
		this.#scene = scene;
		this.#stage = stage;
	}

	/** Sign-ins that are accepted, and one that is not; returns the exit status. */
	async run(): Promise<number> {
		const { cloud, factory, gap } = this.#scene;
		const { print, pause } = this.#stage;
		const xs = await startXSEngine(cloud);
		const node = await startNodeEngine(cloud);
		const outcomes: string[] = [];
		try {
			if (!xs) print(`\n${xsMissing}.`);
			for (const engine of xs ? [xs, node] : [node]) {
				print(`\nFrom ${engine.name}, with dist/index.js and dist/clouds/${cloud}.js`);
				const status = await this.#signIn(engine, factory);
				if (status !== EXIT.ok) return status;
				outcomes.push(`accepted from ${engine.name}`);
				await pause(gap);
			}
			print('\nFrom Node, with another key');
			const status = await this.#signIn(node, withChangedKey(this.#scene));
			if (status === EXIT.ok) return EXIT.fault;
			if (status !== EXIT.refused) return status;
			outcomes.push('refused with another key');
		} finally {
			xs?.stop();
		}
		print(`\nAs it should be: ${outcomes.join(', ')}.`);
		return EXIT.ok;
	}

	/** The engine makes the CONNECT and reads the CONNACK, and a socket of Node's carries both; returns the exit status. */
	async #signIn(engine: Engine, factory: Factory): Promise<number> {
		const { server, broker } = this.#scene;
		const { print, now } = this.#stage;
		const connect = await engine.connect(factory, KEEP_ALIVE, Math.floor(now()));
		// The published password is no secret; a user's is one.
		this.#show('CONNECT', connect, broker !== undefined);

		let connack = Buffer.alloc(0);
		const outcome = await attempt(server, connect, (bytes) => {
			connack = Buffer.concat([connack, bytes]).subarray(0, 4);
			// Whatever it says, for the engine to read.
			return connack.length < 4
				? { kind: 'waiting' }
				: { kind: 'accepted', sessionPresent: false, rest: new Uint8Array() };
		});
		if (outcome.kind !== 'accepted') {
			const reason = 'reason' in outcome ? say(outcome.reason) : outcome.kind;
			print(`\n  No answer: ${reason}`);
			return EXIT.unanswered;
		}
		await disconnect(outcome.socket);
		this.#show('CONNACK', connack);
		try {
			const { returnCode, meaning } = await engine.read(connack);
			print(`\n  ${meaning}`);
			if (returnCode === 0) return EXIT.ok;
		} catch (error) {
			print(`\n  No CONNACK: ${(error as Error).message}`);
			return EXIT.unanswered;
		}
		if (broker) print(`  Why: ${broker.connects.at(-1)?.reason}`);
		return EXIT.refused;
	}

	/** Shows a packet field by field, but for what was shown before. */
	#show(title: string, bytes: Uint8Array, showPassword = false): void {
		const { packets } = describePackets(bytes);
		const fields = packets.flatMap((packet) => packet.fields);
		const news = fields.filter(({ offset, length }) => {
			const key = `${title} ${offset} ${bytes.subarray(offset, offset + length)}`;
			const isNew = !this.#shown.has(key);
			this.#shown.add(key);
			return isNew;
		});
		const { print } = this.#stage;
		const same = news.length < fields.length ? ', the same as above' : '';
		const but = same && news.length > 0 ? ' but for' : '';
		print(`\n  ${title}, ${bytes.length} bytes${same}${but}`);
		if (news.length === 0) return;
		const packet = { ...packets[0], fields: news } as PacketDescription;
		for (const line of packetLines(packet, 'en', showPassword ? bytes : undefined))
			print(`  ${line}`);
	}
}
