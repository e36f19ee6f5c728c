import { setTimeout as sleep } from 'node:timers/promises';
import { attempt, disconnect, type Server } from '../cli/attempt.js';
import { IDENTITY, readDevice } from '../cli/identity.js';
import { EXIT, integer, type Options, parse } from '../cli/options.js';
import { describePacket, packetLines } from '../cli/packet.js';
import { hostOf, readSigning, SIGNING } from '../cli/sign.js';
import type { Device, SignOptions } from '../src/index.js';
import { xsMissing } from '../test/support/xs.js';
import { type Broker, startBroker } from './broker.js';
import { type Engine, startNodeEngine, startXSEngine } from './engines.js';

const USAGE = `npm start -- [options]

Signs a device in from the XS engine and from Node, shows what goes over the wire, and shows that
another key is refused. Without options: a published device, and a broker on this computer.
With them: a device of yours, and the platform. Its secret comes from the environment variable
MQTT_SIGNIN_SECRET, a file or standard input.`;

const OPTIONS = {
	...IDENTITY,
	host: { type: 'string', value: 'HOST', help: 'server (ID.iotcloud.tencentdevices.com)' },
	port: { type: 'string', value: 'PORT', help: 'its port (1883)' },
	...SIGNING,
} as const satisfies Options;

/** Of the readme of LuatOS's iotauth demo. */
const PUBLISHED = {
	productId: 'LD8S5J1L07',
	deviceName: 'test',
	deviceSecret: 'acyv3QDJrRa0fW5UE58KnQ==',
};
const PUBLISHED_SIGNING = { expiry: 32472115200, connectionId: 'qkvrc' };

const KEEP_ALIVE = 240;
const TIMEOUT = 10;
/** Seconds that the platform wants between two CONNECTs of a device. */
const GAP = 5;

/** Who signs in where. */
interface Scene {
	readonly device: Device;
	readonly server: Server;
	/** Called for each sign-in. */
	readonly signing: () => SignOptions;
	/** Only the one that is started for this. */
	readonly broker?: Broker;
}

/** Each field that was shown: its packet, offset and bytes. */
const shown = new Set<string>();

process.exitCode = await run(process.argv.slice(2));

async function run(args: string[]): Promise<number> {
	let scene: Scene | undefined;
	try {
		scene = await readScene(args);
	} catch (error) {
		console.error(`npm start: ${(error as Error).message}`);
		return EXIT.usage;
	}
	if (!scene) return EXIT.ok;
	try {
		return await play(scene);
	} finally {
		await scene.broker?.close();
	}
}

/** Nothing if help was asked for. */
async function readScene(args: string[]): Promise<Scene | undefined> {
	if (args.length === 0) {
		const broker = await startBroker({ devices: [PUBLISHED] });
		const server = { host: '127.0.0.1', port: broker.port, timeout: TIMEOUT };
		console.log(`A broker on ${server.host}:${server.port} that checks what the platform checks,`);
		console.log('and the device of an example that LuatOS published.');
		return { device: PUBLISHED, server, signing: () => PUBLISHED_SIGNING, broker };
	}
	const values = parse(args, USAGE, OPTIONS);
	if (values === undefined) return undefined;
	const device = await readDevice(values);
	const port = integer(values.port, 'port', 1, 65535) ?? 1883;
	const server = { host: values.host ?? hostOf(device), port, timeout: TIMEOUT };
	readSigning(values);
	console.log(`The device ${device.deviceName} of ${device.productId}, on ${server.host}:${port}.`);
	return { device, server, signing: () => readSigning(values) };
}

/** Sign-ins that are accepted, and one that is not; returns the exit status. */
async function play(scene: Scene): Promise<number> {
	const xs = await startXSEngine();
	const node = await startNodeEngine();
	const outcomes: string[] = [];
	try {
		if (!xs) console.log(`\n${xsMissing}.`);
		for (const engine of xs ? [xs, node] : [node]) {
			console.log(`\nFrom ${engine.name}, with dist/index.js`);
			const status = await signIn(scene, engine, scene.device);
			if (status !== EXIT.ok) return status;
			outcomes.push(`accepted from ${engine.name}`);
			if (!scene.broker) await sleep(1000 * GAP);
		}
		console.log('\nFrom Node, with one bit of the key changed');
		const status = await signIn(scene, node, withChangedKey(scene.device));
		if (status === EXIT.ok) return EXIT.wrong;
		if (status !== EXIT.refused) return status;
		outcomes.push('refused with another key');
	} finally {
		xs?.stop();
	}
	console.log(`\nAs it should be: ${outcomes.join(', ')}.`);
	return EXIT.ok;
}

function withChangedKey(device: Device): Device {
	const key = Buffer.from(device.deviceSecret, 'base64');
	key[0] ^= 1;
	return { ...device, deviceSecret: key.toString('base64') };
}

/** The engine makes the CONNECT and reads the CONNACK, and a socket of Node's carries both; returns the exit status. */
async function signIn(scene: Scene, engine: Engine, device: Device): Promise<number> {
	const { server, signing, broker } = scene;
	const connect = await engine.connect(device, { ...signing(), keepAlive: KEEP_ALIVE });
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
		console.log(`\n  No answer: ${outcome.meaning}`);
		return EXIT.unreachable;
	}
	await disconnect(outcome.socket);
	show('CONNACK', connack);
	try {
		const { returnCode, meaning } = await engine.read(connack);
		console.log(`\n  ${meaning}`);
		if (returnCode === 0) return EXIT.ok;
	} catch (error) {
		console.log(`\n  No CONNACK: ${(error as Error).message}`);
		return EXIT.unreachable;
	}
	if (broker) console.log(`  Why: ${broker.connects.at(-1)?.reason}`);
	return EXIT.refused;
}

/** A packet field by field, but for what was shown before. */
function show(title: string, packet: Uint8Array, showPassword = false): void {
	const { fields } = describePacket(packet);
	const news = fields.filter(({ offset, bytes }) => {
		const key = `${title} ${offset} ${bytes}`;
		const isNew = !shown.has(key);
		shown.add(key);
		return isNew;
	});
	const same = news.length < fields.length ? ', the same as above' : '';
	const but = same && news.length > 0 ? ' but for' : '';
	console.log(`\n  ${title}, ${packet.length} bytes${same}${but}`);
	if (news.length === 0) return;
	for (const line of packetLines({ fields: news }, showPassword)) console.log(`  ${line}`);
}
