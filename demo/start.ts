import { setTimeout as sleep } from 'node:timers/promises';
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

/** Each field that was shown: its packet, offset and bytes. */
const shown = new Set<string>();

process.exitCode = await run(process.argv.slice(2));

async function run(args: string[]): Promise<number> {
	let scene: Scene;
	try {
		const cloud = peekCloud(args) ?? 'tencent';
		if (args.some((arg) => arg === '--help' || arg === '-h')) {
			console.log([USAGE, ...optionLines(Object.entries(optionsFor(cloud)), say)].join('\n'));
			return EXIT.ok;
		}
		const isOwn = args.some((arg, i) => !isCloud(arg) && !/^(-c|--cloud)$/.test(args[i - 1] ?? ''));
		scene = isOwn ? await ownScene(cloud, args, say) : await publishedScene(cloud);
	} catch (error) {
		if (!(error instanceof InputError)) throw error;
		console.error(`npm start: ${say(error.text)}`);
		return EXIT.usage;
	}
	const { broker, server } = scene;
	if (broker) {
		console.log(`A broker on ${server.host}:${server.port} that checks what the platform checks,`);
		console.log('and a device that was published as an example.');
	} else console.log(`Your device, on ${server.host}:${server.port}.`);
	try {
		return await play(scene);
	} finally {
		await broker?.close();
	}
}

function isCloud(arg: string): boolean {
	return /^(-c|--cloud(=|$))/.test(arg);
}

/** Sign-ins that are accepted, and one that is not; returns the exit status. */
async function play(scene: Scene): Promise<number> {
	const xs = await startXSEngine(scene.cloud);
	const node = await startNodeEngine(scene.cloud);
	const outcomes: string[] = [];
	try {
		if (!xs) console.log(`\n${xsMissing}.`);
		for (const engine of xs ? [xs, node] : [node]) {
			console.log(`\nFrom ${engine.name}, with dist/index.js and dist/clouds/${scene.cloud}.js`);
			const status = await signIn(scene, engine, scene.factory);
			if (status !== EXIT.ok) return status;
			outcomes.push(`accepted from ${engine.name}`);
			await sleep(1000 * scene.gap);
		}
		console.log('\nFrom Node, with another key');
		const status = await signIn(scene, node, withChangedKey(scene));
		if (status === EXIT.ok) return EXIT.fault;
		if (status !== EXIT.refused) return status;
		outcomes.push('refused with another key');
	} finally {
		xs?.stop();
	}
	console.log(`\nAs it should be: ${outcomes.join(', ')}.`);
	return EXIT.ok;
}

/** The engine makes the CONNECT and reads the CONNACK, and a socket of Node's carries both; returns the exit status. */
async function signIn(scene: Scene, engine: Engine, factory: Factory): Promise<number> {
	const { server, broker } = scene;
	const connect = await engine.connect(factory, KEEP_ALIVE, Math.floor(Date.now() / 1000));
	// The published password is no secret; a user's is one.
	show('CONNECT', connect, broker !== undefined);

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
		console.log(`\n  No answer: ${reason}`);
		return EXIT.unanswered;
	}
	await disconnect(outcome.socket);
	show('CONNACK', connack);
	try {
		const { returnCode, meaning } = await engine.read(connack);
		console.log(`\n  ${meaning}`);
		if (returnCode === 0) return EXIT.ok;
	} catch (error) {
		console.log(`\n  No CONNACK: ${(error as Error).message}`);
		return EXIT.unanswered;
	}
	if (broker) console.log(`  Why: ${broker.connects.at(-1)?.reason}`);
	return EXIT.refused;
}

/** A packet field by field, but for what was shown before. */
function show(title: string, bytes: Uint8Array, showPassword = false): void {
	const { packets } = describePackets(bytes);
	const fields = packets.flatMap((packet) => packet.fields);
	const news = fields.filter(({ offset, length }) => {
		const key = `${title} ${offset} ${bytes.subarray(offset, offset + length)}`;
		const isNew = !shown.has(key);
		shown.add(key);
		return isNew;
	});
	const same = news.length < fields.length ? ', the same as above' : '';
	const but = same && news.length > 0 ? ' but for' : '';
	console.log(`\n  ${title}, ${bytes.length} bytes${same}${but}`);
	if (news.length === 0) return;
	const packet = { ...packets[0], fields: news } as PacketDescription;
	for (const line of packetLines(packet, 'en', showPassword ? bytes : undefined))
		console.log(`  ${line}`);
}
